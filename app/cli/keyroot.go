package cli

import (
	"errors"
	"io"
	"os"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
)

// root finds the root key: a recovery code, a file named in the call, or the
// file that was never moved away from this PC. Its passphrase is in a file of
// its own, is typed, or is that of the signing key.
func (s *session) root(db keys.Records, issuer string, f rootFlags) (k keys.RootKey, err error) {
	if f.RecoveryFile != "" {
		k.Recovery, err = s.recovery(f.RecoveryFile)
		return k, err
	}
	list, err := s.keyFolder().Of(s.ctx, db, issuer)
	if err != nil {
		return k, err
	}
	if k.File = f.RootFile; k.File == "" {
		k.File = s.keyFolder().RootFile(list)
	}
	if k.File == "" {
		if !s.env.IsTerminal(s.in) {
			return k, data.Fail("root-key-needed", "issuer", list.Issuer)
		}
		k.Recovery, err = s.recovery("")
		return k, err
	}
	var p []byte
	if f.RootPassphraseFile != "" {
		p, err = passphraseOf(f.RootPassphraseFile)
	} else if s.env.IsTerminal(s.in) {
		p, err = s.ask("cli.passphrase.root")
	} else {
		p, err = s.passphrase("cli.passphrase.root")(s.ctx)
	}
	k.Passphrase = string(p)
	clear(p)
	return k, err
}

// recovery reads a recovery code: from a file, or as a person types it in one
// line. Never from the words of the call, which any program on the PC can see.
func (s *session) recovery(name string) (code string, err error) {
	if name == "" {
		p, err := s.ask("cli.key.type.recovery")
		if data.CodeOf(err) == "no-passphrase" {
			return "", data.Fail("recovery-needed")
		}
		defer clear(p)
		return string(p), err
	}
	if err := readable(name); err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", data.Wrap(err, "file-unreadable", "file", name)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	raw, err := io.ReadAll(io.LimitReader(f, 1<<12))
	if err != nil {
		return "", data.Wrap(err, "file-unreadable", "file", name)
	}
	return string(raw), nil
}

// currentPassphrase is the passphrase of an office's signing key: the
// call's, the remembered one, or the one that is typed.
func (s *session) currentPassphrase(db keys.Records, issuer string) (string, error) {
	if f := s.keyFolder(); f.Vault != nil {
		list, err := s.keyFolder().Of(s.ctx, db, issuer)
		if err != nil {
			return "", err
		}
		if p, err := f.Vault.Recall(list.RootHex()); err == nil && p != "" {
			return p, nil
		}
	}
	p, err := s.passphrase("cli.passphrase.signing")(s.ctx)
	defer clear(p)
	return string(p), err
}

// otherPassphrase is a second passphrase of a call, from a file of its own or
// typed twice.
func (s *session) otherPassphrase(name, question string) (string, error) {
	if name != "" {
		p, err := passphraseOf(name)
		defer clear(p)
		return string(p), err
	}
	p, err := s.typedTwice(question)
	if data.CodeOf(err) == "no-passphrase" {
		return "", data.Fail("no-new-passphrase")
	}
	return p, err
}
