package verify_test

import (
	"context"
	"crypto/rand"
	"slices"
	"testing"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// register is a database that knows some tokens, and has withdrawn some of them.
type register struct {
	keys      []store.KeyList
	lists     []store.RevocationList
	tokens    map[string][]string // by key
	withdrawn map[string]data.Withdrawal
}

func (r register) KeyLists(context.Context) ([]store.KeyList, error) { return r.keys, nil }
func (r register) RevocationLists(context.Context) ([]store.RevocationList, error) {
	return r.lists, nil
}
func (r register) TokensOfKey(_ context.Context, key string) ([]string, error) {
	return r.tokens[key], nil
}
func (r register) Revoked(_ context.Context, keys []string) (list []data.Revoked, err error) {
	for _, k := range keys {
		for _, t := range r.tokens[k] {
			if w, ok := r.withdrawn[t]; ok {
				list = append(list, data.Revoked{Token: t, Withdrawal: w})
			}
		}
	}
	return list, nil
}

func TestRegister(t *testing.T) {
	root, signer, list, err := seal.Init("Sở Nội vụ", seal.StandardTables("Sở Nội vụ"), rand.Reader, clock)
	if err != nil {
		t.Fatal(err)
	}
	sampler, sample, err := seal.SampleSigner("Sở mẫu", seal.StandardTables("Sở mẫu"), rand.Reader, clock)
	if err != nil {
		t.Fatal(err)
	}
	sign := func(s *seal.Signer, number string) string {
		t.Helper()
		token, err := s.Sign(seal.Certificate{Number: number, Name: "Đặng Thu Ngân", Kind: data.Individual, Award: "Giấy khen",
			Decision: "416/QĐ-SNV", DecisionDate: "2025-09-05", DecidedBy: "Giám đốc Sở Nội vụ", Issued: "2025-09-15"})
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	good, annulled, lost, stranger := sign(signer, "1"), sign(signer, "2"), sign(signer, "3"), sign(signer, "4")
	sampled, sampledBack := sign(sampler, "5"), sign(sampler, "6")
	key := signer.KeyID().String()
	r := register{
		keys:   []store.KeyList{{Raw: list.Bytes(), Trusted: true}, {Raw: sample.Bytes(), Sample: true}},
		tokens: map[string][]string{key: {good, annulled, lost}, sampler.KeyID().String(): {sampled, sampledBack}},
		withdrawn: map[string]data.Withdrawal{annulled: {Reason: data.WithdrawnAnnulled, Decision: "512/QĐ-SNV", Date: "2025-09-10"},
			lost: {Reason: data.WithdrawnLost, Decision: "7/BB", Date: "2025-09-11"}, sampledBack: {Reason: data.WithdrawnMistake, Date: "2025-09-12"}},
	}
	type answer struct {
		token   string
		word    seal.Word
		revoked seal.Revoked
		asOf    data.Date
		warns   []seal.Warning
	}
	check := func(name string, want ...answer) {
		t.Helper()
		l, err := verify.Stored(t.Context(), r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, w := range want {
			v := verify.Check(l, seal.QRText("TDKT.LAICHAU.GOV.VN/V", w.token), clock)
			got := answer{w.token, v.Word, seal.Revoked{}, v.RevocationsAsOf, v.Warnings}
			if v.Revoked != nil {
				got.revoked = *v.Revoked
			}
			if got.word != w.word || got.revoked != w.revoked || got.asOf != w.asOf || !slices.Equal(got.warns, w.warns) || v.Certificate == nil {
				t.Errorf("%s, %d: %+v, want %+v", name, i, got, w)
			}
		}
	}
	none := []seal.Warning{seal.WarnNoRevocations}
	withdrawn := []answer{
		{annulled, seal.WordRevoked, seal.Revoked{At: "2025-09-10", Code: seal.ReasonAnnulled, Decision: "512/QĐ-SNV"}, "2025-09-15", nil},
		{lost, seal.WordRevoked, seal.Revoked{At: "2025-09-11", Code: seal.ReasonLost}, "2025-09-15", nil},
		{sampledBack, seal.WordRevoked, seal.Revoked{At: "2025-09-12", Code: seal.ReasonMistake}, "2025-09-15", nil},
	}
	check("before any list", append(withdrawn,
		answer{good, seal.WordValid, seal.Revoked{}, "", []seal.Warning{verify.WarnRegisterOnly}},
		answer{stranger, seal.WordValid, seal.Revoked{}, "", none}, // signed on another computer
		answer{sampled, seal.WordValid, seal.Revoked{}, "", none})...)

	// A list that has not heard of them yet, and is out of date.
	old, err := signer.SignRevocations(1, "2025-06-01", "2025-09-01", []seal.Revocation{{Token: seal.TokenHash(lost), Day: "2025-05-01", Reason: seal.ReasonOther}})
	if err != nil {
		t.Fatal(err)
	}
	r.lists = []store.RevocationList{{Root: list.RootHex(), Number: 1, Raw: old.Bytes()}}
	late := []seal.Warning{seal.WarnOutOfDate}
	check("an old list", withdrawn[0], withdrawn[2],
		answer{lost, seal.WordRevoked, seal.Revoked{At: "2025-05-01", Code: seal.ReasonOther}, "2025-06-01", late}, // what is published stands
		answer{good, seal.WordValid, seal.Revoked{}, "2025-06-01", late}, answer{stranger, seal.WordValid, seal.Revoked{}, "2025-06-01", late})

	// The key that signed the list was stolen: the list counts no more, and
	// nothing is in the way of checking.
	compromised, err := root.Compromise(list, signer.KeyID(), []string{good, annulled, lost}, clock)
	if err != nil {
		t.Fatal(err)
	}
	r.keys[0].Raw = compromised.Bytes()
	check("a stolen key's list", append(withdrawn, answer{good, seal.WordValid, seal.Revoked{}, "", []seal.Warning{verify.WarnRegisterOnly}})...)
	l, err := verify.Stored(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if v := verify.Check(l, stranger, clock); v.Word != seal.WordCompromisedKey || v.Certificate != nil {
		t.Errorf("%+v", v)
	}
	// What nobody signed is not looked up.
	if v := verify.Check(l, "xin chào", clock); v.Word != seal.WordMalformed {
		t.Errorf("%+v", v)
	}
}
