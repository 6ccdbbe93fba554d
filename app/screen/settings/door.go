package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/backup"
	"vinhdanh/data/text"
)

// doorPhones are the choices of who sees telephone numbers.
var doorPhones = []string{admit.PhonesHere, admit.PhonesNone, admit.PhonesAll}

// openDoor shows what the check-in desks say and hand over.
func (s *Screen) openDoor() {
	values := map[string]string{admit.SettingHelpDesk: "", admit.SettingKitOfficial: "", admit.SettingKitGuest: "",
		admit.SettingPhones: "", screen.SettingMCRead: "", screen.SettingDoorPrinter: "", screen.SettingDoorSlips: "", backup.JournalSetting: ""}
	s.read(func(ctx context.Context) (err error) {
		for key := range values {
			if values[key], err = s.store.Setting(ctx, key); err != nil {
				return err
			}
		}
		return nil
	}, func() { s.showDoor(values) })
}

func (s *Screen) showDoor(values map[string]string) {
	t := s.sh.T
	entry := func(value, hint string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(value)
		e.SetPlaceHolder(hint)
		e.OnChanged = func(string) { s.edited = true }
		return e
	}
	place, way, _ := strings.Cut(values[admit.SettingHelpDesk], ";")
	help, path := entry(text.Clean(place), t("jobs.admit.help.desk")), entry(text.Clean(way), t("settings.door.way.hint"))
	official, guest := entry(values[admit.SettingKitOfficial], t("settings.door.kit.hint")), entry(values[admit.SettingKitGuest], t("settings.door.kit.hint"))
	folder := entry(values[backup.JournalSetting], t("settings.door.copy.hint"))
	keep := func(of map[string]string) {
		s.save(func(ctx context.Context) error {
			for key, value := range of {
				if err := s.store.SetSetting(ctx, key, value); err != nil {
					return err
				}
			}
			return nil
		}, t("settings.saved"), func() { s.edited = false })
	}
	block := func(name, about string, values func() map[string]string, entries []*widget.Entry, fields ...fyne.CanvasObject) fyne.CanvasObject {
		save := func() { keep(values()) }
		for _, e := range entries {
			e.OnSubmitted = func(string) { save() }
		}
		parts := append([]fyne.CanvasObject{s.remark(about)}, fields...)
		return s.card(name, append(parts, widget.Row(0, widget.NewButton(t("settings.save"), "", save), widget.Space()))...)
	}
	field := func(key string, e fyne.CanvasObject) fyne.CanvasObject {
		return widget.Grow(widget.NewField(t("settings."+key), e))
	}
	choose := widget.NewButton(t("settings.door.copy.choose"), icons.Folder, func() {
		s.sh.SaveFile(t("settings.door.copy.folder"), func(path string) {
			folder.SetText(path)
			keep(map[string]string{backup.JournalSetting: path})
		})
	})
	slips := widget.NewCheck(t("settings.door.slips"), values[screen.SettingDoorSlips] == "yes", func(on bool) {
		value := "no"
		if on {
			value = "yes"
		}
		keep(map[string]string{screen.SettingDoorSlips: value})
	})
	reads := widget.NewCheck(t("settings.door.mc"), values[screen.SettingMCRead] == "yes", func(on bool) {
		value := "no"
		if on {
			value = "yes"
		}
		keep(map[string]string{screen.SettingMCRead: value})
	})
	s.show(
		block("helpdesk", "helpdesk.text", func() map[string]string {
			return map[string]string{admit.SettingHelpDesk: helpDesk(help.Text, path.Text)}
		}, []*widget.Entry{help, path}, widget.Tops(12, field("door.help", help), field("door.way", path))),
		block("door.kit", "door.kit.text", func() map[string]string {
			return map[string]string{admit.SettingKitOfficial: text.Clean(official.Text), admit.SettingKitGuest: text.Clean(guest.Text)}
		}, []*widget.Entry{official, guest}, widget.Tops(12, field("door.kit.official", official), field("door.kit.guest", guest))),
		block("door.copy", "door.copy.text", func() map[string]string {
			return map[string]string{backup.JournalSetting: strings.TrimSpace(folder.Text)}
		}, []*widget.Entry{folder}, widget.Row(8, widget.Grow(folder), choose)),
		s.card("door.printer", s.remark("door.printer.text"), newDeskPrinter(s, values[screen.SettingDoorPrinter]).object(), slips),
		s.card("door.phones", s.remark("door.phones.text"), widget.Row(0, s.phonesChoice(values[admit.SettingPhones], keep), widget.Space())),
		s.card("mc", s.remark("mc.text"), reads))
}

// phonesChoice chooses at which desks telephone numbers are seen, at once.
func (s *Screen) phonesChoice(value string, keep func(map[string]string)) fyne.CanvasObject {
	names, at := make([]string, len(doorPhones)), 0
	for i, p := range doorPhones {
		names[i] = s.sh.T("settings.door.phones." + p)
		if p == value {
			at = i
		}
	}
	return widget.NewSegment(names, at, func(i int) { keep(map[string]string{admit.SettingPhones: doorPhones[i]}) })
}

// helpDesk joins the desk's name and the way to it, as package admit takes them apart.
func helpDesk(place, way string) string {
	place = strings.ReplaceAll(text.Clean(place), ";", ",")
	if way = text.Clean(way); way != "" {
		return place + "; " + way
	}
	return place
}
