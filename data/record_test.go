package data

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
)

func TestDecisionReady(t *testing.T) {
	for _, tc := range []struct {
		d    Decision
		want bool
	}{
		{Decision{Number: "416/QĐ-SNV", Date: "2025-09-05"}, true},
		{Decision{Number: "416/QĐ-SNV"}, false},
		{Decision{Number: "416/QĐ-SNV", Date: "2025-09"}, false},
		{Decision{Date: "2025-09-05"}, false},
		{Decision{}, false},
	} {
		if got := tc.d.Ready(); got != tc.want {
			t.Errorf("%+v: %v", tc.d, got)
		}
	}
}

func TestDelegateMissing(t *testing.T) {
	whole := Delegate{Gender: Female, Birth: "1983", Ethnicity: "Thái", Education: "Đại học", Theory: "Cao cấp", Phone: "0912"}
	if got := whole.Missing(); got != nil {
		t.Errorf("missing %q", got)
	}
	if got, want := (Delegate{Gender: Male, Phone: "1"}).Missing(), []string{"birth", "ethnicity", "education", "theory"}; !reflect.DeepEqual(got, want) {
		t.Errorf("missing %q", got)
	}
}

func TestDelegateExpected(t *testing.T) {
	for status, want := range map[DelegateStatus]bool{StatusInvited: true, StatusConfirmed: true, StatusAbsent: true, "": true,
		StatusCancelled: false, StatusSubstituted: true} {
		if got := (Delegate{Status: status}).Expected(); got != want {
			t.Errorf("%s: %v", status, got)
		}
	}
}

// The road has every state once, in order, and not the one that leaves it.
func TestRoad(t *testing.T) {
	seen := map[CertificateState]bool{}
	for _, s := range Road {
		if seen[s] || s == StateWithdrawn || s == "" {
			t.Errorf("%q", s)
		}
		seen[s] = true
	}
	if len(Road) != 9 || Road[0] != StateDrawnUp || Road[8] != StateHanded {
		t.Errorf("%q", Road)
	}
}

func TestItemKindsDiffer(t *testing.T) {
	seen := map[ItemKind]bool{}
	for _, k := range ItemKinds {
		if seen[k] || k == "" {
			t.Errorf("%q", k)
		}
		seen[k] = true
	}
}

func TestError(t *testing.T) {
	cause := errors.New("no space left")
	err := fmt.Errorf("saving: %w", Wrap(cause, "disk-full", "file", "a.db", "b", 2))
	if got := err.Error(); got != "saving: disk-full b=2 file=a.db: no space left" {
		t.Errorf("%q", got)
	}
	if CodeOf(err) != "disk-full" || !errors.Is(err, cause) {
		t.Error("code or cause is lost")
	}
	if CodeOf(cause) != "" || CodeOf(nil) != "" {
		t.Error("a code from nowhere")
	}
	if f := Fail("x"); f.Args != nil || f.Error() != "x" {
		t.Errorf("%+v", f)
	}
	if f := Fail("x", "odd"); len(f.Args) != 0 {
		t.Errorf("%+v", f)
	}
}

// Whoever becomes a guest is called one, whatever the list said before.
func TestSetKind(t *testing.T) {
	d := Delegate{Kind: KindOfficial, KindWord: "Chính thức", ExOfficio: true, Exemplar: true}
	d.SetKind(KindOfficial)
	if d.KindWord != "Chính thức" || !d.ExOfficio {
		t.Errorf("unchanged: %+v", d)
	}
	d.SetKind(KindGuest)
	if d.Kind != KindGuest || d.KindWord != "" || d.ExOfficio || d.Exemplar {
		t.Errorf("a guest: %+v", d)
	}
}
