package seal

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

var tokens = flag.Int("tokens", 200, "how many tokens the tests of changed digits try")

// signRaw signs any payload, right or wrong, as a token.
func signRaw(t testing.TB, s *Signer, version byte, payload []byte) string {
	t.Helper()
	signed := append(append([]byte{version}, s.id[:]...), payload...)
	signature, err := s.key.sign(signedBytes(prefixCertificate, s.list.Root, signed))
	if err != nil {
		t.Fatal(err)
	}
	return new(big.Int).SetBytes(append(signed, signature...)).String()
}

// size gives the bytes of a token.
func size(token string) int {
	n, _ := new(big.Int).SetString(token, 10)
	return len(n.Bytes())
}

func TestTokensComeBack(t *testing.T) {
	_, signer, list := open(t, "come back")
	keys := ring(t, list)
	check := func(name string, c Certificate, unit string) {
		t.Helper()
		v := VerifyToken(sign(t, signer, c), keys, nil, noon)
		c.AttestedBy, c.Unit = office, unit
		want := Verdict{Word: WordValid, Certificate: &c, Key: signer.KeyID().String(), Warnings: []Warning{WarnNoRevocations}}
		if d := cmp.Diff(want, v); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
	c := example()
	check("example", c, c.Unit)
	for i, n := range names(t) {
		c := example()
		c.Name, c.Kind, c.Unit = n, kinds[i%3], ""
		check(n, c, "")
	}
	for _, number := range []string{"1", "01", "0", "000000000000000", "999999999999999", "1234567890123456", "00000000000000001",
		"128/2025", "128 /2025", "A-7", "-", "12345678901234567890123/b"} {
		c := example()
		c.Number, c.Unit = number, ""
		check(number, c, "")
	}
	for _, decision := range []string{"05/QĐ-UBND", "416/QĐ-SNV", "416", "QĐ 12", "1234567890123456789/QĐ", "416 /QĐ-SNV", "293-KH/TU", "٣"} {
		c := example()
		c.Decision, c.Unit = decision, ""
		check(decision, c, "")
	}
	for _, date := range []data.Date{"1900-01-01", "1945-09-02", "1999-12-31", "2000-02-29", "2258-11-09"} {
		c := example()
		c.DecisionDate, c.Unit = date, ""
		check(string(date), c, "")
		c.Issued = date
		check(string(date), c, "")
	}
	c = example()
	c.DecidedBy, c.Unit = "", ""
	check("nobody decided", c, "")
}

// 120 bytes hold a name of 40 letters of whatever sort; where the tables have
// neither the award nor who decided it, nearly.
func TestTokenSize(t *testing.T) {
	_, full, _ := open(t, "size")
	_, bare, _, err := Init(office, Tables{}, seeded("bare"), noon)
	if err != nil {
		t.Fatal(err)
	}
	pool := strings.Join(names(t), " ")
	long := []string{}
	for letters := []rune(pool); len(letters) >= 40; letters = letters[40:] {
		long = append(long, strings.TrimSpace(string(letters[:40])))
	}
	for _, signer := range []*Signer{full, bare} {
		most, sum := 0, 0
		for _, n := range long {
			c := example()
			c.Name, c.Unit = n, ""
			s := size(sign(t, signer, c))
			most, sum = max(most, s), sum+s
		}
		t.Logf("names of 40 letters: %.1f bytes, at most %d", float64(sum)/float64(len(long)), most)
		if signer == full && most > TokenBytes || sum > TokenBytes*len(long) {
			t.Errorf("a name of 40 letters takes %d bytes", most)
		}
	}
	// A longer name is never cut, and the unit goes only where it fits.
	c := example()
	for n := 40; n <= 1200; n += 80 {
		c.Name = strings.TrimSpace(string([]rune(strings.Repeat(pool, 2))[:n]))
		token := sign(t, full, c)
		v := VerifyToken(token, ring(t, full.List()), nil, noon)
		if v.Word != WordValid || v.Certificate.Name != c.Name {
			t.Errorf("%d letters: %s", n, v.Word)
		} else if v.Certificate.Unit != "" && size(token) > TokenBytes {
			t.Errorf("%d letters: a unit in %d bytes", n, size(token))
		}
	}
	c = example()
	if v := VerifyToken(sign(t, full, c), ring(t, full.List()), nil, noon); v.Certificate.Unit != c.Unit {
		t.Errorf("the unit of a usual certificate is left out")
	}
	c.Name = strings.Repeat("Ñ", 800)
	_, err = full.Sign(c)
	wantCode(t, err, "certificate-too-long")
}

func TestSignRefuses(t *testing.T) {
	_, signer, _ := open(t, "refuses")
	for _, tc := range []struct {
		change func(*Certificate)
		code   data.Code
	}{
		{func(c *Certificate) { c.Number = " " }, "certificate-incomplete"},
		{func(c *Certificate) { c.Name = "\u200b" }, "certificate-incomplete"},
		{func(c *Certificate) { c.Award = "" }, "certificate-incomplete"},
		{func(c *Certificate) { c.Decision = "" }, "certificate-incomplete"},
		{func(c *Certificate) { c.Kind = "team" }, "certificate-incomplete"},
		{func(c *Certificate) { c.Name = "a\x00" }, "certificate-text"},
		{func(c *Certificate) { c.Unit = "\xff" }, "certificate-text"},
		{func(c *Certificate) { c.DecisionDate = "2025-09" }, "certificate-date"},
		{func(c *Certificate) { c.DecisionDate = "2025-02-29" }, "certificate-date"},
		{func(c *Certificate) { c.Issued = "" }, "certificate-date"},
		{func(c *Certificate) { c.Issued = "1899-12-31" }, "certificate-date"},
		{func(c *Certificate) { c.Issued = "2300-01-01" }, "certificate-date"},
		{func(c *Certificate) { c.Issued = "9999-12-31" }, "certificate-date"},
	} {
		c := example()
		tc.change(&c)
		token, err := signer.Sign(c)
		wantCode(t, err, tc.code)
		if token != "" {
			t.Error("a token with an error")
		}
	}
	signer.Close()
	if _, err := signer.Sign(example()); err == nil {
		t.Error("signed with a forgotten key")
	}
}

// Signing is deterministic, and text is cleaned first.
func TestOneToken(t *testing.T) {
	_, signer, _ := open(t, "one")
	a := sign(t, signer, example())
	c := example()
	c.Name, c.AttestedBy = "  Nguyễn Thị\u00a0Hồng  Hạnh\n", "Ai đó"
	if b := sign(t, signer, c); a != b {
		t.Error("the same certificate has two tokens")
	}
}

var refused = map[Word]bool{WordTampered: true, WordMalformed: true, WordUnknownKey: true}

// Every single changed digit and every swap of neighbours is refused: all
// digits for a few tokens, one other digit at each place for many; under
// VINHDANH_TORTURE all digits of a thousand tokens.
func TestChangedDigits(t *testing.T) {
	_, signer, list := open(t, "digits")
	keys := ring(t, list)
	all := names(t)
	count := *tokens
	if testing.Short() {
		count = 5
	}
	whole := 4 // tokens of which all digits are tried
	if os.Getenv("VINHDANH_TORTURE") != "" {
		count, whole = max(count, 1000), max(count, 1000)
	}
	for part := range 4 {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			chance := rand.New(rand.NewPCG(1, uint64(part)))
			for n := part; n < count; n += 4 {
				c := example()
				c.Number, c.Name, c.Kind = fmt.Sprintf("%04d", n), all[n%len(all)], kinds[n%3]
				token := []byte(sign(t, signer, c))
				try := func() {
					t.Helper()
					if v := VerifyToken(string(token), keys, nil, noon); !refused[v.Word] || v.Certificate != nil {
						t.Errorf("%s: %s", token, v.Word)
					}
				}
				for i, was := range token {
					for d := byte('0'); d <= '9'; d++ {
						if d == was || n >= whole && d != '0'+byte(int(was-'0')+1+chance.IntN(9))%10 {
							continue
						}
						token[i] = d
						try()
					}
					token[i] = was
					if i > 0 && token[i-1] != was {
						token[i-1], token[i] = was, token[i-1]
						try()
						token[i-1], token[i] = token[i], was
					}
				}
			}
		})
	}
}

// Other spellings of a good token.
func TestMalleability(t *testing.T) {
	_, signer, list := open(t, "malleable")
	keys := ring(t, list)
	token := sign(t, signer, example())
	n, _ := new(big.Int).SetString(token, 10)
	raw := n.Bytes()
	cut := len(raw) - 64
	text := func(b ...byte) string { return new(big.Int).SetBytes(b).String() }
	part := func(bs ...[]byte) string {
		var all []byte
		for _, b := range bs {
			all = append(all, b...)
		}
		return text(all...)
	}
	if VerifyToken(token, keys, nil, noon).Word != WordValid {
		t.Fatal("the token itself")
	}
	for name, s := range map[string]string{
		"leading zero":     "0" + token,
		"zero behind":      token + "0",
		"plus":             "+" + token,
		"minus":            "-" + token,
		"space":            " " + token,
		"underscore":       token[:10] + "_" + token[10:],
		"hexadecimal":      n.Text(16),
		"wide digit":       "１" + token[1:],
		"cut":              token[:len(token)-1],
		"half":             token[:len(token)/2],
		"version 0":        part([]byte{0}, raw[1:]),
		"version 2":        part([]byte{2}, raw[1:]),
		"version 257":      part([]byte{1, 1}, raw[1:]),
		"zero byte inside": part(raw[:cut], []byte{0}, raw[cut:]),
		"byte more":        part(raw, []byte{0}),
		"byte less":        part(raw[:len(raw)-1]),
		"no payload":       part(raw[:5], raw[cut:]),
		"S beyond L":       part(raw[:cut], plusL(raw[cut:])),
		"twice":            part(raw, raw),
		"empty":            "",
		"zero":             "0",
		"nines":            strings.Repeat("9", len(token)),
		"ones":             strings.Repeat("1", 2500),
	} {
		if v := VerifyToken(s, keys, nil, noon); !refused[v.Word] || v.Certificate != nil {
			t.Errorf("%s: %s", name, v.Word)
		}
	}
}

// Payloads that the signer never writes are refused although they are signed.
func TestOnePayload(t *testing.T) {
	_, signer, list := open(t, "payload")
	keys := ring(t, list)
	p, err := newPayload(example(), list.Tables)
	if err != nil {
		t.Fatal(err)
	}
	good := p.pack()
	if v := VerifyToken(signRaw(t, signer, 1, good), keys, nil, noon); v.Word != WordValid {
		t.Fatalf("the payload itself: %s", v.Word)
	}
	// write packs a payload field by field, each of which may be written wrongly.
	fields := []func(w *bitWriter){
		func(w *bitWriter) { w.figures("0128") },
		func(w *bitWriter) { w.flag(false) },
		func(w *bitWriter) { w.bits(0, 2) },
		func(w *bitWriter) { packText(w, "An") },
		func(w *bitWriter) { w.reference(reference{listed: true, index: 1}) },
		func(w *bitWriter) { w.figures("416") },
		func(w *bitWriter) { w.reference(reference{listed: true, index: 1}) },
		func(w *bitWriter) { w.bits(40000, 17) },
		func(w *bitWriter) { w.reference(reference{text: "Giám đốc"}) },
		func(w *bitWriter) { w.flag(false) },
		func(w *bitWriter) { w.flag(false) },
	}
	write := func(at int, wrong func(w *bitWriter)) []byte {
		w := &bitWriter{}
		for i, f := range fields {
			if i == at {
				f = wrong
			}
			f(w)
		}
		return w.bytes
	}
	if v := VerifyToken(signRaw(t, signer, 1, write(-1, nil)), keys, nil, noon); v.Word != WordValid {
		t.Fatalf("the fields themselves: %s", v.Word)
	}
	a := theAlphabet()
	for name, payload := range map[string][]byte{
		"byte more":     append(append([]byte(nil), good...), 0),
		"byte less":     good[:len(good)-1],
		"bits behind":   append(append([]byte(nil), good[:len(good)-1]...), good[len(good)-1]|1),
		"nothing":       nil,
		"zeros":         make([]byte, 30),
		"ones":          []byte(strings.Repeat("\xff", 40)),
		"no number":     write(0, func(w *bitWriter) { w.figures("") }),
		"9 in 1 figure": write(0, func(w *bitWriter) { w.bits(1, 4); w.bits(12, 4) }),
		"empty rest":    write(1, func(w *bitWriter) { w.flag(true); packText(w, "") }),
		"figures behind figures": write(1, func(w *bitWriter) {
			w.flag(true)
			packText(w, "5/A")
		}),
		"no such kind":    write(2, func(w *bitWriter) { w.bits(3, 2) }),
		"no name":         write(3, func(w *bitWriter) { packText(w, "") }),
		"spaces":          write(3, func(w *bitWriter) { packText(w, "Hà  An") }),
		"space in front":  write(3, func(w *bitWriter) { packText(w, " An") }),
		"space behind":    write(3, func(w *bitWriter) { packText(w, "An ") }),
		"not NFC":         write(3, func(w *bitWriter) { packText(w, "Hoa\u0300") }),
		"turned round":    write(3, func(w *bitWriter) { packText(w, "\u202eAn") }),
		"line break":      write(3, func(w *bitWriter) { packText(w, "An\nBa") }),
		"control":         write(3, func(w *bitWriter) { packText(w, "An\x01") }),
		"no character":    write(3, func(w *bitWriter) { w.symbol(&a.tables[0], symbolEscape); w.bits(0xc0, 8); w.bits(0x41, 8) }),
		"half a pair":     write(3, func(w *bitWriter) { w.symbol(&a.tables[0], symbolEscape); w.bits(0xeda080, 24) }),
		"longer UTF-8":    write(3, func(w *bitWriter) { w.symbol(&a.tables[0], symbolEscape); w.bits(0xc1b1, 16) }),
		"spelled word":    write(3, func(w *bitWriter) { spelled(a, w, "An") }),
		"escaped letter":  write(3, func(w *bitWriter) { escaped(a, w) }),
		"long table":      write(4, func(w *bitWriter) { w.flag(true); w.bits(1<<5|1, 6); w.bits(0, 6) }),
		"endless table":   write(4, func(w *bitWriter) { w.flag(true); w.bits(1<<30-1, 30) }),
		"figures as text": write(5, func(w *bitWriter) { w.figures("4"); w.reference(reference{text: "16/QĐ"}) }),
		"issued the same day": write(9, func(w *bitWriter) {
			w.flag(true)
			w.bits(40000, 17)
		}),
		"empty unit": write(10, func(w *bitWriter) { w.flag(true); packText(w, "") }),
	} {
		if v := VerifyToken(signRaw(t, signer, 1, payload), keys, nil, noon); v.Word != WordMalformed || v.Certificate != nil {
			t.Errorf("%s: %s", name, v.Word)
		}
	}
	// A number that only a later key list has.
	later := write(4, func(w *bitWriter) { w.reference(reference{listed: true, index: 900}) })
	v := VerifyToken(signRaw(t, signer, 1, later), keys, nil, noon)
	if v.Word != WordUnknownKey || len(v.Warnings) != 1 || v.Warnings[0] != WarnOldKeyList || v.Certificate != nil {
		t.Errorf("later table: %+v", v)
	}
}

// spelled writes a word by its letters.
func spelled(a *alphabet, w *bitWriter, s string) {
	var p place
	for _, r := range s {
		w.symbol(&a.tables[p.table], a.exchange(p, r))
		p = p.after(a, r)
	}
	w.symbol(&a.tables[p.table], symbolEnd)
}

// escaped writes "B" as an escape.
func escaped(a *alphabet, w *bitWriter) {
	w.symbol(&a.tables[0], symbolEscape)
	w.bits('B', 8)
	w.symbol(&a.tables[afterOther], symbolEnd)
}

func TestTokenLimits(t *testing.T) {
	least := new(big.Int).Lsh(big.NewInt(1), 8*(minTokenSize-1)).String()
	most := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(2), 8*(MaxTokenBytes-1)), big.NewInt(1)).String()
	if len(least) != minTokenDigits || len(most) != maxTokenDigits {
		t.Errorf("%d to %d digits", len(least), len(most))
	}
	if _, ok := parseToken(most); !ok {
		t.Error("the longest token is refused")
	}
	_, signer, _ := open(t, "limits")
	c := Certificate{Number: "1", Name: "T", Kind: data.Individual, Award: "Giấy khen", Decision: "1", DecisionDate: "2025-01-01", Issued: "2025-01-01"}
	if s := size(sign(t, signer, c)); s < minTokenSize || s > 90 {
		t.Errorf("a short token has %d bytes", s)
	}
}

func TestHashes(t *testing.T) {
	a, b := TokenHash("1"), TokenHash("2")
	long := longHash("1")
	if a == b || string(long[:8]) != string(a[:]) {
		t.Error("hashes")
	}
}

func TestQRText(t *testing.T) {
	if got := QRText("TDKT.LAICHAU.GOV.VN/V", "123"); got != "HTTPS://TDKT.LAICHAU.GOV.VN/V/123" {
		t.Error(got)
	}
	if got := QRText("", "123"); got != "123" {
		t.Error(got)
	}
	if utf8.RuneCountInString(QRText(strings.Repeat("A", data.MaxPage), strings.Repeat("9", 287))) != 8+34+1+287 {
		t.Error("length")
	}
}

// The bytes of a number are those that math/big finds.
func TestNumberBytes(t *testing.T) {
	random := seeded("numbers")
	for n := 1; n < 1200; n += 7 {
		raw := make([]byte, n%1000+1)
		if _, err := io.ReadFull(random, raw); err != nil {
			t.Fatal(err)
		}
		for _, raw := range [][]byte{raw, bytes.Repeat([]byte{0xff}, len(raw)), append([]byte{1}, make([]byte, len(raw))...)} {
			want := new(big.Int).SetBytes(raw)
			if got := numberBytes(want.String()); !bytes.Equal(got, want.Bytes()) {
				t.Fatalf("%d bytes: %x, want %x", len(raw), got, want.Bytes())
			}
		}
	}
	for _, s := range []string{"0", "9", "10000000000000000000", "18446744073709551616", "99999999999999999999999999999999999999"} {
		want, _ := new(big.Int).SetString(s, 10)
		if got := numberBytes(s); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s: %x", s, got)
		}
	}
}
