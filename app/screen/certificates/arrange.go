package certificates

import (
	"strconv"

	"vinhdanh/data"
)

// choose filters, and brings list, chips and cards up to date.
func (s *Screen) choose() {
	l := s.list
	words := fold(s.choice.text)
	l.visible = make([][]data.CitationRow, len(s.groups))
	for i, g := range s.groups {
		if !l.begun {
			l.folded[g.key] = i > 0 // the first register is open, as the day's work
		}
		for _, r := range g.rows {
			if s.shows(r, words) {
				l.visible[i] = append(l.visible[i], r)
			}
		}
	}
	l.begun = l.begun || len(s.groups) > 0
	l.chip(words)
	l.columns()
	l.arrange()
	if _, ok := s.find(s.chosen); !ok || l.index(s.chosen) < 0 && !l.hidden(s.chosen) {
		s.chosen = l.first()
	}
	l.reveal(s.chosen)
	s.preview.show(s.chosen)
	s.counters()
	s.print.refresh()
	s.warn.refresh()
	l.picks()
}

// chip counts, of what the search finds, how many each filter would show.
func (l *list) chip(words string) {
	s, t := l.s, l.s.sh.T
	all, waits, troubles := 0, 0, 0
	was := s.choice
	s.choice = choice{}
	for _, r := range s.all.rows {
		if !s.shows(r, words) {
			continue
		}
		all++
		if waiting(r) {
			waits++
		}
		if troubled(r) {
			troubles++
		}
	}
	s.choice = was
	l.chips[""].Set(t("certificates.chip.all", "n", all), s.choice.only == "" && !s.special())
	l.chips["waiting"].Set(t("certificates.chip.waiting", "n", waits), s.choice.only == "waiting")
	l.chips["troubled"].Set(t("certificates.chip.troubled", "n", troubles), s.choice.only == "troubled")
	l.chips["troubled"].Hidden = troubles == 0 && s.choice.only != "troubled" || s.special()
	l.chips["waiting"].Hidden = s.special() // one line has no room for a fourth
	l.special.Hidden = !s.special()
	if s.special() {
		n := 0
		for _, rows := range l.visible {
			n += len(rows)
		}
		l.special.Set(s.specialWord()+" "+strconv.Itoa(n)+" ×", true)
	}
	l.row.Refresh()
}

// picks tells what the buttons below the list would work on.
func (l *list) picks() {
	s := l.s
	words := ""
	if n := s.ticks.Count(len(s.all.rows)); n > 0 {
		words = s.sh.T("certificates.ticked", "n", n)
	}
	l.count.SetText(words)
	l.read.Hidden = s.all.readers == nil
	l.move.SetDisabled(len(s.picked()) == 0)
	l.read.Refresh()
}

// arrange makes the lines: headings, and below the open ones their citations.
// While something is searched or filtered all registers are open.
func (l *list) arrange() {
	l.entries = l.entries[:0]
	for i, rows := range l.visible {
		if len(rows) == 0 {
			continue
		}
		l.entries = append(l.entries, entry{i, -1})
		if !l.closed(i) {
			for k := range rows {
				l.entries = append(l.entries, entry{i, k})
			}
		}
	}
	l.table.Refresh()
}

// closed tells whether a register's sheets are hidden.
func (l *list) closed(i int) bool { return l.s.choice == (choice{}) && l.folded[l.s.groups[i].key] }

func (l *list) fold(i int) {
	key := l.s.groups[i].key
	l.folded[key] = !l.folded[key]
	l.arrange()
	l.table.Select(l.index(l.s.chosen))
}

// unfold opens the register of a citation.
func (l *list) unfold(id data.ID) {
	for i, g := range l.s.groups {
		if !l.begun {
			l.folded[g.key] = i > 0
		}
		for _, r := range g.rows {
			if r.ID == id {
				l.folded[g.key] = false
			}
		}
	}
	l.begun = true
}

// index gives the line of a citation, -1 if it is not shown.
func (l *list) index(id data.ID) int {
	for i := range l.entries {
		if r, ok := l.at(i); ok && r.ID == id {
			return i
		}
	}
	return -1
}

// hidden tells whether a citation is among the chosen ones, in a folded register.
func (l *list) hidden(id data.ID) bool {
	for _, rows := range l.visible {
		for _, r := range rows {
			if r.ID == id {
				return true
			}
		}
	}
	return false
}

func (l *list) first() data.ID {
	for _, rows := range l.visible {
		if len(rows) > 0 {
			return rows[0].ID
		}
	}
	return ""
}

func (l *list) reveal(id data.ID) {
	if l.index(id) < 0 && l.hidden(id) {
		l.unfold(id)
		l.arrange()
	}
	l.table.Select(l.index(id))
}

// sequence gives the sheets that the buttons beside the preview walk through.
func (l *list) sequence() []data.ID {
	var ids []data.ID
	for i, rows := range l.visible {
		if l.s.groups[i].rest != "" {
			continue
		}
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
