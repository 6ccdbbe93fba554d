package seal

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVerdicts(t *testing.T) {
	root, signer, list := open(t, "verdicts")
	keys := ring(t, list)
	token := sign(t, signer, example())
	other := example()
	other.Number = "0129"
	token2 := sign(t, signer, other)
	c := example()
	c.AttestedBy = office
	id := signer.KeyID().String()
	revoked := revoke(t, signer, 2, Revocation{TokenHash(token), "2025-09-20", ReasonAnnulled, ""})
	older := revoke(t, signer, 1)
	second, list2, err := root.Rotate(list, seeded("verdicts second"), noon)
	if err != nil {
		t.Fatal(err)
	}
	list3, err := root.Compromise(list2, signer.KeyID(), []string{token}, noon)
	if err != nil {
		t.Fatal(err)
	}
	keys3 := ring(t, list3)
	after := revoke(t, second, 1, Revocation{TokenHash(token), "2025-09-21", ReasonReplaced, ""})
	_, stranger, strangerList := open(t, "verdicts stranger")

	for name, tc := range map[string]struct {
		text    string
		keys    *Keyring
		revoked []*RevocationList
		days    int // after noon
		want    Verdict
	}{
		"valid": {token, keys, []*RevocationList{older}, 0,
			Verdict{Word: WordValid, Certificate: &c, Key: id, RevocationsAsOf: "2025-10-01"}},
		"valid, no list": {QRText("A.VN/V", token), keys, nil, 0,
			Verdict{Word: WordValid, Certificate: &c, Key: id, Warnings: []Warning{WarnNoRevocations}}},
		"valid, old list": {token, keys, []*RevocationList{older}, 58,
			Verdict{Word: WordValid, Certificate: &c, Key: id, RevocationsAsOf: "2025-10-01", Warnings: []Warning{WarnOutOfDate}}},
		"revoked": {token, keys, []*RevocationList{revoked, nil, older}, 0,
			Verdict{Word: WordRevoked, Certificate: &c, Key: id, RevocationsAsOf: "2025-10-01", Revoked: &Revoked{"2025-09-20", ReasonAnnulled, ""}}},
		"another's list": {token, ring(t, list, strangerList), []*RevocationList{revoke(t, stranger, 9, revoked.Entries()...)}, 0,
			Verdict{Word: WordValid, Certificate: &c, Key: id, Warnings: []Warning{WarnNoRevocations}}},
		"retired key": {token, ring(t, list2, list), []*RevocationList{older}, 0,
			Verdict{Word: WordValid, Certificate: &c, Key: id, RevocationsAsOf: "2025-10-01"}},
		"kept": {token, keys3, nil, 0,
			Verdict{Word: WordValid, Certificate: &c, Key: id, Warnings: []Warning{WarnNoRevocations}}},
		"kept, the thief's list": {token, keys3, []*RevocationList{revoked}, 0,
			Verdict{Word: WordValid, Certificate: &c, Key: id, Warnings: []Warning{WarnNoRevocations}}},
		"kept, revoked": {token, keys3, []*RevocationList{revoked, after}, 0,
			Verdict{Word: WordRevoked, Certificate: &c, Key: id, RevocationsAsOf: "2025-10-01", Revoked: &Revoked{"2025-09-21", ReasonReplaced, ""}}},
		"compromised":  {token2, keys3, nil, 0, Verdict{Word: WordCompromisedKey, Key: id}},
		"unknown key":  {token, ring(t, strangerList), nil, 0, Verdict{Word: WordUnknownKey, Key: id}},
		"no keys":      {token, nil, nil, 0, Verdict{Word: WordUnknownKey, Key: id}},
		"tampered":     {token[:200] + string('0'+(token[200]-'0'+1)%10) + token[201:], keys, []*RevocationList{revoked}, 0, Verdict{Word: WordTampered, Key: id}},
		"leading zero": {"0" + token, keys, nil, 0, Verdict{Word: WordMalformed}},
		"badge":        {"57240000000000000000", keys, nil, 0, Verdict{Word: WordMalformed}},
		"nonsense":     {"Nguyễn Văn An", keys, nil, 0, Verdict{Word: WordMalformed}},
		"empty":        {"", keys, nil, 0, Verdict{Word: WordMalformed}},
		"two at once":  {token + " " + token2, keys, nil, 0, Verdict{Word: WordMalformed}},
		"shifted digits": {typed(layouts["US shifted"], token), keys, []*RevocationList{older}, 0,
			Verdict{Word: WordValid, Certificate: &c, Key: id, RevocationsAsOf: "2025-10-01"}},
	} {
		if d := cmp.Diff(tc.want, Verify(tc.text, tc.keys, tc.revoked, noon.AddDate(0, 0, tc.days))); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// A thief with last year's key makes a token with a date of last year.
func TestStolenKey(t *testing.T) {
	root, signer, list := open(t, "stolen")
	honest := sign(t, signer, example())
	list, err := root.Compromise(list, signer.KeyID(), []string{honest}, noon.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	forged := example()
	forged.Name, forged.DecisionDate, forged.Issued = "Kẻ Gian", "2024-09-05", "2024-09-05"
	keys := ring(t, list)
	if v := Verify(sign(t, signer, forged), keys, nil, noon); v.Word != WordCompromisedKey || v.Certificate != nil {
		t.Errorf("%+v", v)
	}
	if v := Verify(honest, keys, nil, noon); v.Word != WordValid {
		t.Errorf("%+v", v)
	}
}

// A list that names another office's signing key as its own does not make that
// office's certificates its own.
func TestBorrowedKey(t *testing.T) {
	_, signer, _ := open(t, "lender")
	thief, _, list := open(t, "borrower")
	draft := list.draft()
	draft.Keys = append(draft.Keys, Key{ID: signer.id, Public: signer.key.public(), From: "2025-09-05", Status: KeyActive})
	borrowed, err := thief.publish(draft, noon)
	if err != nil {
		t.Fatal(err)
	}
	if v := Verify(sign(t, signer, example()), ring(t, borrowed), nil, noon); v.Word != WordTampered {
		t.Errorf("%+v", v)
	}
	if v := Verify(sign(t, signer, example()), ring(t, borrowed, signer.list), nil, noon); v.Word != WordValid || v.Certificate.AttestedBy != office {
		t.Errorf("%+v", v)
	}
}

// Two keys with one ID: each is tried.
func TestSameKeyID(t *testing.T) {
	_, a, listA := open(t, "same a")
	_, b, listB := open(t, "same b")
	b.id = a.id
	draft := *listB
	draft.Keys = []Key{listB.Keys[0]}
	draft.Keys[0].ID = a.id
	keys := ring(t, listA, &draft)
	for _, s := range []*Signer{a, b} {
		if v := Verify(sign(t, s, example()), keys, nil, noon); v.Word != WordValid {
			t.Errorf("%+v", v)
		}
	}
}

func TestKeyring(t *testing.T) {
	root, _, first := open(t, "ring")
	_, second, err := root.Rotate(first, seeded("ring second"), noon)
	if err != nil {
		t.Fatal(err)
	}
	_, _, other := open(t, "ring other")
	r := ring(t, second, other, first, second)
	if lists := r.Lists(); len(lists) != 2 || lists[1] != second || lists[0] != other {
		t.Errorf("%v", lists)
	}
	var none *Keyring
	if none.Lists() != nil {
		t.Error("a nil ring has lists")
	}
	twin, err := ParseKeyList(resigned(t, root, first, replace("Bằng khen", "Bảng khen")))
	if err != nil {
		t.Fatal(err)
	}
	_, err = NewKeyring(first, twin)
	wantCode(t, err, "key-list-changed")
}

// The JSON is a promise of the command line.
func TestVerdictJSON(t *testing.T) {
	_, signer, list := open(t, "json")
	token := sign(t, signer, example())
	id := signer.KeyID().String()
	for _, tc := range []struct {
		v    Verdict
		want string
	}{
		{Verify(token, ring(t, list), []*RevocationList{revoke(t, signer, 1, Revocation{TokenHash(token), "2025-09-20", ReasonMistake, ""})}, noon),
			`{"verdict":"revoked","certificate":{"number":"0128","name":"Nguyễn Thị Hồng Hạnh","kind":"individual",` +
				`"unit":"Trưởng phòng, Phòng Tổ chức - Hành chính","award":"Giấy khen của Giám đốc Sở Nội vụ tỉnh Lai Châu",` +
				`"decision":"416/QĐ-SNV","decision_date":"2025-09-05","decided_by":"Giám đốc Sở Nội vụ tỉnh Lai Châu",` +
				`"attested_by":"Sở Nội vụ tỉnh Lai Châu","issued":"2025-09-15"},"key":"` + id + `","sample":false,` +
				`"revoked":{"at":"2025-09-20","code":"mistake"},"revocations_as_of":"2025-10-01"}`},
		{Verify(token, nil, nil, noon),
			`{"verdict":"unknown-key","certificate":null,"key":"` + id + `","sample":false,"revoked":null,"revocations_as_of":null}`},
		{Verify("", nil, nil, noon),
			`{"verdict":"malformed","certificate":null,"key":null,"sample":false,"revoked":null,"revocations_as_of":null}`},
	} {
		got, err := json.Marshal(tc.v)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(tc.want, string(got)); d != "" {
			t.Error(d)
		}
	}
	v := Verify(token, ring(t, list), nil, noon)
	if got, err := json.Marshal(v); err != nil || !strings.HasSuffix(string(got), `"revocations_as_of":null,"warnings":["no-revocations"]}`) {
		t.Errorf("%s %v", got, err)
	}
	if s := fmt.Sprint(v.Word); s != "valid" {
		t.Error(s)
	}
}
