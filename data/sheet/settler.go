package sheet

import "slices"

// settler decides which cells of a grid are in an old encoding. What is clear
// by itself votes for its column, its row and the sheet; the rest follows.
type settler struct {
	texts *cellTexts
	grid  *Grid
	marks []mark // the cells with something above ASCII, by row and column

	columns map[int]*votes
	rows    map[int]*votes
	sheet   votes
}

// mark is one cell that may have to be decided.
type mark struct {
	row, cell int32 // places in Grid.Rows and Row.Cells
	text      int32 // place in cellTexts.texts
	as        script
	settled   bool
}

// votes counts cells by the script that they are in for certain.
type votes struct{ right, tcvn3, vni int }

func (v *votes) add(s script, n int) {
	switch s {
	case unicodeScript:
		v.right += n
	case vniScript:
		v.vni += n
	default:
		v.tcvn3 += n
	}
}

// old gives the old script that has the more votes.
func (v *votes) old() (script, int) {
	if v.vni > v.tcvn3 {
		return vniScript, v.vni
	}
	return tcvn3Script, v.tcvn3
}

// collect finds the cells to decide. Those that the readers have kept come with
// what the file holds; of any other it is the text that it shows.
func (s *settler) collect() {
	places := s.texts.places
	for i, row := range s.grid.Rows {
		for len(places) > 0 && int(places[0].row) < row.Number {
			places = places[1:]
		}
		at := places
		for j, c := range row.Cells {
			for len(at) > 0 && int(at[0].row) == row.Number && int(at[0].column) < c.Column {
				at = at[1:]
			}
			switch {
			case c.Type != CellText:
			case len(at) > 0 && int(at[0].row) == row.Number && int(at[0].column) == c.Column:
				s.marks = append(s.marks, mark{row: int32(i), cell: int32(j), text: at[0].text})
			case !isASCII(c.Text):
				s.marks = append(s.marks, mark{row: int32(i), cell: int32(j), text: s.texts.textOf(c.Text, unicodeScript)})
			}
		}
	}
}

func (s *settler) column(m *mark) int { return s.grid.Rows[m.row].Cells[m.cell].Column }

// force reads all that can be meant so as a person chose it.
func (s *settler) force(as script) {
	for i := range s.marks {
		m := &s.marks[i]
		m.as = as
		c := &s.texts.texts[m.text]
		if as == tcvn3Script && c.font == tcvn3Capitals {
			m.as = tcvn3Capitals
		}
	}
}

// decide settles what is clear, and then the rest by what stands around it.
func (s *settler) decide() {
	s.columns, s.rows = map[int]*votes{}, map[int]*votes{}
	for i := range s.marks {
		m := &s.marks[i]
		v := s.texts.texts[m.text].verdict
		switch {
		case v.script != unicodeScript:
			m.as, m.settled = v.script, true
		case v.right:
			m.settled = true
		default:
			continue
		}
		s.vote(m, 1)
	}
	s.acceptWeak()
	if s.sheet.tcvn3+s.sheet.vni == 0 && !slices.ContainsFunc(s.texts.texts, func(c sheetText) bool { return c.font != unicodeScript }) {
		return
	}
	above, below := s.neighbours()
	for i := range s.marks {
		if m := &s.marks[i]; !m.settled {
			m.as = s.follow(m, above[i], below[i])
		}
	}
}

func (s *settler) vote(m *mark, n int) {
	for _, of := range []struct {
		in map[int]*votes
		at int
	}{{s.columns, s.column(m)}, {s.rows, int(m.row)}} {
		if of.in[of.at] == nil {
			of.in[of.at] = &votes{}
		}
		of.in[of.at].add(m.as, n)
	}
	s.sheet.add(m.as, n)
}

// enoughWeak is how many different texts that could each be an old encoding,
// and are nothing as they stand, show together that they are.
const enoughWeak = 4

// acceptWeak takes the weak texts of a sheet without any clear one for what
// they could be, where there are enough of them and nothing speaks against it.
func (s *settler) acceptWeak() {
	if s.sheet != (votes{}) {
		return
	}
	var weak [2]int
	for _, c := range s.texts.texts {
		for e := range weak {
			if c.weak[e] {
				weak[e]++
			}
		}
	}
	for e, as := range []script{tcvn3Script, vniScript} {
		if weak[e] < enoughWeak || weak[e] <= weak[1-e] {
			continue
		}
		for i := range s.marks {
			if m := &s.marks[i]; s.texts.texts[m.text].weak[e] {
				m.as, m.settled = as, true
				s.vote(m, 1)
			}
		}
	}
}

// neighbours gives, for each mark, the script of the next settled cell above
// and below it in its column; doubtful where there is none.
func (s *settler) neighbours() (above, below []script) {
	above, below = make([]script, len(s.marks)), make([]script, len(s.marks))
	last := map[int]script{}
	pass := func(i int, into []script) {
		m := &s.marks[i]
		column := s.column(m)
		into[i] = doubtful
		if as, ok := last[column]; ok {
			into[i] = as
		}
		if m.settled {
			last[column] = m.as
		}
	}
	for i := range s.marks {
		pass(i, above)
	}
	clear(last)
	for i := len(s.marks) - 1; i >= 0; i-- {
		pass(i, below)
	}
	return above, below
}

// follow decides a text that can be read either way: by its column, where that
// is of one mind, else by its row, by its neighbours above and below, by its
// font, by the most in its column, and by the sheet.
func (s *settler) follow(m *mark, above, below script) script {
	c := &s.texts.texts[m.text]
	pick := func(as script) script {
		switch {
		case c.font == tcvn3Capitals && (as == tcvn3Script || c.plain):
			return tcvn3Capitals
		case as != unicodeScript && !c.fitsAs(as):
			return unicodeScript
		}
		return as
	}
	// What is nothing as it stands ("N÷" for Nữ) goes with its row.
	if v := s.rows[int(m.row)]; v != nil && v.right == 0 {
		if as, n := v.old(); n > 0 && c.isWeak(as) {
			return pick(as)
		}
	}
	for _, v := range []*votes{s.columns[s.column(m)], s.rows[int(m.row)]} {
		if v == nil {
			continue
		}
		as, n := v.old()
		switch {
		case n > 0 && v.right == 0:
			return pick(as)
		case v.right > 0 && n == 0 && (c.font == unicodeScript || v.right > 1):
			return unicodeScript
		}
	}
	if c.font != unicodeScript {
		return pick(c.font)
	}
	if above != doubtful && above.name() == below.name() {
		return pick(above)
	}
	for _, v := range []*votes{s.columns[s.column(m)], &s.sheet} {
		if v == nil {
			continue
		}
		if as, n := v.old(); n > v.right {
			return pick(as)
		} else if v.right > 0 {
			return unicodeScript
		}
	}
	return unicodeScript
}

// apply writes what was decided into the grid.
func (s *settler) apply() {
	count := [doubtful]int{}
	for i := range s.marks {
		m := &s.marks[i]
		cell := &s.grid.Rows[m.row].Cells[m.cell]
		c := &s.texts.texts[m.text]
		if s.texts.unchanged[cell.Column] {
			m.as = unicodeScript
		}
		out := c.read(m.as)
		if clean := cleanCell(out); clean != "" {
			cell.Text = clean
		}
		if out != c.text {
			count[m.as]++
			s.grid.converted = append(s.grid.converted, oldCell{int32(s.grid.Rows[m.row].Number), int32(cell.Column), m.as, c.text})
		}
	}
	t, v := count[tcvn3Script]+count[tcvn3Capitals], count[vniScript]
	switch {
	case t == 0 && v == 0:
	case t >= v:
		s.grid.encoding = tcvn3Script.name()
	default:
		s.grid.encoding = vniScript.name()
	}
}
