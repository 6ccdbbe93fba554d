package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// passphrase gives a function that finds the passphrase of a key: in the file
// that the call names, in VINHDANH_PASSPHRASE, or by asking on the terminal.
// Error: no-passphrase, with the words to type.
func (s *session) passphrase(question string) func(context.Context) ([]byte, error) {
	return func(context.Context) ([]byte, error) {
		if s.g.PassphraseFile != "" {
			return passphraseOf(s.g.PassphraseFile)
		}
		if p := s.env.Getenv(passphraseVariable); p != "" {
			return []byte(p), nil
		}
		return s.ask(question)
	}
}

// passphraseOf reads the first line of a file.
func passphraseOf(name string) (p []byte, err error) {
	if err := readable(name); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, data.Wrap(err, "file-unreadable", "file", name)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	line, err := bufio.NewReader(io.LimitReader(f, 1<<16)).ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, data.Wrap(err, "file-unreadable", "file", name)
	}
	return bytes.TrimRight(line, "\r\n"), nil
}

// ask reads a passphrase from the terminal.
func (s *session) ask(question string) ([]byte, error) {
	if s.env.ReadPassword == nil || !s.env.IsTerminal(s.in) {
		return nil, data.Fail("no-passphrase")
	}
	if _, err := io.WriteString(s.errw, s.c.T(question)+" "); err != nil {
		return nil, err
	}
	p, err := s.env.ReadPassword()
	_, _ = io.WriteString(s.errw, "\n")
	if err != nil {
		return nil, data.Wrap(err, "no-passphrase")
	}
	return p, nil
}

// newPassphrase is passphrase for a key that is made now: a person at the
// terminal types it twice.
func (s *session) newPassphrase(question string) (string, error) {
	if s.g.PassphraseFile != "" || s.env.Getenv(passphraseVariable) != "" {
		p, err := s.passphrase(question)(s.ctx)
		defer clear(p)
		return string(p), err
	}
	return s.typedTwice(question)
}

func (s *session) typedTwice(question string) (string, error) {
	first, err := s.ask(question)
	if err != nil {
		return "", err
	}
	defer clear(first)
	second, err := s.ask("cli.passphrase.again")
	if err != nil {
		return "", err
	}
	defer clear(second)
	if !bytes.Equal(first, second) {
		return "", data.Fail("passphrases-differ")
	}
	return string(first), nil
}

// answer reads a line that a person types at the terminal.
func (s *session) answer(question string) (string, error) {
	if _, err := io.WriteString(s.errw, question+" "); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(s.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimSpace(line), nil
}

// agreed tells whether an answer is yes, in either language and without marks.
func (s *session) agreed(answer string) bool {
	switch text.Fold(answer) {
	case "c", "co", "y", "yes":
		return true
	}
	return false
}
