package settings

import (
	"context"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data/seal"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

func (s *Screen) changePassphrase(list *seal.KeyList) {
	f := &keyForm{s: s, key: "passphrase.change", done: s.told("passphrase.change")}
	old, _ := f.secret("passphrase.old")
	changed := f.twice("passphrase.new")
	f.do = func(ctx context.Context) error {
		return s.about.Keys.ChangePassphrase(ctx, s.store, list.Issuer, "", old.Text, changed.Text)
	}
	f.ask()
}

func (s *Screen) rememberKey(list *seal.KeyList) {
	f := &keyForm{s: s, key: "remember", done: s.told("remember")}
	p, _ := f.secret("passphrase")
	f.do = func(ctx context.Context) error { return s.about.Keys.Remember(ctx, s.store, list.Issuer, p.Text) }
	f.ask()
}

func (s *Screen) forgetKey(list *seal.KeyList) {
	s.save(func(ctx context.Context) error { return s.about.Keys.Forget(ctx, s.store, list.Issuer) }, "", s.told("forget"))
}

// handKey writes the signing key into a file for a colleague.
func (s *Screen) handKey(list *seal.KeyList) {
	s.sh.SaveFile(s.sh.T("settings.key.hand.file")+".vdk", func(path string) {
		f := &keyForm{s: s, key: "hand", done: s.told("hand", "file", path, "fingerprint", list.Fingerprint())}
		now, _ := f.secret("passphrase")
		agreed := f.twice("hand.agreed")
		f.do = func(ctx context.Context) error {
			_, err := s.about.Keys.ExportSigner(ctx, s.store, list.Issuer, now.Text, agreed.Text, path)
			return err
		}
		f.ask()
	})
}

func (s *Screen) rotateKey(list *seal.KeyList) {
	f := &keyForm{s: s, key: "rotate", done: s.told("rotate")}
	root := f.root(list)
	p := f.twice("rotate.passphrase")
	f.do = func(ctx context.Context) error {
		_, err := s.about.Keys.Rotate(ctx, s.store, keys.RotateOptions{Issuer: list.Issuer, Root: root(), Passphrase: p.Text})
		return err
	}
	f.ask()
}

// compromiseKey publishes that the key is in strange hands.
func (s *Screen) compromiseKey(list *seal.KeyList) {
	f := &keyForm{s: s, key: "compromise", loses: true}
	root := f.root(list)
	var out keys.Compromised
	f.do = func(ctx context.Context) (err error) {
		out, err = s.about.Keys.Compromise(ctx, s.store, keys.CompromiseOptions{Issuer: list.Issuer, Root: root()})
		return err
	}
	f.done = func() {
		s.open("key")
		widget.Ask(s.sh.Window(), widget.Question{Title: s.sh.T("settings.key.compromise.done"),
			Text: s.sh.T("settings.key.compromise.next", "n", out.Kept), Width: 560,
			Verb: s.sh.T("settings.key.rotate.do"), Cancel: s.sh.T("common.close"), Do: func() bool {
				s.rotateKey(out.List)
				return true
			}})
	}
	f.ask()
}

// keepCertificates adds the certificates of this register to what stays valid of
// a key that another PC has published as stolen.
func (s *Screen) keepCertificates(list *seal.KeyList, key string) {
	f := &keyForm{s: s, key: "keep"}
	root := f.root(list)
	var out keys.Compromised
	f.do = func(ctx context.Context) (err error) {
		out, err = s.about.Keys.Compromise(ctx, s.store, keys.CompromiseOptions{Issuer: list.Issuer, Key: key, Root: root()})
		return err
	}
	f.done = func() { s.told("keep", "n", out.Kept)() }
	f.ask()
}

// recoverRoot writes the root key into a file again, from its code on paper.
func (s *Screen) recoverRoot(list *seal.KeyList) {
	s.sh.SaveFile(s.sh.T("settings.key.root.file")+".age", func(path string) {
		f := &keyForm{s: s, key: "recover", done: s.told("recover", "file", path)}
		code, field := f.code()
		field.Helped(s.sh.T("settings.key.recover.code.help"))
		p := f.twice("recover.passphrase")
		f.do = func(ctx context.Context) error {
			_, err := s.about.Keys.Recover(ctx, s.store, keys.RecoverOptions{Issuer: list.Issuer, Recovery: code.Text, File: path, Passphrase: p.Text})
			return err
		}
		f.ask()
	})
}

// printSheet prints the recovery sheet, which nobody keeps but the paper: on a
// printer it leaves no file behind.
func (s *Screen) printSheet(list *seal.KeyList) {
	t := s.sh.T
	var sheet keys.Sheet
	s.sh.Print(screen.Paper{Kind: "key.sheet", Title: t("settings.key.sheet"), Job: t("settings.key.sheet"), File: t("settings.key.sheet.file"),
		Sheets: []screen.Sheet{screen.A4}, Original: true,
		Before: func(_ screen.Target, then func()) {
			f := &keyForm{s: s, key: "sheet", done: then}
			root := f.root(list)
			f.do = func(ctx context.Context) (err error) {
				sheet, err = s.about.Keys.Sheet(ctx, s.store, list.Issuer, root())
				return err
			}
			f.ask()
		},
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			done := papers.Result{Printed: 1}
			if to.Printer == nil {
				return done, sheet.Save(ctx, to.File)
			}
			pages, meta, err := sheet.Pages()
			if err != nil {
				return papers.Result{}, err
			}
			return done, to.Printer.Pages(ctx, layout.FontAssets(), meta, pdf.PageOptions{}, pages, progress)
		},
		Saved: func(path string, _ papers.Result) { s.told("sheet", "file", path)() }})
}

// takeKey takes in a colleague's signing key, once a person has compared the
// fingerprint.
func (s *Screen) takeKey(in keys.HandedSigner) {
	f := &keyForm{s: s, key: "take", done: s.told("take", "issuer", in.List.Issuer), loses: !in.Known}
	f.fields = append(f.fields, widget.FactText(s.sh.T("settings.key.fingerprint"), in.List.Fingerprint()))
	p, _ := f.secret("hand.agreed")
	now := s.sh.Now()
	f.do = func(ctx context.Context) error {
		_, err := s.about.Keys.ImportSigner(ctx, s.store, in, p.Text, now)
		return err
	}
	f.ask("issuer", in.List.Issuer)
}
