package seal

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

func revoke(t testing.TB, s *Signer, number int, entries ...Revocation) *RevocationList {
	t.Helper()
	l, err := s.SignRevocations(number, "2025-10-01", "2025-11-01", entries)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestRevocationsComeBack(t *testing.T) {
	_, signer, list := open(t, "revocations")
	keys := ring(t, list)
	entries := []Revocation{
		{TokenHash("a"), "2025-09-20", ReasonAnnulled, ""}, {TokenHash("b"), "2000-01-01", ReasonOther, ""},
		{TokenHash("c"), "2179-06-06", ReasonLost, ""}, {TokenHash("a"), "2025-09-19", ReasonMistake, ""},
	}
	l, err := ParseRevocationList(revoke(t, signer, 7, entries...).Bytes(), keys, 7)
	if err != nil {
		t.Fatal(err)
	}
	if l.Number != 7 || l.Made != "2025-10-01" || l.Next != "2025-11-01" || l.Len() != 3 || l.Key != signer.KeyID() {
		t.Errorf("%+v", l)
	}
	for token, want := range map[string]Revocation{"a": entries[3], "b": entries[1], "c": entries[2]} {
		if got, ok := l.Find(token); !ok || got != want {
			t.Errorf("%s: %+v %v", token, got, ok)
		}
	}
	if _, ok := l.Find("d"); ok {
		t.Error("found what is not there")
	}
	hashes := l.Entries()
	if !slices.IsSortedFunc(hashes, func(a, b Revocation) int { return bytes.Compare(a.Token[:], b.Token[:]) }) || len(hashes) != 3 {
		t.Errorf("%+v", hashes)
	}
	if l.OutOfDate(noon) || l.OutOfDate(noon.AddDate(0, 1, 27)) || !l.OutOfDate(noon.AddDate(0, 1, 28)) {
		t.Error("out of date")
	}
	empty, err := ParseRevocationList(revoke(t, signer, 1).Bytes(), keys, 0)
	if err != nil || empty.Len() != 0 {
		t.Errorf("an empty list: %v", err)
	}
	// Every reason comes back; one of a later version is read as "other".
	for _, r := range reasons {
		if got, _ := revoke(t, signer, 1, Revocation{Day: "2025-01-01", Reason: r}).Find(""); got.Reason != "" {
			t.Error("found by accident")
		}
		if got := revoke(t, signer, 1, Revocation{Day: "2025-01-01", Reason: r}).Entries()[0].Reason; got != r {
			t.Errorf("%s came back as %s", r, got)
		}
	}
	later := revoke(t, signer, 1, Revocation{Day: "2025-01-01"})
	later.entries[10] = 200
	if got := later.Entries()[0].Reason; got != ReasonOther {
		t.Error(got)
	}
}

// Ten thousand entries stay within 150 kB.
func TestRevocationListSize(t *testing.T) {
	_, signer, list := open(t, "size")
	var entries []Revocation
	for i := range 10000 {
		entries = append(entries, Revocation{TokenHash(fmt.Sprint(i)), "2025-09-20", ReasonReplaced, ""})
	}
	raw := revoke(t, signer, 999_999_999, entries...).Bytes()
	t.Logf("%d bytes", len(raw))
	if len(raw) > 150_000 {
		t.Errorf("%d bytes", len(raw))
	}
	l, err := ParseRevocationList(raw, ring(t, list), 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10000 {
		if _, ok := l.Find(fmt.Sprint(i)); !ok {
			t.Fatalf("%d is lost", i)
		}
	}
}

func TestRevocationsRefused(t *testing.T) {
	root, signer, list := open(t, "refuse")
	_, other, otherList := open(t, "refuse other")
	keys := ring(t, list)
	good := revoke(t, signer, 5, Revocation{TokenHash("a"), "2025-09-20", ReasonAnnulled, ""})
	body, _, _ := bytes.Cut(good.raw, []byte("\n"))
	again := func(change func(string) string) []byte {
		changed := []byte(change(string(body)))
		signature, err := signer.key.sign(signedBytes(prefixRevocations, list.Root, changed))
		if err != nil {
			t.Fatal(err)
		}
		return joinSigned(changed, signature)
	}
	rows := func(hashes ...uint64) func(string) string {
		var row []byte
		for _, h := range hashes {
			row = append(binary.BigEndian.AppendUint64(row, h), 0, 0, 0)
		}
		return replace(base64.StdEncoding.EncodeToString(good.entries), base64.StdEncoding.EncodeToString(row))
	}
	// A list of the other issuer that names this one as its root.
	stolen := strings.Replace(string(revoke(t, other, 5).raw), otherList.RootHex(), list.RootHex(), 1)
	for name, tc := range map[string]struct {
		raw  []byte
		code data.Code
	}{
		"untouched":       {good.raw, ""},
		"sorted":          {again(rows(1, 2, 3)), ""},
		"not sorted":      {again(rows(1, 3, 2)), "revocation-list-damaged"},
		"twice":           {again(rows(1, 1)), "revocation-list-damaged"},
		"half an entry":   {again(replace(base64.StdEncoding.EncodeToString(good.entries), "AAAA")), "revocation-list-damaged"},
		"entry changed":   {bytes.Replace(good.raw, []byte(`"entries":"`), []byte(`"entries":"AAAA`), 1), "revocation-list-signature"},
		"number raised":   {bytes.Replace(good.raw, []byte(`"number":5`), []byte(`"number":6`), 1), "revocation-list-signature"},
		"later version":   {again(replace(`"version":1`, `"version":3`)), "revocation-list-newer"},
		"other format":    {again(replace(revocationFormat, keyListFormat)), "revocation-list-damaged"},
		"unknown field":   {again(replace(`"number":5`, `"number":5,"x":1`)), "revocation-list-damaged"},
		"number 0":        {again(replace(`"number":5`, `"number":0`)), "revocation-list-damaged"},
		"next before":     {again(replace(`"next":"2025-11-01"`, `"next":"2025-09-01"`)), "revocation-list-damaged"},
		"no day":          {again(replace(`"made":"2025-10-01"`, `"made":""`)), "revocation-list-damaged"},
		"short key id":    {again(replace(signer.KeyID().String(), "00")), "revocation-list-damaged"},
		"unknown key":     {again(replace(signer.KeyID().String(), "00000000")), "revocation-list-unknown-key"},
		"unknown issuer":  {revoke(t, other, 5).raw, "revocation-list-unknown-key"},
		"another's key":   {[]byte(stolen), "revocation-list-unknown-key"},
		"key list":        {list.raw, "revocation-list-damaged"},
		"two lists":       {append(bytes.Clone(good.raw), good.raw...), "revocation-list-damaged"},
		"empty":           {nil, "revocation-list-damaged"},
		"id in capitals":  {again(replace(signer.KeyID().String(), strings.ToUpper(signer.KeyID().String()))), "revocation-list-damaged"},
		"bad base64":      {again(replace(`"entries":"`, `"entries":"!`)), "revocation-list-damaged"},
		"broken root":     {again(replace(list.RootHex(), "zz")), "revocation-list-damaged"},
		"root in capital": {again(replace(list.RootHex(), strings.ToUpper(list.RootHex()))), "revocation-list-damaged"},
	} {
		if _, err := ParseRevocationList(tc.raw, keys, 0); data.CodeOf(err) != tc.code || (err == nil) != (tc.code == "") {
			t.Errorf("%s: %v, want %q", name, err, tc.code)
		}
	}
	_, err := ParseRevocationList(good.raw, keys, 6)
	wantCode(t, err, "revocation-list-older")
	_, err = ParseRevocationList(good.raw, nil, 0)
	wantCode(t, err, "revocation-list-unknown-key")

	// A retired key's list still counts, a compromised key's does not, and its
	// number then stops no other list.
	_, second, err := root.Rotate(list, seeded("rotate"), noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ParseRevocationList(good.raw, ring(t, second), 0); err != nil {
		t.Error(err)
	}
	third, err := root.Compromise(second, signer.KeyID(), nil, noon)
	if err != nil {
		t.Fatal(err)
	}
	_, err = ParseRevocationList(good.raw, ring(t, third), 0)
	wantCode(t, err, "revocation-list-compromised-key")
	got := []int{keys.Seen(nil), keys.Seen(good), ring(t, second).Seen(good), ring(t, third).Seen(good), ring(t, otherList).Seen(good)}
	if d := cmp.Diff([]int{0, 5, 5, 0, 0}, got); d != "" {
		t.Error(d)
	}
}

func TestSignRevocationsRefuses(t *testing.T) {
	_, signer, _ := open(t, "sign refuses")
	for _, tc := range []struct {
		number     int
		made, next data.Date
		entries    []Revocation
		code       data.Code
	}{
		{0, "2025-10-01", "2025-11-01", nil, "revocation-list-number"},
		{maxNumber + 1, "2025-10-01", "2025-11-01", nil, "revocation-list-number"},
		{1, "2025-10", "2025-11-01", nil, "revocation-list-dates"},
		{1, "2025-10-01", "2025-09-30", nil, "revocation-list-dates"},
		{1, "2025-10-01", "2025-11-01", []Revocation{{Day: "1999-12-31"}}, "revocation-list-dates"},
		{1, "2025-10-01", "2025-11-01", []Revocation{{Day: "2200-01-01"}}, "revocation-list-dates"},
		{1, "2025-10-01", "2025-11-01", []Revocation{{Day: ""}}, "revocation-list-dates"},
	} {
		_, err := signer.SignRevocations(tc.number, tc.made, tc.next, tc.entries)
		wantCode(t, err, tc.code)
	}
	signer.Close()
	if _, err := signer.SignRevocations(1, "2025-10-01", "2025-11-01", nil); err == nil {
		t.Error("signed with a forgotten key")
	}
}
