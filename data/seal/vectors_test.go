package seal

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// vectors is testdata/vectors1.json: what any program that reads version 1
// must find. The page's script is held to the same file.
type vectors struct {
	About       string
	Today       data.Date // the day of the verdicts
	KeyLists    []string  // files that are trusted, in the order of their numbers
	Revocations string    // file
	Tokens      []tokenVector
	Lists       []listVector
	Ed25519     []signatureVector
	Texts       []textVector
	Badges      []badgeVector
	Scans       []scanVector
	Decided     struct { // the same day and key lists, but a revocation list of version 2
		Revocations string
		Tokens      []tokenVector
	}
}

type tokenVector struct {
	About, Token string
	Verdict      json.RawMessage // as the command line prints it
	Hash         string          `json:",omitempty"` // hexadecimal: the first eight bytes are TokenHash
}

type listVector struct {
	About string
	Kind  string // "keys" or "revocations"; the latter against KeyLists
	File  string
	Code  data.Code // of the error, "" where the list is good
}

type signatureVector struct {
	About                      string
	Public, Message, Signature string // hexadecimal
	Valid                      bool
}

type textVector struct {
	Text, Bits string // with the end
}

type badgeVector struct {
	Code  string
	Valid bool
}

type scanVector struct {
	About, Raw string
	Kind       ScanKind
	Code       string   `json:",omitempty"`
	Codes      []string `json:",omitempty"`
}

// rfc8032 holds public key, message and signature of RFC 8032 §7.1, tests 1 to 3.
var rfc8032 = [][3]string{
	{"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
		"e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
	{"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
		"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
	{"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
		"6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
}

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const vectorsFile = "testdata/vectors1.json"

// The program still makes, byte for byte, what it made when version 1 was fixed.
func TestVectorsAreMadeAgain(t *testing.T) {
	made := makeVectors(t)
	if *update {
		if err := os.WriteFile(vectorsFile, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, kept) {
		t.Errorf("version 1 has changed: %s", cmp.Diff(strings.Split(string(kept), "\n"), strings.Split(string(made), "\n")))
	}
}

// The file is read here as another program would read it.
func TestVectors(t *testing.T) {
	raw, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	var lists []*KeyList
	for _, file := range v.KeyLists {
		l, err := ParseKeyList([]byte(file))
		if err != nil {
			t.Fatal(err)
		}
		lists = append(lists, l)
	}
	keys := ring(t, lists...)
	revoked, err := ParseRevocationList([]byte(v.Revocations), keys, 0)
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.Parse("2006-01-02", string(v.Today))
	if err != nil {
		t.Fatal(err)
	}
	words := map[Word]int{}
	decided, err := ParseRevocationList([]byte(v.Decided.Revocations), keys, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, tok := range slices.Concat(v.Tokens, v.Decided.Tokens) {
		by := revoked
		if i >= len(v.Tokens) {
			by = decided
		}
		verdict := VerifyToken(tok.Token, keys, []*RevocationList{by}, now)
		got, err := json.Marshal(verdict)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := json.Compact(&want, tok.Verdict); err != nil {
			t.Fatal(err)
		}
		if want.String() != string(got) {
			t.Errorf("%s: %s\nwant %s", tok.About, got, want.String())
		}
		words[verdict.Word]++
		h := longHash(tok.Token)
		if hex.EncodeToString(h[:]) != tok.Hash {
			t.Errorf("%s: hash %x", tok.About, h)
		}
	}
	for _, w := range []Word{WordValid, WordRevoked, WordCompromisedKey, WordUnknownKey, WordTampered, WordMalformed} {
		if words[w] == 0 {
			t.Errorf("no token is %s", w)
		}
	}
	for _, l := range v.Lists {
		var err error
		if l.Kind == "keys" {
			_, err = ParseKeyList([]byte(l.File))
		} else {
			_, err = ParseRevocationList([]byte(l.File), keys, 0)
		}
		if data.CodeOf(err) != l.Code || (err == nil) != (l.Code == "") {
			t.Errorf("%s %s: %v, want %q", l.Kind, l.About, err, l.Code)
		}
	}
	for _, s := range v.Ed25519 {
		public := unhex(t, s.Public)
		if got := goodPublicKey(public) && verifyStrict(public, unhex(t, s.Message), unhex(t, s.Signature)); got != s.Valid ||
			s.Valid != strings.HasPrefix(s.About, "RFC") {
			t.Errorf("%s: %v", s.About, got)
		}
	}
	for _, s := range v.Texts {
		w := &bitWriter{}
		for _, b := range s.Bits {
			w.flag(b == '1')
		}
		if got := unpackText(&bitReader{bytes: w.bytes}); got != s.Text {
			t.Errorf("%q came back as %q", s.Text, got)
		}
	}
	for _, b := range v.Badges {
		if ValidBadge(b.Code) != b.Valid {
			t.Errorf("badge %s is not %v", b.Code, b.Valid)
		}
	}
	for _, s := range v.Scans {
		if d := cmp.Diff(Scan{s.Kind, s.Code, s.Codes}, ReadScan(s.Raw)); d != "" {
			t.Errorf("%s: %s", s.About, d)
		}
	}
}

// testdata/kept1 holds files of version 1 that stay for ever, and are never
// made again: whatever the program becomes, it reads them.
func TestKeptFiles(t *testing.T) {
	file := func(name string, content []byte) []byte {
		t.Helper()
		path := filepath.Join("testdata/kept1", name)
		if *update && !exists(path) && content != nil {
			if err := os.WriteFile(path, content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	var keyList, revocations, tokens, recoveryCode []byte
	if *update && !exists("testdata/kept1/signing.key") {
		if err := os.MkdirAll("testdata/kept1", 0o755); err != nil {
			t.Fatal(err)
		}
		root, signer, list := open(t, "kept")
		entries := []Revocation{}
		for i, n := range names(t)[:20] {
			c := example()
			c.Number, c.Name, c.Kind = fmt.Sprintf("%04d", i+1), n, kinds[i%3]
			token := sign(t, signer, c)
			tokens = append(tokens, token+"\t"+c.Number+"\t"+c.Name+"\n"...)
			if i >= 15 {
				entries = append(entries, Revocation{TokenHash(token), "2025-09-20", reasons[i%len(reasons)], ""})
			}
		}
		keyList, revocations, recoveryCode = list.raw, revoke(t, signer, 1, entries...).raw, []byte(recovery(t, root)+"\n")
		for path, save := range map[string]func(string) error{
			"signing.key": func(p string) error { return SaveSigner(p, signer, passphrase, Work(10)) },
			"root.key":    func(p string) error { return SaveRoot(p, root, passphrase, Work(10)) },
		} {
			if err := save(filepath.Join("testdata/kept1", path)); err != nil {
				t.Fatal(err)
			}
		}
	}
	list, err := ParseKeyList(file("keylist.txt", keyList))
	if err != nil {
		t.Fatal(err)
	}
	keys := ring(t, list)
	revoked, err := ParseRevocationList(file("revocations.txt", revocations), keys, 1)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(file("tokens.txt", tokens))), "\n")
	for i, line := range lines {
		f := strings.Split(line, "\t")
		v := Verify(f[0], keys, []*RevocationList{revoked}, noon)
		want := WordValid
		if i >= 15 {
			want = WordRevoked
		}
		if v.Word != want || v.Certificate.Number != f[1] || v.Certificate.Name != f[2] {
			t.Errorf("%s: %+v", f[2], v)
		}
	}
	if len(lines) != 20 {
		t.Errorf("%d tokens", len(lines))
	}
	signer, err := OpenSigner("testdata/kept1/signing.key", passphrase, list)
	if err != nil {
		t.Fatal(err)
	}
	if v := Verify(sign(t, signer, example()), keys, nil, noon); v.Word != WordValid {
		t.Errorf("%+v", v)
	}
	root, err := OpenRoot("testdata/kept1/root.key", passphrase)
	if err != nil {
		t.Fatal(err)
	}
	recovered, err := RootFromRecovery(string(file("recovery.txt", recoveryCode)))
	if err != nil {
		t.Fatal(err)
	}
	if !root.Public().Equal(list.Root) || !recovered.Public().Equal(list.Root) {
		t.Error("another root key")
	}
}
