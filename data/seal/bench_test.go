package seal

import (
	"fmt"
	"path/filepath"
	"testing"
)

func someTokens(b *testing.B) (*Keyring, []string, []*RevocationList) {
	b.Helper()
	_, signer, list := open(b, "bench")
	all := names(b)
	var tokens []string
	for i := range 1000 {
		c := example()
		c.Number, c.Name = fmt.Sprintf("%04d", i), all[i%len(all)]
		tokens = append(tokens, sign(b, signer, c))
	}
	var entries []Revocation
	for i := range 10000 {
		entries = append(entries, Revocation{TokenHash(fmt.Sprint(i)), "2025-09-20", ReasonReplaced, ""})
	}
	return ring(b, list), tokens, []*RevocationList{revoke(b, signer, 1, entries...)}
}

// BenchmarkVerify is the whole way from what a scanner typed to the verdict.
func BenchmarkVerify(b *testing.B) {
	keys, tokens, revoked := someTokens(b)
	for i := 0; b.Loop(); i++ {
		if v := Verify("HTTPS://TDKT.LAICHAU.GOV.VN/V/"+tokens[i%len(tokens)], keys, revoked, noon); v.Word != WordValid {
			b.Fatal(v.Word)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkSign(b *testing.B) {
	_, signer, _ := open(b, "bench")
	c := example()
	for b.Loop() {
		if _, err := signer.Sign(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPack(b *testing.B) {
	c, t := example(), StandardTables(office)
	for b.Loop() {
		p, err := newPayload(c, t)
		if err != nil {
			b.Fatal(err)
		}
		p.pack()
	}
}

func BenchmarkUnpack(b *testing.B) {
	p, err := newPayload(example(), StandardTables(office))
	if err != nil {
		b.Fatal(err)
	}
	raw := p.pack()
	for b.Loop() {
		if _, ok := unpack(raw); !ok {
			b.Fatal("refused")
		}
	}
}

func BenchmarkReadScanBadge(b *testing.B) {
	badge, err := NewBadge(seeded("bench"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		ReadScan(badge + "\r\n")
	}
}

func BenchmarkReadScanNoise(b *testing.B) {
	for _, s := range noise() {
		b.Run(fmt.Sprintf("%.6q", s), func(b *testing.B) {
			for b.Loop() {
				ReadScan(s)
			}
		})
	}
}

// BenchmarkOpenSigner has scrypt at its real cost.
func BenchmarkOpenSigner(b *testing.B) {
	_, signer, list := open(b, "bench")
	file := filepath.Join(b.TempDir(), "key")
	if err := SaveSigner(file, signer, passphrase); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := OpenSigner(file, passphrase, list); err != nil {
			b.Fatal(err)
		}
	}
}
