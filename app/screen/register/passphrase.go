package register

import (
	"context"
	"errors"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// errAsk says that no passphrase is known yet.
var errAsk = errors.New("the passphrase is to be asked for")

// signing is what a key is asked for: words of the dialog, and the work, which
// gets the open key, or nil in a sample conference.
type signing struct {
	conf        data.Conference
	title, verb string
	work        func(ctx context.Context, signer keys.Signer) error
	done        func()
	refused     func(err error) bool // says what is wrong where it was typed; nil or false: Fail
}

// sign opens the office's key, by a passphrase that this computer remembers or
// that is asked for, and has the work done. A sample conference has no key
// whose lists anybody would trust.
func (s *Screen) sign(o signing) {
	if o.conf.Sample {
		s.work(o, nil)
		return
	}
	s.open(o, "", func(err error) {
		switch {
		case errors.Is(err, errAsk):
			s.askPassphrase(o)
		case err != nil:
			s.noKey(err)
		}
	})
}

// open opens the key off the interface's goroutine and then has the work done;
// opened is told whether it could be opened.
func (s *Screen) open(o signing, passphrase string, opened func(error)) {
	var signer keys.Signer
	s.sh.Load(func(ctx context.Context) (err error) {
		signer, err = s.d.Keys.Open(ctx, s.d.Records, o.conf, func(context.Context) ([]byte, error) {
			if passphrase == "" {
				return nil, errAsk
			}
			return []byte(passphrase), nil
		})
		return err
	}, func(err error) {
		opened(err)
		if err == nil {
			s.work(o, signer)
		}
	})
}

func (s *Screen) work(o signing, signer keys.Signer) {
	s.sh.Load(func(ctx context.Context) error {
		if signer != nil {
			defer signer.Close()
		}
		return o.work(ctx, signer)
	}, func(err error) {
		switch {
		case err == nil:
			o.done()
		case o.refused == nil || !o.refused(err):
			s.sh.Fail(err)
		}
		s.sh.Changed()
	})
}

// noKey says that nothing can be signed here, and leads to where keys are made.
func (s *Screen) noKey(err error) {
	widget.Ask(s.sh.Window(), widget.Question{Title: s.sh.T("registry.nokey"), Text: s.sh.Say(err),
		Verb: s.sh.T("registry.nokey.do"), Cancel: s.sh.T("common.cancel"), Do: func() bool {
			s.sh.Open(screen.Settings, screen.Filter{Section: "key"})
			return true
		}})
}

// askPassphrase asks for the passphrase of the signing key.
func (s *Screen) askPassphrase(o signing) {
	t := s.sh.T
	widget.AskPassphrase(s.sh.Window(), widget.PassphraseQuestion{
		Title: o.title, Text: t("registry.passphrase.text", "issuer", o.conf.Issuer), Label: t("registry.passphrase"),
		Empty: t("registry.passphrase.empty"), Opening: t("registry.passphrase.opening"), Verb: o.verb, Cancel: t("common.cancel"),
		Open: func(passphrase string, told func(wrong string)) {
			s.open(o, passphrase, func(err error) {
				if err == nil {
					told("")
					return
				}
				told(s.sh.Say(err))
			})
		}})
}
