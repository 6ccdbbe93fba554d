package stage_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// people makes citations of a round, each with the delegate given, "-" for none.
func people(round data.ID, award data.ID, kind data.RecipientKind, delegates string) (list []data.CitationRow) {
	for i, d := range strings.Fields(delegates) {
		c := data.Citation{ID: data.ID(fmt.Sprintf("%s-%s-%d", round, kind, i)), Round: round, Award: award, Kind: kind, Ordinal: i + 1, Name: fmt.Sprintf("%s %s %d", round, kind, i)}
		if d != "-" {
			c.Delegate = data.ID(d)
		}
		list = append(list, data.CitationRow{Citation: c})
	}
	return list
}

// shape writes groups as sizes, with tray and slots.
func shape(rounds []stage.Round) string {
	var parts []string
	for _, r := range rounds {
		s := fmt.Sprintf("%d%s", r.Number, r.Tray)
		for _, g := range r.Groups {
			s += fmt.Sprintf(" %d(%d-%d)", len(g.List), g.List[0].Slot, g.List[len(g.List)-1].Slot)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func TestArrange(t *testing.T) {
	const five, ten = "- - - - -", "- - - - - - - - - -"
	for _, tc := range []struct {
		name   string
		rounds []data.Round
		people []data.CitationRow
		want   string
	}{
		{"all have room", []data.Round{{ID: "r", Number: 1}}, append(people("r", "a", data.Individual, "- -"), people("r", "a", data.Collective, "- - -")...), "1A 5(1-5)"},
		{"kinds by themselves, nobody alone", []data.Round{{ID: "r", Number: 1}},
			append(people("r", "a", data.Individual, ten+" "+five), people("r", "a", data.Collective, "- - -")...), "1A 3(1-3) 8(4-11) 7(12-18)"},
		{"eleven", []data.Round{{ID: "r", Number: 1}}, people("r", "a", data.Individual, ten+" -"), "1A 6(1-6) 5(7-11)"},
		{"one tray for two rounds", []data.Round{{ID: "r", Number: 1, Tray: "B"}, {ID: "s", Number: 2, Tray: "B"}, {ID: "t", Number: 3}, {ID: "u", Number: 4}},
			append(append(people("r", "a", data.Individual, "- -"), people("s", "a", data.Individual, "- -")...), append(people("t", "a", data.Individual, "-"), people("u", "a", data.Individual, "-")...)...),
			"1B 2(1-2); 2B 2(3-4); 3A 1(1-1); 4C 1(1-1)"},
		{"nobody", []data.Round{{ID: "r", Number: 1}}, nil, "1A"},
	} {
		if got := shape(stage.Arrange(stage.Source{Rounds: tc.rounds, Citations: tc.people})); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}

// Somebody in neighbouring groups is exchanged with another; where nobody can
// take the place, it is told.
func TestNeighbours(t *testing.T) {
	rounds := []data.Round{{ID: "r", Number: 1, GroupSize: 2}, {ID: "s", Number: 2, GroupSize: 2}}
	apart := stage.Arrange(stage.Source{Rounds: rounds, Citations: append(people("r", "a", data.Individual, "p q"), people("s", "a", data.Individual, "p o m n")...)})
	if d := stage.Twice(apart); len(d) > 0 {
		t.Errorf("%s goes up twice: %v", d[0].Name, d)
	}
	if got := apart[1].Groups[1]; got.List[0].Delegate != "p" && got.List[1].Delegate != "p" {
		t.Errorf("p is not in the last group: %v", got.List)
	}
	told := stage.Twice(stage.Arrange(stage.Source{Rounds: rounds, Citations: append(people("r", "a", data.Individual, "p q"), people("s", "a", data.Individual, "p")...)}))
	if len(told) != 1 || told[0].A.Home.Round != "r" || told[0].B.Home.Round != "s" {
		t.Errorf("told: %+v", told)
	}
	within := stage.Twice(stage.Arrange(stage.Source{Rounds: rounds[:1], Citations: people("r", "a", data.Individual, "p p")}))
	if len(within) != 1 {
		t.Errorf("twice in one group: %+v", within)
	}
	same := people("r", "a", data.Individual, "- -")
	same[0].Name, same[0].Unit, same[1].Name, same[1].Unit = "Lò Văn An", "Sở Y tế", "LÒ VĂN AN", "sở y tế"
	if d := stage.Twice(stage.Arrange(stage.Source{Rounds: rounds[:1], Citations: same})); len(d) != 1 {
		t.Errorf("by name and unit: %+v", d)
	}
}

// A locked round keeps its places when recipients go and others come: nobody
// moves up, nobody gets another's slot.
func TestLockedStays(t *testing.T) {
	rounds := []data.Round{{ID: "r", Number: 1, GroupSize: 2}, {ID: "s", Number: 2}}
	list := append(people("r", "a", data.Individual, "- - -"), people("s", "a", data.Individual, "-")...)
	var places []data.StagePlace
	first := stage.Arrange(stage.Source{Rounds: rounds, Citations: list})
	places = append(places, first[0].Places()...)
	rounds[0].Locked = time.Unix(1, 0)
	rounds[0].Number, rounds[1].Number = 2, 1 // the order changes
	list = append(list[1:], people("r", "a", data.Collective, "-")...)
	list[0].Ordinal, list[1].Ordinal = 9, 1 // and so does the annex
	got := stage.Arrange(stage.Source{Rounds: rounds, Citations: list, Places: places})
	locked := got[1]
	var lines []string
	for r := range locked.Everybody() {
		lines = append(lines, fmt.Sprintf("%s %d.%d %s%d", r.ID, r.Home.Group, r.Place, r.Tray, r.Slot))
	}
	if d := cmp.Diff([]string{"r-individual-1 1.2 A2", "r-individual-2 2.1 A3", "r-collective-0 2.2 A4"}, lines); d != "" {
		t.Error(d)
	}
	if locked.Unplaced != 1 || len(locked.Gone) != 1 || locked.Gone[0].Slot != 1 {
		t.Errorf("unplaced %d, gone %v", locked.Unplaced, locked.Gone)
	}
	if got[0].Tray != "B" {
		t.Errorf("the other round's tray is %s", got[0].Tray)
	}
}

func TestPropose(t *testing.T) {
	const bac, thidua = "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "phong trào thi đua yêu nước giai đoạn 2020–2025"
	s := stage.Source{
		Awards: []data.Award{{ID: "gk", Name: "Giấy khen", Document: data.DocumentGiayKhen, Rank: 19, Decider: "Giám đốc sở", BonusIndividual: 0.3},
			{ID: "ttg", Name: "Bằng khen của Thủ tướng Chính phủ", Document: data.DocumentBangKhen, Rank: 9, Decider: "Thủ tướng Chính phủ"},
			{ID: "bk", Name: "Bằng khen của Chủ tịch UBND tỉnh", Document: data.DocumentBangKhen, Rank: 14, Decider: "Chủ tịch UBND tỉnh"}},
		Decisions: []data.Decision{{ID: "d1", Number: "1"}, {ID: "d2", Number: "2"}, {ID: "d3", Number: "3"}, {ID: "d4", Number: "4"}},
	}
	add := func(decision, award data.ID, kind data.RecipientKind, n int, theme string) {
		for i := range n {
			s.Citations = append(s.Citations, data.CitationRow{Citation: data.Citation{ID: data.ID(fmt.Sprint(decision, kind, i)), Decision: decision, Award: award, Kind: kind,
				Ordinal: i, Name: "X", Achievement: "Đã có thành tích xuất sắc trong " + theme}})
		}
	}
	add("d3", "gk", data.Individual, 15, thidua)
	add("d3", "gk", data.Collective, 3, thidua)
	add("d2", "gk", data.Collective, 3, bac)
	add("d2", "gk", data.Individual, 2, bac)
	add("d1", "ttg", data.Individual, 4, thidua)
	add("d4", "bk", data.Individual, 10, thidua)
	add("d4", "bk", data.Collective, 10, thidua)
	var got []string
	for _, p := range stage.Propose(i18n.For("vi"), s) {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%d", p.Title, p.Theme, p.Kind, p.Protocol, len(p.Citations)))
	}
	want := []string{
		"Bằng khen của Thủ tướng Chính phủ|" + thidua + "|individual|prime|4",
		"Bằng khen của Chủ tịch UBND tỉnh – tập thể|" + thidua + "|collective||10",
		"Bằng khen của Chủ tịch UBND tỉnh – cá nhân|" + thidua + "|individual||10",
		"Giấy khen|" + bac + "|||5",
		"Giấy khen|" + thidua + "|||18",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if p := stage.Propose(i18n.For("vi"), s); cmp.Diff(p[4].Citations[0], data.ID("d3collective0")) != "" {
		t.Errorf("collectives do not come first: %v", p[4].Citations)
	}
}
