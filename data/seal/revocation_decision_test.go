package seal

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// decided are entries with and without decisions.
func decided() []Revocation {
	return []Revocation{
		{TokenHash("a"), "2025-09-20", ReasonAnnulled, "45/QĐ-UBND"}, {TokenHash("b"), "2025-09-20", ReasonAnnulled, "45/QĐ-UBND"},
		{TokenHash("c"), "2025-09-21", ReasonAnnulled, "46/QĐ-UBND"}, {TokenHash("d"), "2025-09-20", ReasonOther, "45/QĐ-UBND"},
		{TokenHash("e"), "2025-09-22", ReasonLost, ""},
		// The earlier day stays, with or without a decision.
		{TokenHash("a"), "2025-09-25", ReasonMistake, ""}, {TokenHash("e"), "2025-09-23", ReasonAnnulled, "47/QĐ-UBND"},
	}
}

func TestDecisionsComeBack(t *testing.T) {
	_, signer, list := open(t, "decisions")
	made := revoke(t, signer, 7, decided()...)
	if !bytes.Contains(made.Bytes(), []byte(`"version":2`)) {
		t.Errorf("%s", made.Bytes())
	}
	l, err := ParseRevocationList(made.Bytes(), ring(t, list), 7)
	if err != nil {
		t.Fatal(err)
	}
	for i, token := range []string{"a", "b", "c", "d", "e"} {
		if got, ok := l.Find(token); !ok || got != decided()[i] {
			t.Errorf("%s: %+v %v", token, got, ok)
		}
	}
	if _, ok := l.Find("f"); ok || l.Len() != 5 || len(l.Entries()) != 5 {
		t.Errorf("%d entries", l.Len())
	}
	if d := cmp.Diff(made.Entries(), l.Entries()); d != "" {
		t.Error(d)
	}
	// The next list is made of the last one's entries: the same bytes.
	if again := revoke(t, signer, 7, l.Entries()...); !bytes.Equal(again.Bytes(), made.Bytes()) {
		t.Errorf("%s", again.Bytes())
	}
	if plain := revoke(t, signer, 7, decided()[4]); !bytes.Contains(plain.Bytes(), []byte(`"version":1`)) {
		t.Error("a list without decisions is of version 1, for those who cannot read the next")
	}
	for _, number := range []string{strings.Repeat("x", maxDecision+1), "\xff", "\u200b"} {
		_, err := signer.SignRevocations(1, "2025-10-01", "2025-11-01", []Revocation{{Day: "2025-09-20", Decision: number}})
		wantCode(t, err, "revocation-list-decision")
	}
}

// Whoever was annulled stands in the verdict with the decision.
func TestDecisionInVerdict(t *testing.T) {
	_, signer, list := open(t, "decision in verdict")
	token := sign(t, signer, example())
	l := revoke(t, signer, 1, Revocation{TokenHash(token), "2025-09-20", ReasonAnnulled, "45/QĐ-UBND"})
	v := VerifyToken(token, ring(t, list), []*RevocationList{l}, noon)
	if v.Word != WordRevoked || *v.Revoked != (Revoked{"2025-09-20", ReasonAnnulled, "45/QĐ-UBND"}) {
		t.Errorf("%+v %+v", v, v.Revoked)
	}
}

// Ten thousand that five hundred decisions annul stay within 150 kB.
func TestDecisionListSize(t *testing.T) {
	_, signer, list := open(t, "decisions size")
	var entries []Revocation
	for i := range 10000 {
		entries = append(entries, Revocation{TokenHash(fmt.Sprint(i)), data.Date(fmt.Sprintf("2025-%02d-%02d", 1+i%12, 1+i%28)), ReasonAnnulled,
			fmt.Sprintf("%d/QĐ-UBND", i%84)})
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
	for i, e := range entries {
		if got, ok := l.Find(fmt.Sprint(i)); !ok || got != e {
			t.Fatalf("%d: %+v, want %+v", i, got, e)
		}
	}
}

func TestDecisionsRefused(t *testing.T) {
	_, signer, list := open(t, "decisions refused")
	good := revoke(t, signer, 5, decided()...)
	body, _, _ := bytes.Cut(good.raw, []byte("\n"))
	again := func(old, with string) []byte {
		t.Helper()
		if old != "" && !strings.Contains(string(body), old) {
			t.Fatalf("no %s in %s", old, body)
		}
		changed := []byte(strings.Replace(string(body), old, with, 1))
		signature, err := signer.key.sign(signedBytes(prefixRevocations, list.Root, changed))
		if err != nil {
			t.Fatal(err)
		}
		return joinSigned(changed, signature)
	}
	tokens := base64.StdEncoding.EncodeToString(good.acts[0].tokens)
	lost := base64.StdEncoding.EncodeToString(good.entries[:hashSize])
	first := `{"number":"45/QĐ-UBND","day":"2025-09-20","reason":"annulled","tokens":"` + tokens + `"}`
	for name, tc := range map[string]struct {
		raw  []byte
		code data.Code
	}{
		"untouched":          {good.raw, ""},
		"a reason to come":   {again(`"reason":"other"`, `"reason":"void"`), ""},
		"version 1":          {again(`"version":2`, `"version":1`), "revocation-list-damaged"},
		"version 3":          {again(`"version":2`, `"version":3`), "revocation-list-newer"},
		"none":               {again(string(body[bytes.Index(body, []byte(`"decisions"`)):bytes.Index(body, []byte(`"entries"`))]), ""), "revocation-list-damaged"},
		"twice":              {again(first, first+","+first), "revocation-list-damaged"},
		"not in order":       {again(`"46/QĐ-UBND"`, `"44/QĐ-UBND"`), "revocation-list-damaged"},
		"no number":          {again(`"46/QĐ-UBND"`, `""`), "revocation-list-damaged"},
		"number not clean":   {again(`"46/QĐ-UBND"`, `"46/QĐ-UBND "`), "revocation-list-damaged"},
		"long number":        {again(`"46/QĐ-UBND"`, `"46/`+strings.Repeat("Đ", 100)+`"`), "revocation-list-damaged"},
		"no day":             {again(`"day":"2025-09-21"`, `"day":"2025-09"`), "revocation-list-damaged"},
		"no reason":          {again(`"reason":"other"`, `"reason":""`), "revocation-list-damaged"},
		"no tokens":          {again(tokens, ""), "revocation-list-damaged"},
		"half a token":       {again(tokens, "AAAA"), "revocation-list-damaged"},
		"bad base64":         {again(tokens, "!"), "revocation-list-damaged"},
		"tokens unsorted":    {again(tokens, base64.StdEncoding.EncodeToString(append(bytes.Clone(good.acts[0].tokens[8:16]), good.acts[0].tokens[:8]...))), "revocation-list-damaged"},
		"also an entry":      {again(tokens, lost), "revocation-list-damaged"},
		"under two":          {again(base64.StdEncoding.EncodeToString(good.acts[1].tokens), base64.StdEncoding.EncodeToString(good.acts[0].tokens[:8])), "revocation-list-damaged"},
		"unknown field":      {again(`"day":"2025-09-21"`, `"day":"2025-09-21","x":1`), "revocation-list-damaged"},
		"changed afterwards": {bytes.Replace(good.raw, []byte("46/QĐ"), []byte("49/QĐ"), 1), "revocation-list-signature"},
	} {
		l, err := ParseRevocationList(tc.raw, ring(t, list), 0)
		if data.CodeOf(err) != tc.code || (err == nil) != (tc.code == "") {
			t.Errorf("%s: %v, want %q", name, err, tc.code)
		}
		if name == "a reason to come" {
			if r, ok := l.Find("d"); !ok || r.Reason != ReasonOther {
				t.Errorf("%+v %v", r, ok)
			}
		}
	}
}

// testdata/kept2 holds a list of version 2 that stays for ever, signed with the
// key of kept1 for some of its tokens.
func TestKeptDecisions(t *testing.T) {
	read := func(name string) []byte {
		raw, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	list, err := ParseKeyList(read("kept1/keylist.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(read("kept1/tokens.txt"))), "\n")
	token := func(i int) string { return strings.Split(lines[i], "\t")[0] }
	const kept = "kept2/revocations.txt"
	if *update && !exists("testdata/"+kept) {
		signer, err := OpenSigner("testdata/kept1/signing.key", passphrase, list)
		if err != nil {
			t.Fatal(err)
		}
		l := revoke(t, signer, 2, Revocation{TokenHash(token(0)), "2025-09-20", ReasonAnnulled, "45/QĐ-UBND"},
			Revocation{TokenHash(token(1)), "2025-09-21", ReasonReplaced, ""})
		if err := os.MkdirAll("testdata/kept2", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("testdata/"+kept, l.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	keys := ring(t, list)
	revoked, err := ParseRevocationList(read(kept), keys, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []*Revoked{{"2025-09-20", ReasonAnnulled, "45/QĐ-UBND"}, {At: "2025-09-21", Code: ReasonReplaced}, nil} {
		v := VerifyToken(token(i), keys, []*RevocationList{revoked}, noon)
		if d := cmp.Diff(want, v.Revoked); d != "" || (v.Word == WordRevoked) != (want != nil) {
			t.Errorf("%d: %s %s", i, v.Word, d)
		}
	}
}
