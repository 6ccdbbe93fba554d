package importing

import (
	"testing"

	"vinhdanh/app/screen"
)

const ownAwards = `DANH SÁCH KHEN THƯỞNG,,,,
TT,Họ và tên,Đơn vị,Hình thức khen,Quyết định
1,Cố đồng chí Lò Văn Páo,Xã Nậm Tía,LĐTT,12/QĐ-UBND ngày 05/9/2025
2,Trường Tiểu học số 1,,Ngôi sao bản làng,12/QĐ-UBND ngày 05/9/2025
`

func TestConfirmNamesAwardsAsTheCatalogueDoes(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", ownAwards), Kind: "recipients"})
	f.see(t, "Hình thức khen: theo cột D")
	f.goOn(false)
	f.see(t, "Lao động tiên tiến", "LĐTT", "Ngôi sao bản làng", "sẽ thêm vào danh mục", "Truy tặng", "Cá nhân", "Tập thể", "12/QĐ-UBND", "05/09/2025")
}
