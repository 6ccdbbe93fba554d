package rounds

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// Screen is the place.
type Screen struct {
	sh screen.Shell
	d  Deps

	object fyne.CanvasObject
	head   *widget.PageHead
	tabs   *widget.Segment
	lock   *widget.Button // all rounds
	body   *fyne.Container
	full   fyne.CanvasObject
	main   *fyne.Container // the chosen round, or those in none
	list   *list
	round  *roundView
	rest   *restView
	pane   *pane

	stage     ceremony.Stage
	conflicts []agenda.Conflict
	items     []data.AgendaItem // of all meetings that have awards
	here      map[data.ID]data.OnStage
	words     *stage.Words
	chosen    data.ID // the round; unplaced for those in none
	want      data.ID // what to choose once the list is there: a round, an item or a citation
	begin     bool    // make a round once the list is there
	read      bool    // there is something to show

	tasks   []task
	undos   []*step
	redos   []*step // what was taken back, the last one last
	edition int     // counts what was done here, so that nothing older is shown after it
	seen    int64   // the revision shown
	loading context.CancelFunc
	stop    func()
}

// unplaced stands for the citations that are in no round.
const unplaced data.ID = "-"

// every is how often others' changes are looked for.
const every = 3 * time.Second

// The tabs of awards, in order; the last is this place.
var tabs = []string{"citations", "decisions", "catalogue", "rounds"}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	t := sh.T
	words := make([]string, len(tabs))
	for i, name := range tabs {
		words[i] = t("rounds.tab." + name)
	}
	s.tabs = widget.NewSegment(words, len(tabs)-1, func(i int) {
		s.tabs.Selected = len(tabs) - 1
		s.tabs.Refresh()
		if i < len(tabs)-1 {
			sh.Open(screen.Awards, screen.Filter{Section: tabs[i]})
		}
	})
	s.lock = widget.NewButton(t("rounds.lock.all"), icons.Lock, s.askLockAll)
	s.head = widget.NewPageHead(t("rounds.title"), "", s.tabs, widget.VLine(), s.lock)
	s.list, s.round, s.rest, s.pane = newList(s), newRoundView(s), newRestView(s), newPane(s)
	s.main = container.NewStack()
	s.full = widget.Panels(0,
		widget.Pad(0, 0, widget.PageMargin, widget.PageMargin, widget.Fixed(listWidth, 0, s.list.object)),
		widget.Grow(widget.Pad(0, widget.CardGap, widget.PageMargin, widget.CardGap, s.main)), s.pane.object)
	s.body = container.NewStack()
	s.object = widget.Border(s.head, nil, nil, nil, s.body)
	return s
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	if f.Select != "" {
		s.want = f.Select
	}
	s.begin = s.begin || f.New
	if s.stop == nil {
		s.stop = s.sh.Every(every, s.poll)
		s.shortcuts(true)
	}
	s.Refresh()
}

// Left is part of screen.Leaver: what was typed is kept.
func (s *Screen) Left() {
	s.pane.commit()
	if s.stop != nil {
		s.stop()
		s.stop = nil
		s.shortcuts(false)
	}
	if s.loading != nil {
		s.loading()
		s.loading = nil
	}
}

// Lodges is part of screen.Lodger.
func (s *Screen) Lodges() screen.Place { return screen.Awards }

// FocusSearch is part of screen.Searcher: among the recipients of all rounds.
func (s *Screen) FocusSearch() { s.find() }

// Undo is part of screen.Undoer.
func (s *Screen) Undo() {
	n := len(s.undos)
	if n == 0 {
		s.sh.Remark(s.sh.T("rounds.undo.none"))
		return
	}
	s.back(s.undos[n-1])
}

var (
	_ screen.Searcher = (*Screen)(nil)
	_ screen.Undoer   = (*Screen)(nil)
	_ screen.Leaver   = (*Screen)(nil)
	_ screen.Lodger   = (*Screen)(nil)
)
