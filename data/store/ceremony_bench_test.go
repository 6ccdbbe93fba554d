package store_test

import (
	"context"
	"fmt"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// What the ceremony asks of the database with 200 agenda items, 1,000 citations
// in twenty rounds, each linked to a delegate of 2,223, and half of them in. The
// screens have 16 ms for an action.
func BenchmarkCeremony(b *testing.B) {
	db, c, m := openBench(b)
	ctx := b.Context()
	check := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	list := listOf(2223)
	for i := range list {
		list[i].Name, list[i].Unit = fmt.Sprintf("Nguyễn Văn Người %d", i), "Sở Nội vụ"
	}
	importList(b, db, c.ID, list)
	items := make([]data.AgendaItem, 200)
	for i := range items {
		items[i] = data.AgendaItem{Meeting: m.ID, Minutes: 5, Kind: data.ItemSpeech, Title: fmt.Sprint("Tham luận ", i),
			People: []data.Actor{{Name: "Hà Thị Lan Chi", Posts: "Tỉnh ủy viên, Giám đốc Sở Nội vụ", Short: "Giám đốc"}}}
	}
	check(db.SaveAgenda(ctx, c.ID, items))
	for i := range 20 {
		check(db.SaveRound(ctx, &data.Round{Conference: c.ID, Item: items[i].ID}))
	}
	rows := make([]store.CitationImport, 1000)
	for i := range rows {
		rows[i] = store.CitationImport{AwardName: "Giấy khen", DecisionNumber: "416/QĐ-SNV", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc Sở Nội vụ", RoundNumber: 1 + i/50}
		rows[i].Name, rows[i].Unit = list[i].Name, list[i].Unit
	}
	_, err := db.ImportCitations(ctx, c.ID, rows, store.ImportOptions{})
	check(err)
	n, err := db.LinkRecipients(ctx, c.ID)
	check(err)
	if n != len(rows) {
		b.Fatal(n, "linked")
	}
	cited, err := db.Citations(ctx, data.CitationFilter{Conference: c.ID})
	check(err)
	var ids []data.ID
	places := map[data.ID][]data.StagePlace{}
	rounds := map[data.ID]data.ID{}
	for _, r := range cited {
		k := len(places[r.Round])
		ids = append(ids, r.ID)
		rounds[r.ID] = r.Round
		places[r.Round] = append(places[r.Round], data.StagePlace{Citation: r.ID, Group: 1 + k/10, Place: 1 + k%10, Tray: "A", Slot: k + 1})
	}
	_, err = db.Issue(ctx, store.IssueRequest{Citations: ids, Make: func(_ context.Context, batch []store.Numbered) ([]store.Made, error) {
		made := make([]store.Made, len(batch))
		for i, n := range batch {
			made[i] = store.Made{Token: "1" + n.Certificate.Register, TokenHash: []byte("12345678"), KeyID: "k", Issued: "2025-09-05", List: []byte(n.Certificate.Register)}
		}
		return made, nil
	}})
	check(err)
	admit := func(i int, out bool) {
		b.Helper()
		_, err := db.Admit(ctx, data.Scan{Meeting: m.ID, Badge: list[i].Badge, Desk: "1", Out: out})
		check(err)
	}
	for i := range 500 {
		admit(i, false)
	}
	run := data.Run{Meeting: m.ID}
	check(db.BeginRun(ctx, &run))

	b.Run("AppendRun", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			check(db.AppendRun(ctx, &data.RunLine{Run: run.ID, Kind: data.RunStep, Item: items[0].ID, Round: cited[0].Round, Group: 1, Step: i % 6}))
		}
	})
	b.Run("AppendRun of ten handed over, and its undo", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			l := data.RunLine{Run: run.ID, Kind: data.RunHanded, Round: cited[0].Round, Group: 1, Citations: ids[i%99*10 : i%99*10+10]}
			check(db.AppendRun(ctx, &l))
			check(db.AppendRun(ctx, &data.RunLine{Run: run.ID, Kind: data.RunUndo, Undoes: l.Line}))
		}
	})
	b.Run("CeremonyRevision", func(b *testing.B) {
		for b.Loop() {
			_, err := db.CeremonyRevision(ctx, c.ID)
			check(err)
		}
	})
	b.Run("StagePresence", func(b *testing.B) {
		for b.Loop() {
			on, err := db.StagePresence(ctx, c.ID, m.ID)
			check(err)
			if len(on) != 500 {
				b.Fatal(len(on))
			}
		}
	})
	b.Run("StagePresence after one came", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			admit(0, i%2 == 0)
			b.StartTimer()
			on, err := db.StagePresence(ctx, c.ID, m.ID)
			check(err)
			if len(on) != 499+i%2 {
				b.Fatal(len(on))
			}
		}
	})
	b.Run("SaveAgenda shifts 200", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			for k := range items {
				items[k].Starts = fmt.Sprintf("%02d:%02d", k/60, (k+i)%60)
			}
			check(db.SaveAgenda(ctx, c.ID, items))
		}
	})
	b.Run("Agenda, Rounds, StagePlaces", func(b *testing.B) {
		for b.Loop() {
			_, err := db.Agenda(ctx, c.ID)
			check(err)
			_, err = db.Rounds(ctx, c.ID)
			check(err)
			_, err = db.StagePlaces(ctx, c.ID)
			check(err)
		}
	})
	b.Run("SetCitationRounds of 1000", func(b *testing.B) {
		away := cited[999].Round
		for i := 0; b.Loop(); i++ {
			to := rounds
			if i%2 == 0 {
				to = make(map[data.ID]data.ID, len(ids))
				for _, id := range ids {
					to[id] = away
				}
			}
			check(db.SetCitationRounds(ctx, to))
		}
		check(db.SetCitationRounds(ctx, rounds))
	})
	b.Run("LockRound and UnlockRound", func(b *testing.B) {
		last := cited[999].Round
		for b.Loop() {
			check(db.LockRound(ctx, last, places[last]))
			check(db.UnlockRound(ctx, last, "x"))
		}
	})
	hall := data.Hall{Conference: c.ID, Name: "Hội trường"}
	check(db.SaveHall(ctx, &hall))
	people, err := db.Delegates(ctx, data.DelegateFilter{Conference: c.ID, Limit: 1000})
	check(err)
	seats := make([]data.Seat, len(people))
	for i, d := range people {
		seats[i] = data.Seat{Label: fmt.Sprintf("A%d-%02d", 1+i/20, 1+i%20), Delegate: d.ID}
	}
	b.Run("SaveSeats of 1000", func(b *testing.B) {
		for b.Loop() {
			check(db.SaveSeats(ctx, hall.ID, nil))
			check(db.SaveSeats(ctx, hall.ID, seats))
		}
	})
	b.Run("SaveSeats swaps two of 1000", func(b *testing.B) {
		for b.Loop() {
			seats[3].Delegate, seats[800].Delegate = seats[800].Delegate, seats[3].Delegate
			check(db.SaveSeats(ctx, hall.ID, seats))
		}
	})
}
