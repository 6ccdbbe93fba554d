package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"vinhdanh/data"
)

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
		{TokenHash(w.tokens["revoked"]), "2025-09-20", ReasonAnnulled, ""},
		{TokenHash(w.forged), "2025-09-21", ReasonOther, ""},
	})
	must(err)
	w.keys, err = NewKeyring(w.lists...)
	must(err)
	return w
}

// sorted gives a map in the order of its keys.
func sorted[V any](m map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
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

	// Version 2 of the revocation list: decisions that anybody reads.
	second, err := w.third.SignRevocations(4, "2025-11-05", "2025-12-05", []Revocation{
		{TokenHash(w.tokens["revoked"]), "2025-09-20", ReasonAnnulled, "45/QĐ-UBND"},
		{TokenHash(w.tokens["collective"]), "2025-09-20", ReasonAnnulled, "45/QĐ-UBND"},
		{TokenHash(w.tokens["household"]), "2025-09-21", ReasonReplaced, ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	v.Decided.Revocations = string(second.raw)
	for _, about := range w.order[:5] {
		digits := w.tokens[about]
		verdict, err := json.Marshal(VerifyToken(digits, w.keys, []*RevocationList{second}, w.now))
		if err != nil {
			t.Fatal(err)
		}
		h := longHash(digits)
		v.Decided.Tokens = append(v.Decided.Tokens, tokenVector{about, digits, verdict, hex.EncodeToString(h[:])})
	}
	list("decisions", "revocations", v.Decided.Revocations)
	list("decision changed", "revocations", strings.Replace(v.Decided.Revocations, "45/QĐ", "54/QĐ", 1))
	resigned := func(old, with string) string {
		body, _, _ := strings.Cut(v.Decided.Revocations, "\n")
		changed := []byte(strings.Replace(body, old, with, 1))
		signature, err := w.third.key.sign(signedBytes(prefixRevocations, w.third.list.Root, changed))
		if err != nil {
			t.Fatal(err)
		}
		return string(joinSigned(changed, signature))
	}
	list("decision without a number, though signed", "revocations", resigned(`"45/QĐ-UBND"`, `""`))
	list("decisions in version 1, though signed", "revocations", resigned(`"version":2`, `"version":1`))
	list("version 3", "revocations", resigned(`"version":2`, `"version":3`))
	root, err := newSecretKey(seeded("vectors root"))
	if err != nil {
		t.Fatal(err)
	}
	for about, change := range sorted(map[string][2]string{
		"version 0":           {`"version":1`, `"version":0`},
		"version 2":           {`"version":1`, `"version":2`},
		"version as a text":   {`"version":1`, `"version":"1"`},
		"no version":          {`"version":1,`, ""},
		"sample as a number":  {`"status":"active"`, `"status":"active","sample":1`},
		"sample, but not so":  {`"status":"active"`, `"status":"active","sample":false`},
		"sample as a text":    {`"status":"active"`, `"status":"active","sample":"true"`},
		"number as a text":    {`"number":1`, `"number":"1"`},
		"number with a point": {`"number":1`, `"number":1.0`},
		"since, though empty": {`"status":"active"`, `"status":"active","since":""`},
		"field of its own":    {`"number":1`, `"number":1,"more":1`},
		"field twice":         {`"number":1`, `"number":1,"number":1`},
	}) {
		body, _, _ := strings.Cut(keys, "\n")
		changed := []byte(strings.Replace(body, change[0], change[1], 1))
		signature, err := root.sign(signedBytes(prefixKeyList, root.public(), changed))
		if err != nil {
			t.Fatal(err)
		}
		list(about+", though signed", "keys", string(joinSigned(changed, signature)))
	}

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
	scan("symbology", "]Q3"+QRText("TDKT.LAICHAU.GOV.VN/V", good))
	scan("symbology behind an invisible sign", "\u2060 \x1d]Q3"+good)
	scan("symbology alone", "]Q3")

	out, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}
