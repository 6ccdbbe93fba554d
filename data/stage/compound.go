package stage

import "strings"

// compound are words of two syllables that names of bodies have, and that are
// not parted.
var compound = func() map[string]bool {
	set := map[string]bool{}
	for pair := range strings.SplitSeq(compounds, "|") {
		set[pair] = true
	}
	return set
}()

const compounds = "an ninh|an sinh|an toàn|ban bảo|ban chấp|ban chỉ|ban dân|ban giám|ban kiểm|ban nhân|ban quản|ban thường|ban tuyên|ban tôn|ban tổ|" +
	"ban đảng|binh đoàn|biên giới|biên phòng|bà con|bán trú|bình đẳng|bưu chính|bưu điện|bảo hiểm|bảo trợ|bảo tàng|bảo tồn|bảo vệ|" +
	"bảo đảm|bệnh viện|bộ đội|cao su|cao tuổi|cao đẳng|chi bộ|chi cục|chi hội|chi nhánh|chiến binh|chiến lược|chiến sĩ|chuyên gia|" +
	"chuyên môn|chuyên ngành|chuyển đổi|cháy nổ|chè xanh|chí minh|chính phủ|chính quyền|chính sách|chính trị|chăn nuôi|chấp hành|" +
	"chất lượng|chế biến|chỉ huy|chủ nghĩa|chủ tịch|chữ thập|chữa bệnh|chữa cháy|cán bộ|cây trồng|công an|công chức|công chứng|công dân|" +
	"công nghiệp|công nghệ|công nhân|công thương|công trình|công ty|công tác|công viên|công đoàn|cơ bản|cơ quan|cơ sở|cải cách|cảnh sát|" +
	"cấp cứu|cổ phần|cộng hòa|cộng sản|cộng tác|cộng đồng|cứu hộ|cứu nạn|cứu thương|cửa khẩu|cựu chiến|danh hiệu|di sản|di tích|" +
	"doanh nghiệp|doanh nhân|du lịch|dân cư|dân dụng|dân phố|dân quân|dân số|dân sự|dân tộc|dân vận|dưỡng lão|dược phẩm|dạy học|" +
	"dạy nghề|dịch bệnh|dịch vụ|dự phòng|dự án|gia cầm|gia súc|gia đình|giao dịch|giao thông|giao ước|giám sát|giám định|giám đốc|" +
	"giáo dục|giáo viên|giáo xứ|giảm nghèo|giảng dạy|giới thiệu|giới tính|hiện đại|hiệp hội|hàng hóa|hàng không|hành chính|hành khách|" +
	"hành nghề|hành động|hòa bình|hòa giải|hướng dẫn|hướng nghiệp|hải quan|hậu cần|học sinh|học tập|học viện|hồ chí|hỗ trợ|hội chữ|" +
	"hội cựu|hội liên|hội nghị|hội người|hội nhập|hội nông|hội viên|hội đồng|hợp tác|hợp đồng|hữu cơ|hữu hạn|hữu nghị|khai thác|" +
	"khen thưởng|khoa học|khoáng sản|khu phố|khu vực|khuyến công|khuyến học|khuyến nông|khuyết tật|khám bệnh|khám phá|khí tượng|" +
	"khởi nghiệp|kinh doanh|kinh tế|kiến thức|kiến trúc|kiểm dịch|kiểm lâm|kiểm nghiệm|kiểm soát|kiểm sát|kiểm toán|kiểm tra|kiểm định|" +
	"kiểu mẫu|ký túc|kế hoạch|kế toán|kỹ năng|kỹ thuật|lao động|liên hiệp|liên hợp|liên minh|liên quan|liên đoàn|lâm nghiệp|lâm sản|" +
	"lâm trường|lãnh đạo|lý luận|lưu trữ|lương thực|lịch sử|lữ đoàn|lực lượng|môi trường|môn học|mầm non|mẫu giáo|mặt trận|một thành|" +
	"mỹ thuật|nghiên cứu|nghiệp vụ|nghèo đói|nghĩa vụ|nghề nghiệp|nghệ nhân|nghệ sĩ|nghệ thuật|ngoại giao|ngoại ngữ|ngoại vụ|" +
	"nguyên sinh|nguồn lực|ngân hàng|ngân sách|người cao|người có|người dân|người khuyết|người mù|nhi đồng|nhiếp ảnh|nhiệm vụ|nhà hát|" +
	"nhà máy|nhà nước|nhà trường|nhà văn|nhân dân|nhân lực|nhân viên|nhân ái|nhân đạo|nhập khẩu|nuôi dưỡng|nuôi trồng|nâng cao|nông dân|" +
	"nông lâm|nông nghiệp|nông sản|nông thôn|nông trường|năng khiếu|năng lượng|năng lực|nước sạch|nội chính|nội trú|nội vụ|phong cách|" +
	"phong trào|pháp chế|pháp luật|pháp lý|pháp y|pháp định|phát hành|phát thanh|phát triển|phòng cháy|phòng chống|phòng khám|phòng thủ|" +
	"phương pháp|phối hợp|phổ biến|phổ cập|phổ thông|phụ nữ|phụ sản|phụ trách|phục dựng|phục hồi|phục vụ|quan hệ|quan trắc|quy hoạch|" +
	"quyết định|quyền lợi|quân khu|quân nhân|quân sự|quân y|quân đội|quản lý|quản trị|quận ủy|quốc doanh|quốc gia|quốc hội|quốc lộ|" +
	"quốc phòng|quốc tế|sinh hoạt|sinh học|sinh sản|sinh thái|sinh viên|soạn thảo|sáng kiến|sáng tác|sáng tạo|sân bay|sơ cấp|sư phạm|" +
	"sư đoàn|sản phẩm|sản xuất|sắp xếp|sở hữu|sức khỏe|sự cố|sự nghiệp|thanh niên|thanh thiếu|thanh tra|thi hành|thi đua|thiên nhiên|" +
	"thiên tai|thiếu nhi|thiếu niên|thuế quan|thành niên|thành phố|thành tích|thành viên|thành đoàn|thành ủy|thân thiện|thôn bản|" +
	"thông minh|thông tin|thông tấn|thương binh|thương mại|thường trực|thường vụ|thường xuyên|thẩm mỹ|thẩm phán|thẩm định|thế giới|" +
	"thể chất|thể dục|thể thao|thị trường|thị trấn|thị xã|thị ủy|thống kê|thủ công|thủ tướng|thủ tục|thủy lợi|thủy nông|thủy sản|" +
	"thủy văn|thủy điện|thực hiện|thực hành|thực phẩm|thực vật|tin học|tiên tiến|tiêu biểu|tiêu chuẩn|tiêu dùng|tiến bộ|tiến sĩ|" +
	"trận tổ|chính công|tiếp công|tiếp nhận|tiểu học|tiểu đoàn|tiểu đội|toàn diện|toàn dân|toàn quốc|triển khai|triển lãm|trung cấp|trung học|trung tâm|" +
	"trung đoàn|trung đội|trung ương|truyền hình|truyền thanh|truyền thông|truyền thống|trách nhiệm|trí thức|trí tuệ|trường học|" +
	"trại giam|trại giống|trại tạm|trạm y|trật tự|trẻ em|trọng điểm|trồng trọt|trợ giúp|trợ lý|tuyên giáo|tuyên huấn|tuyên truyền|" +
	"tuyển dụng|tuyển sinh|tài chính|tài nguyên|tài năng|tài sản|tác xã|tái định|tâm thần|tình nguyện|tín dụng|tín hiệu|tín ngưỡng|" +
	"tòa soạn|tòa án|tôn giáo|tăng cường|tư duy|tư liệu|tư nhân|tư pháp|tư tưởng|tư vấn|tượng đài|tập luyện|tập thể|tập đoàn|tỉnh lộ|" +
	"tỉnh đoàn|tỉnh ủy|tổ chức|tổ dân|tổ hợp|tổ quốc|tổng công|tổng cục|tổng hợp|tổng kết|tổng liên|tổng đội|tội phạm|vi phạm|vi sinh|" +
	"vinh dự|viên chức|viễn thông|việc làm|việt nam|vùng biên|vùng cao|vùng sâu|văn bản|văn hóa|văn học|văn minh|văn nghệ|văn phòng|" +
	"văn thư|vượt khó|vận chuyển|vận hành|vận tải|vận động|vật liệu|vật tư|vệ sinh|vệ tinh|xe máy|xi măng|xung kích|xuất bản|xuất khẩu|" +
	"xuất nhập|xuất sắc|xây dựng|xây lắp|xã biên|xã hội|xã viên|xét nghiệm|xét xử|xóa đói|xúc tiến|y dược|y học|y tá|y tế|yêu nước|" +
	"đa dạng|đa khoa|điều dưỡng|điều hành|điều tra|điển hình|điện lực|điện máy|điện ảnh|đoàn kết|đoàn thể|đoàn viên|đào tạo|đô thị|" +
	"đăng ký|đơn vị|đường bộ|đại biểu|đại diện|đại học|đại hội|đại lý|đại đoàn|đại đội|đảng bộ|đảng viên|đảng ủy|đất đai|đầu nguồn|" +
	"đầu tư|địa bàn|địa chính|địa phương|định cư|đối ngoại|đối tác|đồn biên|đồng bào|đồng đội|đổi mới|đội ngũ|đội trưởng|ủy ban|" +
	"ủy nhiệm|ủy viên|ứng dụng|ứng phó"
