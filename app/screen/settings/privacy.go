package settings

import (
	"context"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
)

// openPrivacy shows what personal data may be seen.
func (s *Screen) openPrivacy() {
	sh := s.sh
	var sensitive string
	s.read(func(ctx context.Context) (err error) {
		sensitive, err = s.store.Setting(ctx, screen.SettingSensitive)
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
		s.show(s.card("privacy", check, s.remark("privacy.text")))
	})
}
