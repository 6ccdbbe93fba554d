// Package texttest has Vietnamese names and phrases, such as lists of offices
// hold, and writes them in the old encodings, for the tests of the packages
// that tell encodings apart.
package texttest

import "strings"

// Family, Middle and Given are the parts of names, of many peoples.
var (
	Family = strings.Fields(`Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Giàng Thào Sùng Vàng Mùa Chẻo Tẩn Lường Quàng Cà Hà Đèo Mào
		Phàn Tống Đinh Đoàn Trịnh Mai Tô Lâm Cao Châu Trương Vương Từ Tạ Hứa Kiều La Lưu Mạc Nghiêm Nông Ninh Ông Phùng Quách Thạch Sơn Kim Danh Thái Tòng Bạc Cầm
		Khoàng Lù Vừ Hạng Cứ Ly Má Thòng Sín Chíu Ma Triệu Bàn Đàm Hầu Lục Lương Vi Hờ Tráng Pờ Mí Cháng Tần Lèng Chu Giá Kháng Mừng Xồng Lầu Rmah Siu Y`)
	Middle = strings.Fields(`Văn Thị Hữu Đức Công Quang Ngọc Xuân Thu Hạ Đông Minh Thanh Trọng Tiến Việt Kim Lan Hồng Bích Thúy A Páo Thành Đình Bá Duy Gia Hải
		Hoàng Khắc Mạnh Nhật Phương Quốc Tấn Thế Trung Tuấn Viết Xuân Ánh Diệu Khánh Mỹ Như Phúc Quỳnh Thùy Tú Vân Yến Láo Seo Chứ Bảo Anh Nam`)
	Given = strings.Fields(`An Anh Ánh Ân Bảo Bình Bích Bằng Cường Chi Châu Chung Dung Dũng Dương Duyên Đạt Điệp Định Đông Đức Giang Hà Hạnh Hảo Hằng Hậu Hiền Hiếu Hiệp
		Hòa Hoà Hoa Hoài Hoàn Hoạt Hồng Huệ Hùng Huy Huyền Hương Hướng Hữu Khánh Khoa Khôi Khuê Kiên Kiều Lan Lâm Liên Liễu Linh Loan Long Lợi Lực Lương Lưu Lý Mai Mạnh
		Minh My Mỹ Nam Nga Ngà Ngân Nghĩa Ngọc Nguyên Nguyệt Nhàn Nhung Nhường Oanh Phong Phú Phúc Phượng Quân Quang Quế Quý Quyên Quyết Quỳnh Sáng Sáu Sen Sinh Sơn Sử Tài
		Tâm Tân Tấn Thái Thảo Thắm Thắng Thanh Thành Thiện Thịnh Thoa Thông Thơ Thu Thủy Thuỷ Thúy Thuý Thư Thương Tiến Tình Toàn Tráng Trang Trí Trinh Trọng Trung Trường
		Tú Tuấn Tuệ Tùng Tuyết Tươi Ưng Út Uyên Vân Viễn Việt Vinh Vĩnh Vũ Vui Vượng Vy Xuân Xuyến Ý Yên Yến Pó Sùng Dế Chứ Páo Tủa Mỷ Sua Chơ Vảng Dở Lử Phừ`)
)

// Phrases are posts, units, peoples, awards and reasons.
var Phrases = strings.Split(`Sở Nội vụ tỉnh Lai Châu
Sở Nông nghiệp và Môi trường
Sở Giáo dục và Đào tạo
Sở Văn hóa, Thể thao và Du lịch
Sở Tài chính
Sở Y tế
Ban Tổ chức Tỉnh ủy
Ban Tuyên giáo và Dân vận Tỉnh ủy
Ủy ban nhân dân xã Sìn Hồ
Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh
Hội đồng nhân dân phường Đoàn Kết
UBND phường Tân Phong
Bộ Chỉ huy Quân sự tỉnh
Bộ đội Biên phòng tỉnh
Công an tỉnh
Đoàn đại biểu xã Mường Tè
Đoàn Thanh niên Cộng sản Hồ Chí Minh
Hội Liên hiệp Phụ nữ tỉnh
Hội Cựu chiến binh huyện Tam Đường
Hội Nông dân xã Nậm Hàng
Liên đoàn Lao động tỉnh
Trường THPT chuyên Lê Quý Đôn
Trường Mầm non số 1 xã Bản Bo
Trường PTDTBT Tiểu học Tả Lèng
Trung tâm Y tế khu vực Phong Thổ
Bệnh viện Đa khoa tỉnh Lai Châu
Công ty Cổ phần Chè Than Uyên
Công ty TNHH Một thành viên Môi trường
Hợp tác xã dịch vụ Mường So
Tổ dân phố số 5
Bản Sin Suối Hồ, xã Sin Suối Hồ
Văn phòng
Thanh tra tỉnh
Kho bạc Nhà nước khu vực X
Quỹ Tín dụng nhân dân
Bưu điện tỉnh
Đài Phát thanh và Truyền hình
Báo và Phát thanh, Truyền hình Lai Châu
Giám đốc
Phó Giám đốc
Chủ tịch
Phó Chủ tịch Thường trực
Bí thư Đảng ủy
Phó Bí thư Thường trực
Trưởng phòng
Phó Trưởng phòng
Chuyên viên
Kế toán trưởng
Bác sĩ
Điều dưỡng trưởng
Giáo viên
Hiệu trưởng
Đội trưởng
Trưởng bản
Người có uy tín
Nông dân
Học sinh lớp 12A1
Công nhân
Lái xe
Thủ quỹ
Nghệ nhân
Già làng
Kinh
Tày
Thái
Mường
Hmông
Mông
Dao
Hà Nhì
Giáy
Khơ Mú
La Hủ
Lự
Lào
Mảng
Si La
Cống
Hoa
Nùng
Khmer
Sán Dìu
Nam
Nữ
Không
Phật giáo
Công giáo
Tin Lành
Cao Đài
Đại học
Thạc sĩ
Tiến sĩ
Cao đẳng
Trung cấp
Sơ cấp
Cao cấp
Cử nhân
Bằng khen của Thủ tướng Chính phủ
Bằng khen của Chủ tịch UBND tỉnh
Giấy khen
Huân chương Lao động hạng Ba
Cờ thi đua của Chính phủ
Chiến sĩ thi đua cơ sở
Chiến sĩ thi đua cấp tỉnh
Lao động tiên tiến
Tập thể lao động xuất sắc
Gia đình văn hóa
Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025
Có thành tích trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
Hoàn thành xuất sắc nhiệm vụ năm 2024
Có nhiều đóng góp cho công tác giảm nghèo, xây dựng nông thôn mới
Đại biểu chính thức
Đại biểu đương nhiên
Khách mời
Điển hình tiên tiến
Họ và tên
Ngày, tháng, năm sinh
Chức vụ, đơn vị công tác
Dân tộc
Tôn giáo
Trình độ
Ghi chú
Danh sách này có 03 tập thể, 15 cá nhân
DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ
Kèm theo Quyết định số 416/QĐ-SNV ngày 05 tháng 9 năm 2025
Tỉnh Quảng Ninh
Thành phố Đà Nẵng
Thành phố Huế
Tỉnh Đắk Lắk
Tỉnh Khánh Hòa
Tỉnh Phú Thọ
Tỉnh Cà Mau
Tỉnh Lào Cai
Tỉnh Sơn La
Tỉnh Điện Biên
Đặc khu Phú Quốc
Phường Hoàn Kiếm
Xã Ô Lâm
Xã Ia Ơi
Phường Thủ Dầu Một`, "\n")

// Names makes n names, all different in their turn through the parts.
func Names(n int) []string {
	list := make([]string, n)
	for i := range list {
		f, m, g := Family[i%len(Family)], Middle[(i/3+i/len(Family))%len(Middle)], Given[(i*7+i/len(Given))%len(Given)]
		switch i % 11 {
		case 3:
			list[i] = f + " " + g
		case 7:
			list[i] = f + " " + m + " " + Given[(i*13+5)%len(Given)] + " " + g
		default:
			list[i] = f + " " + m + " " + g
		}
	}
	return list
}

// Foreign are words of other languages, names of peoples of the highlands and
// signs, all right as they stand.
var Foreign = strings.FieldsFunc(`Müller|Jürgen Groß|Straße 12|Köln|Zürich|Björn Ångström|Søren Kierkegaard|Bø|Gå på|Håkon|Tromsø|Åse Lård|Ærø|Ålesund|Bodø|Sø|På gå nå|Grün|Süd|Tür|Fräulein Schön
François Müller|Thérèse|Hélène Lefèvre|Noël|Loïc|Thaï|haïr|naïve|où|là|déjà vu|château|août|Île-de-France|Œuvre|garçon|hôtel|Aïda|Zoé|Chloë|Citroën|Saône|à côté
Muñoz|Peña|Ibáñez|Núñez|mañana|São Paulo|João|Simões|Conceição|Ñandú|José|Ángel|Íñigo|café|Málaga|pão|não|Luís|Raúl
Çelik|Gülşen|Yıldız|Łódź|Dvořák|Škoda|Þór|Guðmundur|Sigurðsson|Jökulsárlón|Óðinn|Ísland|Kovács|Győr|Tõnu|Äänekoski|Hämäläinen|Seppä|Työ
H'Nghia Êban|H’Hen Niê|Y Bhăm Êñuôl|Y Thịnh Niê Kđăm|Ksor Phước|Rơ Chăm|Kpă Kơ Lơng|Ê Đê|Ê-đê|Gia Rai|Ba Na|M'Nông|K'Ho|Đắk Lắk|Krông Pắc|Ea H'Leo|Buôn Đôn|Rah Lan|A Viết Tơn|Zơrâm Bhoong
ثي هونغ|لو|محمد عبد الله|中文|Иванов|Ελλάδα|ไทย
© 2025|® Microsoft®|™|½|¼ giờ|1½ kg|№ 5|·|A · B|Lò · Giàng|§ 12|§a|25 °C|5 m²|10 m³|5 µm|±3|×|3×4|÷|«|« oui »|«Bài hát»|¿Qué?|¡Hola!|1ª|2º|a¹|B¹|Hà¹|Nam²|£5|€5|¥|¢|10 ₫|• mục|– gạch –|…|“Danh hiệu”|‘Anh’|→
hung.nguyen@laichau.gov.vn|lan_anh+1@gmail.com|https://laichau.gov.vn/?q=%C3%A0|0912 345 678|+84 912 345 678|1234567890123|12/QĐ-UBND|416/QĐ-SNV|A1-05|N/A|x|STT|TT|-
Ðoàn Kết|Ðinh Văn An`, func(r rune) bool { return r == '|' || r == '\n' })
