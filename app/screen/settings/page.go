package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/publish"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// openPage shows the page on which anybody checks a certificate, and writes it.
func (s *Screen) openPage() {
	sh := s.sh
	conf := sh.Conference()
	var offices []publish.Issuer
	s.read(func(ctx context.Context) error {
		server, err := publish.NewServer(ctx, s.store, conf, sh.Now)
		if err != nil {
			return err
		}
		offices, err = server.Issuers(ctx)
		return err
	}, func() {
		parts := []fyne.CanvasObject{s.remark("page.text")}
		for _, o := range offices {
			parts = append(parts, s.office(o)...)
		}
		write := widget.NewFilled(sh.T("settings.page.write"), icons.Download, s.writePage)
		s.show(s.card("page", append(parts, widget.Row(8, write, widget.Space()), s.remark("page.serve"))...))
	})
}

// office says of one office where its page is and how old its lists are.
func (s *Screen) office(o publish.Issuer) []fyne.CanvasObject {
	sh := s.sh
	where := strings.ToLower(strings.Join(o.Pages, ", "))
	if where == "" {
		where = sh.T("settings.page.none")
	}
	parts := []fyne.CanvasObject{widget.NewBold(o.Issuer).Cut(100), widget.FactText(sh.T("settings.page.where"), where)}
	switch {
	case sh.Conference().Sample: // nobody withdraws a sample
	case o.AsOf == "":
		parts = append(parts, widget.NewBanner(widget.Warn, sh.T("settings.page.nolist"), s.toRegister()))
	case o.Next < data.DateOf(sh.Now()):
		parts = append(parts, widget.NewBanner(widget.Warn, sh.T("settings.page.late", "day", o.Next.String()), s.toRegister()))
	default:
		parts = append(parts, widget.FactText(sh.T("settings.page.list"),
			sh.T("settings.page.list.text", "n", o.Count, "day", o.AsOf.String(), "next", o.Next.String())))
	}
	return append(parts, widget.Line())
}

// toRegister leads to where lists of withdrawn certificates are signed.
func (s *Screen) toRegister() fyne.CanvasObject {
	return widget.NewSmall(s.sh.T("settings.page.sign"), icons.Key, func() { s.sh.Open(screen.Register, screen.Filter{Section: "lists"}) })
}

// writePage writes the page into a folder that a person chooses.
func (s *Screen) writePage() {
	conf := s.sh.Conference()
	s.sh.SaveFile(s.sh.T("settings.page.folder"), func(folder string) {
		var done publish.Done
		s.sh.Run(s.sh.T("settings.page.write"), func(ctx context.Context, _ func(done, total int)) (err error) {
			done, err = publish.Publish(ctx, s.store, conf, folder)
			return err
		}, func() {
			s.sh.Notify(s.sh.T("settings.page.written", "folder", done.Folder, "n", done.Files), nil)
			s.sh.Reveal(done.Folder)
		})
	})
}
