package certificates

import (
	"context"
	"errors"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// noKey says that certificates cannot be signed, and leads to where keys are made.
func (s *Screen) noKey(err error) {
	widget.Ask(s.sh.Window(), widget.Question{Title: s.sh.T("certificates.warning.key"), Text: s.sayKey(err),
		Verb: s.sh.T("certificates.warning.settings"), Cancel: s.sh.T("common.cancel"), Do: func() bool {
			s.sh.Open(screen.Settings, screen.Filter{Section: "key"})
			return true
		}})
}

// sayKey says why nothing can be signed, in words for who sits at the window.
func (s *Screen) sayKey(err error) string {
	var e *data.Error
	if errors.As(err, &e) {
		if key := "certificates.key." + string(e.Code); s.sh.Catalogue().Has(key) {
			return s.sh.Catalogue().Map(key, e.Args)
		}
	}
	return s.sh.Say(err)
}

// unlock opens the signing key with the passphrase that this PC remembers, or
// asks for it.
func (s *Screen) unlock(o order) {
	if s.d.Keys.Vault == nil {
		s.askPassphrase(o)
		return
	}
	s.openKey(o, "", func(err error) {
		if err != nil {
			s.askPassphrase(o)
		}
	})
}

// askPassphrase asks for the passphrase of the signing key.
func (s *Screen) askPassphrase(o order) {
	t := s.sh.T
	widget.AskPassphrase(s.sh.Window(), widget.PassphraseQuestion{
		Title: t("certificates.passphrase.title", "n", o.plan.issue), Text: t("certificates.passphrase.text", "issuer", o.conf.Issuer),
		Label: t("certificates.passphrase.field"), Empty: t("certificates.passphrase.empty"), Opening: t("certificates.passphrase.opening"),
		Verb: t("certificates.passphrase.do"), Cancel: t("common.cancel"),
		Open: func(passphrase string, told func(wrong string)) {
			s.openKey(o, passphrase, func(err error) {
				if err == nil {
					told("")
					return
				}
				told(s.sh.Say(err))
			})
		}})
}

// openKey opens the signing key off the interface's goroutine and then goes
// on; opened is told whether it could be opened.
func (s *Screen) openKey(o order, passphrase string, opened func(error)) {
	var signer keys.Signer
	s.sh.Load(func(ctx context.Context) (err error) {
		signer, err = s.d.Keys.Open(ctx, s.d.Records, o.conf, func(context.Context) ([]byte, error) {
			if passphrase == "" {
				return nil, errNoPassphrase
			}
			return []byte(passphrase), nil
		})
		return err
	}, func(err error) {
		opened(err)
		if err == nil {
			o.then(signer)
		}
	})
}
