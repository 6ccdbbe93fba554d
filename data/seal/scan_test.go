package seal

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// typed gives what a keyboard makes of the digits: keys holds what the keys 0 to 9 type.
func typed(keys, digits string) string {
	signs := strings.Split(keys, " ")
	var b strings.Builder
	for _, d := range digits {
		b.WriteString(signs[d-'0'])
	}
	return b.String()
}

var layouts = map[string]string{
	"plain":            "0 1 2 3 4 5 6 7 8 9",
	"wide":             "０ １ ２ ３ ４ ５ ６ ７ ８ ９",
	"Arabic":           "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩",
	"eastern Arabic":   "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹",
	"US shifted":       ") ! @ # $ % ^ & * (",
	"Vietnamese":       "đ ă â ê ô \u0300 \u0309 \u0303 \u0301 \u0323",
	"Vietnamese caps":  "Đ Ă Â Ê Ô \u0300 \u0309 \u0303 \u0301 \u0323",
	"Vietnamese shift": "Đ Ă Â Ê Ô % ^ & * (",
	"French":           "à & é \" ' ( - è _ ç",
	"French caps":      "À & É \" ' ( - È _ Ç",
	"Belgian":          "à & é \" ' ( § è ! ç",
}

func TestReadScanKeyboards(t *testing.T) {
	_, signer, _ := open(t, "scan")
	token := sign(t, signer, example())
	random := seeded("scan badges")
	for _, name := range slices.Sorted(maps.Keys(layouts)) { // in one order, for the badges come from one source
		keys := layouts[name]
		for range 200 {
			badge, err := NewBadge(random)
			if err != nil {
				t.Fatal(err)
			}
			for _, ends := range [][2]string{{"", ""}, {"", "\r\n"}, {"\ufeff ", "\t"}, {"\x02", "\x03"}, {"]Q3", "\n"}} {
				got := ReadScan(ends[0] + typed(keys, badge) + ends[1])
				if strings.HasPrefix(name, "Vietnamese") && got.Kind == ScanUnsure && slices.Contains(got.Codes, badge) {
					continue // marks one after another: see TestReadScanComposed
				}
				if d := cmp.Diff(Scan{Kind: ScanBadge, Code: badge}, got); d != "" {
					t.Fatalf("%s %s %q: %s", name, badge, ends, d)
				}
			}
		}
		if d := cmp.Diff(Scan{Kind: ScanCertificate, Code: token}, ReadScan(typed(keys, token))); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// The Vietnamese keyboard's letters and marks are joined by some programs.
// Marks on one letter may then change their order; the check digit finds out,
// or leaves a few codes of which one was given out.
func TestReadScanComposed(t *testing.T) {
	random := seeded("composed")
	right, unsure := 0, 0
	for range 500 {
		badge, err := NewBadge(random)
		if err != nil {
			t.Fatal(err)
		}
		s := typed(layouts["Vietnamese"], badge)
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			got := ReadScan(form.String(s))
			switch {
			case got.Kind == ScanBadge && got.Code == badge:
				right++
			case got.Kind == ScanUnsure && slices.Contains(got.Codes, badge):
				unsure++
			case got.Kind == ScanMisread && strings.Count(s, "\u0323") > 4: // too many orders: scan again
			default:
				t.Errorf("%s (%q): %+v", badge, form.String(s), got)
			}
		}
	}
	if right < 750 {
		t.Errorf("only %d of 1,000 right, %d unsure", right, unsure)
	}
}

func TestReadScan(t *testing.T) {
	_, signer, _ := open(t, "scan")
	token := sign(t, signer, example())
	other := example()
	other.Number = "0129"
	token2 := sign(t, signer, other)
	random := seeded("two")
	a, err1 := NewBadge(random)
	b, err2 := NewBadge(random)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	wrong := a[:19] + string('0'+(a[19]-'0'+1)%10)
	page := QRText("TDKT.LAICHAU.GOV.VN/V", token)
	nothing := Scan{Kind: ScanNothing}
	certificate := Scan{Kind: ScanCertificate, Code: token}
	for _, tc := range []struct {
		name, in string
		want     Scan
	}{
		{"empty", "", nothing},
		{"line end", "\r\n", nothing},
		{"zero widths", "\ufeff\u200b", nothing},
		{"word", "Nguyễn Văn An", nothing},
		{"phone", "0912 345 678", nothing},
		{"seconds", "19 digits 1234567890123456789", nothing},
		{"address", page, certificate},
		{"small letters", strings.ToLower(page), certificate},
		{"telex", "HTTPƯ://TĐKT.LÀICHÃU.GOV.VN/V/" + token, certificate},
		{"vni", "HTTPS://TDKT.LAICHÂU.GOV.VN/V/" + token, certificate},
		{"numbers in the host", "HTTPS://10.0.0.1:8443/V2/" + token, certificate},
		{"no page", token, certificate},
		{"on two lines", token[:100] + "\r\n" + token[100:], certificate},
		{"number before", "0128 " + token, certificate},
		{"scanned twice", page + page, certificate},
		{"scanned twice, space", page + " " + page + "\r\n", certificate},
		{"French address", "HTTPSM!!TDKT:LQICHQU:GOV:VN!V!" + typed(layouts["French"], token), certificate},
		{"shifted address", "https:??tdkt>laichau>gov>vn?v?" + typed(layouts["US shifted"], token), certificate},
		{"two certificates", page + "\n" + QRText("A.VN", token2), Scan{Kind: ScanSeveral, Codes: []string{token, token2}}},
		{"two certificates, space", token + " " + token2, Scan{Kind: ScanSeveral, Codes: []string{token, token2}}},
		{"badge and certificate", a + "\t" + page, Scan{Kind: ScanSeveral, Codes: []string{a, token}}},
		{"badge", a, Scan{Kind: ScanBadge, Code: a}},
		{"badge twice", a + a, Scan{Kind: ScanBadge, Code: a}},
		{"two badges", a + b, Scan{Kind: ScanSeveral, Codes: []string{a, b}}},
		{"two badges, line", a + "\r\n" + b + "\r\n", Scan{Kind: ScanSeveral, Codes: []string{a, b}}},
		{"two badges, sign", a + ";" + b, Scan{Kind: ScanSeveral, Codes: []string{a, b}}},
		{"badge and a piece", a + " 12345", Scan{Kind: ScanBadge, Code: a}},
		{"badge in a text", "code: " + a + ".", Scan{Kind: ScanBadge, Code: a}},
		{"groups", a[:4] + " " + a[4:8] + " " + a[8:12] + " " + a[12:16] + " " + a[16:], Scan{Kind: ScanBadge, Code: a}},
		{"groups with dashes", a[:4] + "-" + a[4:8] + "-" + a[8:12] + " – " + a[12:16] + "\u2011" + a[16:], Scan{Kind: ScanBadge, Code: a}},
		{"certificate with dashes", page[:len(page)-60] + "-" + page[len(page)-60:], certificate},
		{"two badges, dash", a + "-" + b, Scan{Kind: ScanSeveral, Codes: []string{a, b}}},
		{"misread", wrong, Scan{Kind: ScanMisread, Code: wrong}},
		{"misread, shifted", typed(layouts["US shifted"], wrong), Scan{Kind: ScanMisread, Code: wrong}},
		{"digit lost", a[1:], nothing},
		{"zero before a token", "0" + token, Scan{Kind: ScanCertificate, Code: "0" + token}},
		{"broken UTF-8", "\xff\xfe" + a + "\xc3", Scan{Kind: ScanBadge, Code: a}},
		{"too long", strings.Repeat("1", 40000), nothing},
		{"too many digits", strings.Repeat("1", 10001), nothing},
	} {
		if d := cmp.Diff(tc.want, ReadScan(tc.in)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, d)
		}
	}
}

// noise is 10 kB of what makes each step work hardest.
func noise() []string {
	var list []string
	for _, s := range []string{"1", "1 ", "1/", "&(", "&", "ă\u0300", "ậ", strings.Repeat("\u0323", 20) + strings.Repeat("\u0300", 20) + "a", "\u0323\u0300", "]Q1", "00000000000000000000 ", "\xff", "é1", "1" + strings.Repeat("0", 199) + " "} {
		list = append(list, strings.Repeat(s, 10240/len(s)))
	}
	return list
}

func TestReadScanNoise(t *testing.T) {
	for _, s := range noise() {
		if got := ReadScan(s); got.Kind == "" {
			t.Errorf("%.20q gives no answer", s)
		}
	}
}

// Blanks and invisible signs between the digits.
func TestReadScanSpaces(t *testing.T) {
	_, signer, _ := open(t, "spaces")
	token := sign(t, signer, example())
	badge, err := NewBadge(seeded("spaces"))
	if err != nil {
		t.Fatal(err)
	}
	for _, sep := range []string{" ", "\u00a0", "\u202f", "\u3000", "\t", "\r\n", "\x00", "\u200b", "\u2060", "\ufeff", "\u200e", "\u00ad"} {
		for every := 1; every < 8; every++ {
			var b strings.Builder
			for i, d := range badge {
				if i%every == 0 {
					b.WriteString(sep)
				}
				b.WriteRune(d)
			}
			if got := ReadScan(b.String()); got.Kind != ScanBadge || got.Code != badge {
				t.Errorf("%q every %d: %+v", sep, every, got)
			}
		}
		if got := ReadScan(token[:99] + sep + token[99:]); got.Code != token {
			t.Errorf("%q: %+v", sep, got)
		}
	}
}
