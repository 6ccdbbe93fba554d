package publish

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

const office = "Sở Nội vụ tỉnh Lai Châu"

// records is what a database would give.
type records struct {
	keys        []store.KeyList
	revocations []store.RevocationList
	conferences []data.Conference
}

func (r *records) KeyLists(context.Context) ([]store.KeyList, error) { return r.keys, nil }
func (r *records) RevocationLists(context.Context) ([]store.RevocationList, error) {
	return r.revocations, nil
}
func (r *records) Conferences(context.Context) ([]data.Conference, error) { return r.conferences, nil }

func (r *records) trust(l *seal.KeyList) {
	r.keys = append(r.keys, store.KeyList{Issuer: l.Issuer, Number: l.Number, Raw: l.Bytes(), Trusted: !l.Sample(), Sample: l.Sample()})
}

func (r *records) publishes(l *seal.RevocationList) {
	r.revocations = append(r.revocations, store.RevocationList{Number: l.Number, Raw: l.Bytes()})
}

// world is an office with certificates of every fate.
type world struct {
	*records
	t      testing.TB
	conf   data.Conference
	signer *seal.Signer
	valid, revoked, replaced,
	kept, forged, strange, sample string // tokens
}

func seeded(name string) *rand.ChaCha8 {
	var seed [32]byte
	copy(seed[:], name)
	return rand.NewChaCha8(seed)
}

// today is the day of the page's verdicts, as the browser has it: no test
// changes the browser's clock, so lists are made around the real day.
func today(days int) data.Date { return data.DateOf(time.Now().AddDate(0, 0, days)) }

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func paper(number, name string) seal.Certificate {
	return seal.Certificate{Number: number, Name: name, Kind: data.Individual, Unit: "Trưởng phòng, Phòng Tổ chức - Hành chính",
		Award: "Giấy khen của Giám đốc Sở Nội vụ tỉnh Lai Châu", Decision: "416/QĐ-SNV", DecisionDate: "2025-09-05",
		DecidedBy: "Giám đốc Sở Nội vụ tỉnh Lai Châu", Issued: "2025-09-15"}
}

func newWorld(t testing.TB) *world {
	t.Helper()
	noon := time.Date(2025, 9, 5, 12, 0, 0, 0, time.UTC)
	w := &world{t: t, records: &records{}, conf: data.Conference{Code: "HN", Title: "Hội nghị", Issuer: office, Page: "TDKT.LAICHAU.GOV.VN/V", Starts: "2025-09-15"}}
	w.conferences = []data.Conference{w.conf}
	root, first, list, err := seal.Init(office, seal.StandardTables(office), seeded("page root"), noon)
	check(t, err)
	sign := func(s *seal.Signer, c seal.Certificate) string {
		token, err := s.Sign(c)
		check(t, err)
		return token
	}
	w.kept = sign(first, paper("0100", "Lò Thị Mai"))
	w.forged = sign(first, paper("0101", "Kẻ Gian"))
	w.signer, list, err = root.Rotate(list, seeded("page second"), noon)
	check(t, err)
	list, err = root.Compromise(list, first.KeyID(), []string{w.kept}, noon)
	check(t, err)
	w.trust(list)
	w.valid = sign(w.signer, paper("0128", "Nguyễn Thị Hồng Hạnh"))
	w.revoked = sign(w.signer, paper("0129", "Giàng A Chớ"))
	w.replaced = sign(w.signer, paper("0130", "H'Nghia Êban"))
	_, stranger, _, err := seal.Init("Sở khác", seal.StandardTables("Sở khác"), seeded("page stranger"), noon)
	check(t, err)
	w.strange = sign(stranger, paper("0128", "Nguyễn Thị Hồng Hạnh"))
	return w
}

// withdraws publishes the list of withdrawn certificates, with the decision's number or without.
func (w *world) withdraws(number int, made, next data.Date, decision string) {
	w.t.Helper()
	list, err := w.signer.SignRevocations(number, made, next, []seal.Revocation{
		{Token: seal.TokenHash(w.revoked), Day: "2025-10-20", Reason: seal.ReasonAnnulled, Decision: decision},
		{Token: seal.TokenHash(w.replaced), Day: "2025-10-21", Reason: seal.ReasonReplaced}})
	check(w.t, err)
	w.publishes(list)
}

// withSample makes a sample office's page of it.
func (w *world) withSample() {
	w.t.Helper()
	s, list, err := seal.SampleSigner("Sở Nội vụ tỉnh An Sơn", seal.StandardTables("Sở Nội vụ tỉnh An Sơn"), seeded("page sample"), time.Date(2025, 9, 5, 12, 0, 0, 0, time.UTC))
	check(w.t, err)
	w.trust(list)
	w.conf = data.Conference{Code: "MAU", Issuer: "Sở Nội vụ tỉnh An Sơn", Page: "TDKT.ANSON.EXAMPLE/V", Sample: true, Starts: "2025-09-15"}
	w.conferences = append(w.conferences, w.conf)
	w.sample, err = s.Sign(paper("0001", "Sùng Thị Hạnh"))
	check(w.t, err)
}

// vectors is what any program that reads tokens is held to.
type vectors struct {
	Today       string
	KeyLists    []string
	Revocations string
	Tokens      []tokenVector
	Lists       []struct{ About, Kind, File, Code string }
	Ed25519     []struct {
		About, Public, Message, Signature string
		Valid                             bool
	}
	Texts  []struct{ Text, Bits string }
	Badges []struct {
		Code  string
		Valid bool
	}
	Scans []struct {
		About, Raw, Kind, Code string
		Codes                  []string
	}
	Decided struct {
		Revocations string
		Tokens      []tokenVector
	}
}

type tokenVector struct {
	About, Token, Hash string
	Verdict            json.RawMessage
}

func readVectors(t *testing.T) (raw string, v vectors) {
	t.Helper()
	b, err := os.ReadFile("../../../data/seal/testdata/vectors1.json")
	check(t, err)
	check(t, json.Unmarshal(b, &v))
	return strings.TrimSpace(string(b)), v
}

// otherOffice gives the key list of another office.
func otherOffice(t *testing.T, issuer string) *seal.KeyList {
	t.Helper()
	_, _, list, err := seal.Init(issuer, seal.StandardTables(issuer), seeded(issuer), time.Date(2025, 9, 5, 12, 0, 0, 0, time.UTC))
	check(t, err)
	return list
}
