package sheet

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// today is the clock of all tests here.
func today() time.Time { return time.Date(2025, 9, 15, 8, 0, 0, 0, time.UTC) }

func look(t *testing.T, file string, kind Kind) (*List, error) {
	t.Helper()
	return Look(context.Background(), file, Options{Kind: kind, Now: today})
}

type expectation struct {
	File        string            `json:"file"`
	Kind        Kind              `json:"kind"`
	Rows        int               `json:"rows"`
	Collectives int               `json:"collectives"`
	Individuals int               `json:"individuals"`
	Groups      map[string]int    `json:"groups"`
	First       map[string]string `json:"first"`
	Last        map[string]string `json:"last"`
	Problems    []string          `json:"problems"`
	MustFail    bool              `json:"must_fail"`
}

// The lists that offices sent must give exactly what people found in them.
func TestFixtures(t *testing.T) {
	raw, err := os.ReadFile("testdata/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []expectation
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	for _, want := range all {
		if want.File == "bad-bomb.xlsx" {
			continue // made in TestBomb
		}
		t.Run(want.File, func(t *testing.T) {
			l, err := look(t, filepath.Join("testdata", want.File), want.Kind)
			if want.MustFail {
				if err == nil || data.CodeOf(err) == "" {
					t.Fatalf("read; error %v", err)
				}
				t.Log(err)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want.check(t, l)
		})
	}
}

func (want expectation) check(t *testing.T, l *List) {
	t.Helper()
	if len(l.Records) != want.Rows {
		t.Errorf("%d rows, want %d", len(l.Records), want.Rows)
	}
	if want.Collectives+want.Individuals > 0 && (l.Collectives != want.Collectives || l.Individuals != want.Individuals) {
		t.Errorf("%d collectives and %d individuals, want %d and %d", l.Collectives, l.Individuals, want.Collectives, want.Individuals)
	}
	groups := map[string]int{}
	for _, g := range l.Groups {
		groups[g.Name] = g.Rows
	}
	if want.Groups != nil && want.File != "delegates-tcvn3.xlsx" {
		if d := cmp.Diff(want.Groups, groups); d != "" {
			t.Error(d)
		}
	}
	if len(l.Records) == 0 {
		return
	}
	for _, end := range []struct {
		what string
		want map[string]string
		got  Record
	}{{"first", want.First, l.Records[0]}, {"last", want.Last, l.Records[len(l.Records)-1]}} {
		got := fieldsOf(t, end.got)
		for k, v := range end.want {
			if got[k] != v {
				t.Errorf("%s: %s is %q, want %q", end.what, k, got[k], v)
			}
		}
	}
	if len(want.Problems) != len(l.Problems) {
		t.Errorf("problems %+v, want %q", l.Problems, want.Problems)
	}
}

// fieldsOf gives a record as the command line would print it.
func fieldsOf(t *testing.T, r Record) map[string]string {
	t.Helper()
	raw, err := json.Marshal(r.JSON())
	if err != nil {
		t.Fatal(err)
	}
	var any map[string]any
	if err := json.Unmarshal(raw, &any); err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for k, v := range any {
		if s, ok := v.(string); ok {
			m[k] = s
		}
	}
	return m
}
