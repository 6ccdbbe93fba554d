package certificates

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Records is what the place needs of the store.
type Records interface {
	issue.Records
	papers.Records
	papers.ProofRecords
	keys.Records
	Books(ctx context.Context) ([]data.Book, error)
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	SetState(ctx context.Context, certificates []data.ID, state data.CertificateState) error
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Keys    keys.Folder
	Press   func() (*issue.Press, error)              // called off the interface's goroutine
	Emblem  func(ctx context.Context) ([]byte, error) // the office's own picture; nil: none
	Who     string                                    // for the log of changes
}

// loaded is what the place shows, as it was read.
type loaded struct {
	rows      []data.CitationRow
	decisions map[data.ID]data.Decision
	books     map[data.ID]data.Book
	rounds    []data.Round
	words     map[data.ID]string   // folded, to search in
	readers   map[data.ID][]string // who have confirmed a text, in a conference that asks for it
	key       error                // why nothing can be signed; nil if it can
}

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	all     loaded
	groups  []group
	tally   tally
	choice  choice // what the list shows
	ticks   widget.TickSet[data.ID]
	chosen  data.ID
	want    data.ID
	loading context.CancelFunc
	undo    func()

	head    *widget.PageHead
	move    *widget.Button
	proof   *widget.Button
	draft   *widget.Button
	stats   *widget.StatBar
	list    *list
	preview *preview
	print   *printCard
	warn    *warnings
	body    *fyne.Container
	panels  *fyne.Container
	cards   *fyne.Container // at the trailing side
	empty   fyne.CanvasObject
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	s.build()
	return s
}

func (s *Screen) build() {
	t := s.sh.T
	s.move = widget.NewButton(t("certificates.move"), icons.ArrowForward, s.chooseState)
	s.move.Trailing = icons.DropDown
	s.proof = widget.NewButton(t("certificates.proof"), icons.Check, s.confirmText)
	s.draft = widget.NewButton(t("certificates.draft"), icons.Document, s.printDrafts)
	s.head = widget.NewPageHead(t("certificates.title"), "", s.draft, s.proof, s.move)
	s.stats = widget.NewStatBar(nil, s.chooseCounter)
	s.stats.Letters, s.stats.Padding = 20, 20
	s.cards = widget.Column(12)
	s.list = newList(s)
	s.preview = newPreview(s)
	s.print = newPrintCard(s)
	s.warn = newWarnings(s)
	s.cards.Objects = []fyne.CanvasObject{s.print.object, s.warn.object}
	side := widget.Fixed(268, 0, container.NewVScroll(s.cards))
	s.panels = widget.Column(widget.CardGap, widget.NewSurface(widget.Fixed(0, 62, s.stats)),
		widget.Grow(widget.Panels(widget.CardGap, widget.Grow(widget.Sized(336, 0, s.list.object)), widget.GrowBy(2, s.preview.object), side)))
	s.empty = widget.NewSurface(widget.NewEmptyState(icons.Certificate, t("certificates.empty.title"), t("certificates.empty.text"),
		widget.NewFilled(t("certificates.import"), icons.Import, func() { s.sh.Open(screen.Import, screen.Filter{Kind: "recipients"}) }),
		widget.NewButton(t("certificates.awards"), icons.Award, func() { s.sh.Open(screen.Awards, screen.Filter{}) })))
	s.body = container.NewStack()
	s.object = container.NewBorder(s.head, nil, nil, nil,
		widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, s.body))
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	if f.Citations != nil || f.Text != "" || f.Select != "" {
		s.choice = choice{}
		if f.Citations != nil {
			s.choice = choiceOf(*f.Citations)
		}
		if f.Text != "" {
			s.choice.text = f.Text
		}
		s.list.search.Entry.Text = s.choice.text
		s.list.search.Entry.Refresh()
	}
	if f.Select != "" {
		s.want = f.Select
	}
	s.Refresh()
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	if s.loading != nil {
		s.loading()
		s.loading = nil
	}
	s.preview.stop()
}

// FocusSearch is part of screen.Searcher.
func (s *Screen) FocusSearch() { s.list.search.Focus() }

// Close is part of screen.Closer: Escape takes ticks and filters away.
func (s *Screen) Close() bool {
	switch {
	case s.ticks.Count(len(s.all.rows)) > 0:
		s.untick()
	case s.choice != (choice{}):
		s.choice = choice{}
		s.list.search.Entry.Text = ""
		s.list.search.Entry.Refresh()
		s.choose()
	default:
		return false
	}
	return true
}

// Undo is part of screen.Undoer.
func (s *Screen) Undo() {
	if undo := s.undo; undo != nil {
		s.undo = nil
		undo()
	}
}

// errNoPassphrase ends the look for a key before a passphrase is needed.
var errNoPassphrase = errors.New("certificates: only looking whether there is a key")

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() {
	if s.loading != nil {
		s.loading()
	}
	conf := s.sh.Conference()
	var all loaded
	s.loading = s.sh.Load(func(ctx context.Context) (err error) {
		all, err = s.read(ctx, conf)
		return err
	}, func(err error) {
		s.loading = nil
		if err != nil {
			s.show(widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(s.sh.T("certificates.failed"), s.sh.Say(err),
				widget.NewSmall(s.sh.T("certificates.again"), icons.Refresh, s.Refresh)))))
			return
		}
		s.all = all
		s.loaded()
	})
}

func (s *Screen) read(ctx context.Context, conf data.Conference) (loaded, error) {
	all := loaded{decisions: map[data.ID]data.Decision{}, books: map[data.ID]data.Book{}, words: map[data.ID]string{}}
	var err error
	if all.rows, err = s.d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID}); err != nil {
		return all, err
	}
	for _, r := range all.rows {
		all.words[r.ID] = fold(r.Name+" "+r.Unit+" "+r.Position+" "+r.Address) + " " + r.Certificate.Register
	}
	decisions, err := s.d.Records.Decisions(ctx, conf.ID)
	if err != nil {
		return all, err
	}
	for _, d := range decisions {
		all.decisions[d.ID] = d
	}
	books, err := s.d.Records.Books(ctx)
	if err != nil {
		return all, err
	}
	for _, b := range books {
		all.books[b.ID] = b
	}
	if all.rounds, err = s.d.Records.Rounds(ctx, conf.ID); err != nil {
		return all, err
	}
	if conf.Proofread {
		if all.readers, err = s.readers(ctx, all); err != nil {
			return all, err
		}
	}
	if !conf.Sample {
		_, err := s.d.Keys.Open(ctx, s.d.Records, conf, func(context.Context) ([]byte, error) { return nil, errNoPassphrase })
		if err != nil && !errors.Is(err, errNoPassphrase) {
			if data.CodeOf(err) == "" {
				return all, err
			}
			all.key = err
		}
	}
	return all, nil
}

// readers finds, for sheets not printed yet, who has confirmed their text.
func (s *Screen) readers(ctx context.Context, all loaded) (map[data.ID][]string, error) {
	names := map[data.ID][]string{}
	for _, r := range all.rows {
		if !waiting(r) {
			continue
		}
		history, err := s.d.Records.History(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		names[r.ID] = data.ProofReaderNames(history, data.ProofMark(r.Citation, r.AwardName, all.decisions[r.Decision]))
	}
	return names, nil
}

// readersOf finds who have confirmed the text of one sheet, printed or not.
func (s *Screen) readersOf(ctx context.Context, conf data.Conference, r data.CitationRow) ([]string, error) {
	if !conf.Proofread {
		return nil, nil
	}
	history, err := s.d.Records.History(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	return data.ProofReaderNames(history, data.ProofMark(r.Citation, r.AwardName, s.all.decisions[r.Decision])), nil
}

// unread tells whether two people have yet to confirm a text.
func (s *Screen) unread(r data.CitationRow) bool {
	return s.all.readers != nil && len(s.all.readers[r.ID]) < data.ProofReadersNeeded
}

func (s *Screen) loaded() {
	s.groups = grouped(s.all.rows, s.all.decisions, s.all.books)
	s.tally = count(s.all.rows)
	s.head.SetSecond(s.sh.T("certificates.summary", "n", s.tally.toMake, "rest", s.tally.received+s.tally.noPaper))
	s.proof.Hidden = s.all.readers == nil
	s.head.Refresh()
	s.counters()
	if len(s.all.rows) == 0 {
		s.show(s.empty)
		return
	}
	s.show(s.panels)
	if s.want != "" {
		s.chosen, s.want = s.want, ""
		s.list.unfold(s.chosen)
	}
	s.choose()
	s.preview.forget()
	s.preview.show(s.chosen)
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// find gives a citation as it was read.
func (s *Screen) find(id data.ID) (data.CitationRow, bool) {
	for _, r := range s.all.rows {
		if r.ID == id {
			return r, true
		}
	}
	return data.CitationRow{}, false
}

// picked gives the ticked citations, or else the one that is shown.
func (s *Screen) picked() []data.CitationRow {
	var rows []data.CitationRow
	for _, r := range s.all.rows {
		if s.ticks.Has(r.ID) {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		if r, ok := s.find(s.chosen); ok {
			rows = append(rows, r)
		}
	}
	return rows
}

// ticked brings up to date what depends on the ticks. Who ticks sheets means
// to print those.
func (s *Screen) ticked() {
	switch n := s.ticks.Count(len(s.all.rows)); {
	case n > 0 && s.print.scope.Selected == scopeAll:
		s.print.scope.Selected = scopePicked
	case n == 0 && s.print.scope.Selected == scopePicked:
		s.print.scope.Selected = scopeAll
	}
	s.list.table.Refresh()
	s.print.refresh()
	s.move.SetDisabled(len(s.picked()) == 0)
}

// untick takes all ticks away.
func (s *Screen) untick() {
	s.ticks.None()
	s.ticked()
}

// pick shows a citation.
func (s *Screen) pick(id data.ID) {
	s.chosen = id
	s.list.reveal(id)
	s.preview.show(id)
	s.print.refresh()
	s.warn.refresh()
}

// write runs a short write off the interface's goroutine; a fault is shown.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			s.Refresh()
			return
		}
		if then != nil {
			then()
		}
		s.sh.Changed()
	})
}

// fold is what texts are searched by.
func fold(words string) string { return text.Fold(words) }
