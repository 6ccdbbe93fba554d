package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/data"
)

// No text but those that the issuer made is a token, and none has two spellings.
func FuzzToken(f *testing.F) {
	_, signer, list := open(f, "fuzz token")
	keys := ring(f, list)
	made := map[string]bool{}
	for i, n := range names(f)[:20] {
		c := example()
		c.Name, c.Kind = n, kinds[i%3]
		token := sign(f, signer, c)
		made[token] = true
		f.Add(token)
		f.Add(QRText("A.VN/V", token))
	}
	f.Add("0")
	f.Add(strings.Repeat("9", 400))
	f.Fuzz(func(t *testing.T, text string) {
		if v := VerifyToken(text, keys, nil, noon); v.Word == WordValid && !made[text] || v.Word == WordRevoked {
			t.Errorf("%s is %s", text, v.Word)
		}
		if v := Verify(text, keys, nil, noon); v.Word == WordValid && !made[ReadScan(text).Code] {
			t.Errorf("%s reads as a token", text)
		}
	})
}

// A payload that is accepted is written the same way again, and what it says
// can be signed anew to the same bits.
func FuzzPayload(f *testing.F) {
	t1 := StandardTables(office)
	for i, n := range names(f) {
		c := example()
		c.Name, c.Kind = n, kinds[i%3]
		p, err := newPayload(c, t1)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p.pack())
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, ok := unpack(raw)
		if !ok {
			return
		}
		if again := p.pack(); !bytes.Equal(again, raw) {
			t.Fatalf("%x is written %x", raw, again)
		}
		c, ok := p.certificate(t1)
		if !ok {
			return
		}
		for _, s := range []string{c.Number, c.Name, c.Award, c.Decision, c.DecidedBy, c.Unit} {
			if !isClean(s) {
				t.Errorf("%q is not clean", s)
			}
		}
		if c.Award == "" || c.Decision == "" {
			return // the signer asks for these
		}
		q, err := newPayload(c, t1)
		if err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		if d, ok := q.certificate(t1); !ok || d != c {
			t.Errorf("%+v became %+v", c, d)
		}
	})
}

// Every clean text comes back, and the bits of no other text give it.
func FuzzText(f *testing.F) {
	for _, n := range names(f) {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean, ok := cleanText(s)
		if isClean(s) != (ok && clean == s) {
			t.Errorf("%q: clean or not?", s)
		}
		if !ok {
			return
		}
		if !isClean(clean) {
			t.Fatalf("%q is not clean", clean)
		}
		w := pack(clean)
		r := &bitReader{bytes: w.bytes}
		if got := unpackText(r); got != clean || r.bad || r.n != w.n {
			t.Errorf("%q came back as %q", clean, got)
		}
	})
}

// An accepted key list is written the same way again. The fuzzer's body is
// signed for it, else it would never get past the signature.
func FuzzKeyList(f *testing.F) {
	root, _, list := open(f, "fuzz list")
	_, second, err := root.Rotate(list, seeded("fuzz list 2"), noon)
	if err != nil {
		f.Fatal(err)
	}
	for _, l := range []*KeyList{list, second} {
		body, _, _ := bytes.Cut(l.raw, []byte("\n"))
		f.Add(body, l.raw)
	}
	f.Fuzz(func(t *testing.T, body, raw []byte) {
		if _, err := ParseKeyLists(raw); err != nil && data.CodeOf(err) == "" {
			t.Errorf("an error without a code: %v", err)
		}
		signature, err := root.key.sign(signedBytes(prefixKeyList, list.Root, body))
		if err != nil {
			t.Fatal(err)
		}
		l, err := ParseKeyList(joinSigned(body, signature))
		if err != nil {
			return
		}
		again, err := l.body()
		if err != nil || !bytes.Equal(again, body) {
			t.Errorf("%s is written %s", body, again)
		}
		if _, err := NewKeyring(l); err != nil {
			t.Error(err)
		}
	})
}

func FuzzRevocationList(f *testing.F) {
	_, signer, list := open(f, "fuzz revocations")
	keys := ring(f, list)
	l := revoke(f, signer, 3, Revocation{TokenHash("a"), "2025-09-20", ReasonAnnulled, ""}, Revocation{TokenHash("b"), "2025-09-20", ReasonLost, ""})
	body, _, _ := bytes.Cut(l.raw, []byte("\n"))
	f.Add(body, l.raw)
	f.Fuzz(func(t *testing.T, body, raw []byte) {
		if _, err := ParseRevocationList(raw, keys, 0); err != nil && data.CodeOf(err) == "" {
			t.Errorf("an error without a code: %v", err)
		}
		signature, err := signer.key.sign(signedBytes(prefixRevocations, list.Root, body))
		if err != nil {
			t.Fatal(err)
		}
		l, err := ParseRevocationList(joinSigned(body, signature), keys, 0)
		if err != nil {
			return
		}
		for _, e := range l.Entries() {
			if !e.Day.Full() {
				t.Errorf("%+v", e)
			}
		}
		if again, err := l.body(); err != nil || !bytes.Equal(again, body) {
			t.Errorf("%s is written %s", body, again)
		}
	})
}

// A key file opens with its passphrase to its own key, or not at all. The
// check line is made right in half of the cases, else the fuzzer would never
// get past it.
func FuzzKeyFile(f *testing.F) {
	_, signer, list := open(f, "fuzz key file")
	head := keyFileHead(signingFileTitle, office, list.Root, signer.key)
	raw, err := sealKeyFile(head, signer.key, passphrase, 1)
	if err != nil {
		f.Fatal(err)
	}
	armoured := string(raw[bytes.Index(raw, []byte(armourBegin)):])
	f.Add(head, armoured, true)
	f.Add(string(raw), "", false)
	f.Fuzz(func(t *testing.T, head, armoured string, mend bool) {
		raw := []byte(head + armoured)
		if mend {
			raw = rebuilt(head, armoured)
		}
		for _, kind := range []KeyFileKind{SigningKeyFile, RootKeyFile} {
			key, _, err := unsealKeyFile(raw, passphrase, kind, 4)
			switch {
			case err == nil && !key.public().Equal(signer.key.public()):
				t.Errorf("%q holds another key", raw)
			case err != nil && data.CodeOf(err) == "":
				t.Errorf("an error without a code: %v", err)
			}
		}
	})
}

func FuzzReadScan(f *testing.F) {
	_, signer, _ := open(f, "fuzz scan")
	token := sign(f, signer, example())
	badge, err := NewBadge(seeded("fuzz badge"))
	if err != nil {
		f.Fatal(err)
	}
	for _, keys := range layouts {
		f.Add(typed(keys, badge))
		f.Add(typed(keys, token))
	}
	f.Add(badge + badge)
	f.Add(QRText("A.VN", token) + "\r\n")
	f.Fuzz(func(t *testing.T, raw string) {
		s := ReadScan(raw)
		ok := allDigits(s.Code)
		switch s.Kind {
		case ScanNothing:
			ok = s.Code == "" && s.Codes == nil
		case ScanBadge:
			ok = ValidBadge(s.Code)
		case ScanMisread:
			ok = ok && len(s.Code) == BadgeDigits && !ValidBadge(s.Code)
		case ScanCertificate:
			ok = ok && len(s.Code) >= minTokenDigits
		case ScanSeveral:
			ok = s.Code == "" && len(s.Codes) > 1
		default:
			ok = false
		}
		if !ok {
			t.Errorf("%q: %+v", raw, s)
		}
		if s.Code != "" && (ReadScan(s.Code).Kind != s.Kind || ReadScan(s.Code).Code != s.Code) {
			t.Errorf("%q reads as %+v, and that as %+v", raw, s, ReadScan(s.Code))
		}
	})
}

func FuzzRecovery(f *testing.F) {
	root, _, _ := open(f, "fuzz recovery")
	code, err := root.Recovery()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(code)
	f.Fuzz(func(t *testing.T, typed string) {
		r, err := RootFromRecovery(typed)
		if err != nil {
			if data.CodeOf(err) == "" {
				t.Errorf("an error without a code: %v", err)
			}
			return
		}
		again, err := r.Recovery()
		if err != nil {
			t.Fatal(err)
		}
		if s, err := RootFromRecovery(again); err != nil || !s.Public().Equal(r.Public()) {
			t.Errorf("%q is written %q", typed, again)
		}
	})
}

// FuzzHandover reads any file as one that hands a key over.
func FuzzHandover(f *testing.F) {
	_, signer, list := open(f, "fuzz hand over")
	file := filepath.Join(f.TempDir(), "seed")
	if err := SaveHandover(file, signer, passphrase, cheap); err != nil {
		f.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(handoverTitle))
	f.Add(list.Bytes())
	f.Fuzz(func(t *testing.T, raw []byte) {
		file := filepath.Join(t.TempDir(), "k")
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		h, err := ReadHandover(file)
		if err == nil && (h.Key.Root != h.List.RootHex() || !IsHandover(raw)) {
			t.Errorf("%+v", h.Key)
		}
		if err != nil && data.CodeOf(err) == "" {
			t.Errorf("no code: %v", err)
		}
	})
}
