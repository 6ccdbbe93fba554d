package agenda_test

import (
	"fmt"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// large is a congress of 200 items in two meetings with 1,000 citations in 20
// rounds, and 2,000 delegates.
func large() agenda.Input {
	in := agenda.Input{Meetings: []data.Meeting{{ID: "m0", Date: "2025-08-21", Ordinal: 1}, {ID: "m1", Date: "2025-08-21", Ordinal: 2}}, Meeting: "m0", Open: true}
	var delegates []data.DelegateRow
	for i := range 2000 {
		delegates = append(delegates, data.DelegateRow{Delegate: data.Delegate{ID: data.ID(fmt.Sprint("d", i)), Name: fmt.Sprint("Nguyễn Văn Thứ ", i)}})
	}
	in.People = agenda.NewPeople(delegates)
	who := func(i int) data.Actor { return data.Actor{Honorific: "Đồng chí", Name: delegates[i%2000].Name} }
	for i := range 200 {
		a := data.AgendaItem{ID: data.ID(fmt.Sprint("i", i)), Meeting: in.Meetings[i%2].ID, Ordinal: i/2 + 1, Starts: agenda.Clock(7*60 + i/2*7), Minutes: 7,
			Fixed: i%40 > 37, Title: fmt.Sprint("Mục ", i), People: []data.Actor{who(i), who(i + 1)}}
		if i%20 == 0 {
			a.Kind = data.ItemAwards
		}
		in.Items = append(in.Items, a)
	}
	for i := range 20 {
		in.Awards = append(in.Awards, data.Award{ID: data.ID(fmt.Sprint("a", i)), Rank: i + 1})
		in.Rounds = append(in.Rounds, data.Round{ID: data.ID(fmt.Sprint("r", i)), Number: i + 1, Item: in.Items[i/2*20].ID, Announcer: who(i), Presenters: []data.Actor{who(i + 30), who(i + 31)}})
	}
	for i := range 1000 {
		in.Citations = append(in.Citations, data.CitationRow{Citation: data.Citation{ID: data.ID(fmt.Sprint("c", i)), Round: in.Rounds[i/50].ID, Award: in.Awards[i/50].ID,
			Decision: data.ID(fmt.Sprint("q", i/100)), Kind: data.Individual, Name: fmt.Sprint("Lò Thị Lan ", i), Unit: "Sở Nội vụ"}})
		if i%2 == 0 {
			in.Citations[i].Delegate = delegates[i].ID
		}
	}
	return in
}

// BenchmarkAgendaAction is what one key does to a programme of 200 items with
// 1,000 citations: its times, a shift of the rest, and all conflicts of what
// would come of it. An action has 16 ms.
func BenchmarkAgendaAction(b *testing.B) {
	in := large()
	var first []data.AgendaItem
	for _, a := range in.Items {
		if a.Meeting == "m0" {
			first = append(first, a)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if n := len(agenda.Times(first)); n != 100 {
			b.Fatal(n)
		}
		o := agenda.Shift(first, first[3].ID, 5, agenda.How{})
		if len(o.Moved) == 0 || len(agenda.Conflicts(in)) == 0 {
			b.Fatal("nothing moves, nothing is in the way")
		}
	}
}

// BenchmarkAgendaChanges is what is new since a print of 200 items.
func BenchmarkAgendaChanges(b *testing.B) {
	in := large()
	was := data.AgendaVersion{Items: in.Items, Rounds: in.Rounds}
	now := data.AgendaVersion{Items: agenda.Shift(in.Items, "i3", 10, agenda.How{}).Items, Rounds: in.Rounds}
	b.ReportAllocs()
	for b.Loop() {
		if len(agenda.Changes(was, now)) == 0 {
			b.Fatal("nothing is new")
		}
	}
}
