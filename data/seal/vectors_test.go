package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
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

// world is a small history of one office, always the same.
type world struct {
	first, second, third *Signer // the first key is retired, the second compromised
	lists                []*KeyList
	keys                 *Keyring
	revoked              *RevocationList
	sample               *Signer
	forged               string // by the thief of the second key
	tokens               map[string]string
	order                []string
	now                  time.Time
}

func makeWorld(t *testing.T) *world {
	t.Helper()
	w := &world{tokens: map[string]string{}, now: noon.AddDate(0, 2, 0)}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	root, first, list, err := Init(office, StandardTables(office), seeded("vectors root"), noon)
	must(err)
	w.first = first
	w.lists = append(w.lists, list)
	add := func(about string, s *Signer, change func(*Certificate)) {
		c := example()
		change(&c)
		w.tokens[about] = sign(t, s, c)
		w.order = append(w.order, about)
	}
	add("individual with unit", first, func(*Certificate) {})
	add("collective", first, func(c *Certificate) {
		c.Number, c.Name, c.Kind, c.Unit = "0129", "Phòng Kế hoạch – Tài chính, Sở Y tế", data.Collective, ""
	})
	add("household", first, func(c *Certificate) {
		c.Number, c.Name, c.Kind, c.Unit = "0130", "Hộ gia đình ông Giàng A Chớ, bản Sin Chải", data.Household, ""
	})
	add("revoked", first, func(c *Certificate) { c.Number, c.Name, c.Unit = "0131", "H'Nghia Êban", "" })
	add("literal award, decider and suffix", first, func(c *Certificate) {
		c.Number, c.Award, c.Decision, c.DecidedBy = "7", "Kỷ niệm chương “Vì sự nghiệp”", "05/QĐ-BCĐ", "Trưởng ban Chỉ đạo"
		c.Issued, c.Unit = c.DecisionDate, ""
	})
	add("register number with letters", first, func(c *Certificate) { c.Number, c.Unit = "128/2025-GK", "" })
	add("capitals", first, func(c *Certificate) { c.Number, c.Name, c.Unit = "0132", "NGUYỄN THỊ BÍCH LIÊN", "" })
	add("Arabic", first, func(c *Certificate) {
		c.Number, c.Name, c.Unit = "0133", "محمد بن عبد الله الأمين", ""
	})
	add("beyond the first plane", first, func(c *Certificate) { c.Number, c.Name, c.Unit = "0134", "Hồ 𠀀 Ñuôl", "" })
	add("long name", first, func(c *Certificate) {
		c.Number, c.Kind = "0135", data.Collective
		c.Name = strings.TrimSpace(strings.Repeat("Tổ công tác chuyển đổi số cộng đồng ", 8))
	})
	add("old decision", first, func(c *Certificate) {
		c.Number, c.DecisionDate, c.Unit = "0001", "1955-05-19", ""
	})
	second, list, err := root.Rotate(list, seeded("vectors second"), noon.AddDate(0, 1, 0))
	must(err)
	w.second = second
	w.lists = append(w.lists, list)
	add("kept though its key is compromised", second, func(c *Certificate) { c.Number = "0136" })
	thief := example()
	thief.Number, thief.Name = "0136", "Kẻ Gian"
	w.forged = sign(t, second, thief)
	list, err = root.AddTables(list, Tables{Awards: []string{"Huy hiệu An Sơn"}}, noon.AddDate(0, 1, 1))
	must(err)
	w.lists = append(w.lists, list)
	w.third, list, err = root.Rotate(list, seeded("vectors third"), noon.AddDate(0, 2, 0))
	must(err)
	w.lists = append(w.lists, list)
	list, err = root.Compromise(list, second.KeyID(), []string{w.tokens["kept though its key is compromised"]}, noon.AddDate(0, 2, 0))
	must(err)
	w.lists = append(w.lists, list)
	w.third, err = newSigner(w.third.key, list)
	must(err)
	add("third key, later table", w.third, func(c *Certificate) { c.Number, c.Award = "0137", "Huy hiệu An Sơn" })
	var sampleList *KeyList
	w.sample, sampleList, err = SampleSigner("Cơ quan mẫu", Tables{}, seeded("vectors sample"), noon)
	must(err)
	w.lists = append(w.lists, sampleList)
	add("sample", w.sample, func(c *Certificate) { c.Unit = "" })
	w.revoked, err = w.third.SignRevocations(3, "2025-11-05", "2025-12-05", []Revocation{
		{TokenHash(w.tokens["revoked"]), "2025-09-20", ReasonAnnulled},
		{TokenHash(w.forged), "2025-09-21", ReasonOther},
	})
	must(err)
	w.keys, err = NewKeyring(w.lists...)
	must(err)
	return w
}

// makeVectors gives the vectors as they must stand in the file.
func makeVectors(t *testing.T) []byte {
	t.Helper()
	w := makeWorld(t)
	v := vectors{
		About: "What every reader of version 1 must find. Verdicts are of the day Today, with KeyLists trusted and Revocations at hand. " +
			"Made by the tests of data/seal from fixed seeds; see data/seal/doc.go for the formats.",
		Today: data.DateOf(w.now), Revocations: string(w.revoked.raw),
	}
	for _, l := range w.lists {
		v.KeyLists = append(v.KeyLists, string(l.raw))
	}
	token := func(about, digits string) {
		verdict, err := json.Marshal(VerifyToken(digits, w.keys, []*RevocationList{w.revoked}, w.now))
		if err != nil {
			t.Fatal(err)
		}
		h := longHash(digits)
		v.Tokens = append(v.Tokens, tokenVector{about, digits, verdict, hex.EncodeToString(h[:])})
	}
	for _, about := range w.order {
		token(about, w.tokens[about])
	}
	token("forged with the compromised key", w.forged)
	good := w.tokens["individual with unit"]
	n, _ := new(big.Int).SetString(good, 10)
	raw := n.Bytes()
	cut := len(raw) - 64
	text := func(parts ...[]byte) string { return new(big.Int).SetBytes(bytes.Join(parts, nil)).String() }
	_, stranger, _ := open(t, "vectors stranger")
	token("key in no list", sign(t, stranger, example()))
	token("leading zero", "0"+good)
	token("digit behind", good+"0")
	token("digit lost", good[:len(good)-1])
	token("sign", "+"+good)
	token("letter", good[:9]+"O"+good[10:])
	token("wide digits", "１"+good[1:])
	token("version 0", text(raw[1:]))
	token("version 2", text([]byte{2}, raw[1:]))
	token("too short", text(raw[:5], raw[cut:]))
	token("too long", strings.Repeat("1", 2500))
	token("S beyond L", text(raw[:cut], plusL(raw[cut:])))
	signed := func(payload []byte) []byte { return append(append([]byte{1}, w.first.id[:]...), payload...) }
	message := signedBytes(prefixCertificate, w.first.list.Root, raw[:cut])
	token("R of small order", text(raw[:cut], dishonest(w.first.key, big.NewInt(0), neutral, message)))
	token("R of order eight", text(raw[:cut], dishonest(w.first.key, big.NewInt(0), eighth, message)))
	token("R of mixed order: right only with the cofactor", text(raw[:cut], dishonest(w.first.key, big.NewInt(77), eighth, message)))
	token("signed without the prefix", text(raw[:cut], ed25519.Sign(w.first.key.private(), raw[:cut])))
	token("signed for another root", text(raw[:cut], ed25519.Sign(w.first.key.private(), signedBytes(prefixCertificate, stranger.list.Root, raw[:cut]))))
	for i := 0; i < len(good); i += 41 {
		token(fmt.Sprintf("digit %d changed", i), good[:i]+string('0'+(good[i]-'0'+3)%10)+good[i+1:])
		if good[i] != good[i+1] {
			token(fmt.Sprintf("digits %d and %d exchanged", i, i+1), good[:i]+good[i+1:i+2]+good[i:i+1]+good[i+2:])
		}
	}
	payload := raw[5:cut]
	odd := func(about string, payload []byte) {
		token(about+", though signed", signRaw(t, w.first, 1, signed(payload)[5:]))
	}
	odd("byte behind the payload", append(bytes.Clone(payload), 0))
	odd("bit behind the payload", append(bytes.Clone(payload[:len(payload)-1]), payload[len(payload)-1]|1))
	odd("payload cut", payload[:len(payload)-1])
	odd("empty payload", make([]byte, 12))

	list := func(about, kind, file string) {
		var err error
		if kind == "keys" {
			_, err = ParseKeyList([]byte(file))
		} else {
			_, err = ParseRevocationList([]byte(file), w.keys, 0)
		}
		v.Lists = append(v.Lists, listVector{about, kind, file, data.CodeOf(err)})
	}
	keys, revoked := string(w.lists[0].raw), string(w.revoked.raw)
	list("good", "keys", keys)
	list("Windows line ends and a byte order mark", "keys", "\ufeff"+strings.ReplaceAll(keys, "\n", "\r\n"))
	list("issuer changed", "keys", strings.Replace(keys, "Lai", "Sai", 1))
	list("no signature", "keys", strings.SplitAfter(keys, "\n")[0])
	list("good", "revocations", revoked)
	list("number changed", "revocations", strings.Replace(revoked, `"number":3`, `"number":4`, 1))
	list("by a compromised key", "revocations", string(revoke(t, w.second, 9).raw))
	list("by a retired key", "revocations", string(revoke(t, w.first, 9).raw))
	list("by a stranger", "revocations", string(revoke(t, stranger, 9).raw))

	signature := func(about string, public ed25519.PublicKey, message, signature []byte) {
		v.Ed25519 = append(v.Ed25519, signatureVector{about, hex.EncodeToString(public), hex.EncodeToString(message),
			hex.EncodeToString(signature), goodPublicKey(public) && verifyStrict(public, message, signature)})
	}
	for _, r := range rfc8032 {
		public, message, sig := unhex(t, r[0]), unhex(t, r[1]), unhex(t, r[2])
		signature("RFC 8032 §7.1", public, message, sig)
		signature("S beyond L", public, message, plusL(sig))
		signature("bit of R changed", public, message, append([]byte{sig[0] ^ 1}, sig[1:]...))
		signature("bit of S changed", public, message, append(bytes.Clone(sig[:63]), sig[63]^1))
		signature("other message", public, append(bytes.Clone(message), 0), sig)
	}
	key := secretFromSeed(bytes.Repeat([]byte{7}, 32))
	signature("R of small order", key.public(), []byte("x"), dishonest(key, big.NewInt(0), neutral, []byte("x")))
	signature("R of mixed order", key.public(), []byte("x"), dishonest(key, big.NewInt(5), eighth, []byte("x")))
	signature("key of small order", neutral.bytes(), []byte("x"), append(neutral.bytes(), make([]byte, 32)...))
	signature("key of order eight", eighth.bytes(), []byte("x"), append(neutral.bytes(), make([]byte, 32)...))
	signature("key not canonical", littleEndian(new(big.Int).Add(fieldP, big.NewInt(1))), []byte("x"), append(neutral.bytes(), make([]byte, 32)...))

	for _, s := range append([]string{"", "A", "Nguyễn Thị Hồng Hạnh", "Sở Nội vụ", "UBND xã Sìn Suối Hồ", "ABCdeFGH 123/QĐ", "Ñuôl", "محمد", "𠀀"}, names(t)[:30]...) {
		p := pack(s)
		var bits strings.Builder
		for i := range p.n {
			bits.WriteByte('0' + p.bytes[i/8]>>(7-i%8)&1)
		}
		v.Texts = append(v.Texts, textVector{s, bits.String()})
	}
	random := seeded("vectors badges")
	var badge string
	for range 5 {
		b, err := NewBadge(random)
		if err != nil {
			t.Fatal(err)
		}
		badge = b
		for _, code := range []string{b, b[1:2] + b[:1] + b[2:], b[:19] + string('0'+(b[19]-'0'+1)%10), b[:19], "0" + b} {
			v.Badges = append(v.Badges, badgeVector{code, ValidBadge(code)})
		}
	}
	scan := func(about, raw string) {
		s := ReadScan(raw)
		v.Scans = append(v.Scans, scanVector{about, raw, s.Kind, s.Code, s.Codes})
	}
	for _, name := range []string{"plain", "wide", "Arabic", "eastern Arabic", "US shifted", "Vietnamese", "Vietnamese caps", "French", "Belgian"} {
		scan(name, typed(layouts[name], badge)+"\r\n")
	}
	scan("address", QRText("TDKT.LAICHAU.GOV.VN/V", good))
	scan("address under Telex", "HTTPƯ://TĐKT.LÀICHÀU.GOV.VN/V/"+good)
	scan("spaces", "\ufeff "+badge[:7]+" \u200b"+badge[7:]+"\t")
	scan("two badges", badge+" "+v.Badges[0].Code)
	scan("misread", v.Badges[2].Code)
	scan("nothing", "Nguyễn Văn An 0912345678")

	out, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
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
	for _, tok := range v.Tokens {
		verdict := VerifyToken(tok.Token, keys, []*RevocationList{revoked}, now)
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
				entries = append(entries, Revocation{TokenHash(token), "2025-09-20", reasons[i%len(reasons)]})
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
