package awards

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface {
	issue.Records
	Awards(ctx context.Context) ([]data.Award, error)
	SaveAward(ctx context.Context, a *data.Award) error
	MergeAward(ctx context.Context, from, into data.ID) error
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	SaveDecision(ctx context.Context, d *data.Decision) error
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	CountCitations(ctx context.Context, f data.CitationFilter) (int, error)
	SaveCitation(ctx context.Context, c *data.Citation) error
	DeleteCitation(ctx context.Context, id data.ID) error
	Corrections(ctx context.Context, citation data.ID) ([]data.Correction, error)
	Printings(ctx context.Context, certificate data.ID) ([]data.Printing, error)
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Who     string // for the log of changes
}

// view is one of the three lists of the place.
type view interface {
	object() fyne.CanvasObject
	load()
	focusSearch()
	close() bool // Escape: leaves the pane
	leave()
}

// The sections, as Filter.Section names them.
const (
	sectionCitations = "citations"
	sectionDecisions = "decisions"
	sectionCatalogue = "catalogue"
	sectionRounds    = "rounds" // a place of its own
)

var sections = []string{sectionCitations, sectionDecisions, sectionCatalogue}

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	head    *widget.PageHead
	segment *widget.Segment
	add     *widget.Button
	body    *fyne.Container

	at        int // of sections
	citations *citations
	decisions *decisions
	catalogue *catalogue
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	s.citations, s.decisions, s.catalogue = newCitations(s), newDecisions(s), newCatalogue(s)
	s.build()
	return s
}

func (s *Screen) build() {
	t := s.sh.T
	words := make([]string, len(sections), len(sections)+1)
	for i, name := range sections {
		words[i] = t("awards.section." + name)
	}
	words = append(words, t("awards.section."+sectionRounds))
	s.segment = widget.NewSegment(words, 0, s.turn)
	in := widget.NewButton(t("awards.import"), icons.Import, func() {
		s.sh.Open(screen.Import, screen.Filter{Kind: "recipients"})
	})
	s.add = widget.NewFilled("", icons.Add, func() { s.addTo(s.at) })
	out := widget.NewIconButton(icons.Download, t("awards.export"), func() { s.sh.Export("recipients") }) // its words have no room beside four tabs
	s.head = widget.NewPageHead(t("awards.title"), "", s.segment, in, out, s.add)
	s.body = container.NewStack()
	s.object = container.NewBorder(s.head, nil, nil, nil, s.body)
	s.open(0)
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	if f.Section == sectionRounds {
		s.sh.Open(screen.Rounds, screen.Filter{Select: f.Select})
		return
	}
	at := s.at
	for i, name := range sections {
		if f.Section == name {
			at = i
		}
	}
	if f.Citations != nil || f.Text != "" {
		at = 0
		s.citations.filterBy(f.Citations, f.Text)
	}
	if f.Select != "" && f.Section == "" {
		s.citations.filterBy(nil, "") // whatever hides it
		at = 0
	}
	want := make([]data.ID, len(sections))
	want[at] = f.Select
	s.citations.want, s.decisions.want, s.catalogue.want = want[0], want[1], want[2]
	s.segment.Selected = at
	s.segment.Refresh()
	s.open(at)
	s.view().load()
	if f.New {
		s.addTo(at)
	}
}

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() { s.view().load() }

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	for _, v := range []view{s.citations, s.decisions, s.catalogue} {
		v.leave()
	}
}

// FocusSearch is part of screen.Searcher.
func (s *Screen) FocusSearch() { s.view().focusSearch() }

// Close is part of screen.Closer.
func (s *Screen) Close() bool { return s.view().close() }

// TypedKey is part of screen.Keyer: Delete takes the chosen citation away.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeyDelete && sections[s.at] == sectionCitations && s.citations.remove()
}

func (s *Screen) view() view { return []view{s.citations, s.decisions, s.catalogue}[s.at] }

// turn answers to the segment.
func (s *Screen) turn(i int) {
	if i == len(sections) {
		s.segment.Selected = s.at
		s.segment.Refresh()
		s.sh.Open(screen.Rounds, screen.Filter{})
		return
	}
	s.open(i)
	s.view().load()
}

func (s *Screen) open(i int) {
	s.at = i
	s.add.SetText(s.sh.T("awards.add." + sections[i]))
	s.body.Objects = []fyne.CanvasObject{s.view().object()}
	s.body.Refresh()
	s.head.Refresh()
}

func (s *Screen) addTo(i int) {
	switch sections[i] {
	case sectionDecisions:
		s.editDecision(data.Decision{Conference: s.sh.Conference().ID}, 0)
	case sectionCatalogue:
		s.editAward(data.Award{Class: data.ClassForm, Source: data.MadeHere, Document: data.DocumentGiayKhen, Matched: true,
			For: []data.RecipientKind{data.Individual, data.Collective, data.Household}})
	default:
		s.citations.begin()
	}
}

// write runs a short write off the interface's goroutine; a fault is shown,
// and only if there was none, then runs.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		then()
		s.sh.Changed()
	})
}

// fault is what stands in place of a list that could not be had.
func (s *Screen) fault(err error) fyne.CanvasObject {
	return widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(s.sh.T("awards.failed"), s.sh.Say(err),
		widget.NewSmall(s.sh.T("awards.again"), icons.Refresh, s.Refresh))))
}

// framed puts a list and its pane side by side, the pane at the window's edge.
func framed(list, pane fyne.CanvasObject) *fyne.Container {
	return widget.Panels(0, widget.Grow(widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, list)), pane)
}

// facts are the labelled lines of a pane, without those that say nothing.
func facts(pairs ...string) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) != "" {
			list = append(list, widget.FactText(pairs[i], pairs[i+1]))
		}
	}
	return list
}

// wrapped is text of several lines in a pane.
func wrapped(text string, size float32, bold bool, c fyne.ThemeColorName) fyne.CanvasObject {
	w := widget.NewParagraph(text).Tint(c)
	w.TextSize, w.Bold = size, bold
	return w
}

// remark is a notice within a pane or form, in as many lines as it needs.
func remark(tone widget.Tone, text string) fyne.CanvasObject {
	ground, _, letters := tone.Colors()
	return container.NewStack(widget.Fill(ground), widget.Pad(10, 12, 10, 12,
		widget.Tops(8, widget.NewIcon(tone.Icon(), 20, letters), widget.Grow(wrapped(text, widget.SizeSecond, false, letters)))))
}

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
