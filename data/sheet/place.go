package sheet

import (
	"strings"
	"unicode"

	"vinhdanh/data/text"
)

// sort of thing that words begin like.
type thing uint8

const (
	thingUnknown thing = iota
	thingPost          // a post or occupation: Giám đốc, Giáo viên
	thingBody          // a body or place: Sở, Công ty, Xã
	thingHouse         // a household: Hộ gia đình
)

// posts are words that begin a post. Longer phrases of bodies overrule them,
// and the other way round: "Hội viên" is a post, "Hội" a body.
const posts = `Giám đốc|GĐ|PGĐ|P.GĐ|TGĐ|PTGĐ|P.Giám đốc|P. Giám đốc|P.Trưởng|P. Trưởng|P.Chủ tịch|P. Chủ tịch|P.Bí thư|P. Bí thư|P.Hiệu trưởng|P. Hiệu trưởng|PCT|P.CT|CT UBND|CT HĐND|CT UBMTTQ|CT Hội|CTHĐQT|PBT|BT Đảng ủy|BTĐU|BTCB|BT Chi bộ|ĐUV|TUV|PTP|P.TP|TP Tổ chức|TP Hành chính|TP TCHC|PHT|CVC|CV|GV|NV|KTT|CBCC|NLĐ|Phó|Trưởng|Quyền|Nguyên|Chủ tịch|Bí thư|Thường trực|Ủy viên|UVBCH|UV|UVTV|UVBTV|Thành viên|Chuyên viên|Nhân viên|Cán bộ|Công chức|Viên chức|Người lao động|Lao động|
Giáo viên|Giảng viên|Hiệu trưởng|Hiệu phó|Học sinh|Sinh viên|Nghiên cứu viên|Nghiên cứu sinh|Kế toán|Thủ quỹ|Văn thư|Lái xe|Bảo vệ|Tạp vụ|Cấp dưỡng|Bác sĩ|Y sĩ|Y tá|Dược sĩ|Dược tá|Điều dưỡng|Hộ lý|Hộ sinh|Nữ hộ sinh|Kỹ thuật viên|Kỹ sư|Kiến trúc sư|Luật sư|Luật gia|
Nông dân|Công nhân|Thợ|Doanh nhân|Nghệ nhân|Nghệ sĩ|Nhà giáo|Nhà báo|Nhà văn|Nhà thơ|Nhạc sĩ|Họa sĩ|Phóng viên|Biên tập viên|Phát thanh viên|Biên đạo|Diễn viên|Vận động viên|Huấn luyện viên|Trọng tài|
Đội trưởng|Đội phó|Đội viên|Tổ trưởng|Tổ phó|Tổ viên|Nhóm trưởng|Chi hội trưởng|Chi hội phó|Chi đoàn trưởng|Liên đội trưởng|Tổng phụ trách|Phụ trách|Hội viên|Đoàn viên|Đảng viên|Công đoàn viên|Xã viên|Dân quân|Chiến sĩ|Bộ đội|Quân nhân|Sĩ quan|Hạ sĩ quan|Cảnh sát|
Chỉ huy|Chỉ huy trưởng|Chỉ huy phó|Chính ủy|Chính trị viên|Tham mưu trưởng|Trợ lý|Thư ký|Đồn trưởng|Đồn phó|Trạm trưởng|Trạm phó|Trung đội trưởng|Đại đội trưởng|Tiểu đoàn trưởng|Tiểu đội trưởng|Trung đoàn trưởng|Khẩu đội trưởng|Công an viên|
Chánh|Kiểm lâm viên|Kiểm soát viên|Kiểm sát viên|Kiểm tra viên|Thanh tra viên|Thẩm phán|Thẩm tra viên|Chấp hành viên|Điều tra viên|Thủ kho|Thủ thư|Thủ trưởng|Giám sát|Quản lý|Quản đốc|Điều hành|Tổng Giám đốc|Tổng biên tập|Phó Tổng|Tổng|
Viện trưởng|Viện phó|Cục trưởng|Cục phó|Vụ trưởng|Vụ phó|Trưởng bản|Già làng|Người có uy tín|Bí thư chi bộ|Cộng tác viên|Tình nguyện viên|Y tế thôn bản|Cô đỡ|Hướng dẫn viên|Đại biểu|Bộ trưởng|Thứ trưởng|Thủ tướng|Đại sứ|Tổng bí thư|
Linh mục|Mục sư|Hòa thượng|Thượng tọa|Đại đức|Ni sư|Trụ trì|Tu sĩ|Kinh doanh|Buôn bán|Nội trợ|Hưu trí|Cựu chiến binh|Thương binh|Hộ kinh doanh|Chủ doanh nghiệp|Chủ cơ sở|Chủ trang trại|Chủ nhiệm|Chủ hộ|Chủ cửa hàng|Xã đội trưởng|Thôn đội trưởng|Ấp đội trưởng|Trưởng|
Director|Deputy|Head|Chief|Chairman|Chairwoman|Chairperson|Vice|Secretary|Officer|Specialist|Teacher|Lecturer|Principal|Doctor|Nurse|Accountant|Farmer|Worker|Engineer|Manager|Member|Driver|Student|Soldier|President|Leader`

// bodies are words that begin the name of a body, a place or any collective.
const bodies = `Sở|Phòng|Ban|Bộ|Cục|Chi cục|Tổng cục|Vụ|Viện|Học viện|Trường|Đại học|Cao đẳng|Khoa|Lớp|Trung tâm|Công ty|Cty|CTCP|CT TNHH|Tổng Công ty|Tập đoàn|Xí nghiệp|Nhà máy|Phân xưởng|Hợp tác xã|HTX|Liên hiệp|Liên hiệp hợp tác xã|Tổ hợp tác|Doanh nghiệp|DNTN|Ngân hàng|Kho bạc|Bảo hiểm|BHXH|
Bệnh viện|BV|Trạm|Phòng khám|Trung đội|Đại đội|Tiểu đoàn|Trung đoàn|Lữ đoàn|Sư đoàn|Quân đoàn|Quân khu|Quân chủng|Binh chủng|Tiểu đội|Khẩu đội|Đồn|Bộ đội biên phòng|BĐBP|Hải đội|Hải đoàn|Phân đội|Hội|Chi hội|Liên đoàn|Liên đoàn Lao động|LĐLĐ|Công đoàn|CĐCS|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Xã đoàn|Thị đoàn|Quận đoàn|Chi đoàn|Liên đội|
Đoàn Thanh niên|Đoàn TN|Đoàn TNCS|Đoàn đại biểu|Đoàn xã|Đoàn phường|Đoàn trường|Đoàn khối|Đoàn cơ sở|Đoàn cơ quan|Đoàn kinh tế|Đoàn nghệ thuật|Đoàn văn công|Đoàn Luật sư|Đoàn công tác|Đoàn các|Đoàn sở|Đoàn tỉnh|Đoàn thể|Đoàn lực lượng|Đoàn công an|Đoàn quân sự|Đoàn ngành|Đoàn huyện|Đoàn thành phố|Đoàn doanh nghiệp|Đoàn cựu chiến binh|Đoàn viên chức|Đoàn đặc khu|Đoàn thị trấn|
Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy|Đảng ủy|Đảng bộ|Chi bộ|Chi ủy|Quân ủy|Trung ương|Mặt trận|MTTQ|UBMTTQ|Ủy ban|UBND|HĐND|Hội đồng|Thường trực HĐND|Thường trực Tỉnh ủy|Văn phòng|VP|Thanh tra|Công an|Bộ Chỉ huy|BCH|BCHQS|BCH Quân sự|BCH Đảng bộ|Ban Chỉ huy|Cảnh sát|Tòa án|TAND|Viện kiểm sát|VKSND|Thuế|Hải quan|Kiểm lâm|Hạt Kiểm lâm|Hạt|Thi hành án|Cục Thi hành án|Điện lực|Bưu điện|Viễn thông|VNPT|Viettel|Mobifone|Agribank|BIDV|Vietinbank|Vietcombank|EVN|
Báo|Báo và|Đài|Tạp chí|Nhà xuất bản|Nhà văn hóa|Nhà hát|Nhà khách|Nhà trẻ|Nhà thuốc|Thư viện|Bảo tàng|Câu lạc bộ|CLB|Nhóm|Cửa hàng|Siêu thị|Khách sạn|Nông trường|Lâm trường|Khu|Vườn quốc gia|Ban Quản lý|BQL|Quỹ|Cơ quan|Đơn vị|Chi nhánh|Cơ sở|Khối|Cụm|Lực lượng|Đội|Tổ|Tập thể|Tập thể lớp|Nhân dân|Nhân dân và cán bộ|Cán bộ và nhân dân|Cán bộ, chiến sĩ|Cán bộ, nhân dân|Cán bộ, công chức|Cán bộ, nhân viên|Cán bộ, giáo viên|Cán bộ và chiến sĩ|Dòng họ|Ban liên lạc|Đội ngũ|Các|Liên minh|Phân hội|Phân viện|Phân hiệu|Bưu cục|Trại|Trang trại|Xưởng|Nghiệp đoàn|Giáo xứ|Giáo họ|Chùa|Nhà thờ|Tịnh xá|Đền|Ban Trị sự|Ban Đại diện|
Xã|Phường|Thị trấn|Đặc khu|Huyện|Thị xã|Thành phố|TP|Quận|Tỉnh|Bản|Thôn|Buôn|Plei|Sóc|Làng|Xóm|Ấp|Tổ dân phố|TDP|Khu phố|Khu dân cư|Khóm|Tiểu khu|Đội sản xuất|
Mầm non|Tiểu học|THCS|THPT|PTDTBT|PTDTNT|MN|TH|Trường MN|Trường TH|
Department|Office|Ministry|Company|Bank|School|University|Hospital|Centre|Center|Committee|Commune|Ward|Province|District|Union|Association|Board|Club|Institute|Division|Team|Group|Station|
مكتب|إدارة|قسم|بلدية|مدرسة|شركة|مستشفى|مركز|جامعة|لجنة|وزارة|مديرية|هيئة|جمعية|مقاطعة|نقابة`

const houses = `Vợ chồng|Hai vợ chồng|Hộ gia đình|Gia đình|Hộ ông|Hộ bà|Hộ anh|Hộ chị|Hộ|Gia đình ông|Gia đình bà|Household|Family|أسرة|عائلة`

var (
	things      = indexThings(text.Canon, false)
	plainThings = indexThings(text.Fold, true)
)

const longestThing = 5

func indexThings(key func(string) string, plain bool) map[string]thing {
	m := map[string]thing{}
	for t, list := range map[thing]string{thingPost: posts, thingHouse: houses, thingBody: bodies} {
		for _, p := range strings.Split(list, "|") {
			k := key(strings.TrimSpace(p))
			if plain && unclear[k] {
				continue
			}
			if old, ok := m[k]; k != "" && (!ok || t < old) {
				m[k] = t // where folding makes two the same, the post: Trưởng, Trường
			}
		}
	}
	return m
}

// unclear words are family names as well where a list has no marks (Vũ, Tô, Hồ,
// Trương …): alone they say nothing there.
var unclear = wordSet("vu to ho truong ca bo doi tong quyen pho ban hoi khu bao ap quan thon la tho hat")

// Where a list has no marks, the second word tells a school from a head.
var (
	plainSchools = wordSet("mam tieu thcs thpt trung pho cao dai chinh mn th cap day")
	plainHeads   = wordSet("phong ban khoa thon doi xom khu doan nganh tram bo")
)

// begins tells what a text begins like: the longest phrase at its start decides.
func begins(s string) thing { return beginsIn(s, text.HasMarks(s)) }

// beginsIn is begins for a part of a text that has marks, or has none: in
// "Trưởng ban - Ban QLDA" the second "Ban" is written with all its marks.
func beginsIn(s string, marks bool) thing {
	index := plainThings
	key := text.Fold
	if marks {
		index, key = things, text.Canon
	}
	found := thingUnknown
	end, words := 0, 0
	for words < longestThing && end < len(s) {
		next := strings.IndexByte(s[end:], ' ')
		if next < 0 {
			next = len(s) - end
		}
		end += next
		words++
		if t, ok := index[key(strings.Trim(s[:end], ".,:;()\"“”'"))]; ok {
			found = t
		} else if found == thingBody && heads[key(lastWord(s[:end]))] {
			return thingPost // "Chi cục trưởng", "Hạt phó"
		}
		end++
	}
	if !marks && found == thingUnknown {
		switch w := strings.Fields(text.Fold(s)); {
		case len(w) < 2 || w[0] != "truong":
		case plainSchools[w[1]]:
			return thingBody
		case plainHeads[w[1]]:
			return thingPost
		}
	}
	return found
}

// heads are the words that make a post of the body before them.
var heads = wordSet("trưởng phó")

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// families are the first words of most names in the lists of a province.
var families = nameSet(`Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Âu Bạch Bành Bế Biện Ca Cà Cao Cầm Chu Châu Chảo Chẻo Chìu Cổ Cù Cung Cư Cứ Cháng Chang Chảng Chớ Chá Danh Diệp Diêm Doãn Dư Đái Đàm Đan Đào Đậu Đèo Điêu Đinh Đoàn Đồng Đới Đường
	Giang Giàng Giáp H' Hà Hạ Hạng Hảng Hàn Hầu Hoa Hoàn Hờ Hứa Hù Hùng Khà Khang Khuất Khúc Khổng Khuông Kiều Kim Kha Kpă Ksor La Lã Lại Lâm Lam Lò Lỗ Lộc Lục Lư Lù Lừu Lương Lường Lưu Ly Lỳ Lồ Lùng Ma Má Mã Mai Mạc Mào Mạnh Mè Mỵ Mông Mùa Nay Nghiêm Ngải Niê Ninh Nông Ông Phàn Phàng Phí Phó Phu Phù Phùng Phương Phượng
	Quách Quàng Quan Quản Quyền R'com Rơ Rmah Sa Sần Sầm Siu Sình Sơn Sùng Tạ Tải Tao Tăng Tân Tất Tẩn Thạch Thái Thàng Thào Thân Thẩm Thi Thiều Thiệu Thinh Tiêu Tô Tòng Tống Tôn Trà Tráng Trang Triệu Trịnh Trưng Trương Từ Tường Ty Ung Uông Vạn Vàng Văn Vàn Vi Vì Viên Viên Vương Vừ Vưu Xa Xin Xồng Y Yên Ứng Thò Thao Pờ Pồ Phìn Pang Tro Thong Bờ Bàn Bằng Bá Trừu Tếnh`)

func nameSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[text.Canon(w)] = true
		m[text.Fold(w)] = true
	}
	return m
}

// familyName tells whether a text begins like a person's name.
func familyName(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	if strings.ContainsAny(word, "'’ʼ") {
		return true
	}
	if text.HasMarks(s) {
		return families[text.Canon(word)]
	}
	return families[text.Fold(word)]
}

// looksLikePerson tells whether a text could be a person's name: two to seven
// words, each with a capital first, no figures, and no body or post.
func looksLikePerson(s string) bool {
	_, s = text.CutHonorific(s)
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 7 || len(s) > 80 {
		return false
	}
	for _, w := range words {
		first := true
		for _, r := range w {
			if first && (unicode.IsLower(r) || !unicode.IsLetter(r)) {
				return false
			}
			first = false
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("'’ʼ.-", r) {
				return false
			}
		}
	}
	if begins(s) == thingUnknown {
		return true
	}
	// A family may be called like a post: "Phó Đức Năm".
	return len(words) > 2 && familyName(s) && begins(strings.Join(words[1:], " ")) == thingUnknown
}
