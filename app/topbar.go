package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

const topHeight = 56

// topBar holds the conference that is open, the search and the help.
type topBar struct {
	fynewidget.BaseWidget
	s      *Shell
	conf   *switcher
	sample *widget.Tag
	inner  fyne.CanvasObject
}

func newTopBar(s *Shell) *topBar {
	t := &topBar{s: s, conf: newSwitcher(), sample: widget.NewTag(s.T("shell.sample"), widget.Gold, "")}
	t.conf.tapped = t.choose
	search := newSearchButton(s.T("shell.search.hint"), "Ctrl+K", s.Search)
	help := widget.NewIconButton(icons.Help, s.T("shell.help"), s.showHelp)
	row := widget.Row(16, t.conf, t.sample, widget.Space(), search, help)
	t.inner = container.NewStack(widget.Fill(widget.ColorSurface),
		widget.Border(nil, widget.Line(), nil, nil, widget.Fixed(0, topHeight-1, widget.Pad(0, 16, 0, 16, row))))
	t.ExtendBaseWidget(t)
	t.update()
	return t
}

func (t *topBar) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(t.inner) }

// update shows the conference that is open.
func (t *topBar) update() {
	defer func() { t.inner.Refresh() }() // the words' room depends on them
	s := t.s
	c := s.conf
	t.sample.Hidden = !c.Sample
	if c.ID == "" {
		t.conf.set(s.T("shell.noconference"), s.T("shell.noconference.hint"))
		return
	}
	var parts []string
	for _, m := range s.meetings {
		p := m.Name
		if m.Date != "" {
			p += " " + m.Date.String()
		}
		parts = append(parts, p)
	}
	if len(parts) > 2 {
		parts = parts[:2]
	}
	if len(parts) == 0 && c.Starts != "" {
		days := c.Starts.String()
		if c.Ends > c.Starts {
			days += " – " + c.Ends.String()
		}
		parts = append(parts, days)
	}
	second := []string{}
	if len(parts) > 0 {
		second = append(second, strings.Join(parts, ", "))
	}
	if c.Place != "" {
		second = append(second, c.Place)
	}
	second = append(second, s.T("shell.delegates", "n", s.delegates, "count", i18n.Number(s.delegates)))
	t.conf.set(c.Title, strings.Join(second, " · "))
}

// choose opens the list of conferences.
func (t *topBar) choose() {
	s := t.s
	var items []widget.MenuItem
	for _, c := range s.confs {
		second := c.Code
		if c.Starts != "" {
			second += " · " + c.Starts.String()
		}
		if c.Sample {
			second += " · " + s.T("shell.sample")
		}
		items = append(items, widget.MenuItem{Text: c.Title, Second: second, Checked: c.ID == s.conf.ID, Icon: icons.Institution,
			Do: func() { s.switchTo(c) }})
	}
	items = append(items, widget.MenuItem{Text: s.T("shell.conference.new"), Icon: icons.Add,
		Do: func() { s.Open(screen.Settings, screen.Filter{New: true}) }})
	if len(s.confs) == 0 {
		items = append(items, widget.MenuItem{Text: s.T("shell.start.sample"), Icon: icons.Visible, Do: s.writeSample})
	}
	widget.ShowMenu(t.conf, items)
}

func (s *Shell) switchTo(c data.Conference) {
	if c.ID != s.conf.ID && !s.held(func() { s.switchTo(c) }) {
		s.readConferences(c.ID)
	}
}

// switcher is the button that tells and changes the conference.
type switcher struct {
	fynewidget.BaseWidget
	first, second *widget.Text
	hovered       bool
	tapped        func()
	inner         fyne.CanvasObject
}

func newSwitcher() *switcher {
	w := &switcher{first: widget.NewBold("").Cut(120), second: widget.NewCaption("").Cut(120)}
	w.inner = widget.Pad(0, 8, 0, 12, widget.Row(12,
		widget.NewIcon(icons.Institution, 20, widget.ColorAccent),
		widget.Grow(widget.Column(0, w.first, w.second)),
		widget.NewIcon(icons.Unfold, 18, widget.ColorText2)))
	w.ExtendBaseWidget(w)
	return w
}

func (w *switcher) set(first, second string) {
	w.first.SetText(first)
	w.second.SetText(second)
	w.Refresh()
}

func (w *switcher) Tapped(*fyne.PointEvent) { w.tapped() }

func (w *switcher) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (w *switcher) MouseIn(*desktop.MouseEvent)    { w.hovered = true; w.Refresh() }
func (w *switcher) MouseMoved(*desktop.MouseEvent) {}
func (w *switcher) MouseOut()                      { w.hovered = false; w.Refresh() }

func (w *switcher) MinSize() fyne.Size { return fyne.NewSize(300, 40) }

// Wish is as much as the words need, within bounds.
func (w *switcher) Wish() float32 {
	return min(720, max(w.first.Wish(), w.second.Wish())+12+20+12+12+18+8+2)
}

func (w *switcher) CreateRenderer() fyne.WidgetRenderer {
	return newFrame(func(r *canvas.Rectangle) {
		r.FillColor, r.StrokeColor = theme.Color(widget.ColorSurface), theme.Color(widget.ColorLine)
		if w.hovered {
			r.FillColor = theme.Color(widget.ColorSurface2)
		}
	}, w.inner)
}

// searchButton looks like a field and opens the search.
type searchButton struct {
	fynewidget.BaseWidget
	tapped  func()
	hovered bool
	inner   fyne.CanvasObject
}

func newSearchButton(hint, key string, tapped func()) *searchButton {
	b := &searchButton{tapped: tapped}
	b.inner = widget.Pad(0, 8, 0, 12, widget.Row(8, widget.NewIcon(icons.Search, 18, widget.ColorText3),
		widget.Grow(widget.NewText(hint).Tint(widget.ColorText3).Cut(60)), widget.NewKeyHint(key)))
	b.ExtendBaseWidget(b)
	return b
}

func (b *searchButton) Tapped(*fyne.PointEvent)        { b.tapped() }
func (b *searchButton) Cursor() desktop.Cursor         { return desktop.TextCursor }
func (b *searchButton) MouseIn(*desktop.MouseEvent)    { b.hovered = true; b.Refresh() }
func (b *searchButton) MouseMoved(*desktop.MouseEvent) {}
func (b *searchButton) MouseOut()                      { b.hovered = false; b.Refresh() }
func (b *searchButton) MinSize() fyne.Size             { return fyne.NewSize(240, 36) }
func (b *searchButton) Wish() float32                  { return 368 }

func (b *searchButton) CreateRenderer() fyne.WidgetRenderer {
	return newFrame(func(r *canvas.Rectangle) {
		r.FillColor, r.StrokeColor = theme.Color(widget.ColorSurface2), theme.Color(widget.ColorLine2)
		if b.hovered {
			r.FillColor = theme.Color(widget.ColorSurface)
		}
	}, b.inner)
}

// frameView draws a bordered ground below a content.
type frameView struct {
	back  *canvas.Rectangle
	look  func(*canvas.Rectangle)
	inner fyne.CanvasObject
}

func newFrame(look func(*canvas.Rectangle), inner fyne.CanvasObject) *frameView {
	v := &frameView{back: &canvas.Rectangle{CornerRadius: widget.RadiusField, StrokeWidth: 1}, look: look, inner: inner}
	look(v.back)
	return v
}

func (v *frameView) Destroy()                     {}
func (v *frameView) MinSize() fyne.Size           { return v.inner.MinSize() }
func (v *frameView) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{v.back, v.inner} }

func (v *frameView) Layout(s fyne.Size) {
	v.back.Resize(s)
	v.inner.Resize(s)
}

func (v *frameView) Refresh() {
	v.look(v.back)
	v.back.Refresh()
	v.inner.Refresh()
}
