package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// votes: figures, and whom they send on.
func votes(t *testing.T, open Open) {
	k := newCeremony(t, open)
	v := data.Vote{Conference: k.conf.ID, Meeting: k.m.ID, Item: k.item.ID, Title: "Đoàn đại biểu dự Đại hội tỉnh", Kind: data.VoteDelegates, Voters: 120,
		Need: data.Fraction{Num: 2, Den: 3}, Delegates: []data.ID{k.people[2].ID, k.people[0].ID}, Alternates: []data.ID{k.people[1].ID}, Note: "Giơ thẻ"}
	ok(t, k.db.SaveVote(background, &v))
	if v.ID == "" || !v.At.IsZero() {
		t.Errorf("%+v", v)
	}
	resolution := data.Vote{Conference: k.conf.ID, Title: "Nghị quyết", Kind: data.VoteResolution, Voters: 120, For: 118, Against: 1, Abstain: 1}
	ok(t, k.db.SaveVote(background, &resolution))
	if resolution.At.IsZero() {
		t.Error("nobody knows when it was counted")
	}
	if d := cmp.Diff([]data.Vote{resolution, v}, must(k.db.Votes(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	v.For, v.Delegates, v.Alternates, v.HandedOn = 100, v.Delegates[:1], []data.ID{k.people[0].ID, k.people[1].ID}, time.Now()
	ok(t, k.db.SaveVote(background, &v))
	if !v.HandedOn.IsZero() {
		t.Error("it says it was handed on")
	}
	if d := cmp.Diff([]data.Vote{resolution, v}, must(k.db.Votes(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	k.wantLogged(t, v.ID, "edit", `"For":100`)

	for about, bad := range map[string]func(v *data.Vote) data.Code{
		"negative":  func(v *data.Vote) data.Code { v.Against = -1; return "vote-negative" },
		"too many":  func(v *data.Vote) data.Code { v.Against = 21; return "vote-too-many" },
		"twice":     func(v *data.Vote) data.Code { v.Alternates = v.Delegates; return "vote-twice" },
		"elsewhere": func(v *data.Vote) data.Code { v.Delegates = []data.ID{k.otherDelegate.ID}; return "no-record" },
		"gone":      func(v *data.Vote) data.Code { v.Delegates = []data.ID{"no"}; return "no-record" },
		"meeting":   func(v *data.Vote) data.Code { v.Meeting = k.otherMeeting.ID; return "no-record" },
		"item":      func(v *data.Vote) data.Code { v.Item = k.otherItem.ID; return "no-record" },
	} {
		b := v
		code := bad(&b)
		if err := k.db.SaveVote(background, &b); data.CodeOf(err) != code {
			t.Errorf("%s: %v", about, err)
		}
	}
	ok(t, k.db.DeleteAgendaItem(background, k.item.ID))
	v.Item = ""
	if d := cmp.Diff([]data.Vote{resolution, v}, must(k.db.Votes(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	ok(t, k.db.DeleteVote(background, resolution.ID))
	wantCode(t, k.db.DeleteVote(background, resolution.ID), "no-record")
	if list := must(k.db.Votes(background, k.conf.ID))(t); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

// handOn: those elected are delegates of the next-higher conference, each once.
func handOn(t *testing.T, open Open) {
	k := newCeremony(t, open)
	up, _ := newConference(t, k.db, "TINH")
	one := k.people[0].Delegate
	one.Phone, one.Party, one.Position, one.ShortPost, one.Seat, one.Roles, one.Note, one.Exemplar, one.Protocol = "0912345678", "x", "Giám đốc", "GĐ", "A1", "presidium", "Ghi chú", true, 1
	ok(t, k.db.SaveDelegate(background, &one))
	v := data.Vote{Conference: k.conf.ID, Title: "Đoàn đại biểu", Kind: data.VoteDelegates, Voters: 8,
		Delegates: []data.ID{one.ID, k.people[1].ID, k.people[2].ID}, Alternates: []data.ID{k.people[3].ID}}
	ok(t, k.db.SaveVote(background, &v))
	hand := func(added, already int, code data.Code) {
		t.Helper()
		a, b, err := k.db.HandOnDelegates(background, v.ID)
		if a != added || b != already || data.CodeOf(err) != code {
			t.Errorf("%d added, %d there, %v", a, b, err)
		}
	}
	hand(0, 0, "vote-not-carried")
	v.For = 8
	ok(t, k.db.SaveVote(background, &v))
	hand(0, 0, "no-parent")
	k.conf.Parent = k.conf.ID
	ok(t, k.db.SaveConference(background, &k.conf))
	hand(0, 0, "no-parent")
	k.conf.Parent = up.ID
	ok(t, k.db.SaveConference(background, &k.conf))

	// One of them is there already: the province invited him.
	there := data.Delegate{Conference: up.ID, Name: "GIÀNG A SỬ", Birth: "1980", Code: "TINH-007", Unit: "Xã Nậm Tía", Kind: data.KindGuest}
	ok(t, k.db.SaveDelegate(background, &there))
	// And somebody of the same name, who is another.
	ok(t, k.db.SaveDelegate(background, &data.Delegate{Conference: up.ID, Name: "Lý Văn An", Birth: "1999-01-01"}))
	hand(2, 1, "")
	people := byName(t, k.db, up.ID)
	got := people["Lò Thị Mai"].Delegate
	want := data.Delegate{ID: got.ID, Conference: up.ID, Delegation: got.Delegation, Code: "TINH-009", Name: one.Name, Gender: one.Gender, Birth: "1980", Party: "x",
		Position: "Giám đốc", ShortPost: "GĐ", Unit: one.Unit, Kind: data.KindOfficial, Exemplar: true, Phone: one.Phone, Status: data.StatusInvited, MadeAt: got.MadeAt}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	k.wantLogged(t, got.ID, "add", "Lò Thị Mai")
	k.wantLogged(t, v.ID, "hand-on", string(up.ID), `"Added":2`)
	if all := must(k.db.Delegates(background, data.DelegateFilter{Conference: up.ID}))(t); len(all) != 4 {
		t.Errorf("%d delegates", len(all))
	}
	groups := must(k.db.Delegations(background, up.ID))(t)
	if len(groups) != 1 || groups[0].Name != k.conf.Host || groups[0].ID != got.Delegation {
		t.Errorf("%+v", groups)
	}
	v = must(k.db.Votes(background, k.conf.ID))(t)[0]
	if v.HandedOn.IsZero() {
		t.Error("it says it was not handed on")
	}
	wantCode(t, k.db.DeleteVote(background, v.ID), "vote-handed-on")

	// Again, even though the province has corrected a name: nobody is added twice.
	hand(0, 3, "")
	got.Name, got.Birth, got.Unit, got.Phone = "Lò Thị Mây", "1981", "", ""
	ok(t, k.db.SaveDelegate(background, &got))
	hand(0, 3, "")
	v.Delegates, v.Alternates = append(v.Delegates, v.Alternates...), nil
	ok(t, k.db.SaveVote(background, &v))
	hand(1, 3, "")
	if now := must(k.db.Votes(background, k.conf.ID))(t)[0]; now.HandedOn.IsZero() {
		t.Error("saving forgot that it was handed on")
	}

	v = data.Vote{Conference: k.conf.ID, Title: "Nghị quyết", Kind: data.VoteResolution, Voters: 8, For: 8, Delegates: v.Delegates}
	ok(t, k.db.SaveVote(background, &v))
	hand(0, 0, "vote-no-list")
	v = data.Vote{Conference: k.conf.ID, Kind: data.VoteDelegates, Voters: 8, For: 8, Alternates: []data.ID{one.ID}}
	ok(t, k.db.SaveVote(background, &v))
	hand(0, 0, "vote-no-list")
	v.ID = "no"
	hand(0, 0, "no-record")
}

// usedInCeremony: a list is not taken back from under the ceremony, and those of
// whom only the programme speaks may go.
func usedInCeremony(t *testing.T, open Open) {
	for about, use := range map[string]struct {
		do             func(k *ceremony, people []data.DelegateRow, cited []data.CitationRow) error
		people, papers data.Code
	}{
		"speaks": {func(k *ceremony, people []data.DelegateRow, _ []data.CitationRow) error {
			k.item.People = []data.Actor{{Delegate: people[0].ID, Name: people[0].Name}}
			k.rounds[0].Presenters = k.item.People
			if err := k.db.SaveRound(background, &k.rounds[0]); err != nil {
				return err
			}
			return k.db.SaveAgendaItem(background, &k.item)
		}, "", ""},
		"receives": {func(k *ceremony, _ []data.DelegateRow, _ []data.CitationRow) error {
			_, err := k.db.LinkRecipients(background, k.conf.ID)
			return err
		}, "", ""},
		"seat": {func(k *ceremony, people []data.DelegateRow, _ []data.CitationRow) error {
			h := data.Hall{Conference: k.conf.ID, Name: "A"}
			if err := k.db.SaveHall(background, &h); err != nil {
				return err
			}
			return k.db.SaveSeats(background, h.ID, []data.Seat{{Label: "A1", Delegate: people[0].ID}})
		}, "import-used", ""},
		"elected": {func(k *ceremony, people []data.DelegateRow, _ []data.CitationRow) error {
			return k.db.SaveVote(background, &data.Vote{Conference: k.conf.ID, Alternates: []data.ID{people[0].ID}})
		}, "import-used", ""},
		"place": {func(k *ceremony, _ []data.DelegateRow, cited []data.CitationRow) error {
			if err := k.db.SetCitationRounds(background, map[data.ID]data.ID{cited[0].ID: k.rounds[2].ID}); err != nil {
				return err
			}
			return k.db.LockRound(background, k.rounds[2].ID, []data.StagePlace{{Citation: cited[0].ID, Group: 1, Place: 1, Slot: 1}})
		}, "", "import-used"},
		"handed over": {func(k *ceremony, _ []data.DelegateRow, cited []data.CitationRow) error {
			r := data.Run{Meeting: k.m.ID}
			if err := k.db.BeginRun(background, &r); err != nil {
				return err
			}
			return k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: data.RunHanded, Citations: []data.ID{cited[0].ID}})
		}, "", "import-used"},
		"rehearsed": {func(k *ceremony, _ []data.DelegateRow, cited []data.CitationRow) error {
			r := data.Run{Meeting: k.m.ID, Rehearsal: true}
			if err := k.db.BeginRun(background, &r); err != nil {
				return err
			}
			return k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: data.RunHanded, Citations: []data.ID{cited[0].ID}})
		}, "", ""},
	} {
		t.Run(about, func(t *testing.T) {
			k := newCeremony(t, open)
			rows := []store.DelegateImport{row("Mùa A Tủa", "1990", "Xã Bản Mây", "Đoàn 2"), row("Mùa A Chống", "1990", "Xã Bản Mây", "Đoàn 2")}
			listed := must(k.db.ImportDelegates(background, k.conf.ID, rows, store.ImportOptions{}))(t)
			honours := must(k.db.ImportCitations(background, k.conf.ID, []store.CitationImport{
				citationRow("Mùa A Tủa", data.Individual, "Xã Bản Mây", "Giấy khen", "9/QĐ", "2025-08-06"),
			}, store.ImportOptions{}))(t)
			people := must(k.db.DelegatesByID(background, must(k.db.RecordsOf(background, listed.Batch))(t)))(t)
			cited := must(k.db.CitationsByID(background, must(k.db.RecordsOf(background, honours.Batch))(t)))(t)
			ok(t, use.do(k, people, cited))
			_, err := k.db.UndoImport(background, listed.Batch, "")
			if data.CodeOf(err) != use.people {
				t.Errorf("taking the delegates back: %v", err)
			}
			// They may only be cancelled by a list that lacks them.
			if use.people != "" {
				must(k.db.ImportDelegates(background, k.conf.ID, nil, store.ImportOptions{Remove: []data.ID{people[0].ID}}))(t)
				if d := must(k.db.Delegate(background, people[0].ID))(t); d.Status != data.StatusCancelled {
					t.Errorf("%+v", d.Delegate)
				}
			}
			_, err = k.db.UndoImport(background, honours.Batch, "")
			if data.CodeOf(err) != use.papers {
				t.Errorf("taking the citations back: %v", err)
			}
			if use.papers != "" {
				_, err := k.db.ImportCitations(background, k.conf.ID, nil, store.ImportOptions{Remove: []data.ID{cited[0].ID}})
				wantCode(t, err, "import-used")
			}
			// What the ceremony says of those who went is still said, and may be said again.
			items := must(k.db.Agenda(background, k.conf.ID))(t)
			ok(t, k.db.SaveAgenda(background, k.conf.ID, items))
			rounds := must(k.db.Rounds(background, k.conf.ID))(t)
			ok(t, k.db.SaveRound(background, &rounds[0]))
			if about == "speaks" && (len(items[0].People) != 1 || items[0].People[0].Delegate != people[0].ID || len(rounds[0].Presenters) != 1) {
				t.Errorf("%+v, %+v", items[0], rounds[0])
			}
			for _, r := range must(k.db.Runs(background, k.conf.ID))(t) {
				if lines := must(k.db.RunLines(background, r.ID, 0))(t); len(lines) != 1 || lines[0].Citations[0] != cited[0].ID {
					t.Errorf("%+v", lines)
				}
			}
		})
	}
}
