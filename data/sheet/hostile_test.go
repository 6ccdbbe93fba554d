package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
	"testing"

	"vinhdanh/data"
)

const (
	bookXML  = `<?xml version="1.0"?><workbook xmlns="x" xmlns:r="y"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`
	relsXML  = `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`
	rootXML  = `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	headCell = `<row r="1"><c r="A1" t="inlineStr"><is><t>TT</t></is></c><c r="B1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>`
)

// pack makes a workbook of a sheet's XML, and, if not "", of shared strings.
func pack(t testing.TB, sheet, sst string) []byte {
	t.Helper()
	return packStream(t, func(w io.Writer) {
		if _, err := io.WriteString(w, sheet); err != nil {
			t.Fatal(err)
		}
	}, sst)
}

func packStream(t testing.TB, sheet func(io.Writer), sst string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for name, text := range map[string]string{"_rels/.rels": rootXML, "xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": relsXML, "xl/sharedStrings.xml": sst} {
		if text == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	sheet(w)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// repeat writes a text n times.
func repeat(t testing.TB, w io.Writer, s string, n int) {
	t.Helper()
	block := strings.Repeat(s, min(n, 1000))
	for ; n >= 1000; n -= 1000 {
		if _, err := io.WriteString(w, block); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(w, strings.Repeat(s, n)); err != nil {
		t.Fatal(err)
	}
}

// Files that are broken, or made to cost memory or time, are refused with the
// code that says why; none is read, and none panics.
func TestHostileWorkbooks(t *testing.T) {
	good := pack(t, `<worksheet><sheetData>`+headCell+`<row r="2"><c r="B2" t="inlineStr"><is><t>Lò Văn Sử</t></is></c></row></sheetData></worksheet>`, "")
	if l, err := lookBytes("good.xlsx", good, Options{Kind: Delegates}); err != nil || l.Records[0].Name != "Lò Văn Sử" {
		t.Fatal(err)
	}
	many := func(row string, n int) []byte {
		return packStream(t, func(w io.Writer) {
			repeat(t, w, "<worksheet><sheetData>"+headCell, 1)
			repeat(t, w, row, n)
			repeat(t, w, "</sheetData></worksheet>", 1)
		}, "")
	}
	for _, tc := range []struct {
		name string
		raw  []byte
		want data.Code
	}{
		{"a bomb that says so.xlsx", many(`<row><c><v>1</v></c></row>`, 6_000_000), "too-large"},
		{"too many rows.xlsx", many(`<row><c><v>1</v></c></row>`, maxRows+10), "too-large"},
		{"too many cells.xlsx", many(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 1000)+`</row>`, maxCells/1000+10), "too-large"},
		{"10^6 columns.xlsx", many(`<row>`+strings.Repeat(`<c t="str"><v>x</v></c>`, 1_000_000)+`</row>`, 1), "too-large"},
		{"a column behind the last.xlsx", many(`<row><c r="XFE2"><v>1</v></c></row>`, 1), "too-large"},
		{"10^6 columns without anything.xlsx", many(`<row>`+strings.Repeat(`<c/>`, 1_000_000)+`</row>`, 1), "too-large"},
		{"one cell 2,000 times.xlsx", many(`<row>`+strings.Repeat(`<c r="A2"><v>1</v></c>`, 2000)+`</row>`, 1), "too-large"},
		{"a row far down.xlsx", many(`<row r="999999999"><c><v>1</v></c></row>`, 1), "too-large"},
		{"rows without anything.xlsx", many(`<row/>`, maxDown+1), "too-large"},
		{"cells without anything.xlsx", many(`<row>`+strings.Repeat(`<c/>`, 10_000)+`</row>`, maxSlots/10_000+1), "too-large"},
		{"pieces without meaning.xlsx", many(`<x/>`, maxTokens+1), "too-large"},
		{"one endless text.xlsx", many(`<row><c t="inlineStr"><is><t>`+strings.Repeat("a", 2<<20), 1), "too-large"},
		{"one endless tag.xlsx", many(`<row `+strings.Repeat("a", 2<<20), 1), "too-large"},
		{"never closed.xlsx", pack(t, `<worksheet><sheetData>`+headCell+`<row><c><v>1`, ""), "unreadable"},
		{"closed twice.xlsx", pack(t, `<worksheet></worksheet></worksheet>`, ""), "unreadable"},
		{"not XML.xlsx", pack(t, `hello < world`, ""), "unreadable"},
		{"no cells.xlsx", pack(t, `<worksheet><sheetData/></worksheet>`, ""), "empty"},
		{"a heading alone.xlsx", pack(t, `<worksheet><sheetData>`+headCell+`</sheetData></worksheet>`, ""), "empty"},
		{"entities that grow.xlsx", pack(t, `<!DOCTYPE x [<!ENTITY a "`+strings.Repeat("ha", 100)+`"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`, ""), "no-name-column"},
		{"half.xlsx", good[:len(good)/2], "unreadable"},
		{"rotten.xlsx", rot(good), "unreadable"},
		{"nothing.xlsx", nil, "empty"},
		{"nothing.csv", nil, "empty"},
		{"spaces.csv", []byte(" \r\n\t \n"), "empty"},
		{"mark.csv", []byte("\ufeff"), "empty"},
		{"letters.csv", []byte("a;b;c\n1;2;3\n"), "no-name-column"},
		{"heading.csv", []byte("STT;Họ và tên\n"), "empty"},
		{"nul.csv", bytes.Repeat([]byte{0, 1, 2, 255}, 4000), "not-text"},
		{"nul in the middle.csv", []byte("STT;Họ và tên\n1;Lò\x00Văn Sử\n"), "not-text"},
		{"bell.csv", []byte("STT;Họ và tên\n1;Lò\x07Văn Sử\n"), "not-text"},
		{"odd.txt", []byte("\xff\xfeA\x00B"), "not-text"},
		{"a picture.csv", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "not-text"},
		{"a picture.xlsx", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "not-a-sheet"},
		{"text.xlsx", []byte("STT;Họ và tên\n1;Lò Văn Sử"), "not-a-sheet"},
		{"a crowd.xlsx", crowd(t, maxEntries+1), "too-large"},
		{"an archive.xlsx", archive(t, "readme.txt", "hello"), "not-a-sheet"},
		{"a letter.docx", archive(t, "word/document.xml", "<w:document/>"), "not-a-sheet"},
		{"broken off.xls", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."), "unreadable"},
		{"no records.xls", compoundOf(t, stream{"Workbook", nil}), "unreadable"},
		{"locked.xlsx", compoundOf(t, stream{"EncryptionInfo", nil}, stream{"EncryptedPackage", nil}), "locked-workbook"},
		{"a letter.doc", compoundOf(t, stream{"1Table", nil}, stream{"WordDocument", nil}), "old-document"},
		{"a message.msg", compoundOf(t, stream{"__properties_version1.0", nil}), "not-a-sheet"},
		{"huge.csv", bytes.Repeat([]byte("a"), 3<<20), "too-large"},
		{"10^6 columns.csv", []byte("STT;Họ và tên\n" + strings.Repeat("x;", 1_000_000)), "too-large"},
		{"lines without anything.csv", append([]byte("STT;Họ và tên\n1;Lò Văn Sử\n"), bytes.Repeat([]byte("\n"), maxDown+1)...), "too-large"},
		{"many rows.csv", append([]byte("STT;Họ và tên\n"), bytes.Repeat([]byte("1;a\n"), maxRows+1)...), "too-large"},
	} {
		l, err := lookBytes(tc.name, tc.raw, Options{Kind: Delegates})
		if l != nil && len(l.Records) > 0 || data.CodeOf(err) != tc.want {
			t.Errorf("%s: list %v, error %v, want %s", tc.name, l != nil, err, tc.want)
		}
	}
}

// An archive that lies about a part's size is not believed.
func TestLyingArchive(t *testing.T) {
	var part bytes.Buffer
	w, err := flate.NewWriter(&part, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	sum := crc32.NewIEEE()
	both := io.MultiWriter(w, sum)
	repeat(t, both, "<worksheet><sheetData>", 1)
	repeat(t, both, `<row><c><v>1</v></c></row>`, 6_000_000)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"_rels/.rels": rootXML, "xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": relsXML} {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, text); err != nil {
			t.Fatal(err)
		}
	}
	f, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(part.Len()), UncompressedSize64: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(part.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := lookBytes("lies.xlsx", b.Bytes(), Options{Kind: Delegates}); data.CodeOf(err) != "unreadable" && data.CodeOf(err) != "too-large" {
		t.Error(err)
	}
}

// rot changes bytes in the middle of a file.
func rot(raw []byte) []byte {
	b := bytes.Clone(raw)
	i := bytes.Index(b, []byte("sheet1.xml")) + 20
	for k := range 30 {
		b[i+k] ^= 0x55
	}
	return b
}

func crowd(t testing.TB, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		if _, err := z.Create(strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func archive(t testing.TB, name, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A reader that is told to stop stops, with the context's error.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	raw := pack(t, `<worksheet><sheetData>`+headCell+`</sheetData></worksheet>`, "")
	for _, name := range []string{"a.xlsx", "a.csv"} {
		if _, err := LookAt(ctx, name, bytes.NewReader(raw), int64(len(raw)), Options{Kind: Delegates}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
}

// What workbooks of other programs do differently is read all the same.
func TestOtherPrograms(t *testing.T) {
	sst := `<sst><si><t>Họ và tên</t></si><si><r><t>Lò </t></r><r><rPr><b/></rPr><t xml:space="preserve">Văn</t></r><r><t> Sử</t></r><rPh><t>xx</t></rPh></si><si><t>Sở &amp; Y&#7871;u &#x1EBF;_x000D_
tế</t></si><si/><si><t><![CDATA[Ông <b>]]></t></si></sst>`
	rows := []string{
		`<x:row r="3"><x:c r="B3" t="s"><x:v>2</x:v></x:c><x:c r="A3" t="s"><x:v>1</x:v></x:c></x:row>`, // cells and rows out of order
		`<x:row r="1" spans="1:3"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="str"><x:f>"Đơn"&amp;" vị"</x:f><x:v>Đơn vị</x:v></x:c><x:c t="inlineStr"><x:is><x:t>Đảng viên</x:t></x:is></x:c></x:row>`,
		`<x:row r="9"><x:c r="A9" t="s"><x:v>4</x:v></x:c><x:c r="B9" t="e"><x:v>#N/A</x:v></x:c><x:c r="C9" t="b"><x:v>1</x:v></x:c><x:c r="D9" t="s"><x:v>3</x:v></x:c><x:c r="E9" t="s"><x:v>99</x:v></x:c></x:row>`,
	}
	raw := pack(t, `<?xml version="1.0" encoding="UTF-8"?><!-- remark > --><x:worksheet xmlns:x="z"><x:sheetData>`+strings.Join(rows, "\n")+`</x:sheetData></x:worksheet>`, sst)
	l, err := lookBytes("other.xlsx", raw, Options{Kind: Delegates})
	if err != nil {
		t.Fatal(err)
	}
	got := summary(l)
	want := "3 | Lò Văn Sử | đv Sở & Yếu ế tế\n9 | Ông <b> | đảng x\n! odd-name A9: Ô A9: họ tên “Ông <b>” viết khác thường (có chữ số, ký hiệu, hoặc không viết hoa). Đã giữ nguyên; hãy xem lại.\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
