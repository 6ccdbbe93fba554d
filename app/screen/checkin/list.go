package checkin

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

const foundShown = 30

// Heights of the list's rows: names found have a second line.
const (
	recentHeight = 44
	foundHeight  = 52
)

func (s *Screen) listCard() fyne.CanvasObject {
	s.title, s.hint = widget.NewHeading(s.sh.T("checkin.recent")).Cut(80), widget.NewSecond(s.sh.T("checkin.recent.all")).Cut(60)
	s.list = widget.NewDataTable(
		widget.TableColumn{Width: 72}, widget.TableColumn{Width: 200, Grow: 3}, widget.TableColumn{Width: 150, Grow: 1, Align: fyne.TextAlignTrailing})
	s.list.NoHead, s.list.RowHeight = true, recentHeight
	s.list.OnTap = func(i int) { s.pick(i) }
	s.list.OnOpen = func(i int) { s.pick(i) }
	s.list.Empty = widget.Centered(widget.NewSecond(s.sh.T("checkin.recent.none")))
	s.more = widget.NewSmall(s.sh.T("checkin.more"), icons.More, s.openMore)
	s.more.Kind, s.more.Hint = widget.Quiet, "F10"
	s.head = widget.Pad(6, 12, 4, 20, widget.Row(8, s.title, widget.Grow(s.hint), s.more))
	return widget.NewSurface(widget.Border(widget.Column(0, s.head, widget.Line()), nil, nil, nil, widget.Pad(0, 1, 1, 1, container.New(wholeRows{s.list}, s.list))))
}

// wholeRows makes a list as high as whole rows are: half a name at the foot
// is no help to anybody.
type wholeRows struct{ list *widget.DataTable }

func (wholeRows) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (l wholeRows) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	h := s.Height
	if rows := float32(int(h / l.list.RowHeight)); rows >= 1 {
		h = rows*l.list.RowHeight + 1 // the table leaves 1 for a card's border
	}
	objs[0].Resize(fyne.NewSize(s.Width, min(h, s.Height)))
}

// pick admits a delegate of the names found; recent scans are only to be read.
func (s *Screen) pick(i int) {
	if s.seeking == "" {
		s.list.Select(-1)
		s.focusScan()
		return
	}
	if i >= 0 && i < len(s.found) {
		s.choose(s.found[i].ID)
	}
}

// showList shows the names found, or else the last scans.
func (s *Screen) showList() {
	sh := s.sh
	s.list.Select(-1)
	if s.seeking != "" {
		s.title.SetText(sh.T("checkin.found"))
		s.hint.SetText(sh.T("checkin.found.hint"))
		s.list.Empty = widget.Centered(widget.NewSecond(sh.T("checkin.found.none", "text", s.seeking)))
		found := s.found
		s.list.Len = func() int { return len(found) }
		s.list.Row = func(i int) widget.RowLine { return s.foundRow(found[i]) }
		s.list.RowHeight = foundHeight
	} else {
		s.title.SetText(sh.T("checkin.recent"))
		s.hint.SetText(sh.T("checkin.recent.all"))
		s.list.Empty = widget.Centered(widget.NewSecond(sh.T("checkin.recent.none")))
		lines := s.recentLines()
		s.list.Len = func() int { return len(lines) }
		s.list.Row = func(i int) widget.RowLine { return lines[i] }
		s.list.RowHeight = recentHeight
	}
	s.head.Refresh()
	s.list.ScrollToTop()
	s.list.Refresh()
}

func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), sep)
}
