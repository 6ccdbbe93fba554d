package intake_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// look looks at a list, and fails the test if that fails.
func look(t testing.TB, db *store.DB, conf data.Conference, src intake.Source, o intake.Options) *intake.List {
	t.Helper()
	if o.Kind == "" {
		o.Kind = intake.Delegates
	}
	if o.Now == nil {
		o.Now = func() time.Time { return time.Date(2025, 9, 15, 8, 0, 0, 0, time.UTC) }
	}
	l, err := intake.Look(context.Background(), db, conf, src, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// take takes a list in as it stands.
func take(t testing.TB, db *store.DB, conf data.Conference, kind intake.Kind, name, content string) intake.Saved {
	t.Helper()
	l := look(t, db, conf, intake.Source{File: write(t, name, content)}, intake.Options{Kind: kind})
	saved, err := intake.Save(context.Background(), db, conf, l, nil, intake.Choice{}, "test", nil)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// everything gives all that a conference holds, in a form to compare.
func everything(t testing.TB, db *store.DB, conf data.Conference) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	put := func(kind string, v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.ReplaceAll(string(raw), `},{"ID"`, "},\n{\"ID\"")
		fmt.Fprintf(&b, "%s %s\n", kind, lines)
	}
	delegates, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
	slices.SortFunc(delegates, func(a, b data.DelegateRow) int { return strings.Compare(string(a.ID), string(b.ID)) })
	put("delegates", delegates, err)
	citations, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	slices.SortFunc(citations, func(a, b data.CitationRow) int { return strings.Compare(string(a.ID), string(b.ID)) })
	put("citations", citations, err)
	awards, err := db.Awards(ctx)
	put("awards", awards, err)
	decisions, err := db.Decisions(ctx, conf.ID)
	put("decisions", decisions, err)
	delegations, err := db.Delegations(ctx, conf.ID)
	put("delegations", delegations, err)
	return b.String()
}

// plan writes what saving a list would do, a line for each row that is not the same.
func plan(t testing.TB, db *store.DB, conf data.Conference, l *intake.List) (*intake.Comparison, string) {
	t.Helper()
	c, err := intake.Compare(context.Background(), db, conf, l)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range c.Rows {
		if p.What == intake.PlanSame {
			continue
		}
		line := fmt.Sprintf("%d %s %s", l.Records[p.Record].Row, p.What, p.Name)
		for _, f := range p.Fields {
			line += fmt.Sprintf(" | %s: %s → %s", f.Field, f.Before, f.After)
			if f.ByHand {
				line += " (by hand)"
			}
			if !f.Take {
				line += " (not taken)"
			}
		}
		lines = append(lines, line)
	}
	for _, g := range c.Gone {
		lines = append(lines, "gone "+g.Name)
	}
	return c, strings.Join(lines, "\n")
}

// problems lists the codes of a list's problems with their rows.
func problems(l *intake.List) []string {
	var list []string
	for _, p := range l.Problems {
		list = append(list, fmt.Sprintf("%d %s", p.Row, p.Code))
	}
	return list
}

// delegate gives the one delegate of a name.
func delegate(t testing.TB, db *store.DB, conf data.Conference, name string) data.DelegateRow {
	t.Helper()
	rows, err := db.Delegates(context.Background(), data.DelegateFilter{Conference: conf.ID, Text: name})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d delegates %q, %v", len(rows), name, err)
	}
	return rows[0]
}
