package store

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"vinhdanh/data"
)

// doorTest is a database with a meeting and some hundred people on the list.
func doorTest(t *testing.T, people int) (string, *DB, data.Conference, data.Meeting, []DelegateImport) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	db := openTest(t, path, Options{})
	c := addConference(t, db, "AS")
	m := data.Meeting{Conference: c.ID, Name: "Phiên chính thức"}
	if err := db.SaveMeeting(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	rows := testRows(people)
	if _, err := db.ImportDelegates(t.Context(), c.ID, rows, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	return path, db, c, m, rows
}

// When the database may not grow any more every desk is told so, nobody is
// admitted, and when there is room again the desks go on as if nothing had been.
func TestDoorFull(t *testing.T) {
	_, db, c, m, rows := doorTest(t, 3000)
	var pages int
	if err := db.writer.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		t.Helper()
		if _, err := db.writer.ExecContext(t.Context(), fmt.Sprint("PRAGMA max_page_count = ", n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 2)
	var mu sync.Mutex
	admitted, refused := map[string]bool{}, map[data.Code]int{}
	scan := func(badges []DelegateImport) {
		var wait sync.WaitGroup
		for desk := range 10 {
			wait.Go(func() {
				for i := desk; i < len(badges); i += 10 {
					a, err := db.Admit(t.Context(), data.Scan{Meeting: m.ID, Badge: badges[i].Badge, Desk: fmt.Sprint(desk), Request: "r-" + badges[i].Badge})
					mu.Lock()
					if err != nil {
						refused[data.CodeOf(err)]++
						if a.Verdict != "" || a.Delegate != nil {
							t.Errorf("an error, and %+v", a)
						}
					} else if a.Verdict == data.VerdictAdmitted {
						admitted[badges[i].Badge] = true
					}
					mu.Unlock()
				}
			})
		}
		wait.Wait()
	}
	scan(rows[:1000])
	if len(refused) != 1 || refused["disk-full"] == 0 || len(admitted)+refused["disk-full"] != 1000 {
		t.Errorf("%d admitted, refused %v", len(admitted), refused)
	}
	sameAdmitted(t, db, c.ID, m.ID, admitted)
	_, err := db.AdmitMany(t.Context(), data.Many{Meeting: m.ID, Delegates: idsOf(t, db, c.ID, 1000)})
	if data.CodeOf(err) != "disk-full" {
		t.Errorf("a whole delegation: %v", err)
	}
	if _, err := db.AdmitGuest(t.Context(), &data.Delegate{Name: "Khách", Note: string(make([]byte, 9000))}, data.Scan{Meeting: m.ID}); data.CodeOf(err) != "disk-full" {
		t.Errorf("a walk-in: %v", err)
	}
	sameAdmitted(t, db, c.ID, m.ID, admitted)

	limit(1 << 30)
	was := refused["disk-full"]
	scan(rows[:1000])
	if len(admitted) != 1000 || refused["disk-full"] != was {
		t.Errorf("with room again %d of 1000 are in, %v", len(admitted), refused)
	}
	sameAdmitted(t, db, c.ID, m.ID, admitted)
}

func idsOf(t *testing.T, db *DB, conf data.ID, n int) (ids []data.ID) {
	t.Helper()
	list, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: conf, Limit: n, Offset: 1500})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		ids = append(ids, d.ID)
	}
	return ids
}

// sameAdmitted holds the database to what the desks were told, and its counters
// to its log.
func sameAdmitted(t *testing.T, db *DB, conf, meeting data.ID, want map[string]bool) {
	t.Helper()
	in, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: conf, Meeting: meeting, Present: data.PresenceIn})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range in {
		if !want[d.Badge] {
			t.Errorf("%s is in, and nobody was told", d.Badge)
		}
	}
	var lines, present, rows int
	if err := db.readers.QueryRowContext(t.Context(), "SELECT last_line, present, (SELECT count(*) FROM check_in WHERE meeting = $1) FROM meeting WHERE id = $2", meeting, meeting).
		Scan(&lines, &present, &rows); err != nil {
		t.Fatal(err)
	}
	if len(in) != len(want) || lines != len(want) || present != len(want) || rows != len(want) {
		t.Errorf("%d were told, %d are in; the counters say %d lines of %d, %d present", len(want), len(in), lines, rows, present)
	}
}

// childFull admits while the system lets no file grow beyond a limit, so that
// it is the commit that fails; then the limit is lifted.
func childFull(ctx context.Context, db *DB, conf data.ID) error {
	meetings, err := db.Meetings(ctx, conf)
	if err != nil {
		return err
	}
	list, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf})
	if err != nil {
		return err
	}
	lift, err := limitFiles(db.Path())
	if err != nil {
		return err
	}
	failed := 0
	for i := 0; i < len(list); i++ {
		a, err := db.Admit(ctx, data.Scan{Meeting: meetings[0].ID, Badge: list[i].Badge, Desk: "1"})
		switch {
		case err != nil && a.Verdict == "":
			fmt.Println("error", data.CodeOf(err))
			if failed++; failed > 20 {
				if err := lift(); err != nil {
					return err
				}
			}
			if failed > 100 {
				return err
			}
			i-- // the delegate is still there
		case err == nil && a.Verdict == data.VerdictAdmitted:
			fmt.Println("admitted", a.Delegate.Badge)
		default:
			return fmt.Errorf("%+v, %w", a, err)
		}
	}
	return nil
}
