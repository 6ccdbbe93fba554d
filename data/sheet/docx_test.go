package sheet

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"vinhdanh/data"
)

// letter makes a document of Word's parts.
func letter(t testing.TB, body, styles, numbers string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	for _, p := range [][2]string{
		{"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships><Relationship Id="a" Type="http://x/styles" Target="styles.xml"/><Relationship Id="b" Type="http://x/numbering" Target="numbering.xml"/></Relationships>`},
		{"word/styles.xml", head + `<w:styles xmlns:w="w">` + styles + `</w:styles>`},
		{"word/numbering.xml", head + `<w:numbering xmlns:w="w">` + numbers + `</w:numbering>`},
		{"word/document.xml", head + `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func para(s string) string {
	return "<w:p><w:r><w:t xml:space=\"preserve\">" + s + "</w:t></w:r></w:p>"
}

// wordTable makes a table of lines; cells are parted by bars, "2*" before a
// cell's text makes it two columns wide, "^" goes on from the cell above and
// "v" before a text lets it.
func wordTable(lines string) string {
	var b strings.Builder
	b.WriteString("<w:tbl><w:tblPr/><w:tblGrid/>")
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		b.WriteString("<w:tr>")
		for _, cell := range strings.Split(line, "|") {
			prop := ""
			if rest, ok := strings.CutPrefix(cell, "2*"); ok {
				prop, cell = `<w:gridSpan w:val="2"/>`, rest
			}
			if cell == "^" {
				prop, cell = prop+`<w:vMerge/>`, ""
			} else if rest, ok := strings.CutPrefix(cell, "v "); ok {
				prop, cell = prop+`<w:vMerge w:val="restart"/>`, rest
			}
			if !strings.HasPrefix(cell, "<w:p>") {
				cell = para(cell)
			}
			b.WriteString("<w:tc><w:tcPr>" + prop + "</w:tcPr>" + cell + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

func TestDocx(t *testing.T) {
	const (
		old      = `<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>NguyÔn Th</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>Þ B×nh</w:t></w:r></w:p>`
		styled   = `<w:p><w:pPr><w:pStyle w:val="Old"/></w:pPr><w:r><w:t>Ph</w:t><w:softHyphen/><w:t>êng §oµn KÕt</w:t></w:r></w:p>`
		changed  = `<w:p><w:del><w:r><w:delText>Lò Văn Sai</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Lò Văn Dời</w:t></w:r></w:moveFrom><w:ins><w:r><w:rPr><w:rPrChange><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:rPrChange></w:rPr><w:t>Lò Văn Sử</w:t></w:r></w:ins></w:p>`
		numbered = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:p>`
		tick     = `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>`
	)
	const numbers = `<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`
	const styles = `<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Old"><w:basedOn w:val="Base"/></w:style>`
	for name, tc := range map[string]struct {
		body string
		kind Kind
		want string
	}{
		"fonts, changes, numbers, ticks": {
			para("DANH SÁCH ĐẠI BIỂU") + wordTable("TT|Họ và tên|Đơn vị|Đảng viên\n"+numbered+"|"+old+"|"+styled+"|"+tick+"\n"+numbered+"|"+changed+"|Sở Y tế|"),
			Delegates, "3 | Nguyễn Thị Bình | đv Phường Đoàn Kết | đảng x\n4 | Lò Văn Sử | đv Sở Y tế\n"},
		"merged heads, ragged borders": {
			wordTable("v TT|v Họ và tên|2*Ngày sinh|v Đơn vị\n^|^|Nam|Nữ|^\n1|Lò Văn Sử|1975||Sở Y tế\n2|Lò Thị Ba||1980|Sở Nội vụ\n2*3|Lò Thị Tư||1981|Sở Tư pháp"),
			Delegates, "3 | Lò Văn Sử | Nam | 1975 | đv Sở Y tế\n4 | Lò Thị Ba | Nữ | 1980 | đv Sở Nội vụ\n5 | Lò Thị Tư | Nữ | 1981 | đv Sở Tư pháp\n"},
		"the award in the lines above, the count below": {
			para("DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ") + para("(Kèm theo Quyết định số 12/QĐ-SNV ngày 05/9/2025)") + wordTable("TT|Họ và tên|Đơn vị\n1|Lò Văn Sử|Sở Y tế\n2|Lò Thị Ba|Sở Nội vụ") + para("Danh sách này có 02 cá nhân./."),
			Recipients, "4 | Lò Văn Sử | đv Sở Y tế | individual | kt GIẤY KHEN CỦA GIÁM ĐỐC SỞ | qđ 12/QĐ-SNV | ngày 05/09/2025\n5 | Lò Thị Ba | đv Sở Nội vụ | individual | kt GIẤY KHEN CỦA GIÁM ĐỐC SỞ | qđ 12/QĐ-SNV | ngày 05/09/2025\n"},
		"a letterhead, then a list": {
			wordTable("UBND TỈNH LAI CHÂU|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ|Độc lập - Tự do - Hạnh phúc") + para("DANH SÁCH") + wordTable("TT|Họ và tên\n1|Lò Văn Sử"),
			Delegates, "3 | Lò Văn Sử\n"},
		"one list in two tables": {
			wordTable("TT|Họ và tên|Đơn vị\n1|Lò Văn Sử|Sở Y tế") + wordTable("TT|Họ và tên|Đơn vị\n2|Lò Thị Ba|Sở Nội vụ") + wordTable("3|Lò Thị Tư|Sở Tư pháp"),
			Delegates, "2 | Lò Văn Sử | đv Sở Y tế\n3 | Lò Thị Ba | đv Sở Nội vụ\n4 | Lò Thị Tư | đv Sở Tư pháp\n"},
	} {
		l, err := lookBytes("list.docx", letter(t, tc.body, styles, numbers), Options{Kind: tc.kind})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := summary(l); got != tc.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := lookBytes("letter.docx", letter(t, para("Kính gửi"), "", ""), Options{Kind: Delegates}); data.CodeOf(err) != "no-table" {
		t.Error(err)
	}
}

// A row that was deleted is none.
func TestDocxDeletedRow(t *testing.T) {
	body := wordTable("TT|Họ và tên\n1|Lò Văn Sai\n2|Lò Văn Sử")
	body = strings.Replace(body, "<w:tr><w:tc><w:tcPr></w:tcPr>"+para("1"), "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:tcPr></w:tcPr>"+para("1"), 1)
	l, err := lookBytes("list.docx", letter(t, body, "", ""), Options{Kind: Delegates})
	if err != nil || summary(l) != "2 | Lò Văn Sử\n" {
		t.Errorf("%v, %v", l, err)
	}
}

func TestWordNumbers(t *testing.T) {
	levels := &[9]numberLevel{{1, "upperRoman", "%1."}, {1, "lowerLetter", "%2)"}, {1, "decimal", "%1.%2.%3"}}
	n := wordNumbers{map[int]*numberedList{1: {levels, &[9]int{}}}}
	var got []string
	for _, level := range []int{0, 1, 1, 2, 0, 1, 2, 8} {
		got = append(got, n.next(1, level))
	}
	if s := strings.Join(got, ""); s != "I. a) b) I.b.1 II. a) II.a.1 " {
		t.Errorf("%q", s)
	}
	for n, want := range map[int]string{4: "IV", 1999: "MCMXCIX", 0: "0"} {
		if roman(n) != want {
			t.Error(roman(n))
		}
	}
	if numberAs(27, "upperLetter") != "AA" || numberAs(5, "decimalZero") != "05" {
		t.Error(numberAs(27, "upperLetter"), numberAs(5, "decimalZero"))
	}
}
