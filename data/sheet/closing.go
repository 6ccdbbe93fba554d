package sheet

import (
	"regexp"
	"strings"

	"vinhdanh/data/text"
)

// closings are what stands under a list: who made and signed it, where copies
// go. Those of the first set end a list however they go on; those of the
// second only when the line holds nothing else, since a post may also stand in
// a row of the list.
var (
	closingStarts = phraseSet(`Người lập|Người lập biểu|Người lập danh sách|Lập biểu|Người tổng hợp|Người ký|Ký tên|Ký, ghi rõ họ tên|Ký và ghi rõ họ tên|Ký, đóng dấu|Ký tên, đóng dấu|Đã ký|Nơi nhận|Thủ trưởng đơn vị|Thủ trưởng cơ quan|
		TM|T M|KT|K T|TL|T L|TUQ|T UQ|Thừa lệnh|Thay mặt|Thừa ủy quyền|Xác nhận của|Xác nhận|Phê duyệt|Duyệt|Người đề nghị|Đơn vị đề nghị|Người kiểm tra|Người duyệt|Cán bộ lập|Cán bộ tổng hợp|Như trên|Lưu VT|Ghi chú|Chú thích|Lưu ý|Yêu cầu|Prepared by|Approved by|Signed|Note|Notes|Recipients of copies`)
	closingWhole = phraseSet(`Giám đốc|Phó Giám đốc|Tổng Giám đốc|Chủ tịch|Phó Chủ tịch|Chủ tịch UBND|Phó Chủ tịch UBND|Bí thư|Phó Bí thư|Hiệu trưởng|Phó Hiệu trưởng|Trưởng ban|Phó Trưởng ban|Trưởng phòng|Phó Trưởng phòng|Chánh Văn phòng|Phó Chánh Văn phòng|Chánh Thanh tra|
		Trưởng đoàn|Tổ trưởng|Thủ trưởng|Ban Tổ chức|Trưởng Ban Tổ chức|Ban Thường vụ|Ban Thường trực|Hội đồng Thi đua Khen thưởng|Chủ tịch Hội đồng|Thư ký|Kế toán trưởng|Kế toán|Chỉ huy trưởng|Chính ủy|Viện trưởng|Cục trưởng|Vụ trưởng|Đại diện đơn vị|Đại diện|Bộ trưởng|Thứ trưởng|Chi cục trưởng|Trưởng Công an|Director`)
	dateLine = regexp.MustCompile(`^(?:[^0-9]{0,60}, ?)?ngay ?[0-9. ?/_-]{0,8} ?thang ?[0-9. ?/_-]{0,8} ?nam ?[0-9. ?/_-]{0,8}\.?$`)
)

// closes tells whether a text is a signature line, a note under the list or
// the like.
func closes(s string) bool {
	if len(s) > 600 {
		return false
	}
	a := align(strings.TrimLeft(s, "-–*(+ "))
	list := a.tokens()
	if len(list) == 0 {
		return true // dashes and dots only
	}
	if followsAny(list, 0, closingStarts) > 0 {
		return true
	}
	if closingWhole[text.Alphanumeric(s)] {
		return true
	}
	return dateLine.MatchString(strings.TrimSpace(a.fold))
}
