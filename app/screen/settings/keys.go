package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// openKeys shows the key that certificates are signed with, or makes one.
func (s *Screen) openKeys() {
	var all []keys.Issuer
	var office, mine *seal.KeyList
	var kept keys.Kept
	var stolen string // a key of which certificates in the register are given up
	var lacks int
	conf := s.sh.Conference()
	s.read(func(ctx context.Context) (err error) {
		if all, err = keys.List(ctx, s.store); err != nil {
			return err
		}
		if conf.Issuer != "" {
			office = s.about.Keys.Own(all, conf)
		}
		if office != nil && !conf.Sample {
			mine, kept = office, s.about.Keys.Kept(office)
			stolen, lacks, err = keys.Lacks(ctx, s.store, office)
		}
		return err
	}, func() {
		cards := []fyne.CanvasObject{s.keyCard(conf, mine, kept)}
		if lacks > 0 {
			cards = append([]fyne.CanvasObject{widget.NewBanner(widget.Warn, s.sh.T("settings.key.lacks", "n", lacks, "key", stolen),
				widget.NewSmall(s.sh.T("settings.key.lacks.do"), "", func() { s.keepCertificates(mine, stolen) }))}, cards...)
		}
		if mine != nil {
			cards = append(cards, s.keyActions(mine, kept))
		}
		if others := s.otherKeys(office, all); others != nil {
			cards = append(cards, others)
		}
		s.show(cards...)
	})
}

// keyCard tells of the open conference's key.
func (s *Screen) keyCard(conf data.Conference, mine *seal.KeyList, kept keys.Kept) fyne.CanvasObject {
	sh := s.sh
	if conf.Sample {
		return s.card("key", widget.NewBanner(widget.Info, sh.T("settings.key.sample")))
	}
	if conf.Issuer == "" {
		return s.card("key", widget.NewBanner(widget.Warn, sh.T("settings.key.noissuer"),
			widget.NewSmall(sh.T("settings.key.noissuer.do"), "", func() { s.open("conference") })))
	}
	if mine == nil {
		return s.makeKeyCard(conf)
	}
	return s.card("key",
		widget.NewBanner(widget.OK, sh.T("settings.key.ready", "issuer", mine.Issuer)),
		widget.FactText(sh.T("settings.key.fingerprint"), mine.Fingerprint()),
		widget.FactText(sh.T("settings.key.list"), sh.T("settings.key.list.text", "number", mine.Number, "date", mine.Made.String(), "keys", len(mine.Keys))),
		widget.FactText(sh.T("settings.key.folder"), s.keyPlace(kept)),
		s.remark("key.ready.text"),
		widget.Row(8, widget.NewButton(sh.T("settings.key.export"), icons.Download, s.exportKeys), widget.Space()))
}

// keyPlace says where the key is kept, and its passphrase.
func (s *Screen) keyPlace(kept keys.Kept) string {
	file := kept.File
	if file == "" {
		return s.sh.T("settings.key.place.elsewhere", "folder", s.about.Keys.Path)
	}
	if kept.Remembered {
		return s.sh.T("settings.key.place.remembered", "file", file, "store", s.sh.T(kept.Where))
	}
	return s.sh.T("settings.key.place", "file", file)
}

// makeKeyCard asks for what a new key needs.
func (s *Screen) makeKeyCard(conf data.Conference) fyne.CanvasObject {
	sh := s.sh
	first, again := widget.NewPasswordEntry(), widget.NewPasswordEntry()
	fFirst := widget.NewField(sh.T("settings.key.passphrase"), first).Helped(sh.T("settings.key.passphrase.help"))
	fAgain := widget.NewField(sh.T("settings.key.again"), again)
	root := ""
	where := widget.NewSecond(sh.T("settings.key.root.none")).Cut(120)
	choose := widget.NewButton(sh.T("settings.key.root.choose"), icons.Folder, func() {
		sh.SaveFile(sh.T("settings.key.root.file")+".age", func(path string) {
			root = path
			where.SetText(path)
		})
	})
	var create *widget.Button
	create = widget.NewFilled(sh.T("settings.key.make"), icons.Key, func() {
		fFirst.SetError("")
		fAgain.SetError("")
		if err := seal.CheckPassphrase(first.Text); err != nil {
			fFirst.SetError(sh.Say(err))
			return
		}
		if first.Text != again.Text {
			fAgain.SetError(sh.T("settings.key.differ"))
			return
		}
		s.makeKey(conf, first.Text, root, create)
	})
	return s.card("key",
		widget.NewBanner(widget.Warn, sh.T("settings.key.missing", "issuer", conf.Issuer)), s.remark("key.text"),
		widget.Tops(12, widget.Grow(fFirst), widget.Grow(fAgain)),
		s.remark("key.root"), widget.Row(12, choose, widget.Grow(where)),
		widget.Row(8, widget.Space(), create))
}

// makeKey makes root and signing key, and shows what must be kept on paper.
func (s *Screen) makeKey(conf data.Conference, passphrase, root string, button *widget.Button) {
	var made keys.Made
	button.Disable()
	s.sh.Run(s.sh.T("settings.key.job"), func(ctx context.Context, _ func(done, total int)) (err error) {
		defer func() {
			if err != nil {
				fyne.Do(button.Enable)
			}
		}()
		made, err = s.about.Keys.Init(ctx, s.store, keys.InitOptions{Issuer: conf.Issuer, Passphrase: passphrase, RootFile: root})
		return err
	}, func() { s.showMade(made) })
}

func (s *Screen) showMade(made keys.Made) {
	sh := s.sh
	all := strings.Join([]string{made.Issuer, made.Fingerprint, made.Recovery}, "\n")
	copyAll := widget.NewSmall(sh.T("settings.key.copy"), icons.Paste, func() { sh.WriteClipboard(all) })
	widget.Ask(sh.Window(), widget.Question{
		Title: sh.T("settings.key.made"), Text: sh.T("settings.key.made.text"), Width: 620,
		Body: widget.Column(10,
			widget.FactText(sh.T("settings.key.fingerprint"), made.Fingerprint),
			widget.FactText(sh.T("settings.key.recovery"), made.Recovery),
			widget.FactText(sh.T("settings.key.rootfile"), made.RootFile),
			widget.FactText(sh.T("settings.key.signingfile"), made.SigningFile),
			widget.Row(0, copyAll, widget.Space())),
		Cancel: sh.T("settings.key.noted"), Held: true,
		OnClose: func() {
			if sh.ReadClipboard() == all { // the next one to paste need not have the code
				sh.WriteClipboard("")
			}
		},
	})
	s.open("key")
}

// exportKeys writes the public list, for verification elsewhere.
func (s *Screen) exportKeys() {
	conf := s.sh.Conference()
	s.sh.SaveFile(s.sh.T("settings.key.export.file")+".json", func(path string) {
		s.sh.Run(s.sh.T("settings.key.export"), func(ctx context.Context, _ func(done, total int)) error {
			_, err := s.about.Keys.Export(ctx, s.store, conf, path)
			return err
		}, func() { s.sh.Notify(s.sh.T("settings.key.exported", "file", path), nil) })
	})
}

// otherKeys lists the offices whose certificates can be verified here besides.
func (s *Screen) otherKeys(office *seal.KeyList, all []keys.Issuer) fyne.CanvasObject {
	sh := s.sh
	rows := []fyne.CanvasObject{s.remark("keys.others.text")}
	for _, i := range all {
		if i.Sample || office != nil && i.List.Root.Equal(office.Root) {
			continue
		}
		tag := widget.NewTag(sh.T("settings.key.untrusted"), widget.Warn, "")
		if i.Trusted {
			tag = widget.NewTag(sh.T("settings.key.trusted"), widget.OK, icons.Check)
		}
		rows = append(rows, widget.Row(12, widget.Grow(widget.Column(0, widget.NewBold(i.List.Issuer).Cut(100), widget.NewCaption(i.List.Fingerprint()).Cut(100))), tag), widget.Line())
	}
	rows = append(rows, widget.Row(0, widget.NewSmall(sh.T("settings.keys.import"), icons.Import, s.importKeys), widget.Space()))
	return s.card("keys.others", rows...)
}

// importKeys takes in another office's list once a person has compared the fingerprint.
func (s *Screen) importKeys() { s.sh.OpenFile(nil, s.importKeysFrom) }

func (s *Screen) importKeysFrom(path string) {
	if keys.IsSigner(path) {
		var signer keys.HandedSigner
		s.save(func(ctx context.Context) (err error) {
			signer, err = keys.LookSigner(ctx, s.store, path)
			return err
		}, "", func() { s.takeKey(signer) })
		return
	}
	var in []keys.Incoming
	s.sh.Load(func(ctx context.Context) (err error) {
		in, err = keys.Look(ctx, s.store, path)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.confirmKeys(in)
	})
}

func (s *Screen) confirmKeys(in []keys.Incoming) {
	if len(in) == 0 {
		return
	}
	sh, one := s.sh, in[0]
	widget.Ask(sh.Window(), widget.Question{
		Title: sh.T("settings.keys.trust", "issuer", one.List.Issuer), Text: sh.T("settings.keys.trust.text"),
		Body: widget.FactText(sh.T("settings.key.fingerprint"), one.List.Fingerprint()),
		Verb: sh.T("settings.keys.trust.verb"), Cancel: sh.T("common.cancel"), Width: 560,
		Do: func() bool {
			now := sh.Now()
			s.save(func(ctx context.Context) error { return keys.Import(ctx, s.store, one, now) },
				sh.T("settings.keys.imported", "issuer", one.List.Issuer), func() {
					s.open("key")
					s.confirmKeys(in[1:])
				})
			return true
		},
	})
}
