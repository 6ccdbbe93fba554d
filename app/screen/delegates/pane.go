package delegates

import (
	"context"
	"encoding/json"
	"image"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// badgePixels is the width of the badge's picture; on the screen it is half
// of that, so that it stays sharp on fine screens.
const badgePixels = 352

// sameCode is how many delegates are looked through whose words hold the same
// code: AS-06 is found in AS-064 too.
const sameCode = 200

// detail is what the pane shows beside the row.
type detail struct {
	row     data.DelegateRow
	history []data.Change
}

// showDetail reads a delegate and shows it in the pane.
func (s *Screen) showDetail(id data.ID) {
	if s.paneStop != nil {
		s.paneStop()
	}
	s.chosen = id
	conf, meeting := s.sh.Conference(), s.sh.Meeting().ID
	var d detail
	s.paneStop = s.sh.Load(func(ctx context.Context) (err error) {
		d, err = s.readDetail(ctx, conf, meeting, id)
		return err
	}, func(err error) {
		s.paneStop = nil
		if err != nil {
			s.closePane()
			s.sh.Fail(err)
			return
		}
		if s.detail.ID != d.row.ID {
			s.badge = nil
		}
		s.detail, s.history = d.row, d.history
		s.fillPane()
		s.drawBadge(conf, d.row)
	})
}

// drawBadge shows the badge's picture once it is drawn: the words need not
// wait for it.
func (s *Screen) drawBadge(conf data.Conference, row data.DelegateRow) {
	var badge image.Image
	s.paneStop = s.sh.Load(func(ctx context.Context) error {
		deps, err := s.paperDeps()
		if err != nil {
			return err
		}
		badge, err = papers.BadgePicture(ctx, deps, conf, row, badgePixels)
		return err
	}, func(err error) {
		s.paneStop = nil
		if err != nil {
			s.closePane()
			s.sh.Fail(err)
			return
		}
		s.badge = badge
		s.fillPane()
	})
}

func (s *Screen) readDetail(ctx context.Context, conf data.Conference, meeting, id data.ID) (d detail, err error) {
	if d.row, err = s.store.Delegate(ctx, id); err != nil {
		return d, err
	}
	// Presence belongs to a meeting, which the list is asked for.
	rows, err := s.store.Delegates(ctx, data.DelegateFilter{Conference: conf.ID, Meeting: meeting, Text: d.row.Code, Limit: sameCode})
	if err != nil {
		return d, err
	}
	for _, r := range rows {
		if r.ID == id {
			d.row = r
		}
	}
	d.history, err = s.store.History(ctx, id)
	return d, err
}

func (s *Screen) closePane() {
	s.chosen = ""
	if s.paneStop != nil {
		s.paneStop()
		s.paneStop = nil
	}
	s.table.Select(-1)
	s.side.Objects = nil
	s.side.Refresh()
	s.object.Refresh()
}

// fillPane shows the delegate that was read.
func (s *Screen) fillPane() {
	sh, d := s.sh, s.detail
	edit := widget.NewIconButton(icons.Edit, sh.T("delegates.edit"), func() { s.edit(d) })
	shut := widget.NewIconButton(icons.Close, sh.T("common.close"), s.closePane)
	edit.Measure, shut.Measure = widget.Small, widget.Small
	top := []fyne.CanvasObject{widget.NewCaption(d.Code)}
	for _, t := range s.kindTags(d.Delegate) {
		top = append(top, widget.NewTag(t.Text, t.Tone, t.Icon))
	}
	name := widget.NewBold(strings.TrimSpace(d.Honorific + " " + d.Name))
	name.TextSize, name.Wrap = 19, true
	parts := []fyne.CanvasObject{widget.Tops(4, widget.Grow(widget.Flow(4, top...)), edit, shut), name}
	if post := joined(", ", d.Position, d.Unit); post != "" {
		p := widget.NewSecond(post)
		p.Wrap = true
		parts = append(parts, p)
	}
	if s.badge != nil {
		picture := canvas.NewImageFromImage(s.badge)
		picture.FillMode = canvas.ImageFillContain
		b := s.badge.Bounds()
		high := float32(badgePixels) / 2 * float32(b.Dy()) / float32(b.Dx())
		parts = append(parts, widget.Pad(4, 0, 4, 0, widget.Centered(widget.NewSurface(widget.Padded(1, widget.Fixed(badgePixels/2, high, picture))))))
	}
	head := widget.Pad(16, 12, 12, 20, widget.Column(4, parts...))
	facts := widget.Pad(12, 16, 12, 20, widget.Column(6, s.facts()...))
	history := widget.Pad(12, 16, 12, 20, widget.Column(4, s.historyLines()...))
	s.pane.Set(widget.Column(0, head, widget.Line(), facts, widget.Line(), history),
		widget.NewSmall(sh.T("delegates.badge"), icons.Badge, func() { s.printBadges([]string{d.Code}, 1) }),
		widget.NewSmall(sh.T("delegates.edit"), icons.Edit, func() { s.edit(d) }))
	if len(s.side.Objects) == 0 {
		s.side.Objects = []fyne.CanvasObject{s.pane}
		s.side.Refresh()
		s.object.Refresh()
		if i := s.table.Selected(); i >= 0 {
			s.table.ScrollTo(i)
		}
	}
}

// facts are the labelled lines of the pane.
func (s *Screen) facts() []fyne.CanvasObject {
	sh, d := s.sh, s.detail
	c := s.statusCell(d)
	status := c.Text
	if !d.PresentAt.IsZero() {
		status += " · " + joined(", ", d.PresentAt.In(sh.Now().Location()).Format("15:04"), d.PresentDesk)
	}
	if d.Status == data.StatusSubstituted {
		status = joined(": ", status, d.Substitute)
	}
	if d.Status == data.StatusAbsent {
		status = joined(": ", status, d.Reason)
	}
	words := widget.NewSecond(status).Tint(c.Tint)
	if c.Tint == widget.ColorText3 {
		words.Color = widget.ColorText
	}
	words.Wrap = true
	lines := []fyne.CanvasObject{widget.Fact(sh.T("delegates.field.status"), widget.Tops(4, widget.NewIcon(c.Icon, 16, c.Tint), widget.Grow(words)))}
	add := func(key, value string) {
		if value != "" {
			lines = append(lines, widget.FactText(sh.T("delegates.field."+key), value))
		}
	}
	add("delegation", d.DelegationName)
	add("seat", d.Seat)
	born := []string{d.Birth.String()}
	if d.Gender != "" {
		born = append(born, sh.T("delegates.gender."+string(d.Gender)))
	}
	if s.sensitive {
		born = append(born, d.Ethnicity)
	}
	add("birth", joined(" · ", born...))
	add("education", joined(" · ", d.Education, d.Theory))
	add("award", d.Award)
	add("roles", d.Roles)
	if s.sensitive {
		add("party", d.Party)
		add("religion", d.Religion)
		add("phone", d.Phone)
	} else {
		show := widget.NewQuiet(sh.T("delegates.sensitive.where"), func() {
			sh.Open(screen.Settings, screen.Filter{Section: "privacy"})
		})
		show.Plain, show.Measure = true, widget.Small
		lines = append(lines, widget.Fact(sh.T("delegates.sensitive"), widget.Fixed(0, 20, widget.Row(0, show, widget.Space()))))
	}
	add("note", d.Note)
	if missing := d.Missing(); len(missing) > 0 {
		var names []string
		for _, m := range missing {
			names = append(names, strings.ToLower(sh.T("delegates.field."+m)))
		}
		lines = append(lines, widget.FactText(sh.T("delegates.field.missing"), strings.Join(names, ", ")))
	}
	return lines
}

const historyShown = 8

func (s *Screen) historyLines() []fyne.CanvasObject {
	title := widget.NewBold(s.sh.T("delegates.history"))
	title.TextSize = widget.SizeSecond
	lines := []fyne.CanvasObject{title}
	zone := s.sh.Now().Location()
	line := func(at time.Time, words string) {
		when := at.In(zone).Format("02/01")
		if data.DateOf(at.In(zone)) == data.DateOf(s.sh.Now()) {
			when = at.In(zone).Format("15:04")
		}
		t := widget.NewSecond(words).Tint(widget.ColorText)
		t.Wrap = true
		lines = append(lines, widget.Tops(8, widget.Fixed(40, 0, widget.NewSecond(when).Tint(widget.ColorText3)), widget.Grow(t)))
	}
	if at := s.detail.PresentAt; !at.IsZero() {
		line(at, s.sh.T("delegates.history.present", "desk", s.detail.PresentDesk))
	}
	begun := false
	for i, c := range s.history {
		begun = begun || c.Action == "add"
		if i < historyShown {
			line(c.At, s.changeWords(c))
		}
	}
	if !begun { // an import writes one line for all whom it brought
		line(s.detail.MadeAt, s.sh.T("delegates.history.add"))
	}
	return lines
}

// changeWords says in words what a change was.
func (s *Screen) changeWords(c data.Change) string {
	if c.Action == "edit" {
		var after map[string]any
		if err := json.Unmarshal([]byte(c.After), &after); err == nil && len(after) > 0 {
			var names []string
			for field := range after {
				if key := "delegates.field." + strings.ToLower(field); s.sh.Catalogue().Has(key) {
					names = append(names, strings.ToLower(s.sh.T(key)))
				}
			}
			slices.Sort(names)
			if len(names) > 0 {
				return s.sh.T("delegates.history.changed", "fields", strings.Join(slices.Compact(names), ", "))
			}
		}
	}
	if key := "delegates.history." + c.Action; s.sh.Catalogue().Has(key) {
		return s.sh.T(key)
	}
	return s.sh.T("delegates.history.other")
}

func joined(sep string, parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, sep)
}
