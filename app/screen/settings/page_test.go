package settings

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/screen"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// published is an office whose lists are in the store.
type published struct {
	*office
	keys, revoked []byte
}

func (p *published) KeyLists(context.Context) ([]store.KeyList, error) {
	return []store.KeyList{{Issuer: "Sở Nội vụ", Number: 1, Raw: p.keys, Trusted: true}}, nil
}

func (p *published) RevocationLists(context.Context) ([]store.RevocationList, error) {
	if p.revoked == nil {
		return nil, nil
	}
	return []store.RevocationList{{Issuer: "Sở Nội vụ", Number: 1, Raw: p.revoked}}, nil
}

func (p *published) Conferences(context.Context) ([]data.Conference, error) {
	return []data.Conference{{Issuer: "Sở Nội vụ", Page: "TDKT.ANSON.GOV.VN/V"}}, nil
}

// The page says how old its lists are, leads to where they are signed, and is
// written into the folder that a person chooses.
func TestPublicPage(t *testing.T) {
	sh, s, o := place(t, data.Conference{ID: "c", Issuer: "Sở Nội vụ"})
	root, signer, keys, err := seal.Init("Sở Nội vụ", seal.Tables{}, rand.Reader, sh.Now())
	if err != nil {
		t.Fatal(err)
	}
	root.Close()
	p := &published{office: o, keys: keys.Bytes()}
	s.store = p
	open := func() string {
		s.Shown(screen.Filter{Section: "page"})
		return words(sh)
	}
	if w := open(); !strings.Contains(w, "tdkt.anson.gov.vn/v") || !strings.Contains(w, "Chưa ký danh sách hủy bỏ nào") {
		t.Errorf("%s", w)
	}
	sh.Press("Ký danh sách")
	if last := sh.Opens[len(sh.Opens)-1]; last.Place != screen.Register || last.Filter.Section != "lists" {
		t.Errorf("%+v", last)
	}
	sign := func(day time.Time) {
		l, err := signer.SignRevocations(1, data.DateOf(day), data.DateOf(day.AddDate(0, 0, 90)), nil)
		if err != nil {
			t.Fatal(err)
		}
		p.revoked = l.Bytes()
	}
	sign(sh.Now().AddDate(0, 0, -91))
	if w := open(); !strings.Contains(w, "quá hạn") {
		t.Errorf("%s", w)
	}
	sign(sh.Now())
	if w := open(); !strings.Contains(w, "0 tờ đã hủy, tính đến") || strings.Contains(w, "quá hạn") {
		t.Errorf("%s", w)
	}
	sh.Choose = filepath.Join(t.TempDir(), "trang")
	sh.Press("Xuất trang…")
	if raw, err := os.ReadFile(filepath.Join(sh.Choose, "keys.txt")); err != nil || string(raw) != string(keys.Bytes()) {
		t.Errorf("%d bytes, %v; faults %v", len(raw), err, sh.Faults)
	}
}
