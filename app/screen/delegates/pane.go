package delegates

import (
	"context"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/roll"
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

// detail is what the pane shows.
type detail struct {
	row     data.DelegateRow
	history []roll.Event
	photo   image.Image
	other   data.DelegateRow // who comes instead, or whom this one replaces; ID "" for nobody
	awards  []data.CitationRow
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
		if s.detail.row.ID != d.row.ID {
			s.badge, s.wholeHistory = nil, false
		}
		s.detail = d
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
	if d.history, err = roll.History(ctx, s.store, id); err != nil {
		return d, err
	}
	if d.photo, err = s.photoOf(ctx, d.row.Delegate); err != nil {
		return d, err
	}
	if d.awards, err = s.awardsOf(ctx, d.row); err != nil {
		return d, err
	}
	d.other, err = s.counterpart(ctx, d.row)
	return d, err
}

// awardsOf are a delegate's awards, the highest first.
func (s *Screen) awardsOf(ctx context.Context, d data.DelegateRow) ([]data.CitationRow, error) {
	all, err := s.store.Citations(ctx, data.CitationFilter{Conference: d.Conference, Text: d.Name, ByRank: true, Limit: sameCode})
	return slices.DeleteFunc(all, func(c data.CitationRow) bool { return c.Delegate != d.ID }), err
}

// counterpart is who comes instead of a delegate, or whom he replaces.
func (s *Screen) counterpart(ctx context.Context, d data.DelegateRow) (data.DelegateRow, error) {
	if d.Replaces != "" {
		return s.store.Delegate(ctx, d.Replaces)
	}
	if d.Status != data.StatusSubstituted || d.Substitute == "" {
		return data.DelegateRow{}, nil
	}
	rows, err := s.store.Delegates(ctx, data.DelegateFilter{Conference: d.Conference, Text: d.Substitute, Limit: sameCode})
	for _, r := range rows {
		if r.Replaces == d.ID && r.Status != data.StatusCancelled {
			return r, err
		}
	}
	return data.DelegateRow{}, err
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
	sh, d := s.sh, s.detail.row
	edit := widget.NewIconButton(icons.Edit, sh.T("delegates.edit"), func() { s.edit(d) })
	shut := widget.NewIconButton(icons.Close, sh.T("common.close"), s.closePane)
	edit.Measure, shut.Measure = widget.Small, widget.Small
	top := []fyne.CanvasObject{widget.NewCaption(d.Code)}
	for _, t := range s.kindTags(d.Delegate) {
		top = append(top, widget.NewTag(t.Text, t.Tone, t.Icon))
	}
	name := widget.NewBold(strings.TrimSpace(d.Honorific + " " + d.Name))
	name.TextSize, name.Wrap = 19, true
	title := fyne.CanvasObject(name)
	if s.detail.photo != nil {
		photo := canvas.NewImageFromImage(s.detail.photo)
		photo.FillMode = canvas.ImageFillContain
		title = widget.Tops(12, widget.NewSurface(widget.Padded(1, widget.Fixed(48, 64, photo))), widget.Grow(name))
	}
	parts := []fyne.CanvasObject{widget.Tops(4, widget.Grow(widget.Flow(4, top...)), edit, shut), title}
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
		widget.NewSmall(sh.T("delegates.badge"), icons.Badge, func() { s.printBadge(d.ID) }),
		widget.NewSmall(sh.T("delegates.invitation"), icons.Mail, func() { s.askInvitations([]data.ID{d.ID}) }),
		s.actionsButton(d))
	if len(s.side.Objects) == 0 {
		s.side.Objects = []fyne.CanvasObject{s.pane}
		s.side.Refresh()
		s.object.Refresh()
		if i := s.table.Selected(); i >= 0 {
			s.table.ScrollTo(i)
		}
	}
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
