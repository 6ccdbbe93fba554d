package sheet

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The same list in every form that LibreOffice and xlwt write: merged heads,
// fonts of TCVN3 and VNI, also within a cell, dates, numbers with zeros in
// front, formulas, a hidden sheet, line breaks.
func TestForms(t *testing.T) {
	const (
		first  = "5 | Nguyễn Thị Bình | Nữ | 30/08/1986 | cv Phó Chủ tịch | đv Phường Đoàn Kết | đt 0912345678 | đảng x\n"
		second = "6 | LÒ VĂN SỬ | Nam | 1975 | cv Trưởng phòng | đv Sở Nội vụ | đt 0987654321 | đảng x\n"
		third  = "7 | Võ Thị Lộc | Nữ | 02/01/1990 | cv Bí thư Đoàn xã | đv Xã Bum Tở\n"
	)
	want := map[string]string{
		"mixed.xls":  first + second + third,
		"mixed.ods":  first + strings.Replace(second, "đảng x", "đảng 1", 1) + third,       // Excelize names no format for the truth
		"small.xls":  first + second + strings.Replace(third, "Nữ | 02/01/1990 | ", "", 1), // xlwt computes no formulas
		"mixed.html": first + strings.Replace(second, "đảng x", "đảng 1", 1),               // the third row lost the fonts of its parts
		"mixed.docx": first + strings.Replace(second, "đảng x", "đảng 1", 1),
	}
	for name, want := range want {
		raw, err := os.ReadFile(filepath.Join("testdata/forms", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, as := range []string{name, "list.xls", "list"} { // what it is is told by what is in it
			l, err := lookBytes(as, raw, Options{Kind: Delegates})
			if err != nil {
				t.Errorf("%s as %s: %v", name, as, err)
				continue
			}
			if got := summary(l); !strings.HasPrefix(got, want) || l.Encoding != "tcvn3" || slices.Contains(l.Sheets, "Bí mật") || slices.Contains(l.Sheets, "Ẩn") {
				t.Errorf("%s as %s: %q in %q\n%s", name, as, l.Sheets, l.Encoding, got)
			}
		}
	}
}

// XML as Excel 2003 saves it.
func TestSpreadsheetML(t *testing.T) {
	const book = `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
 <Styles><Style ss:ID="Default"><Font ss:FontName="Arial"/></Style><Style ss:ID="s1" ss:Parent="Default"><NumberFormat ss:Format="Short Date"/></Style>
 <Style ss:ID="s2"><Font ss:FontName=".VnTime" ss:Size="13"/></Style><Style ss:ID="s3"><NumberFormat ss:Format="0000000000"/></Style></Styles>
 <Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="String">Họ và tên</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
 <Worksheet ss:Name="Danh sách"><Table>
  <Row><Cell ss:MergeAcross="4"><Data ss:Type="String">DANH SÁCH ĐẠI BIỂU</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="String">TT</Data></Cell><Cell><Data ss:Type="String">Họ và tên</Data><Comment><ss:Data>xem lại</ss:Data></Comment></Cell><Cell><Data ss:Type="String">Ngày sinh</Data></Cell><Cell ss:Index="5"><Data ss:Type="String">Điện thoại</Data></Cell></Row>
  <Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="String">NguyÔn ThÞ B×nh</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="DateTime">1986-08-30T00:00:00.000</Data></Cell><Cell ss:Index="5" ss:StyleID="s3"><Data ss:Type="Number">912345678</Data></Cell></Row>
  <Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><Font html:Face=".VnTime">Vâ ThÞ</Font><Font html:Face="Arial"> Lộc</Font></ss:Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
 </Table></Worksheet></Workbook>`
	utf16 := append([]byte("\xFF\xFE"), wide(book)...)
	for name, raw := range map[string][]byte{"a.xls": []byte(book), "a.xml": utf16} {
		l, err := lookBytes(name, raw, Options{Kind: Delegates})
		if err != nil {
			t.Fatal(err)
		}
		if got := summary(l); got != "4 | Nguyễn Thị Bình | 30/08/1986 | đt 0912345678\n5 | Võ Thị Lộc\n" || len(l.Sheets) != 1 {
			t.Errorf("%q: %q", l.Sheets, got)
		}
	}
}

// A page with its parts in one file, as report servers send it.
func TestMHTML(t *testing.T) {
	raw := strings.ReplaceAll(`MIME-Version: 1.0
Content-Type: multipart/related; boundary="--=_x"

----=_x
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<html><body><table><tr><td>TT</td><td>H=E1=BB=8D v=C3=A0 t=C3=AAn</td><td>=C4=
=90=C6=A1n v=E1=BB=8B</td></tr><tr><td>1</td><td class=3Dv>NguyÔn ThÞ B×nh</td><td>X=C3=A3 Bum T=E1=BB=9F</td></tr></table></body></html>
----=_x
Content-Type: text/css
Content-Transfer-Encoding: base64

LnZ7Zm9udC1mYW1pbHk6Ii5WblRpbWUiOyB9
----=_x--
`, "\n", "\r\n")
	l, err := lookBytes("report.xls", []byte(raw), Options{Kind: Delegates})
	if err != nil {
		t.Fatal(err)
	}
	if got := summary(l); got != "2 | Nguyễn Thị Bình | đv Xã Bum Tở\n" {
		t.Error(got)
	}
}

// What was copied is read by its table, where it has one, else by its text.
func TestReadPasted(t *testing.T) {
	const (
		text  = "TT\tHọ và tên\tĐơn vị\r\n1\tLò Văn Sử\tSở Y tế\r\n"
		table = `<html><head><style>.x{font-family:".VnTime"}</style></head><body><!--StartFragment--><table><tr><td>TT</td><td>Họ và tên</td><td>Đơn vị</td></tr><tr><td>1</td><td class=x>NguyÔn ThÞ B×nh</td><td>Sở Y tế</td></tr></table><!--EndFragment--></body></html>`
		plain = "2 | Lò Văn Sử | đv Sở Y tế\n"
		rich  = "2 | Nguyễn Thị Bình | đv Sở Y tế\n"
	)
	for name, tc := range map[string]struct{ html, text, want string }{
		"text":                {"", text, plain},
		"table":               {table, text, rich},
		"table of Windows":    {"Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000999\r\nStartFragment:0000000141\r\n" + table, text, rich},
		"table in UTF-16":     {"\xFF\xFE" + string(wide(table)), text, rich},
		"words with a form":   {"<p>TT <b>Họ và tên</b></p>", text, plain},
		"one cell":            {"<table><tr><td>Họ và tên</td></tr></table>", text, plain},
		"broken form":         {"\x00\x01\x02", text, plain},
		"another separator":   {"", strings.ReplaceAll(text, "\t", ";"), plain},
		"a table without end": {table[:strings.Index(table, "</td></tr></table>")], text, rich},
	} {
		w, err := ReadPasted(context.Background(), "Bảng đã dán", []byte(tc.html), tc.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		g, err := w.Grid(context.Background(), 0)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		l, err := Map(context.Background(), g, Options{Kind: Delegates, Now: today})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := summary(l); got != tc.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := ReadPasted(context.Background(), "Bảng đã dán", []byte("<p>"), ""); err == nil {
		t.Error("nothing was read")
	}
}

// Every form that is offered can be told.
func TestFormsOffered(t *testing.T) {
	for _, ext := range []string{".xlsx", ".xls", ".ods", ".csv", ".txt", ".docx", ".html"} {
		if !slices.Contains(Forms(), ext) {
			t.Error(ext)
		}
	}
	for name, raw := range map[string]string{"tab.xls": "TT\tHọ và tên\n1\tLò Văn Sử", "page.xlsx": "<table><tr><td>TT<td>Họ và tên<tr><td>1<td>Lò Văn Sử</table>"} {
		if l, err := lookBytes(name, []byte(raw), Options{Kind: Delegates}); err != nil || summary(l) != "2 | Lò Văn Sử\n" {
			t.Errorf("%s: %v, %v", name, l, err)
		}
	}
	xlsx, err := os.ReadFile("testdata/delegates-flat.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if l, err := LookAt(context.Background(), "really new.xls", bytes.NewReader(xlsx), int64(len(xlsx)), Options{Kind: Delegates}); err != nil || len(l.Records) != 235 {
		t.Error(err)
	}
}
