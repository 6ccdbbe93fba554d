package settings

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// deskPrinter chooses the printer of the desk among those of this computer.
type deskPrinter struct {
	s      *Screen
	name   string   // that of the desk; "": none
	names  []string // as choice offers them, the first is none
	choice *widget.Select
	again  *widget.Button
	icon   *widget.Icon
	words  *widget.Text
	told   *fyne.Container
}

// newDeskPrinter shows what is set already while it looks for printers.
func newDeskPrinter(s *Screen, name string) *deskPrinter {
	d := &deskPrinter{s: s, name: name, icon: widget.NewIcon(icons.Info, 18, widget.ColorText3), words: widget.NewSecond("")}
	d.words.Wrap = true
	d.told = widget.Tops(8, d.icon, widget.Grow(d.words))
	d.choice = widget.NewSelect(nil, -1, func(i int) { d.choose(d.names[i]) })
	d.choice.Icon = icons.Print
	d.again = widget.NewButton(s.sh.T("settings.door.printer.again"), icons.Refresh, d.look)
	d.look()
	return d
}

func (d *deskPrinter) object() fyne.CanvasObject {
	return widget.Column(8, widget.Row(8, widget.Grow(d.choice), d.again), d.told)
}

// look asks the system for its printers, and how they are.
func (d *deskPrinter) look() {
	t := d.s.sh.T
	d.again.SetDisabled(true)
	d.offer(nil, t("settings.door.printer.looking"))
	d.say(icons.Info, widget.ColorText3, t("settings.door.printer.looking"))
	var list []spool.Printer
	d.s.sh.Load(func(ctx context.Context) (err error) {
		list, err = d.s.sh.Printers(ctx)
		return err
	}, func(err error) {
		d.again.SetDisabled(false)
		gone := t("settings.door.printer.gone")
		if err != nil {
			gone = ""
		}
		d.offer(list, gone)
		d.tell(list, err)
	})
}

// offer lists printers, and the desk's own with a remark where it is not among them.
func (d *deskPrinter) offer(list []spool.Printer, remark string) {
	t := d.s.sh.T
	with := func(name, state string) string {
		if state == "" {
			return name
		}
		return t("settings.door.printer.with", "name", name, "state", state)
	}
	d.names = []string{""}
	words := []string{t("settings.door.printer.none")}
	for _, p := range list {
		state := ""
		if p.State.Waits() {
			state = t("spool.state." + string(p.State.Code))
		}
		d.names, words = append(d.names, p.Name), append(words, with(people(p), state))
	}
	if !slices.Contains(d.names, d.name) {
		d.names, words = append(d.names, d.name), append(words, with(d.name, remark))
	}
	d.choice.SetOptions(words, slices.Index(d.names, d.name))
}

// tell says how the desk's printer is, or why nothing is known of it.
func (d *deskPrinter) tell(list []spool.Printer, fault error) {
	t := d.s.sh.T
	i := slices.IndexFunc(list, func(p spool.Printer) bool { return p.Name == d.name })
	switch {
	case fault != nil:
		d.say(icons.Warning, widget.ColorWarn, d.s.sh.Say(fault))
	case d.name == "" && len(list) == 0:
		d.say(icons.Info, widget.ColorText3, t("settings.door.printer.nothing"))
	case d.name == "":
		d.told.Hide() // the choice says it
	case i < 0:
		d.say(icons.Warning, widget.ColorWarn, t("settings.door.printer.gone.text", "name", d.name))
	case list[i].State.Waits():
		d.say(icons.Warning, widget.ColorWarn, t("settings.door.printer.waits", "name", people(list[i]), "state", t("spool.state."+string(list[i].State.Code))))
	default:
		d.say(icons.OK, widget.ColorOK, t("settings.door.printer.with", "name", people(list[i]), "state", t("spool.state."+string(list[i].State.Code))))
	}
}

// people gives what a printer is called where people read it.
func people(p spool.Printer) string { return cmp.Or(p.About, p.Name) }

func (d *deskPrinter) say(icon icons.Name, tint fyne.ThemeColorName, words string) {
	d.icon.Set(icon, tint)
	d.words.SetText(words)
	d.told.Show()
	d.told.Refresh()
}

// choose keeps another printer at once.
func (d *deskPrinter) choose(name string) {
	d.s.save(func(ctx context.Context) error { return d.s.store.SetSetting(ctx, screen.SettingDoorPrinter, name) },
		d.s.sh.T("settings.saved"), func() {
			d.name = name
			d.look()
		})
}
