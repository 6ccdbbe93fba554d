package qr

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The address and 120 bytes as digits, as data/seal writes them.
func token(host string, digits int) string {
	return host + strings.Repeat("7312908465", digits/10+1)[:digits]
}

func TestVersions(t *testing.T) {
	const host = "HTTPS://TDKT.LAICHAU.GOV.VN/V/"
	for _, c := range []struct {
		name, text string
		version    int
	}{
		{"badge", token("", 20), 1},
		{"120 bytes behind an address", token(host, 289), 8},
		{"the longest address", token("HTTPS://"+strings.Repeat("A", 34)+"/", 289), 8},
		{"digits alone", token("", 289), 7},
		{"the same behind a fragment", token("HTTPS://TDKT.LAICHAU.GOV.VN/V#", 289), 10},
		{"small letters in the address", token(strings.ToLower(host), 289), 10},
	} {
		n, bits, err := Encode(c.text)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if version := (n - 17) / 4; version != c.version {
			t.Errorf("%s: version %d, want %d", c.name, version, c.version)
		}
		if len(bits) != (n*n+7)/8 {
			t.Errorf("%s: %d bytes for %d modules", c.name, len(bits), n)
		}
	}
}

func TestRefused(t *testing.T) {
	if _, _, err := Encode(""); !errors.Is(err, ErrEmpty) {
		t.Errorf("empty text: %v", err)
	}
	if _, _, err := Encode(strings.Repeat("1", 5597)); !errors.Is(err, ErrTooLong) {
		t.Errorf("a text that fits no code: %v", err)
	}
	if n, _, err := Encode(strings.Repeat("1", 5596)); err != nil || n != 177 {
		t.Errorf("the longest text: %d modules, %v", n, err)
	}
}

// Whatever is made here must be go-qrcode's to the module: versions, segments,
// mask.
func TestSameAsLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	alphabets := []string{"0123456789", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", "0123456789ABC./xyz\x00\xffỪ"}
	texts := []string{"0", "A", "a", "00", "\x00", "HTTPS://TDKT.LAICHAU.GOV.VN/V/1"}
	for length := 1; length < 620; length += 7 {
		for _, a := range alphabets {
			texts = append(texts, random(r, a, length))
		}
		// Parts of different kinds, so that dividing is not trivial.
		mixed := ""
		for len(mixed) < length {
			mixed += random(r, alphabets[r.IntN(3)], 1+r.IntN(30))
		}
		texts = append(texts, mixed)
	}
	seen := make(map[int]int)
	for _, text := range texts {
		same(t, text)
		n, _, _ := Encode(text)
		seen[(n-17)/4]++
	}
	for version := 1; version <= maxFast+1; version++ {
		if seen[version] < 5 {
			t.Errorf("version %d was tried %d times only", version, seen[version])
		}
	}
}

func same(t *testing.T, text string) {
	t.Helper()
	n, got, err := Encode(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	m, want, err := encodeByLibrary(text)
	if err != nil {
		t.Fatalf("%q by the library: %v", text, err)
	}
	if n != m || !bytes.Equal(got, want) {
		t.Errorf("%q: %d modules, the library has %d, or others", text, n, m)
	}
}

func random(r *rand.Rand, alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(b)
}

// The tokens that are printed: the same as the library's on many of them. Set
// TOKENS to try more; 10,000 take ten seconds.
func TestTokensSameAsLibrary(t *testing.T) {
	tokens := 150
	if v, err := strconv.Atoi(os.Getenv("TOKENS")); err == nil {
		tokens = v
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range tokens {
		host := ""
		if n := r.IntN(35); n > 0 {
			host = "HTTPS://" + random(r, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-/0123456789", n) + "/"
		}
		same(t, host+random(r, "0123456789", 200+r.IntN(150)))
	}
}

func TestConcurrent(t *testing.T) {
	text := token("HTTPS://TDKT.LAICHAU.GOV.VN/V/", 289)
	_, want, _ := Encode(text)
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 50 {
				if _, got, err := Encode(text); err != nil || !bytes.Equal(got, want) {
					t.Fatalf("another code beside others: %v", err)
				}
			}
		})
	}
}

func FuzzEncode(f *testing.F) {
	f.Add("HTTPS://TDKT.LAICHAU.GOV.VN/V/7312908465")
	f.Add("Đ1A2b33")
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" || len(text) > 400 {
			return
		}
		same(t, text)
	})
}

// BenchmarkEncode tells too how much slower go-qrcode makes the same code, in
// the same run.
func BenchmarkEncode(b *testing.B) {
	text := token("HTTPS://TDKT.LAICHAU.GOV.VN/V/", 289)
	for b.Loop() {
		if _, _, err := Encode(text); err != nil {
			b.Fatal(err)
		}
	}
	own := b.Elapsed() / time.Duration(b.N)
	const codes = 20
	start := time.Now()
	for range codes {
		if _, _, err := encodeByLibrary(text); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(time.Since(start)/codes)/float64(own), "times-go-qrcode")
}

// BenchmarkLibrary is what go-qrcode takes for the same code.
func BenchmarkLibrary(b *testing.B) {
	text := token("HTTPS://TDKT.LAICHAU.GOV.VN/V/", 289)
	for b.Loop() {
		if _, _, err := encodeByLibrary(text); err != nil {
			b.Fatal(err)
		}
	}
}
