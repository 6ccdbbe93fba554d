package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"vinhdanh/data"
)

// shape is how a list of delegates is drawn up.
type shape struct {
	words     map[Field][]string // headings; nil: Vietnamese
	slips     bool
	sections  string // "", roman, letter, parts, bare, merged
	counted   bool   // titles count their rows
	kinds     string // "", outside, inside: sections of kinds around or in the delegations
	birth     string // "", sexes, parts, short, serial, age, none
	sex       string // "", marks, none, bracket, honorific
	name      string // "", parts, three, packed, dash, bracket, birth
	rank      string // "", cell, column
	post      string // "", packed, reversed, lines
	ditto     bool
	merged    bool // the unit's cell reaches down
	extras    int  // unknown columns
	lie       int  // the footer's error
	again     bool // the heading stands on each page
	titled    string
	headless  bool
	mistakes  string // "", date, name, formula, twin
	dashes    bool   // "-" where there is nothing
	fewer     bool
	bulletin  bool // signature lines, totals
	unordered bool // without numbers
}

var delegateFamilies = []family{
	{"flat", Delegates, shape{}.make}, {"flat-dashes", Delegates, shape{dashes: true}.make}, {"flat-fewer", Delegates, shape{fewer: true, unordered: true}.make},
	{"slips", Delegates, shape{slips: true}.make}, {"english", Delegates, shape{words: englishHeadings}.make}, {"unknown-columns", Delegates, shape{extras: 4}.make},
	{"roman", Delegates, shape{sections: "roman"}.make}, {"letters", Delegates, shape{sections: "letter"}.make}, {"parts", Delegates, shape{sections: "parts"}.make},
	{"bare-titles", Delegates, shape{sections: "bare"}.make}, {"merged-titles", Delegates, shape{sections: "merged"}.make}, {"counted-titles", Delegates, shape{sections: "roman", counted: true}.make},
	{"kinds-around", Delegates, shape{sections: "roman", kinds: "outside"}.make}, {"kinds-inside", Delegates, shape{sections: "roman", kinds: "inside"}.make},
	{"birth-by-sex", Delegates, shape{birth: "sexes", sex: "none"}.make}, {"birth-by-sex-sections", Delegates, shape{birth: "sexes", sex: "none", sections: "roman", post: "packed"}.make},
	{"birth-in-parts", Delegates, shape{birth: "parts"}.make}, {"birth-short", Delegates, shape{birth: "short"}.make}, {"birth-serial", Delegates, shape{birth: "serial"}.make}, {"age", Delegates, shape{birth: "age"}.make},
	{"sex-marks", Delegates, shape{sex: "marks"}.make}, {"sex-in-brackets", Delegates, shape{sex: "bracket"}.make}, {"sex-by-honorific", Delegates, shape{sex: "honorific", rank: "cell"}.make},
	{"name-in-two", Delegates, shape{name: "parts"}.make}, {"name-in-three", Delegates, shape{name: "three"}.make}, {"name-packed", Delegates, shape{name: "packed"}.make}, {"name-dash", Delegates, shape{name: "dash"}.make},
	{"name-bracket", Delegates, shape{name: "bracket"}.make}, {"name-with-birth", Delegates, shape{name: "birth", birth: "none"}.make},
	{"ranks", Delegates, shape{rank: "cell"}.make}, {"ranks-column", Delegates, shape{rank: "column"}.make},
	{"post-packed", Delegates, shape{post: "packed"}.make}, {"post-reversed", Delegates, shape{post: "reversed"}.make}, {"post-lines", Delegates, shape{post: "lines"}.make},
	{"ditto", Delegates, shape{ditto: true}.make}, {"merged-down", Delegates, shape{merged: true}.make}, {"footer-lies", Delegates, shape{lie: 1, sections: "roman"}.make},
	{"heading-again", Delegates, shape{again: true}.make}, {"title-delegation", Delegates, shape{titled: "delegation"}.make}, {"title-unit", Delegates, shape{titled: "unit"}.make},
	{"headless", Delegates, shape{headless: true}.make}, {"impossible-dates", Delegates, shape{mistakes: "date"}.make}, {"missing-names", Delegates, shape{mistakes: "name"}.make},
	{"formulas", Delegates, shape{mistakes: "formula"}.make}, {"twins", Delegates, shape{mistakes: "twin", birth: "parts"}.make},
	{"no-marks", Delegates, func(m *maker) { shape{bulletin: true}.make(m); m.unmarked() }},
	{"all-at-once", Delegates, shape{sections: "roman", kinds: "outside", birth: "sexes", sex: "none", post: "packed", rank: "cell", extras: 3, again: true, dashes: true}.make},
}

// cell writes a field of the row: what stands in the list, while the record
// keeps what must be read.
type cellWriter struct {
	top, sub string
	span     bool // the column before bears the common heading
	write    func(r *Record) string
}

func (s shape) heading(m *maker, f Field) string {
	words := headingWords
	if s.words != nil {
		words = s.words
	}
	w := m.pick(words[f])
	if s.slips && f != FieldKind { // some words for kinds say little even when they are right
		w = m.slip(w)
	}
	return w
}

// columns draws up the list's columns, but for that of numbers.
func (s shape) columns(m *maker) []cellWriter {
	var list [][]cellWriter
	add := func(cols ...cellWriter) { list = append(list, cols) }
	plain := func(f Field, get func(r *Record) *string) {
		add(cellWriter{top: s.heading(m, f), write: func(r *Record) string { return *get(r) }})
	}
	s.nameColumns(m, add)
	s.birthColumns(m, add)
	switch s.sex {
	case "":
		add(cellWriter{top: s.heading(m, FieldGender), write: func(r *Record) string {
			if r.Gender == data.Male {
				return m.pick([]string{"Nam", "nam", "NAM"})
			}
			return m.pick([]string{"Nữ", "nữ", "NỮ"})
		}})
	case "marks":
		mark := m.pick([]string{"x", "X", "✓", "1", "+"})
		add(cellWriter{top: "Giới tính", sub: "Nam", write: func(r *Record) string { return onlyIf(r.Gender == data.Male, mark) }},
			cellWriter{sub: "Nữ", span: true, write: func(r *Record) string { return onlyIf(r.Gender == data.Female, mark) }})
	}
	plain(FieldEthnicity, func(r *Record) *string { return &r.Ethnicity })
	if s.name != "packed" && s.name != "dash" && s.name != "bracket" {
		s.postColumns(m, add)
	}
	if !s.fewer || m.chance(50) {
		add(cellWriter{top: s.heading(m, FieldPhone), write: func(r *Record) string {
			written, kept := m.phoned()
			r.Phone = kept
			return written
		}})
	}
	if s.kinds == "" && !s.fewer && !s.headless {
		plain(FieldKind, func(r *Record) *string { return &r.KindWord })
	}
	if s.sections == "" && s.titled != "delegation" && !s.fewer && !s.headless {
		plain(FieldDelegation, func(r *Record) *string { return &r.Delegation })
	}
	for _, i := range m.Perm(len(unknownHeads))[:s.extras] {
		head := unknownHeads[i]
		add(cellWriter{top: head, write: func(r *Record) string {
			if m.chance(40) {
				return ""
			}
			v := m.pick(unknownCells)
			r.Note = addLine(r.Note, head+": "+v)
			return v
		}})
	}
	if !s.headless && s.name != "three" && s.name != "parts" {
		m.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	var all []cellWriter
	for _, c := range list {
		all = append(all, c...)
	}
	return all
}

func onlyIf(b bool, s string) string {
	if b {
		return s
	}
	return ""
}

func (s shape) nameColumns(m *maker, add func(...cellWriter)) {
	called := func(r *Record) string {
		name := r.Name
		switch s.rank {
		case "cell":
			r.Honorific = m.pick([]string{"Đồng chí", "Đ/c", "Thiếu tá", "Đại úy"})
			if s.sex == "honorific" {
				r.Honorific = map[data.Gender]string{data.Male: "Ông", data.Female: "Bà"}[r.Gender]
			}
			name = r.Honorific + m.pick([]string{" ", "  ", ": "}) + name
		}
		if s.sex == "bracket" {
			name += map[data.Gender]string{data.Male: " (nam)", data.Female: m.pick([]string{" (nữ)", " (Nữ)"})}[r.Gender]
		}
		return name
	}
	if s.rank == "column" {
		add(cellWriter{top: m.pick([]string{"Quân hàm", "Cấp bậc", "Danh xưng"}), write: func(r *Record) string {
			r.Honorific = m.pick(ranks)
			return r.Honorific
		}})
	}
	switch s.name {
	case "parts":
		add(cellWriter{top: m.pick([]string{"Họ và đệm", "Họ đệm", "Họ và chữ đệm", "Họ và tên đệm", "Họ"}), write: func(r *Record) string { return r.Name[:strings.LastIndexByte(r.Name, ' ')] }},
			cellWriter{top: "Tên", write: func(r *Record) string { return r.Name[strings.LastIndexByte(r.Name, ' ')+1:] }})
	case "three":
		add(cellWriter{top: "Họ", write: func(r *Record) string { return r.Name[:strings.IndexByte(r.Name, ' ')] }},
			cellWriter{top: m.pick([]string{"Tên đệm", "Chữ đệm", "Đệm"}), write: func(r *Record) string {
				return r.Name[strings.IndexByte(r.Name, ' ')+1 : strings.LastIndexByte(r.Name, ' ')]
			}},
			cellWriter{top: "Tên", write: func(r *Record) string { return r.Name[strings.LastIndexByte(r.Name, ' ')+1:] }})
	case "packed", "dash", "bracket":
		head := m.pick([]string{"Họ và tên, chức vụ, đơn vị", "Họ tên, chức vụ, đơn vị công tác", "Họ và tên, chức danh, nơi công tác"})
		add(cellWriter{top: head, write: func(r *Record) string {
			switch s.name {
			case "dash":
				return called(r) + m.pick([]string{" - ", " – ", ": ", "- "}) + r.Position + ", " + r.Unit
			case "bracket":
				return called(r) + " (" + r.Position + ", " + r.Unit + ")"
			}
			return called(r) + m.pick([]string{", ", "; ", "\n"}) + r.Position + ", " + r.Unit
		}})
	case "birth":
		add(cellWriter{top: s.heading(m, FieldName), write: func(r *Record) string {
			y, mo, d := r.Birth.Parts()
			day := fmt.Sprint(y)
			if mo > 0 {
				day = fmt.Sprintf("%02d/%02d/%d", d, mo, y)
			}
			return called(r) + fmt.Sprintf(m.pick([]string{" (sinh ngày %s)", ", sinh năm %s", " (SN: %s)", " (%s)"}), day)
		}})
	default:
		add(cellWriter{top: s.heading(m, FieldName), write: called})
	}
}

func (s shape) birthColumns(m *maker, add func(...cellWriter)) {
	head := s.heading(m, FieldBirth)
	switch s.birth {
	case "none":
	case "sexes":
		head = m.pick([]string{"Ngày, tháng, năm sinh", "Năm sinh", "Ngày sinh"})
		add(cellWriter{top: head, sub: "Nam", write: func(r *Record) string { return onlyIf(r.Gender == data.Male, m.birth(r.Birth)) }},
			cellWriter{sub: "Nữ", span: true, write: func(r *Record) string { return onlyIf(r.Gender == data.Female, m.birth(r.Birth)) }})
	case "parts":
		part := func(n int) func(r *Record) string {
			return func(r *Record) string {
				y, mo, d := r.Birth.Parts()
				v := []int{d, mo, y}[n]
				return onlyIf(v > 0, fmt.Sprint(v))
			}
		}
		group := m.chance(50)
		cols := []cellWriter{{top: "Ngày", write: part(0)}, {top: "Tháng", write: part(1)}, {top: "Năm", write: part(2)}}
		if group {
			for i := range cols {
				cols[i].sub, cols[i].top, cols[i].span = cols[i].top, "", i > 0
			}
			cols[0].top = m.pick([]string{"Ngày sinh", "Ngày, tháng, năm sinh", "Sinh"})
		}
		add(cols...)
	case "short":
		add(cellWriter{top: head, write: func(r *Record) string {
			y, mo, d := r.Birth.Parts()
			m.doubtful(len(m.rows)+1, ProblemAmbiguousYear)
			if mo == 0 {
				return fmt.Sprintf("%02d", y%100)
			}
			return fmt.Sprintf(m.pick([]string{"%d/%d/%02d", "%02d-%02d-%02d", "%d.%d.%02d"}), d, mo, y%100)
		}})
	case "serial":
		add(cellWriter{top: head, write: func(r *Record) string {
			if len(r.Birth) < 10 {
				return m.birth(r.Birth)
			}
			return strconv.Itoa(serialOf(r.Birth))
		}})
	case "age":
		head := m.pick([]string{"Tuổi", "Độ tuổi"})
		add(cellWriter{top: head, write: func(r *Record) string {
			age := fmt.Sprint(2025 - r.Birth.Year())
			r.Note = addLine(r.Note, head+": "+age)
			return age
		}})
	default:
		add(cellWriter{top: head, write: func(r *Record) string { return m.dated(r.Birth) }})
	}
}

// serialOf gives a day's number in a spreadsheet.
func serialOf(d data.Date) int {
	y, mo, day := d.Parts()
	return int(time.Date(y, time.Month(mo), day, 0, 0, 0, 0, time.UTC).Unix()/86400) + 25569
}

func (s shape) postColumns(m *maker, add func(...cellWriter)) {
	switch s.post {
	case "packed", "lines":
		add(cellWriter{top: m.pick(packedWords), write: func(r *Record) string {
			if s.post == "lines" {
				return r.Position + "\n" + r.Unit
			}
			return r.Position + m.pick([]string{", ", "; ", ",  ", " , "}) + r.Unit
		}})
	case "reversed":
		add(cellWriter{top: m.pick([]string{"Đơn vị, chức vụ", "Cơ quan, chức vụ", "Đơn vị công tác, chức danh"}), write: func(r *Record) string { return r.Unit + ", " + r.Position }})
	default:
		add(cellWriter{top: s.heading(m, FieldPosition), write: func(r *Record) string { return r.Position }})
		if s.titled != "unit" {
			add(cellWriter{top: s.heading(m, FieldUnit), write: func(r *Record) string { return r.Unit }})
		}
	}
}
