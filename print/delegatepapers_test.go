package print

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

func heading(lang string) Heading {
	h := Heading{Lang: lang, Superior: "Tỉnh ủy An Sơn", Host: "Ủy ban nhân dân tỉnh An Sơn", Number: "12/BC-BTC", Place: "An Sơn", Date: "2025-08-21",
		Event: congress, Word: "đại hội", Meeting: "Phiên chính thức", When: "Sáng thứ Năm, ngày 21 tháng 8 năm 2025"}
	if lang == "en" {
		h.Word, h.When = "congress", "21/08/2025 07:00"
	}
	return h
}

var (
	morning = time.Date(2025, 8, 21, 7, 46, 0, 0, time.UTC)
	signed  = Signature{Prefix: "KT.", Title: "Trưởng ban", Post: "Phó Trưởng ban", Name: "Hà Thị Lan Chi"}
)

// attendees are n delegates, some with the longest names and posts.
func attendees(n int) []Attendee {
	list := make([]Attendee, n)
	for i := range list {
		p := people[[]int{0, 1, 2, 0, 3, 1, 0}[i%7]]
		list[i] = Attendee{Code: fmt.Sprintf("AS-%04d", i+1), Honorific: p.honorific, Name: p.name, Position: p.position, Unit: p.unit, Delegation: "Khối các cơ quan Đảng và đoàn thể",
			Kind: "Chính thức", Seat: fmt.Sprintf("%c%02d", 'A'+i%20, i%99), Birth: "05/09/1951", Age: 73, Reason: "Đi công tác đột xuất"}
	}
	return list
}

// delegations are n people in delegations of at most 300.
func delegations(n int) []DelegationList {
	var list []DelegationList
	for from := 0; from < n; from += 300 {
		list = append(list, DelegationList{Name: fmt.Sprintf("Đoàn đại biểu số %d", len(list)+1), Head: "Trịnh Đăng Khôi", Phone: "0945 015 766", People: attendees(min(300, n-from))})
	}
	return list
}

func compositionOf(lang string, n int) CompositionInput {
	g := func(name string, total int) Group { return Group{Name: name, Total: total, Present: total * 4 / 5} }
	in := CompositionInput{Heading: heading(lang), At: morning, Signature: signed, Lacking: n / 9,
		All: g("", n), Official: g("", n*9/10), Guests: g("", n-n*9/10), ExOfficio: g("", n/12), Exemplar: g("", n/7), Minority: g("", n/2),
		Genders:     []Group{g("male", n-n*2/5), g("female", n*2/5)},
		Ethnicities: []Group{g("Kinh", n/2), g("Thái", n/2)},
		Ages:        []Group{g("under-30", n), g("30-39", 0), g("40-49", 0), g("50-59", 0), g("from-60", 0), g("", 0)},
		Parties:     []Group{g("member", n/2), g("none", 0), g("", n/2)},
		Educations:  []Group{g("Tiến sĩ", n), g("", 0)}, Theories: []Group{g("Cao cấp", n), g("", 0)},
		Voters: n * 9 / 10, PresentVoters: n * 3 / 4, Need: (n*9/10*2 + 2) / 3, Quorum: "2/3"}
	if n > 0 {
		in.Average, in.Oldest, in.Youngest = 42.37, attendees(5), attendees(1)
		in.Youngest[0].Birth, in.Youngest[0].Age = "2004", 21
	}
	for i := range min(n, 105) {
		in.Delegations = append(in.Delegations, DelegationLine{Group: g(fmt.Sprintf("Đoàn đại biểu số %d", i+1), n/105+1), Official: 1, Women: 2})
	}
	in.Absent = attendees(n / 20)
	for i, a := range attendees(n / 40) {
		in.Substitutes = append(in.Substitutes, Substitute{a, "Ông Lò Văn An", i%2 == 0})
	}
	return in
}

func attendanceOf(lang string, n, sittings int) AttendanceInput {
	in := AttendanceInput{Heading: heading(lang), At: morning, Signature: signed, Absent: attendees(n / 20), Missing: attendees(n / 8)}
	for i := range sittings {
		all := Group{Total: n, Present: n * 4 / 5}
		in.Sittings = append(in.Sittings, Sitting{fmt.Sprintf("Phiên thứ %d", i+1), "21/08/2025 07:00", all, all, Group{}})
	}
	for _, d := range delegations(n) {
		in.Delegations = append(in.Delegations, DelegationPresence{Name: d.Name, Total: len(d.People), Present: make([]int, sittings)})
		p := PeoplePresence{Name: d.Name}
		for i, a := range d.People {
			times := make([]Stay, sittings)
			if i%5 > 0 && sittings > 0 {
				times[0] = Stay{In: "07:42"}
			}
			if i%9 == 0 && sittings > 0 {
				times[0] = Stay{"07:42", "09:10"}
			}
			p.People = append(p.People, Presence{a, times})
		}
		in.People = append(in.People, p)
	}
	return in
}

func introductionsOf(lang string, n int) IntroductionsInput {
	in := IntroductionsInput{Heading: heading(lang), At: morning}
	for i, a := range attendees(n) {
		in.List = append(in.List, Introduced{a, i%3 > 0, i%5 == 4, i%4 == 1})
	}
	return in
}

func missingOf(lang string, n int) MissingSheetInput {
	in := MissingSheetInput{Heading: heading(lang), To: "Phòng Thi đua – Khen thưởng, Sở Nội vụ", By: "2025-08-10"}
	for _, d := range delegations(n) {
		g := MissingList{Name: d.Name, Head: d.Head}
		for i, a := range d.People {
			g.People = append(g.People, Lacking{a, []string{"gender", "birth", "ethnicity", "education", "theory", "phone"}[:1+i%6]})
		}
		in.Delegations = append(in.Delegations, g)
	}
	return in
}

// delegatePapers are the papers about n delegates.
func delegatePapers(lang string, n int) map[string]func() (*writing.Paper, error) {
	return map[string]func() (*writing.Paper, error){
		"composition": func() (*writing.Paper, error) { return CompositionPaper(compositionOf(lang, n)) },
		"sign-in": func() (*writing.Paper, error) {
			return SignInPaper(SignInInput{Heading: heading(lang), Spare: 2, Delegations: delegations(n)})
		},
		"sign-in at three sittings": func() (*writing.Paper, error) {
			return SignInPaper(SignInInput{Heading: heading(lang), Columns: []string{"Phiên trù bị", "Phiên chính thức sáng", "Chiều"}, Delegations: delegations(n)})
		},
		"attendance":                  func() (*writing.Paper, error) { return AttendancePaper(attendanceOf(lang, n, 1)) },
		"attendance at four sittings": func() (*writing.Paper, error) { return AttendancePaper(attendanceOf(lang, n, MostReported)) },
		"introductions":               func() (*writing.Paper, error) { return IntroductionsPaper(introductionsOf(lang, n)) },
		"missing data":                func() (*writing.Paper, error) { return MissingSheetPaper(missingOf(lang, n)) },
		"handout": func() (*writing.Paper, error) {
			return HandoutReceiptPaper(HandoutReceiptInput{Heading: heading(lang), Delegations: delegations(n)})
		},
	}
}

// Each paper is set for nobody, for one and for the national congress: nothing
// over anything else, within the margins, every name on it, the table's head
// on every page with rows, and no signatures on a page of their own.
func TestDelegatePapers(t *testing.T) {
	room := layout.Rect{X: marginLeft - 0.1, Y: 9, W: textW + 0.2, H: paperH - 17} // italics lean out a hair
	for lang, sizes := range map[string][]int{"vi": {0, 1, 235, 2223}, "en": {0, 1, 35}} {
		for _, n := range sizes {
			for name, write := range delegatePapers(lang, n) {
				w, err := write()
				if n == 0 && name != "composition" && !strings.HasPrefix(name, "attendance") {
					fails(t, name, err, "no-rows", "")
					continue
				}
				if err != nil {
					t.Errorf("%s, %s of %d: %v", name, lang, n, err)
					continue
				}
				pages, parts, err := Pages(w, embedded(t))
				if err != nil {
					t.Errorf("%s, %s of %d: %v", name, lang, n, err)
					continue
				}
				about := fmt.Sprintf("%s, %s of %d", name, lang, n)
				for i, p := range pages {
					if i < 2 || i > len(pages)-3 {
						clear(t, fmt.Sprintf("%s, page %d", about, i+1), p, layout.FontAssets(), room)
					}
				}
				paperSays(t, about, w, pages, parts)
			}
		}
	}
}

// paperSays holds pages to what the model says, word for word.
func paperSays(t *testing.T, about string, w *writing.Paper, pages []*layout.List, parts []int) {
	t.Helper()
	from := 0
	for i, n := range parts {
		all, last, sentence := "", "", ""
		for k, p := range pages[from : from+n] {
			last = squeezed(textOf(p))
			if w.Numbering == writing.Foot && !strings.Contains(textOf(p), fmt.Sprintf(" %d/%d\n", k+1, n)) {
				t.Errorf("%s: page %d of part %d is not numbered", about, k+1, i+1)
			}
			all += last
		}
		from += n
		for _, b := range w.Parts[i].Blocks {
			switch b := b.(type) {
			case *writing.Text:
				contains(t, about, all, b.S)
				sentence = b.S
			case *writing.Table:
				for _, r := range b.Rows {
					for _, c := range r.Cells {
						for _, l := range c {
							contains(t, about, all, l.S)
						}
					}
				}
			case *writing.Signers:
				for _, s := range b.List {
					contains(t, about, last, s.Lines[0].S)
					contains(t, about, last, s.Name)
				}
				if !strings.Contains(last, squeezed(sentence)) {
					t.Errorf("%s: the signatures stand alone, without %q", about, sentence)
				}
			}
		}
	}
}

// squeezed leaves out white space, where lines break.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func contains(t *testing.T, about, all, s string) {
	t.Helper()
	s = squeezed(s)
	for _, r := range s {
		if r >= 0x600 && r < 0x700 { // runs of two directions come in their own order
			return
		}
	}
	if !strings.Contains(all, s) {
		t.Errorf("%s: no %q", about, s)
	}
}

// The papers are set as they were when somebody last looked at them: go test
// ./print -run GoldenDelegate -update, and look again.
func TestGoldenDelegatePapers(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		for name, write := range delegatePapers(lang, 20) {
			w, err := write()
			if err != nil {
				t.Fatal(err)
			}
			pages, _, err := Pages(w, embedded(t))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "delegates-"+name+"-"+lang, pagesOf(t, layout.FontAssets(), pages...))
		}
	}
}

func TestQuorumSentence(t *testing.T) {
	for _, c := range []struct {
		present, voters, need int
		want                  string
	}{
		{162, 203, 136, "162/203, bằng 79,8 %; mức cần có là 136 (2/3). Đủ túc số, đại hội đủ điều kiện tiến hành."},
		{136, 203, 136, "Đủ túc số, đại hội"},
		{135, 203, 136, "Chưa đủ túc số, còn thiếu 1 đại biểu để đại hội"},
		{1520, 2025, 1350, "1.520/2.025"},
		{0, 0, 0, "danh sách chưa có đại biểu có quyền biểu quyết"},
	} {
		in := compositionOf("vi", 0)
		in.PresentVoters, in.Voters, in.Need = c.present, c.voters, c.need
		w, err := CompositionPaper(in)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, b := range w.Parts[0].Blocks {
			if b, ok := b.(*writing.Text); ok {
				all += b.S + "\n"
			}
		}
		if !strings.Contains(all, c.want) {
			t.Errorf("%+v: no %q in %s", c, c.want, all)
		}
	}
}

// The list of introductions says whether reception has confirmed it, and how
// each is addressed.
func TestIntroductions(t *testing.T) {
	in := introductionsOf("vi", 3)
	in.List[2].Honorific = "Hòa thượng"
	said := func() string {
		w, err := IntroductionsPaper(in)
		if err != nil {
			t.Fatal(err)
		}
		pages, _, err := Pages(w, embedded(t))
		if err != nil {
			t.Fatal(err)
		}
		return textOf(pages[0])
	}
	before := said()
	for _, want := range []string{"Cập nhật đến 07 giờ 46 phút, ngày 21 tháng 8 năm 2025\n", "CHƯA XÁC NHẬN", "Đồng chí " + people[0].name + "\n", "Hòa thượng ", "Chưa đến"} {
		if !strings.Contains(before, want) {
			t.Errorf("no %q in %s", want, before)
		}
	}
	in.ConfirmedAt, in.ConfirmedBy = morning.Add(9*time.Minute), "Đặng Thu Ngân"
	if after := said(); strings.Contains(after, "CHƯA XÁC NHẬN") || !strings.Contains(squeezed(after), squeezed("Lễ tân (Đặng Thu Ngân) đã xác nhận lúc 07 giờ 55 phút")) {
		t.Error(after)
	}
}

func TestDelegatePaperFaults(t *testing.T) {
	broken := func(change func(*Attendee)) func() error {
		return func() error {
			in := SignInInput{Heading: heading("vi"), Delegations: delegations(3)}
			change(&in.Delegations[0].People[1])
			w, err := SignInPaper(in)
			if err == nil {
				_, _, err = Pages(w, embedded(t))
			}
			return err
		}
	}
	for _, c := range []struct {
		code, field string
		try         func() error
	}{
		{"bad-date", "dated", func() error {
			in := compositionOf("vi", 1)
			in.Date = "21/8"
			_, err := CompositionPaper(in)
			return err
		}},
		{"bad-date", "when", func() error {
			in := missingOf("vi", 1)
			in.By = "mai"
			_, err := MissingSheetPaper(in)
			return err
		}},
		{"too-many-sittings", "", func() error {
			_, err := SignInPaper(SignInInput{Heading: heading("vi"), Columns: make([]string, MostSittings+1), Delegations: delegations(1)})
			return err
		}},
		{"too-many-sittings", "", func() error { _, err := AttendancePaper(attendanceOf("vi", 1, MostReported+1)); return err }},
		{"no-rows", "", func() error { _, err := AttendancePaper(attendanceOf("vi", 1, 0)); return err }},
		{"missing-glyph", "name", broken(func(a *Attendee) { a.Name = "李明" })},
		{"control-character", "post", broken(func(a *Attendee) { a.Position = "\x01" })},
		{"text-overflow", "name", broken(func(a *Attendee) { a.Name = strings.Repeat("W", 60) })},
	} {
		err := c.try()
		fails(t, c.code, err, c.code, c.field)
		if c.field == "name" && !strings.Contains(err.Error(), "who=AS-0002") {
			t.Errorf("%s does not say whose: %v", c.code, err)
		}
	}
}
