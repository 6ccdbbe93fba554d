package sheet

import (
	"testing"

	"vinhdanh/data"
)

func TestHTML(t *testing.T) {
	const (
		one  = "2 | Nguyễn Thị Bình | đv Xã Bum Tở\n"
		head = "<tr><td>TT<td>Họ và tên<td>Đơn vị"
	)
	for name, tc := range map[string]struct{ page, want string }{
		"nothing is closed":         {"<table>" + head + "<tr><td>1<td>Nguyễn Thị Bình<td>Xã Bum Tở", one},
		"a style of a class":        {`<style><!-- .xl65, td.b {mso-style-parent:style0; font-family:".VnTime", serif;} --></style><table>` + head + "<tr><td>1<td class='a xl65'>NguyÔn ThÞ B×nh<td>Xã Bum Tở</table>", one},
		"a style of a part":         {"<table>" + head + `<tr><td>1<td><span style='font-family:".VnTime"'>NguyÔn</span> <font face=".VnTime">ThÞ B×nh</font><td>Xã Bum Tở</table>`, one},
		"spaces, breaks, remarks":   {"<table>" + head + "<tr>\n <td>1</td>\n <td>\n  Nguyễn\n  Thị&nbsp;<b>Bình</b><!-- x --></td><td>Xã<br>Bum <script>if (a<b) x()</script>Tở</td></tr></table>", one},
		"hidden rows and cells":     {"<table>" + head + "<tr style='display:none'><td>9<td>Không Ai<td>Xã<tr><td>1<td>Nguyễn Thị Bình<td hidden>x<td>Xã Bum Tở</table>", one},
		"a page around":             {"<table><tr><td>Trang chủ<td><p>Xin chào</p><table>" + head + "<tr><td>1<td>Nguyễn Thị Bình<td>Xã Bum Tở</table></td></tr><tr><td>Liên hệ</td></tr></table>", "4 | Nguyễn Thị Bình | đv Xã Bum Tở\n"},
		"a table in a cell":         {"<table>" + head + "<tr><td>1<td><table><tr><td>Nguyễn<td>Thị Bình</table><td>Xã Bum Tở</table>", one},
		"merged heads":              {"<table><tr><td rowspan=2>TT<td rowspan=2>Họ và tên<td colspan=2>Ngày sinh<td rowspan=2>Đơn vị<tr><td>Nam<td>Nữ<tr><td>1<td>Lò Văn Sử<td>1975<td><td>Sở Y tế</table>", "3 | Lò Văn Sử | Nam | 1975 | đv Sở Y tế\n"},
		"numbers of Excel":          {`<style>.d{mso-number-format:"dd\/mm\/yyyy"} .p{mso-number-format:0000000000}</style><table><tr><td>TT<td>Họ và tên<td>Ngày sinh<td>Điện thoại<tr><td x:num>1<td x:str>Lò Văn Sử<td class=d x:num="31654">8/30/1986<td class=p x:num="912345678">9.12E+08</table>`, "2 | Lò Văn Sử | 30/08/1986 | đt 0912345678\n"},
		"the truth of LibreOffice":  {`<table><tr><td>TT<td>Họ và tên<td>Đảng viên<tr><td>1<td>Lò Văn Sử<td sdval="1" sdnum="1033;0;BOOLEAN">TRUE<tr><td>2<td>Lò Thị Ba<td sdval="0" sdnum="1033;0;BOOLEAN">FALSE</table>`, "2 | Lò Văn Sử | đảng x\n3 | Lò Thị Ba\n"},
		"lines above and below":     {"<h1>DANH SÁCH ĐẠI BIỂU</h1><table>" + head + "<tr><td>1<td>Nguyễn Thị Bình<td>Xã Bum Tở</table><p>Danh sách này có 01 đại biểu</p>", "3 | Nguyễn Thị Bình | đv Xã Bum Tở\n"},
		"Windows-1258 and its name": {"<meta charset=windows-1258><table><tr><td>Ho va ten<td>Don vi<tr><td>Lo\xCC V\xE3n A<td>\xD0o\xE0n", "2 | Lò Văn A | đv Đoàn\n"},
		"XHTML":                     {`<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><table><tr><td>TT</td><td>Họ và tên</td><td>Đơn vị</td></tr><tr><td/><td>Nguyễn Thị Bình</td><td>Xã Bum Tở</td></tr></table></body></html>`, one},
		"cells Excel wrote over":    {`<table>` + head + `<tr><td>1<td>Nguyễn Thị Bình<td colspan=3 style='mso-ignore:colspan'>Xã Bum Tở</table>`, one},
	} {
		l, err := lookBytes("list.html", []byte(tc.page), Options{Kind: Delegates})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := summary(l); got != tc.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := lookBytes("page.html", []byte("<html><p>Xin chào"), Options{Kind: Delegates}); data.CodeOf(err) != "no-table" {
		t.Error(err)
	}
}
