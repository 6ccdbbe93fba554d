package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"runtime"
	"strings"
	"testing"
	"time"

	"vinhdanh/data"
)

// Files of the other forms that are broken or made to cost memory or time:
// each is refused, or read for what it is, and takes little memory. Time is
// measured by hand: two seconds at most on the slowest machine here.
func TestHostileForms(t *testing.T) {
	cfb := compoundOf(t, stream{"Workbook", biffBook(0x0600, func(*biff) {}, &biff{})})
	at := func(offset int, n uint32) []byte {
		b := bytes.Clone(cfb)
		binary.LittleEndian.PutUint32(b[offset:], n)
		return b
	}
	fat := int(binary.LittleEndian.Uint32(cfb[76:])+1) * 512
	dir := int(binary.LittleEndian.Uint32(cfb[48:])+1) * 512
	xls := func(globals func(*biff), cells func(*biff)) []byte {
		s := &biff{}
		cells(s)
		return biffBook(0x0600, globals, s)
	}
	none := func(*biff) {}
	times := func(n int, f func(int)) {
		for i := range n {
			f(i)
		}
	}
	for _, tc := range []struct {
		name string
		raw  []byte
		want data.Code
	}{
		{"no cells.xls", cfb, "empty"},
		{"half a header.xls", cfb[:300], "unreadable"},
		{"half a file.xls", cfb[:1500], "unreadable"},
		{"a FAT of 2^32 sectors.xls", at(44, 0xFFFFFFF0), "unreadable"},
		{"a mini FAT of 2^27 sectors.xls", at(64, 1<<27), "unreadable"},
		{"a DIFAT of 2^24 sectors.xls", at(72, 1<<24), "unreadable"},
		{"a chain in a circle.xls", at(fat+4, 0), "empty"},
		{"a directory in a circle.xls", at(fat+4*8, 8), "unreadable"},
		{"an entry that is its own sibling.xls", at(dir+128+68, 1), "unreadable"},
		{"a stream larger than the file.xls", at(dir+128+120, 0x7FFFFFFF), "unreadable"},
		{"records that run over.xls", append(xls(none, none), 0x03, 0x02, 0xFF, 0xFF), "empty"},
		{"a record that runs over.xls", xls(none, none)[:40], "unreadable"},
		{"a table of 2^31 strings.xls", xls(func(b *biff) { b.rec(biffSST, int32(1), int32(0x7FFFFFFF), 2, byte(0), "ab") }, none), "empty"},
		{"a string that is not there.xls", xls(func(b *biff) { b.rec(biffSST, int32(1), int32(1), 2, byte(0), "ab") }, func(b *biff) { b.rec(biffLabelSST, 0, 0, 0, int32(1)) }), "unreadable"},
		{"a string longer than its record.xls", xls(func(b *biff) { b.rec(biffSST, int32(1), int32(1), 60000, byte(1), "ab") }, none), "unreadable"},
		{"65,535 font changes in one text.xls", xls(func(b *biff) { b.rec(biffSST, int32(1), int32(1), 2, byte(8), 65535, "ab") }, none), "unreadable"},
		{"too many merges.xls", xls(none, func(b *biff) {
			b.rec(biffLabel, 0, 0, 0, 2, byte(0), "ab")
			times(maxMerges/1000+1, func(int) { b.rec(biffMerges, 1000, bytes.Repeat(join(0, 1, 0, 1), 1000)) })
		}), "too-large"},
		{"too many cells.xls", xls(none, func(b *biff) {
			times(maxCells/1000+1, func(i int) { b.rec(biffMulRK, i, 0, bytes.Repeat(join(0, int32(6)), 1000), 999) })
		}), "too-large"},
		{"two sheets in one place.xls", twoInOne(), "unreadable"},
		{"with a password.xls", xls(func(b *biff) { b.rec(biffFilePass, 1, 1, 1) }, none), "locked-workbook"},

		{"a cell of 10^9 columns.html", []byte("<table><tr><td colspan=1000000000 rowspan=1000000000>Họ và tên<tr><td>a</table>"), "empty"},
		{"10^6 columns.html", []byte("<table><tr>" + strings.Repeat("<td>x", 1_000_000) + "<tr><td>y"), "too-large"},
		{"wide cells all the way down.html", []byte("<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=60000>x", 100_000)), "too-large"},
		{"10^6 tables within tables.html", []byte(strings.Repeat("<table><tr><td>", 1_000_000)), "too-large"},
		{"10^6 parts within parts.html", []byte(strings.Repeat("<div><b><i>", 300_000) + strings.Repeat("</u></div>", 300_000)), "too-large"},
		{"25 MB of parts within parts.html", bytes.Repeat([]byte("<div>"), 5<<20), "too-large"},
		{"25 MB of marks in a cell.html", append([]byte("<table><tr><td>Họ và tên<td>x<tr><td>"), bytes.Repeat([]byte("<font face=.VnTime>µ</font>µ"), 900_000)...), "too-large"},
		{"10^6 attributes.html", append([]byte("<html>"), bytes.Repeat([]byte("<p a b c d e f g h>"), 120_000)...), "too-large"},
		{"rows without cells.html", []byte("<table>" + strings.Repeat("<tr>", 3_000_000)), "too-large"},
		{"a style of 10^6 rules.html", []byte("<style>" + strings.Repeat(".a{font-family:b}", 200_000) + "</style><table><tr><td>a<tr><td>b"), "no-name-column"},
		{"attributes without end.html", []byte("<table " + strings.Repeat("a=b ", 1_500_000)), "too-large"},
		{"ends without beginnings.html", []byte("<html>" + strings.Repeat("</td></tr></table>", 500_000)), "too-large"},
		{"one long word.html", []byte("<table><tr><td>" + strings.Repeat("a", 5<<20)), "too-large"},
		{"a table in each cell.html", []byte("<table>" + strings.Repeat("<tr><td>1<td><table><tr><td>Họ và tên<td>x<tr><td>a<td>b</table>", 20_000)), "no-name-column"},
		{"XML of 10^6 sheets.xml", []byte(`<Workbook xmlns="` + spreadsheetML + `">` + strings.Repeat("<Worksheet/>", 300_000) + "</Workbook>"), "too-large"},
		{"XML with a far cell.xml", []byte(`<Workbook xmlns="` + spreadsheetML + `"><Worksheet><Table><Row><Cell Index="99999999"><Data Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>`), "too-large"},
		{"XML of 2,000 columns.xml", []byte(`<Workbook xmlns="` + spreadsheetML + `"><Worksheet><Table><Row>` + strings.Repeat(`<Cell><Data Type="String">x</Data></Cell>`, 2000) + "</Row></Table></Worksheet></Workbook>"), "too-large"},
		{"XML of 10^6 columns without anything.xml", []byte(`<Workbook xmlns="` + spreadsheetML + `"><Worksheet><Table><Row>` + strings.Repeat("<Cell/>", 1_000_000) + "</Row></Table></Worksheet></Workbook>"), "too-large"},
		{"XML with rows far down.xml", []byte(`<Workbook xmlns="` + spreadsheetML + `"><Worksheet><Table>` + strings.Repeat(`<Row Span="999999999"/>`, 3) + "</Table></Worksheet></Workbook>"), "too-large"},
		{"2,000 columns.xls", xls(none, func(b *biff) {
			times(2, func(i int) { b.rec(biffMulRK, 0, i*1000, bytes.Repeat(join(0, int32(6)), 1000), 999) })
		}), "too-large"},
		{"2,000 columns.ods", opened(t, "<table:table-row>"+strings.Repeat(`<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>`, 2000)+"</table:table-row>"), "too-large"},
		{"10^8 columns without anything.ods", opened(t, `<table:table-row><table:table-cell table:number-columns-repeated="99999999"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`), "too-large"},
		{"10^6 rows, each 64 times.ods", opened(t, strings.Repeat(`<table:table-row table:number-rows-repeated="64"><table:table-cell table:number-columns-repeated="64" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`, 10_000)), "too-large"},
		{"XML that ends.xml", []byte(`<Workbook xmlns="` + spreadsheetML + `"><Worksheet><Table><Row>`), "unreadable"},
		{"mail without parts.mht", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"), "unreadable"},

		{"a bomb.docx", letter(t, strings.Repeat(para(strings.Repeat("a", 1000)), 130_000), "", ""), "too-large"},
		{"10^6 tables within tables.docx", letter(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 300_000), "", ""), "unreadable"},
		{"a cell of 10^9 columns.docx", letter(t, strings.ReplaceAll(wordTable("2*a\nb"), `"2"`, `"999999999"`), "", ""), "too-large"},
		{"10^6 cells.docx", letter(t, "<w:tbl>"+strings.Repeat("<w:tr>"+strings.Repeat("<w:tc/>", 200)+"</w:tr>", 6000)+"</w:tbl>", "", ""), "too-large"},
		{"styles in a circle.docx", letter(t, `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`, `<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>`, ""), "no-table"},
	} {
		start := time.Now()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := lookBytes(tc.name, tc.raw, Options{Kind: Delegates})
		runtime.ReadMemStats(&after)
		if data.CodeOf(err) != tc.want {
			t.Errorf("%s: error %v, want %s", tc.name, err, tc.want)
		}
		if testing.Verbose() {
			t.Logf("%s: %v, %d MB", tc.name, time.Since(start).Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20)
		}
		if n := (after.TotalAlloc - before.TotalAlloc) >> 20; n > 300 {
			t.Errorf("%s: %d MB were taken in all", tc.name, n)
		}
	}
}

// opened makes an OpenDocument workbook of a sheet's rows.
func opened(t *testing.T, rows string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range [][2]string{
		{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
		{"content.xml", `<office:body><table:table table:name="S">` + rows + `</table:table></office:body>`},
	} {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// twoInOne is a workbook two of whose sheets are the same records.
func twoInOne() []byte {
	raw := biffBook(0x0600, func(*biff) {}, &biff{}, &biff{})
	i := bytes.Index(raw, []byte("\x02\x00S1")) - 6
	k := bytes.Index(raw, []byte("\x02\x00S2")) - 6
	copy(raw[k:k+4], raw[i:i+4])
	return raw
}
