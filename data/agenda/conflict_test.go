package agenda_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// sound is a morning in which nothing is wrong: two rounds, everybody is there.
func sound() agenda.Input {
	hieu := data.Actor{Delegate: "hieu", Honorific: "Đồng chí", Name: "Phan Bá Hiếu"}
	chi := data.Actor{Honorific: "Đồng chí", Name: "Hà Thị Lan Chi"}
	delegates := []data.DelegateRow{
		{Delegate: data.Delegate{ID: "hieu", Name: "Phan Bá Hiếu"}}, {Delegate: data.Delegate{ID: "chi", Name: "Hà Thị Lan Chi"}},
		{Delegate: data.Delegate{ID: "lan", Name: "Lò Thị Lan"}},
	}
	in := agenda.Input{
		Meetings: []data.Meeting{{ID: "m", Name: "Phiên chính thức", Date: "2025-08-21", Ordinal: 1, Hall: "h"}},
		Halls:    []data.Hall{{ID: "h", Name: "Hội trường A"}, {ID: "h2", Name: "Hội trường B"}},
		Items: []data.AgendaItem{
			{ID: "khaimac", Meeting: "m", Ordinal: 1, Starts: "08:00", Minutes: 10, Kind: data.ItemOpening, Title: "Khai mạc", People: []data.Actor{chi}},
			{ID: "trao", Meeting: "m", Ordinal: 2, Starts: "08:10", Minutes: 35, Kind: data.ItemAwards, Title: "Trao thưởng"},
			{ID: "bemac", Meeting: "m", Ordinal: 3, Minutes: 5, Kind: data.ItemClosing, Title: "Bế mạc", Person: "Phan Bá Hiếu"},
		},
		Rounds: []data.Round{
			{ID: "r1", Item: "trao", Number: 1, Title: "Bằng khen", Announcer: chi, Presenters: []data.Actor{hieu}},
			{ID: "r2", Item: "trao", Number: 2, Title: "Giấy khen", Presenters: []data.Actor{hieu}},
		},
		Citations: []data.CitationRow{
			{Citation: data.Citation{ID: "c1", Round: "r1", Award: "bk", Decision: "d1", Kind: data.Individual, Name: "Nguyễn Văn An", Unit: "Sở Y tế"}, DecisionNumber: "15/QĐ"},
			{Citation: data.Citation{ID: "c2", Round: "r2", Award: "gk", Decision: "d2", Kind: data.Collective, Name: "Phòng Nội vụ", Representative: "Lò Thị Lan", Delegate: "lan"}, DecisionNumber: "16/QĐ"},
		},
		Awards: []data.Award{{ID: "bk", Name: "Bằng khen", Rank: 10}, {ID: "gk", Name: "Giấy khen", Rank: 20}},
		People: agenda.NewPeople(delegates), Meeting: "m",
	}
	return in
}

// people gives the delegates of sound, changed.
func people(change func(d *data.DelegateRow)) *agenda.People {
	list := []data.DelegateRow{
		{Delegate: data.Delegate{ID: "hieu", Name: "Phan Bá Hiếu"}}, {Delegate: data.Delegate{ID: "chi", Name: "Hà Thị Lan Chi"}},
		{Delegate: data.Delegate{ID: "lan", Name: "Lò Thị Lan"}},
	}
	for i := range list {
		change(&list[i])
	}
	return agenda.NewPeople(list)
}

func parallel(in *agenda.Input, hall data.ID) {
	in.Meetings = append(in.Meetings, data.Meeting{ID: "m2", Name: "Phiên chuyên đề", Date: "2025-08-21", Ordinal: 2, Hall: hall})
	in.Items = append(in.Items, data.AgendaItem{ID: "chuyende", Meeting: "m2", Ordinal: 1, Starts: "08:05", Minutes: 30, Title: "Thảo luận",
		People: []data.Actor{{Name: "Hà Thị Lan Chi"}}})
}

var conflicts = []struct {
	name   string
	change func(in *agenda.Input)
	want   []string // "CODE block: what the sentence says"
}{
	{"nothing", func(*agenda.Input) {}, nil},
	{"no time", func(in *agenda.Input) { in.Items[0].Starts, in.Items[1].Starts = "", "" }, []string{"no-time block: 3 mục"}},
	{"not a time", func(in *agenda.Input) { in.Items[2].Starts = "sáng" }, []string{"bad-time block: “sáng”"}},
	{"negative", func(in *agenda.Input) { in.Items[0].Minutes = -10 }, []string{"negative-duration block: -10 phút"}},
	{"no duration", func(in *agenda.Input) { in.Items[2].Minutes = 0 }, []string{"no-duration warn: mục sau"}},
	{"the next day", func(in *agenda.Input) {
		in.Items[2].Starts, in.Items[1].Starts, in.Items[0].Starts = "06:30", "20:00", "19:00"
	}, []string{"past-midnight warn: 06:30"}},
	{"fixed points cross", func(in *agenda.Input) {
		in.Items[1].Fixed, in.Items[2].Fixed, in.Items[2].Starts = true, true, "08:05"
	}, []string{"fixed-crossing block: cố định lúc 08:05 nhưng đứng sau mục 2 cố định lúc 08:10"}},
	{"fixed point run over", func(in *agenda.Input) { in.Items[1].Fixed, in.Items[0].Minutes = true, 15 }, []string{"fixed-overrun block: chồng 5 phút"}},
	{"overlap", func(in *agenda.Input) { in.Items[0].Minutes = 15 }, []string{"overlap warn: mục 1 đến 08:15"}},
	{"expected later than planned", func(in *agenda.Input) {
		in.People = people(func(d *data.DelegateRow) {
			if d.ID == "hieu" {
				d.Leaves = "09:00"
			}
		})
		in.Expected = map[data.ID]int{"trao": 9 * 60, "bemac": 9*60 + 35}
	}, []string{"presenter-leaves block: đợt 1 lúc 09:00 nhưng đã đăng ký rời hội trường lúc 09:00", "presenter-leaves block: đợt 2 lúc 09:02", "person-leaves block: “Bế mạc” lúc 09:35"}},
	{"two halls", func(in *agenda.Input) { parallel(in, "h2") }, []string{"person-twice block: Hà Thị Lan Chi có phần ở mục 1 “Thảo luận” lúc 08:05, nhưng từ 08:00 đến 08:10",
		"person-twice block: mục 2 “Trao thưởng” lúc 08:10, nhưng từ 08:05 đến 08:35 đang ở mục 1 “Thảo luận” (Phiên chuyên đề)"}},
	{"two meetings in one hall", func(in *agenda.Input) {
		parallel(in, "h")
		in.Items[3].People = nil
	}, []string{"hall-twice block: Hội trường A"}},
	{"the day after", func(in *agenda.Input) { parallel(in, "h"); in.Meetings[1].Date = "2025-08-22" }, nil},
	{"the door is open", func(in *agenda.Input) { in.Open = true; in.Here = map[data.ID]bool{"c1": true} }, []string{
		"presenter-absent block: Phan Bá Hiếu trao đợt 1, 2 nhưng", "person-absent warn: Hà Thị Lan Chi có phần ở mục 1, 2 nhưng",
		"recipients-absent warn: 1/1 người nhận đợt 2", "person-absent warn: Phan Bá Hiếu có phần ở mục 3"}},
	{"everybody is there", func(in *agenda.Input) {
		in.Open, in.Here = true, map[data.ID]bool{"c1": true, "c2": true}
		in.People = people(func(d *data.DelegateRow) { d.PresentAt = time.Unix(1, 0); d.Arrives = "11:00" })
	}, nil},
	{"comes later", func(in *agenda.Input) {
		in.People = people(func(d *data.DelegateRow) { d.Arrives = "08:12" })
	}, []string{"person-arrives block: Khai mạc", "person-arrives block: Trao thưởng", "presenter-arrives block: đợt 1"}},
	{"deleted", func(in *agenda.Input) {
		in.Items[0].People[0].Delegate, in.Rounds[1].Presenters = "gone", []data.Actor{{Delegate: "gone", Name: "Đinh Khắc Tường"}}
	}, []string{"deleted-person block: Hà Thị Lan Chi", "deleted-presenter block: Đinh Khắc Tường"}},
	{"excused", func(in *agenda.Input) {
		in.People = people(func(d *data.DelegateRow) { d.Status, d.Substitute = data.StatusSubstituted, "Vừ A Dính" })
	}, []string{"person-cancelled block: Vừ A Dính", "presenter-cancelled block: đợt 1", "presenter-cancelled block: đợt 1", "presenter-cancelled block: đợt 2", "person-cancelled block: Bế mạc"}},
	{"gives and receives", func(in *agenda.Input) { in.Citations[0].Delegate = "hieu" }, []string{"presenter-receives warn: đợt 1"}},
	{"nobody hands over", func(in *agenda.Input) { in.Rounds[1].Presenters = []data.Actor{{}} }, []string{"round-no-presenter block: Đợt 2"}},
	{"capacity", func(in *agenda.Input) { in.Rounds[1].Presenters[0].Capacity = data.CapacityUnknown }, []string{"capacity-unknown warn: Phan Bá Hiếu"}},
	{"a turn of nobody", func(in *agenda.Input) {
		in.Rounds[1].Presenters = append(in.Rounds[1].Presenters, data.Actor{Capacity: data.CapacityUnknown})
	}, []string{"turn-no-presenter warn: Đợt 2 “Giấy khen” có lượt chưa rõ ai trao (người thứ 2"}},
	{"empty round", func(in *agenda.Input) { in.Citations[1].Round = "" }, []string{"round-empty block: Đợt 2"}},
	{"round of nothing", func(in *agenda.Input) { in.Rounds[1].Item = "gone" }, []string{"round-no-item warn: Đợt 2"}},
	{"awards of nothing", func(in *agenda.Input) { in.Items[0].Kind = data.ItemAwards }, []string{"awards-no-round warn: Khai mạc"}},
	{"too little time", func(in *agenda.Input) { in.Items[1].Minutes = 3 }, []string{"over-slot warn: 2 đợt trao với 2 lượt nhận cần khoảng 5 phút, mục 2 “Trao thưởng” chỉ có 3 phút"}},
	{"read twice", func(in *agenda.Input) {
		in.Citations[1].Decision, in.Citations[1].DecisionNumber = "d1", "15/QĐ"
		in.Rounds[1].Announcer = data.Actor{Name: "Trịnh Đăng Khôi"}
	}, []string{"decision-twice block: Quyết định số 15/QĐ đã được công bố ở đợt 1"}},
	{"one decision, two rounds, one reader", func(in *agenda.Input) {
		in.Citations[1].Decision, in.Rounds[1].Announcer = "d1", in.Rounds[0].Announcer
	}, nil},
	{"words of its own read it again", func(in *agenda.Input) {
		in.Citations[1].Decision, in.Citations[1].DecisionNumber = "d1", "15/QĐ"
		in.Rounds[1].Steps = []data.Step{{Kind: data.StepAnnounce, Script: "Xin mời công bố"}, {Kind: data.StepHandCertificate}}
	}, []string{"decision-twice block: đợt 2 “Giấy khen” lại ghi công bố"}},
	{"read in another item", func(in *agenda.Input) {
		in.Items[0].Documents, in.Items[0].People[0].Part = "Quyết định số 15/QĐ, ngày 1/8", data.PartAnnounces
	}, []string{"decision-read-twice block: 15/QĐ"}},
	{"lower first", func(in *agenda.Input) { in.Rounds[0].Number, in.Rounds[1].Number = 2, 1 }, []string{"ranks-out-of-order warn: Đợt 2 (Bằng khen) cao hơn nhưng trao sau đợt 1 (Giấy khen)"}},
	{"individuals first", func(in *agenda.Input) { in.Citations[1].Award = "bk" }, []string{"collectives-after-individuals warn: Đợt 2"}},
	{"up twice", func(in *agenda.Input) { in.Citations[0].Delegate = "lan" }, []string{"up-twice warn: Lò Thị Lan"}},
	{"for two in one group", func(in *agenda.Input) {
		second := in.Citations[1]
		second.ID, second.Name = "c3", "Phòng Y tế"
		in.Citations = append(in.Citations, second)
	}, []string{"twice-in-group warn: Lò Thị Lan đứng ở hai vị trí trong lượt 1 đợt 2"}},
	{"printed", func(in *agenda.Input) {
		v := data.AgendaVersion{ID: "v", Meeting: "m", Number: 2, Items: slices.Clone(in.Items), Rounds: in.Rounds}
		v.Items[0].Title = "Chào cờ"
		in.Printed = map[data.ID]data.AgendaVersion{"m": v}
	}, []string{"printed-changed warn: bản in số 2 ở 1 chỗ"}},
	{"printed and the same", func(in *agenda.Input) {
		in.Printed = map[data.ID]data.AgendaVersion{"m": {ID: "v", Meeting: "m", Items: slices.Clone(in.Items), Rounds: in.Rounds}}
	}, nil},
	{"items of no meeting", func(in *agenda.Input) { in.Meetings = nil; in.Items[2].Minutes = -1 }, []string{"negative-duration block: Bế mạc"}},
}

func TestConflicts(t *testing.T) {
	vi, en := i18n.For("vi"), i18n.For("en")
	seen := map[string]bool{}
	for _, tc := range conflicts {
		in := sound()
		tc.change(&in)
		found := agenda.Conflicts(in)
		var got []string
		for _, c := range found {
			seen[c.Code] = true
			got = append(got, fmt.Sprintf("%s %s: %s", c.Code, c.Grade, vi.Map(c.Sentence(), c.Args)))
			for _, words := range []*i18n.Catalogue{vi, en} {
				for _, key := range []string{c.Title(), c.Sentence(), c.Do(), c.Fix.Key()} {
					if s := words.Map(key, c.Args); strings.ContainsAny(s, "[<") || strings.Contains(s, "“”") {
						t.Errorf("%s: %s", tc.name, s)
					}
				}
			}
		}
		left := slices.Clone(got)
		for _, w := range tc.want {
			code, words, _ := strings.Cut(w, ": ")
			i := slices.IndexFunc(left, func(s string) bool { return strings.HasPrefix(s, code+":") && strings.Contains(s, words) })
			if i < 0 {
				t.Errorf("%s: no %q in\n%s", tc.name, w, strings.Join(got, "\n"))
				continue
			}
			left = slices.Delete(left, i, i+1)
		}
		if len(left) > 0 {
			t.Errorf("%s: besides\n%s", tc.name, strings.Join(left, "\n"))
		}
		for _, c := range found {
			in.Ignored = append(in.Ignored, data.IgnoredConflict{Key: c.Key, Reason: "đã hỏi"})
		}
		again := agenda.Conflicts(in)
		if len(again) != len(found) || slices.ContainsFunc(again, func(c agenda.Conflict) bool { return !c.Ignored || c.Reason != "đã hỏi" }) {
			t.Errorf("%s: set aside, %d of %d conflicts are known again", tc.name, len(again), len(found))
		}
	}
	keys, err := i18n.Keys("vi")
	if err != nil {
		t.Fatal(err)
	}
	for k := range keys {
		if code, ok := strings.CutPrefix(k, "agenda.conflict."); ok && !strings.Contains(code, ".") && !seen[code] {
			t.Errorf("no case shows the conflict %s", code)
		}
	}
}

// Whatever is in the records, conflicts are found without a crash, each once,
// and the same ones whenever and in whatever order it is asked.
func TestConflictsOfAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2026))
	for n := range 200 {
		in := sound()
		if r.IntN(3) == 0 {
			in.People = nil
		}
		in.Open = r.IntN(2) == 0
		meetings := []data.ID{"m", "m2", "gone"}
		parallel(&in, []data.ID{"h", "h2", ""}[r.IntN(3)])
		for _, a := range programme(r) {
			a.Meeting, a.Hall = meetings[r.IntN(3)], []data.ID{"", "h", "h2", "gone"}[r.IntN(4)]
			a.Kind = data.ItemKinds[r.IntN(len(data.ItemKinds))]
			if r.IntN(3) == 0 {
				a.People = []data.Actor{{Delegate: []data.ID{"hieu", "gone"}[r.IntN(2)]}, {}}
			}
			in.Items = append(in.Items, a)
			if r.IntN(3) == 0 {
				in.Rounds = append(in.Rounds, data.Round{ID: "r" + a.ID, Item: a.ID, Number: r.IntN(5), GroupSize: r.IntN(5) - 2,
					Presenters: []data.Actor{{Name: "Phan Bá Hiếu", Capacity: data.CapacityUnknown}, {}}})
				in.Citations = append(in.Citations, data.CitationRow{Citation: data.Citation{ID: "c" + a.ID, Round: "r" + a.ID, Award: "gone", Kind: data.Household}})
			}
		}
		found := agenda.Conflicts(in)
		keys := map[string]bool{}
		for _, c := range found {
			if keys[c.Key] {
				t.Fatalf("%d: twice %s", n, c.Key)
			}
			keys[c.Key] = true
		}
		for range 3 {
			r.Shuffle(len(in.Meetings), func(i, j int) { in.Meetings[i], in.Meetings[j] = in.Meetings[j], in.Meetings[i] })
			if again := agenda.Conflicts(in); !reflect.DeepEqual(found, again) {
				t.Fatalf("%d: %s", n, cmp.Diff(found, again))
			}
		}
	}
}

// What blocks comes first, what is set aside last.
func TestConflictsAreSorted(t *testing.T) {
	in := sound()
	in.Items[0].Minutes, in.Items[2].Minutes = 15, -5
	in.Rounds[1].Presenters = nil
	in.Ignored = []data.IgnoredConflict{{Key: "round-no-presenter|trao|r2"}}
	var got []string
	for _, c := range agenda.Conflicts(in) {
		got = append(got, fmt.Sprint(c.Code, " ", c.Number, c.Ignored))
	}
	if d := cmp.Diff([]string{"negative-duration 3 false", "overlap 2 false", "round-no-presenter 2 true"}, got); d != "" {
		t.Error(d)
	}
}
