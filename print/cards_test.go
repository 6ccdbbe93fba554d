package print

import (
	"fmt"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

// long is a person of 60 letters with posts to match; the others are short,
// written from right to left, and of a unit.
var (
	long = person{"Bà", "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết Nguyễn Phước Hương",
		"Phó Chủ tịch Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam", "Tỉnh An Sơn kiêm Chủ nhiệm Câu lạc bộ hưu trí tỉnh"}
	short  = person{"Ông", "Y Ê", "", ""}
	arabic = person{"Ông", "عبد الرحمن بن محمد", "Chuyên gia", "Đại sứ quán"}
	office = person{"", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Sơn và các tổ chức chính trị - xã hội", "", ""}
	people = []person{{"Bà", "Lường Thị Biên", "Trưởng phòng Thi đua – Khen thưởng", "Sở Nội vụ"}, short, long, arabic, office}
)

type person struct{ honorific, name, position, unit string }

// deck is a paper of cards as the tests drive it: it sets people from a place
// of its sheet on.
type deck struct {
	name  string
	cards *cards
	sheet func(from int, who []person, code Code) (*layout.List, []layout.Warning, error)
	least int    // pt: what a name of 60 letters is set in at least
	field string // of the name on it
}

func decks(t *testing.T) []deck {
	t.Helper()
	f := embedded(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var all []deck
	for id, least := range map[string]int{"badge-90x130": 14, "badge-86x54": 10} {
		s, err := NewBadges(BadgeFixed{Event: congress, Template: template(t, id)}, f)
		must(err)
		all = append(all, deck{id, s.cards, func(from int, who []person, code Code) (*layout.List, []layout.Warning, error) {
			var in []BadgeInput
			for i, p := range who {
				in = append(in, BadgeInput{Name: p.name, Position: p.position, Unit: p.unit, Seat: "B12", Number: "AS-064", Guest: i%2 == 1, Code: code})
			}
			return s.Sheet(in)
		}, least, "name"})
	}
	for _, single := range []bool{false, true} {
		fixed := invitation()
		fixed.Single = single
		s, err := NewInvitations(fixed, f)
		must(err)
		all = append(all, deck{fmt.Sprintf("invitation-a5 single %v", single), s.cards, func(from int, who []person, code Code) (*layout.List, []layout.Warning, error) {
			var in []InvitationInput
			for _, p := range who {
				in = append(in, InvitationInput{Honorific: p.honorific, Name: p.name, Position: p.position, Unit: p.unit, Role: "Đại biểu chính thức", Seat: "B12", Digits: "AS-064", Code: code})
			}
			return s.Sheet(in)
		}, 14, "addressee"})
	}
	for _, id := range []string{"name-card-297x105", "name-card-210x99"} {
		s, err := NewNameCards(NameCardFixed{Event: congress, Template: template(t, id)}, f)
		must(err)
		all = append(all, deck{id, s.cards, func(from int, who []person, code Code) (*layout.List, []layout.Warning, error) {
			return s.Sheet(NameCardInput{Name: who[0].name, Position: who[0].position, Unit: who[0].unit})
		}, 36, "name"})
	}
	for _, id := range []string{"envelope-99x38", "envelope-dl"} {
		s, err := NewEnvelopes(EnvelopeFixed{Superior: "Ủy ban nhân dân tỉnh An Sơn", Host: "Sở Nội vụ", Address: "Số 12, đường Trần Phú, phường An Sơn", Phone: "0213 3876 543", Template: template(t, id)}, f)
		must(err)
		all = append(all, deck{id, s.cards, func(from int, who []person, code Code) (*layout.List, []layout.Warning, error) {
			var in []EnvelopeInput
			for _, p := range who {
				in = append(in, EnvelopeInput{Honorific: p.honorific, Name: p.name, Position: p.position, Unit: p.unit, Address: "Số 5, ngõ 12, đường 30 tháng 4, phường An Sơn, tỉnh An Sơn", Number: "AS-064"})
			}
			return s.Sheet(from, in)
		}, 9, "addressee"})
	}
	for id, least := range map[string]int{"reminder-a6": 12, "reminder-receipt-80": 10} {
		s, err := NewReminders(ReminderFixed{Event: congress, Template: template(t, id)}, f)
		must(err)
		all = append(all, deck{id, s.cards, func(from int, who []person, code Code) (*layout.List, []layout.Warning, error) {
			var in []ReminderInput
			for i, p := range who {
				one := ReminderInput{Honorific: p.honorific, Name: p.name, Position: p.position, Unit: p.unit, Award: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh An Sơn",
					Round: 6, Place: 4 + i, Wait: "cánh phải sân khấu", At: "10:05", Seat: "B12", Number: "AS-064"}
				switch p.name {
				case short.name: // nothing is arranged yet
					one.Round, one.Place, one.Wait, one.At, one.Seat = 0, 0, "", "", ""
				case long.name:
					one.For, one.Wait = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Sơn và các tổ chức chính trị - xã hội", ""
				}
				in = append(in, one)
			}
			return s.Sheet(in)
		}, least, "addressee"})
	}
	labels, err := NewFrameLabels(FrameLabelFixed{Event: congress}, f)
	must(err)
	return append(all, deck{"frame-label-70x37", labels.cards, func(from int, who []person, code Code) (*layout.List, []layout.Warning, error) {
		var in []FrameLabelInput
		for i, p := range who {
			kind := Individual
			if p.honorific == "" {
				kind = Collective
			}
			in = append(in, FrameLabelInput{Round: 6, Place: 4 + i, Slot: "2-04", Kind: kind, Honorific: p.honorific, Name: p.name, Award: "Giấy khen của Giám đốc Sở Nội vụ", Register: "0098", Code: code})
		}
		return labels.Sheet(from, in)
	}, 6, "name"})
}

func template(t *testing.T, id string) *layout.Template {
	t.Helper()
	tpl, err := layout.Embedded(id)
	if err != nil {
		t.Fatal(err)
	}
	return tpl
}

func invitation() InvitationFixed {
	return InvitationFixed{Superior: "Ủy ban nhân dân tỉnh An Sơn", Host: "Sở Nội vụ", Number: "125/GM-SNV", Place: "An Sơn", Date: "2025-08-05",
		Event: "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI", Period: "giai đoạn 2025–2030", When: "07 giờ 30, thứ Năm, ngày 21 tháng 8 năm 2025",
		Where: "Trung tâm Hội nghị tỉnh, phường An Sơn", Signature: Signature{Prefix: "KT.", Title: "Giám đốc", Post: "Phó Giám đốc", Name: "Hà Thị Lan Chi"}}
}

// Each card of each paper is set for each kind of person: on its own card, away
// from the cut, nothing over anything else, its golden text unchanged.
func TestCards(t *testing.T) {
	for _, d := range decks(t) {
		text := ""
		per := d.cards.PerSheet()
		if strings.HasPrefix(d.name, "name-card") {
			per = 1
		}
		for from := 0; from < len(people); from += per {
			who := people[from:min(from+per, len(people))]
			l, _, err := d.sheet(0, who, pattern(25))
			if err != nil {
				t.Errorf("%s %s: %v", d.name, who[0].name, err)
				continue
			}
			text += dump(t, l, d.cards, "")
			width, height := d.cards.Size()
			clear(t, d.name, l, d.cards, layout.Rect{X: 4, Y: 4, W: width - 8, H: height - 8})
			for _, ink := range inks(t, l, d.cards) {
				inside := false
				for i := range d.cards.places {
					at := d.cards.Cut(i)
					inside = inside || ink.left > at.X+2 && ink.right < at.X+at.W-2 && ink.top > at.Y+2 && ink.bottom < at.Y+at.H-2
				}
				if !inside {
					t.Errorf("%s: %v stands on no card", d.name, ink)
				}
			}
		}
		golden(t, d.name, text)
	}
}

// A name of 60 letters is readable on every card.
func TestLongNamesAreReadable(t *testing.T) {
	for _, d := range decks(t) {
		l, _, err := d.sheet(0, []person{long}, Code{})
		if err != nil {
			t.Errorf("%s: %v", d.name, err)
			continue
		}
		found := false
		for _, item := range l.Items {
			if r, ok := item.(*layout.Run); ok && strings.Contains(strings.ToLower(r.Text), "phước hương") {
				found = true
				if r.Size < float64(d.least) {
					t.Errorf("%s: the name is set in %g pt", d.name, r.Size)
				}
			}
		}
		if !found {
			t.Errorf("%s: no name", d.name)
		}
	}
}

// Bad input is a fault that names the field, and never more than that.
func TestCardFaults(t *testing.T) {
	for _, d := range decks(t) {
		for _, c := range []struct{ name, code string }{
			{"", "no-name"}, {" \t", "no-name"}, {"An\x01", "control-character"}, {"An\xff", "control-character"}, {"李An", "missing-glyph"}, {"𝔸n", "missing-glyph"},
			{strings.Repeat("w", 2000), "text-overflow"}, {strings.Repeat("nhiệm vụ ", 250), "text-overflow"},
		} {
			_, _, err := d.sheet(0, []person{{"", c.name, "", ""}}, Code{})
			field := d.field
			if c.code == "no-name" {
				field = "name"
			}
			fails(t, fmt.Sprintf("%s, %.12q", d.name, c.name), err, c.code, field)
		}
		if strings.HasPrefix(d.name, "name-card") {
			continue
		}
		_, _, err := d.sheet(0, make([]person, d.cards.PerSheet()+1), Code{})
		fails(t, d.name, err, "too-many-badges", "")
		if d.cards.template.Code != nil {
			_, _, err = d.sheet(0, people[:1], Code{N: 3})
			fails(t, d.name, err, "bad-code", "")
		}
	}
}

// A sheet of labels that is partly used is filled from a place on.
func TestUsedLabels(t *testing.T) {
	for _, d := range decks(t) {
		if n := d.cards.PerSheet(); d.name == "envelope-99x38" || d.name == "frame-label-70x37" {
			l, _, err := d.sheet(n-1, people[:1], Code{})
			if err != nil {
				t.Fatal(err)
			}
			last := d.cards.Cut(n - 1)
			for _, ink := range inks(t, l, d.cards) {
				if ink.left < last.X || ink.top < last.Y {
					t.Errorf("%s: %v stands on a label that is used up", d.name, ink)
				}
			}
			_, _, err = d.sheet(n-1, people[:2], Code{})
			fails(t, d.name, err, "too-many-badges", "")
			_, _, err = d.sheet(-1, people[:1], Code{})
			fails(t, d.name, err, "too-many-badges", "")
		}
	}
}

// A template of another document is refused, not set wrongly.
func TestForeignTemplates(t *testing.T) {
	f, tpl := embedded(t), template(t, "giay-khen-a4")
	for what, try := range map[string]func() error{
		"badge":      func() error { _, err := NewBadges(BadgeFixed{Template: tpl}, f); return err },
		"invitation": func() error { _, err := NewInvitations(InvitationFixed{Template: tpl}, f); return err },
		"name card":  func() error { _, err := NewNameCards(NameCardFixed{Template: tpl}, f); return err },
		"envelope":   func() error { _, err := NewEnvelopes(EnvelopeFixed{Template: tpl}, f); return err },
		"label":      func() error { _, err := NewFrameLabels(FrameLabelFixed{Template: tpl}, f); return err },
		"cover": func() error {
			in := agenda(1)
			in.Cover = &Cover{Template: tpl}
			_, _, err := Programme(in, f)
			return err
		},
	} {
		fails(t, what, try(), "template-value", "")
	}
	tpl = template(t, "name-card-297x105")
	tpl.Sheet = nil
	_, err := NewNameCards(NameCardFixed{Template: tpl}, f)
	fails(t, "a name card of one face", err, "template-value", "")
}

// Cut marks stand on no card and reach no edge that a printer cannot.
func TestCutMarks(t *testing.T) {
	for _, d := range decks(t) {
		for _, item := range d.cards.cutMarks() {
			p := item.(*layout.Path)
			a, b := p.Segs[0].P[0], p.Segs[2].P[0]
			if a.X < 1 || a.Y < 1 || b.X > d.cards.width-1 || b.Y > d.cards.height-1 || b.X < a.X || b.Y < a.Y {
				t.Errorf("%s: a mark from %v to %v", d.name, a, b)
			}
			for i := range d.cards.places {
				at := d.cards.Cut(i)
				if d.cards.template.Sheet != nil && d.cards.template.Sheet.Marks && a.X < at.X+at.W && b.X > at.X && a.Y < at.Y+at.H && b.Y > at.Y {
					t.Errorf("%s: a mark from %v to %v on card %d", d.name, a, b, i)
				}
			}
		}
	}
}
