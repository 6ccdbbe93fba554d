package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data/text"
)

// openGeneral shows language, colours and the order of names. All take effect
// at once.
func (s *Screen) openGeneral() {
	var tones string
	s.read(func(ctx context.Context) (err error) {
		tones, err = s.store.Setting(ctx, text.SettingTones)
		return err
	}, func() { s.showGeneral(text.ToneOrder(tones)) })
}

func (s *Screen) showGeneral(tones text.ToneOrder) {
	sh := s.sh
	at := 0
	names := make([]string, len(i18n.Languages))
	for i, l := range i18n.Languages {
		names[i] = i18n.For(l).T("settings.language.name")
		if l == sh.Catalogue().Lang() {
			at = i
		}
	}
	language := widget.NewSegment(names, at, func(i int) { sh.SetLanguage(i18n.Languages[i]) })
	looks := []widget.Look{widget.LookLight, widget.LookDark, widget.LookSystem}
	at = 0
	for i, l := range looks {
		if l == s.look.Get() {
			at = i
		}
	}
	look := widget.NewSegment([]string{sh.T("settings.look.light"), sh.T("settings.look.dark"), sh.T("settings.look.system")}, at,
		func(i int) { s.look.Set(looks[i]) })
	s.show(s.card("language", widget.Row(0, language, widget.Space()), s.remark("language.text")),
		s.card("look", widget.Row(0, look, widget.Space())),
		s.namesCard(tones))
}

func (s *Screen) noConference() fyne.CanvasObject {
	return widget.NewSurface(widget.NewEmptyState(icons.Institution, s.sh.T("shell.noconference"), s.sh.T("settings.noconference"),
		widget.NewFilled(s.sh.T("shell.conference.new"), icons.Add, s.newConference)))
}

var _ screen.Screen = (*Screen)(nil)
