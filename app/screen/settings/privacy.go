package settings

import (
	"context"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data/text"
)

// openPrivacy shows what personal data may be seen, and where the help desk is.
func (s *Screen) openPrivacy() {
	sh := s.sh
	var sensitive, desk string
	s.read(func(ctx context.Context) (err error) {
		if sensitive, err = s.store.Setting(ctx, screen.SettingSensitive); err != nil {
			return err
		}
		desk, err = s.store.Setting(ctx, screen.SettingHelpDesk)
		return err
	}, func() {
		check := widget.NewCheck(sh.T("settings.privacy.show"), sensitive == "yes", func(on bool) {
			value := "no"
			if on {
				value = "yes"
			}
			s.save(func(ctx context.Context) error { return s.store.SetSetting(ctx, screen.SettingSensitive, value) },
				sh.T("settings.saved"), sh.Changed)
		})
		help := widget.NewEntry()
		help.SetText(desk)
		help.SetPlaceHolder(sh.T("checkin.help.desk"))
		keep := func() {
			value := text.Clean(help.Text)
			s.save(func(ctx context.Context) error { return s.store.SetSetting(ctx, screen.SettingHelpDesk, value) },
				sh.T("settings.saved"), nil)
		}
		help.OnSubmitted = func(string) { keep() }
		help.OnChanged = func(string) { s.edited = true }
		s.show(
			s.card("privacy", check, s.remark("privacy.text")),
			s.card("helpdesk", s.remark("helpdesk.text"), widget.Row(8, widget.Grow(help), widget.NewButton(sh.T("settings.save"), "", keep))))
	})
}
