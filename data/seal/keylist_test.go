package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// resigned changes the text of a list's body and signs it again.
func resigned(t testing.TB, r *Root, l *KeyList, change func(string) string) []byte {
	t.Helper()
	body, _, _ := bytes.Cut(l.raw, []byte("\n"))
	changed := []byte(change(string(body)))
	signature, err := r.key.sign(signedBytes(prefixKeyList, l.Root, changed))
	if err != nil {
		t.Fatal(err)
	}
	return joinSigned(changed, signature)
}

func replace(old, new string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

func TestKeyListComesBack(t *testing.T) {
	root, signer, first := open(t, "list")
	_, second, err := root.Rotate(first, seeded("second"), noon.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	token := sign(t, signer, example())
	third, err := root.Compromise(second, signer.KeyID(), []string{token, token, "1"}, noon.AddDate(1, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	fourth, err := root.AddTables(third, Tables{Awards: []string{"Giấy khen", "Huy hiệu  mới"}, Suffixes: []string{"/X", "", "/X"}}, noon)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range []*KeyList{first, second, third, fourth} {
		again, err := ParseKeyList(l.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(l, again, cmp.AllowUnexported(KeyList{}, Key{})); d != "" {
			t.Error(d)
		}
		if l.Number != i+1 || l.Issuer != office || l.Fingerprint() != root.Fingerprint() || l.Sample() {
			t.Errorf("%+v", l)
		}
	}
	var states []KeyStatus
	for _, k := range fourth.Keys {
		states = append(states, k.Status)
	}
	if d := cmp.Diff([]KeyStatus{KeyCompromised, KeyActive}, states); d != "" {
		t.Error(d)
	}
	if k := fourth.Keys[0]; !k.Keeps(token) || !k.Keeps("1") || k.Keeps("2") || len(k.kept) != 32 || k.Since != "2026-09-06" {
		t.Errorf("%+v", k)
	}
	if got := fourth.Tables.Awards[len(first.Tables.Awards):]; !slices.Equal(got, []string{"Huy hiệu mới"}) {
		t.Errorf("%q", got)
	}
	if got := fourth.Tables.Suffixes[len(first.Tables.Suffixes):]; !slices.Equal(got, []string{"/X"}) {
		t.Errorf("%q", got)
	}
	if got := fourth.Active(); len(got) != 1 || got[0] != fourth.Keys[1].ID {
		t.Errorf("%v", got)
	}
	// The old signer's key is retired or compromised now.
	_, err = newSigner(signer.key, second)
	wantCode(t, err, "key-retired")
	_, err = newSigner(signer.key, third)
	wantCode(t, err, "key-compromised")
	_, err = root.Compromise(fourth, KeyID{}, nil, noon)
	wantCode(t, err, "key-not-in-list")
	other, _, _ := open(t, "list of another")
	_, err = other.AddTables(fourth, Tables{}, noon)
	wantCode(t, err, "key-list-other-root")
	if got := first.Fingerprint(); len(got) != 39 || strings.ToUpper(got) != got {
		t.Errorf("%q", got)
	}
}

func TestKeyListFile(t *testing.T) {
	root, _, a := open(t, "file")
	_, _, b := open(t, "file b")
	body, signature, _ := bytes.Cut(a.raw, []byte("\n"))
	same := func(name string, raw []byte, want ...*KeyList) {
		t.Helper()
		lists, err := ParseKeyLists(raw)
		if err != nil || len(lists) != len(want) {
			t.Fatalf("%s: %d lists, %v", name, len(lists), err)
		}
		for i, l := range lists {
			if !bytes.Equal(l.raw, want[i].raw) {
				t.Errorf("%s: list %d", name, i)
			}
		}
	}
	same("one", a.raw, a)
	same("two", slices.Concat(a.raw, b.raw), a, b)
	same("blank lines", slices.Concat([]byte("\ufeff\r\n"), a.raw, []byte("\n\r\n"), b.raw, []byte("\n \n")), a, b)
	same("Windows", bytes.ReplaceAll(slices.Concat(a.raw, b.raw), []byte("\n"), []byte("\r\n")), a, b)
	same("no last line end", bytes.TrimSpace(a.raw), a)

	for name, tc := range map[string]struct {
		raw  []byte
		code data.Code
	}{
		"empty":         {nil, "key-list-damaged"},
		"no signature":  {body, "key-list-damaged"},
		"signature cut": {a.raw[:len(a.raw)-5], "key-list-damaged"},
		"of another":    {slices.Concat(body, []byte("\n"), b.raw[bytes.IndexByte(b.raw, '\n')+1:]), "key-list-signature"},
		"text behind":   {slices.Concat(a.raw, []byte("x")), "key-list-damaged"},
		"two lists":     {slices.Concat(a.raw, b.raw), "key-list-damaged"},
		"two lines":     {slices.Concat([]byte("\n"), bytes.Replace(body, []byte(","), []byte(",\n"), 1), []byte("\n"), signature), "key-list-damaged"},
		"changed":       {bytes.Replace(a.raw, []byte("Lai"), []byte("Sai"), 1), "key-list-signature"},
		"other number":  {bytes.Replace(a.raw, []byte(`"number":1`), []byte(`"number":9`), 1), "key-list-signature"},
		"later version": {resigned(t, root, a, replace(`"version":1`, `"version":2`)), "key-list-newer"},
		"long signature": {slices.Concat(body, []byte("\n"), []byte(base64.StdEncoding.EncodeToString(make([]byte, 65))), []byte("\n")),
			"key-list-damaged"},
	} {
		if _, err := ParseKeyList(tc.raw); data.CodeOf(err) != tc.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, raw := range [][]byte{nil, []byte("\n"), slices.Concat(a.raw, []byte("x")), slices.Concat([]byte("x\n"), a.raw)} {
		if _, err := ParseKeyLists(raw); data.CodeOf(err) != "key-list-damaged" {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

// Bodies that are signed, but not what the program writes.
func TestKeyListBodies(t *testing.T) {
	root, _, l := open(t, "bodies")
	id, public := l.Keys[0].ID.String(), fmt.Sprintf("%x", []byte(l.Keys[0].Public))
	key, _, _ := strings.Cut(string(l.raw[bytes.Index(l.raw, []byte(`[{`))+1:]), "]")
	if _, err := ParseKeyList(resigned(t, root, l, func(s string) string { return s })); err != nil {
		t.Fatal(err)
	}
	kept := func(b string) func(string) string {
		return replace(`"status":"active"`, `"status":"compromised","since":"2025-09-06","kept":"`+base64.StdEncoding.EncodeToString([]byte(b))+`"`)
	}
	if _, err := ParseKeyList(resigned(t, root, l, kept("0123456789abcdef1123456789abcdef"))); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(string) string{
		"space":              replace(`,"version"`, `, "version"`),
		"unknown field":      replace(`"version":1,`, `"version":1,"extra":1,`),
		"field twice":        replace(`"number":1,`, `"number":5,"number":1,`),
		"field in capitals":  replace(`"number":1,`, `"Number":1,`),
		"no number":          replace(`"number":1,`, ``),
		"number 0":           replace(`"number":1,`, `"number":0,`),
		"number below":       replace(`"number":1,`, `"number":-1,`),
		"number with point":  replace(`"number":1,`, `"number":1.0,`),
		"number with power":  replace(`"number":1,`, `"number":1e0,`),
		"number as text":     replace(`"number":1,`, `"number":"1",`),
		"huge number":        replace(`"number":1,`, `"number":9007199254740993,`),
		"no issuer":          replace(`"issuer":"`+office+`"`, `"issuer":""`),
		"escaped":            replace(`"issuer":"S`, `"issuer":"\u0053`),
		"not NFC":            replace(`"issuer":"Sở`, "\"issuer\":\"So\u031b\u0309"),
		"other format":       replace(keyListFormat, "vinhdanh other"),
		"version 0":          replace(`"version":1`, `"version":0`),
		"version below":      replace(`"version":1`, `"version":-1`),
		"date":               replace(`"made":"2025-09-05"`, `"made":"2025-02-30"`),
		"year alone":         replace(`"made":"2025-09-05"`, `"made":"2025"`),
		"status":             replace(`"status":"active"`, `"status":"good"`),
		"since while active": replace(`"status":"active"`, `"status":"active","since":"2025-09-06"`),
		"retired, no day":    replace(`"status":"active"`, `"status":"retired"`),
		"kept while active":  replace(`"status":"active"`, `"status":"active","kept":"AAAAAAAAAAAAAAAAAAAAAA=="`),
		"kept not whole":     kept("0123456789abcde"),
		"kept not sorted":    kept("1123456789abcdef0123456789abcdef"),
		"kept twice":         kept("0123456789abcdef0123456789abcdef"),
		"other id":           replace(id, "00000000"),
		"id in capitals":     replace(`"public":"`+public, `"public":"`+strings.ToUpper(public)),
		"small order key":    replace(public, strings.Repeat("0", 64)),
		"short key":          replace(public, public[:62]),
		"key twice":          replace(key, key+","+key),
		"no keys":            replace("["+key+"]", "null"),
		"sample false":       replace(`"status":"active"`, `"status":"active","sample":false`),
		"null table":         replace(`"deciders":[`, `"deciders":null,"x":[`),
		"entry twice":        replace(`"awards":["Giấy khen"`, `"awards":["Giấy khen","Giấy khen"`),
		"empty entry":        replace(`"awards":["Giấy khen"`, `"awards":["","Giấy khen"`),
		"two objects":        func(s string) string { return s + "{}" },
		"array":              func(s string) string { return "[" + s + "]" },
		"nothing":            func(string) string { return "" },
		"null":               func(string) string { return "null" },
		"deep":               func(string) string { return strings.Repeat("[", 100000) },
	} {
		raw := resigned(t, root, l, change)
		if before, _, _ := bytes.Cut(l.raw, []byte("\n")); bytes.HasPrefix(raw, append(before, '\n')) {
			t.Fatalf("%s changes nothing", name)
		}
		if _, err := ParseKeyList(raw); data.CodeOf(err) != "key-list-damaged" {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A root key that anybody could sign for.
	for _, weak := range [][]byte{make([]byte, 32), neutral.bytes(), eighth.bytes()} {
		if _, err := ParseKeyList(bytes.Replace(l.raw, []byte(l.RootHex()), fmt.Appendf(nil, "%x", weak), 1)); data.CodeOf(err) != "key-list-damaged" {
			t.Errorf("root %x: %v", weak, err)
		}
	}
}

func TestCheckSuccessor(t *testing.T) {
	root, _, first := open(t, "successor")
	_, second, err := root.Rotate(first, seeded("successor key"), noon)
	if err != nil {
		t.Fatal(err)
	}
	_, _, stranger := open(t, "stranger")
	parse := func(from *KeyList, change func(string) string) *KeyList {
		t.Helper()
		l, err := ParseKeyList(resigned(t, root, from, change))
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	number := replace(`"number":1`, `"number":3`)
	for name, tc := range map[string]struct {
		old, new *KeyList
		code     data.Code
	}{
		"same":                {first, first, ""},
		"next":                {first, second, ""},
		"back":                {second, first, "key-list-older"},
		"stranger":            {first, stranger, "key-list-other-root"},
		"two with one number": {first, parse(first, replace("Bằng khen", "Bảng khen")), "key-list-changed"},
		"key gone":            {second, parse(first, number), "key-list-changed"},
		"entry changed":       {first, parse(first, func(s string) string { return replace("Bằng khen", "Bảng khen")(number(s)) }), "key-list-changed"},
		"entry gone":          {first, parse(first, func(s string) string { return replace(`,"/QĐ-KT"`, "")(number(s)) }), "key-list-changed"},
		"renamed":             {first, parse(first, func(s string) string { return replace(office, "Sở Y tế")(number(s)) }), "key-list-changed"},
		"key of another day": {first, parse(first, func(s string) string { return replace(`"from":"2025-09-05"`, `"from":"2025-09-04"`)(number(s)) }),
			"key-list-changed"},
		"status back": {second, parse(second, func(s string) string {
			return replace(`"number":2`, `"number":4`)(replace(`"status":"retired","since":"2025-09-05"`, `"status":"active"`)(s))
		}), "key-list-changed"},
		"now a sample": {first, parse(first, func(s string) string {
			return replace(`"status":"active"`, `"status":"active","sample":true`)(number(s))
		}),
			"key-list-changed"},
	} {
		if err := CheckSuccessor(tc.old, tc.new); data.CodeOf(err) != tc.code || (err == nil) != (tc.code == "") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestInitRefuses(t *testing.T) {
	random := seeded("init")
	for issuer, code := range map[string]data.Code{"": "issuer-missing", " \t": "issuer-missing", "a\x00": "issuer-text",
		strings.Repeat("a", 2000): "issuer-text"} {
		_, _, _, err := Init(issuer, Tables{}, random, noon)
		wantCode(t, err, code)
	}
	_, _, _, err := Init(office, Tables{Awards: []string{"\xff"}}, random, noon)
	wantCode(t, err, "table-text")
	var many []string
	for i := range maxTable + 1 {
		many = append(many, fmt.Sprint(i))
	}
	_, _, _, err = Init(office, Tables{Deciders: many}, random, noon)
	wantCode(t, err, "table-full")
	if _, _, _, err = Init(office, Tables{}, bytes.NewReader(make([]byte, 40)), noon); err == nil {
		t.Error("keys without randomness")
	}
	// The same bytes give the same key again, which the list refuses.
	constant := bytes.NewReader(make([]byte, 64))
	root, _, list, err := Init(office, Tables{}, constant, noon)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = root.Rotate(list, bytes.NewReader(make([]byte, 64)), noon)
	wantCode(t, err, "key-id-taken")
}

func TestSample(t *testing.T) {
	signer, list, err := SampleSigner(office, StandardTables(office), seeded("sample"), noon)
	if err != nil {
		t.Fatal(err)
	}
	if !list.Sample() || !signer.Sample() || signer.List() != list {
		t.Error("not a sample")
	}
	again, err := ParseKeyList(list.Bytes())
	if err != nil || !again.Sample() {
		t.Error(err)
	}
	v := VerifyToken(sign(t, signer, example()), ring(t, again), nil, noon)
	if v.Word != WordValid || !v.Sample || v.Certificate.AttestedBy != office {
		t.Errorf("%+v", v)
	}
}

func TestStandardTables(t *testing.T) {
	for issuer, want := range map[string]string{office: "Giám đốc " + office, "UBND xã Sìn Hồ": "Chủ tịch UBND xã Sìn Hồ",
		"Ủy ban nhân dân tỉnh Lai Châu": "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "Hội Nông dân": ""} {
		tables := StandardTables(issuer)
		if !tables.valid() || want != "" && (!slices.Contains(tables.Deciders, want) || !slices.Contains(tables.Awards, "Giấy khen của "+want)) {
			t.Errorf("%s: %q", issuer, tables)
		}
	}
}

// A page's script reads the list with nothing but JSON.parse and its own Ed25519.
func TestKeyListForScripts(t *testing.T) {
	_, signer, l := open(t, "script")
	body, line, _ := strings.Cut(string(l.Bytes()), "\n")
	var parsed map[string]any
	if err := json.Unmarshal([]byte(body), &parsed); err != nil {
		t.Fatal(err)
	}
	signature, err := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	message := append([]byte("vinhdanh key list v1\x00"), l.Root...)
	if !ed25519.Verify(l.Root, append(message, body...), signature) {
		t.Error("the signature as doc.go describes it")
	}
	key := parsed["keys"].([]any)[0].(map[string]any)
	if parsed["format"] != keyListFormat || parsed["version"] != 1.0 || parsed["issuer"] != office || key["id"] != signer.KeyID().String() {
		t.Errorf("%v", parsed)
	}
}
