package print

import (
	"errors"
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
)

// A fault on one paper among many tells whose it is, and in which row.
func TestWhoseFault(t *testing.T) {
	s, err := NewBadges(BadgeFixed{Event: congress}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	said := func(err error) string {
		var f *layout.Fault
		if !errors.As(err, &f) {
			t.Fatalf("no fault: %v", err)
		}
		return i18n.For("vi").Map("error."+f.Code, f.Args)
	}
	for _, c := range []struct {
		in   BadgeInput
		want string
	}{
		{BadgeInput{Name: "Lò Văn An", Unit: "李"}, "Lò Văn An: Phần chức vụ, đơn vị có ký tự “李”"},
		{BadgeInput{Name: "Lò\x01Văn An"}, "Lò Văn An: Phần họ và tên lẫn ký tự điều khiển"},
		{BadgeInput{Name: strings.Repeat("nhiệm vụ ", 250)}, strings.Repeat("nhiệm vụ ", 6) + "nhiệm…: Phần họ và tên dài"},
		{BadgeInput{Name: "\x01"}, "Phần họ và tên lẫn"},
	} {
		_, _, err := s.Sheet([]BadgeInput{c.in})
		if got := said(err); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	in := proofSlip(3)
	in.Rows[2].Post = "李"
	_, _, err = ProofSlip(in, embedded(t))
	if got := said(err); !strings.HasPrefix(got, "Dòng 3, Ông") {
		t.Errorf("%q", got)
	}
	in.Rows[2].Recipient = ""
	_, _, err = ProofSlip(in, embedded(t))
	if got := said(err); !strings.HasPrefix(got, "Dòng 3: Thiếu họ và tên") {
		t.Errorf("%q", got)
	}
}
