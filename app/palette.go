package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// hit is one line of the search's answer.
type hit struct {
	icon          icons.Name
	heading       string // a section, not to be chosen
	first, second string
	do            func()
}

// Search opens the search over people, units, decisions, recipients and commands.
func (s *Shell) Search() {
	if s.win.Canvas().Overlays().Top() != nil {
		return
	}
	p := &palette{s: s}
	p.table = widget.NewDataTable(widget.TableColumn{Width: 200, Grow: 1})
	p.table.NoHead = true
	p.table.RowHeight = 46
	p.table.Len = func() int { return len(p.hits) }
	p.table.Row = p.row
	p.table.OnOpen = p.choose
	p.table.OnTap = p.choose
	p.table.Empty = widget.Centered(widget.NewSecond(s.T("shell.search.none")))
	p.field = widget.NewSearchField(s.T("shell.search.hint"), "", p.search)
	p.field.Entry.OnKey = p.key
	body := widget.Border(widget.Padded(12, p.field), nil, nil, nil, widget.Pad(0, 1, 8, 1, p.table))
	p.over = widget.ShowOver(s.win, body, 640, 520, func() {
		if p.cancel != nil {
			p.cancel()
		}
	})
	s.win.Canvas().Focus(p.field.Entry)
	p.search("")
}

type palette struct {
	s       *Shell
	field   *widget.SearchField
	table   *widget.DataTable
	over    *widget.Overlay
	hits    []hit
	cancel  context.CancelFunc // of the search under way, nil: none
	awaited bool               // Enter was pressed before its answer came
}

func (p *palette) row(i int) widget.RowLine {
	h := p.hits[i]
	if h.heading != "" {
		return widget.RowLine{Cells: []widget.Cell{{Text: h.heading, Bold: true, Size: widget.SizeCaption, Color: widget.ColorText3}}}
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: h.first, Second: h.second, Icon: h.icon, Tint: widget.ColorText2}}}
}

// key moves through the answer while the hand stays in the field.
func (p *palette) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.awaited = p.cancel != nil; !p.awaited { // what is shown does not answer what was typed yet
			p.choose(p.table.Selected())
		}
	case fyne.KeyEscape:
		p.over.Close()
	default:
		return false
	}
	return true
}

func (p *palette) step(by int) {
	i := p.table.Selected() + by
	for i >= 0 && i < len(p.hits) && p.hits[i].do == nil {
		i += by
	}
	if i >= 0 && i < len(p.hits) {
		p.table.Select(i)
	}
}

func (p *palette) choose(i int) {
	if i < 0 || i >= len(p.hits) || p.hits[i].do == nil {
		return
	}
	p.over.Close()
	p.hits[i].do()
}

func (p *palette) show(hits []hit) {
	p.hits = hits
	p.table.Select(-1)
	p.table.ScrollToTop()
	p.table.Refresh()
	p.step(1)
}

// search shows the commands that fit at once, and what the records hold when it comes.
func (p *palette) search(query string) {
	if p.cancel != nil {
		p.cancel()
		p.cancel = nil
	}
	p.awaited = false
	query = strings.TrimSpace(query)
	commands, whole := p.commands(query)
	if query == "" || p.s.conf.ID == "" {
		p.show(commands)
		return
	}
	p.show(commands)
	var found []hit
	done := false
	cancel := p.s.Load(func(ctx context.Context) (err error) {
		found, err = p.records(ctx, query)
		return err
	}, func(err error) {
		done, p.cancel = true, nil
		if err != nil {
			p.s.deps.Log("search", err)
		}
		if whole {
			p.show(append(commands, found...))
		} else {
			p.show(append(found, commands...))
		}
		if p.awaited {
			p.choose(p.table.Selected())
		}
	})
	if !done {
		p.cancel = cancel
	}
}

// command is something that the program can do.
type command struct {
	icon icons.Name
	key  string // of its words
	keys string // that do the same
	do   func()
}

// all lists what the program can do now.
func (p *palette) all() (all []command) {
	s := p.s
	open := func(p screen.Place, f screen.Filter) func() { return func() { s.Open(p, f) } }
	for _, pl := range sidePlaces() {
		all = append(all, command{pl.icon, "shell.place." + string(pl.name), "", open(pl.name, screen.Filter{})})
	}
	if s.conf.ID != "" {
		all = append(all,
			command{icons.Import, "shell.cmd.import", "Ctrl+I", open(screen.Import, screen.Filter{})},
			command{icons.PersonAdd, "shell.cmd.delegate", "", open(screen.Delegates, screen.Filter{New: true})},
			command{icons.Play, "shell.cmd.lead", "", open(screen.Agenda, screen.Filter{Section: "lead"})},
			command{icons.Award, "shell.cmd.rounds", "", open(screen.Rounds, screen.Filter{})},
			command{icons.Award, "shell.cmd.ceremony", "", open(screen.Ceremony, screen.Filter{})},
			command{icons.Building, "shell.cmd.units", "", open(screen.Register, screen.Filter{Section: "units"})},
			command{icons.Book, "shell.cmd.revocations", "", open(screen.Register, screen.Filter{Section: "lists"})},
			command{icons.Grid, "shell.cmd.hall", "", open(screen.Hall, screen.Filter{})},
			command{icons.People, "shell.cmd.introductions", "", open(screen.Introductions, screen.Filter{})},
			command{icons.Check, "shell.cmd.countdown", "", open(screen.Agenda, screen.Filter{Section: "countdown"})},
			command{icons.Backup, "shell.cmd.backup", "", open(screen.Home, screen.Filter{Section: "backup"})},
		)
	}
	return append(all,
		command{icons.Institution, "shell.conference.new", "", open(screen.Settings, screen.Filter{New: true})},
		command{icons.Help, "shell.keys", "F1", s.showHelp})
}

// commands gives what the program can do, by the words typed in either
// language; whole: some command begins with them.
func (p *palette) commands(query string) (hits []hit, whole bool) {
	folded := text.Fold(query)
	hits = []hit{{heading: p.s.T("shell.search.commands")}}
	for _, c := range p.all() {
		found := false
		for _, lang := range i18n.Languages {
			words := text.Fold(i18n.For(lang).T(c.key))
			found = found || strings.Contains(words, folded)
			whole = whole || folded != "" && strings.HasPrefix(words, folded)
		}
		if found {
			hits = append(hits, hit{icon: c.icon, first: p.s.T(c.key), second: c.keys, do: c.do})
		}
	}
	if len(hits) == 1 {
		return nil, false
	}
	return hits, whole
}

const (
	peopleShown    = 6
	citationsShown = 5
	decisionsShown = 4

	citationsLooked = 200 // for those that are nearest
)

// apart tells how far a name is from a folded query, as data.SortNear does: 0
// begins as it, 1 has it whole, 2 has its words apart.
func apart(name, query string) int {
	switch name = text.Fold(name); {
	case strings.HasPrefix(name, query):
		return 0
	case strings.Contains(name, query):
		return 1
	}
	return 2
}

// records looks among the conference's delegates, citations and decisions.
func (p *palette) records(ctx context.Context, query string) ([]hit, error) {
	s := p.s
	conf := s.conf.ID
	var hits []hit
	section := func(key string, list []hit) {
		if len(list) > 0 {
			hits = append(append(hits, hit{heading: s.T(key)}), list...)
		}
	}
	people, err := s.deps.Store.Delegates(ctx, data.DelegateFilter{Conference: conf, Text: query, Sort: data.SortNear, Limit: peopleShown + 1})
	if err != nil {
		return nil, err
	}
	var list []hit
	for i, d := range people {
		if i == peopleShown {
			list = append(list, hit{icon: icons.Search, first: s.T("shell.search.more", "text", query),
				do: func() { s.Open(screen.Delegates, screen.Filter{Text: query, Delegates: &data.DelegateFilter{}}) }})
			break
		}
		list = append(list, hit{icon: icons.Person, first: d.Name, second: joined(d.Code, d.Unit, d.DelegationName),
			do: func() {
				s.Open(screen.Delegates, screen.Filter{Select: d.ID, Text: d.Code, Delegates: &data.DelegateFilter{}})
			}})
	}
	section("shell.search.people", list)
	cited, err := s.deps.Store.Citations(ctx, data.CitationFilter{Conference: conf, Text: query, Limit: citationsLooked})
	if err != nil {
		return nil, err
	}
	list = nil
	folded := text.Fold(query)
	slices.SortStableFunc(cited, func(a, b data.CitationRow) int { return apart(a.Name, folded) - apart(b.Name, folded) })
	for _, c := range cited[:min(citationsShown, len(cited))] {
		icon := icons.Award
		if c.Kind == data.Collective {
			icon = icons.Building
		}
		list = append(list, hit{icon: icon, first: c.Name, second: joined(c.Certificate.Register, c.AwardName, c.Unit),
			do: func() {
				s.Open(screen.Certificates, screen.Filter{Select: c.ID, Text: c.Name, Citations: &data.CitationFilter{}})
			}})
	}
	section("shell.search.citations", list)
	decisions, err := s.deps.Store.Decisions(ctx, conf)
	if err != nil {
		return nil, err
	}
	list = nil
	for _, d := range decisions {
		if len(list) < decisionsShown && strings.Contains(text.Fold(joined(d.Number, d.Date.String(), d.Issuer, d.Subject)), folded) {
			first := d.Number
			if first == "" {
				first = s.T("shell.search.unnumbered")
			}
			list = append(list, hit{icon: icons.Document, first: first, second: joined(d.Date.String(), d.Issuer, d.Subject),
				do: func() { s.Open(screen.Awards, screen.Filter{Select: d.ID}) }})
		}
	}
	section("shell.search.decisions", list)
	return hits, nil
}

func joined(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, " · ")
}
