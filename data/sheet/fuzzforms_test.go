package sheet

import (
	"context"
	"os"
	"testing"
)

// FuzzXLS gives the reader records that no program wrote, in a compound file
// and without.
func FuzzXLS(f *testing.F) {
	raw, err := os.ReadFile("testdata/forms/small.xls")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	b := &biff{}
	b.rec(biffLabelSST, 0, 0, 0, int32(0))
	b.rec(biffLabelSST, 1, 0, 0, int32(1))
	b.rec(biffMulRK, 1, 1, 0, int32(4), 0, int32(5), 2)
	b.rec(biffMerges, 1, 0, 1, 0, 1)
	f.Add(biffBook(0x0600, func(b *biff) {
		b.rec(biffFont, make([]byte, 14), byte(7), byte(0), ".VnTime")
		b.rec(biffFormat, 164, 4, byte(0), "yyyy")
		b.rec(biffXF, 0, 164, make([]byte, 16))
		b.rec(biffSST, int32(2), int32(2), 9, byte(0), "Ho va ten", 6, byte(9), 1, wide("Lò "))
		b.rec(biffContinue, byte(0), "Van", 3, 0)
	}, b))
	old := &biff{}
	old.rec(0x0009, 2, 0x10)
	old.rec(0x0004, 0, 0, 0, byte(0), byte(9), "Ho va ten")
	old.rec(0x0002, 1, 0, 0, byte(0), 1986)
	old.rec(biffEOF)
	f.Add(old.raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := lookBytes("list.xls", raw, Options{Kind: Delegates})
		sound(t, l, err)
	})
}

// FuzzDocx gives the reader bodies, styles and numberings of its own making.
func FuzzDocx(f *testing.F) {
	f.Add(wordTable("v TT|v Họ và tên|2*Ngày sinh\n^|^|Nam|Nữ\n1|Lò Văn Sử|1975|")+para("x"), `<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:style>`, `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc><w:tc/></w:tr><w:tr/></w:tbl></w:tbl><w:tc><w:p>`, `<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`, `<w:num w:numId="1"><w:lvlOverride w:ilvl="9"/></w:num>`)
	f.Fuzz(func(t *testing.T, body, styles, numbers string) {
		if len(body)+len(styles)+len(numbers) > 20_000 {
			return
		}
		l, err := lookBytes("list.docx", letter(t, body, styles, numbers), Options{Kind: Delegates})
		sound(t, l, err)
	})
}

// FuzzHTML gives pages as files and as what was copied.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<table><tr><td rowspan=2>TT<td>Họ và tên<td colspan=2>x<tr><td>Lò Văn Sử</table><p>1",
		`<style>.a{font-family:".VnTime";display:none}</style><table><caption>a</caption><tr class=a><td x:num="1">1</table></table></td>`,
		"<table><td><table><tr><th>Họ tên<tr><td>A</table><tr></tr></tbody><td sdval=2 sdnum='1;2;D'>",
		`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell ss:Index="2" ss:MergeAcross="3"><Data ss:Type="String">Họ và tên</Data></Cell></Row></Table></Worksheet></Workbook>`,
		"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<table><tr><td>a<tr><td>b\r\n--x--",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := lookBytes("list.html", raw, Options{Kind: Recipients})
		sound(t, l, err)
		w, err := ReadPasted(context.Background(), "list", raw, "")
		if err != nil {
			sound(t, nil, err)
			return
		}
		for i := range w.Sheets {
			g, err := w.Grid(context.Background(), i)
			if err != nil {
				sound(t, nil, err)
				continue
			}
			for k, r := range g.Rows {
				if len(r.Cells) == 0 || k > 0 && r.Number <= g.Rows[k-1].Number {
					t.Errorf("row %d after %d, of %d cells", r.Number, g.Rows[max(0, k-1)].Number, len(r.Cells))
				}
			}
		}
	})
}
