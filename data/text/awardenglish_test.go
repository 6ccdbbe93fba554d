package text

import "testing"

var englishCatalogue = [][]string{
	{"Huân chương Lao động hạng Ba", "Labour Order, 3rd class"}, {"Bằng khen của Thủ tướng Chính phủ", "Prime Minister's certificate of merit"},
	{"Bằng khen của Chủ tịch UBND tỉnh", "Provincial certificate of merit"}, {"Gia đình văn hóa", "Cultural family"}, {"Giấy khen", "Certificate of commendation"},
	{"Cờ thi đua của Chính phủ", "Government emulation flag"}, {"Chiến sĩ thi đua cơ sở", "Grassroots emulation fighter"}, {"Kỷ niệm chương", "Commemorative medal"},
	{"Lao động tiên tiến", "Advanced worker"}, {"شهادة تقدير"},
}

// Lists in English turn the words of awards about as they like.
func TestAwardsInEnglish(t *testing.T) {
	for in, want := range map[string]int{
		"Labour Order, 3rd class": 0, "Third-class Labor Order": 0, "Labor Medal, class III": 0, "LABOUR ORDER 3RD CLASS": 0, "Labour Order": -1, "Labour Order, 2nd class": -1,
		"Certificate of Merit of the Prime Minister": 1, "Prime Minister’s Certificate of Merit": 1, "PM's certificate of merit": 1,
		"Certificate of Merit of the Chairman of the Provincial People's Committee": 2, "Certificate of Merit of the People's Committee of Lai Chau Province": 2,
		"Certificate of Merit of the Minister of Finance": -1, "Certificate of Merit": -1,
		"Cultural family": 3, "cultural families": 3, "Certificate of Commendation of the Director of the Department of Home Affairs": 4, "Certificate of commendation": 4,
		"Emulation Flag of the Government": 5, "Emulation fighter at grassroots level": 6, "Commemorative Medal": 7, "Medal of Friendship": -1, "Advanced workers": 8, "شهادة تقدير": 9,
	} {
		if got := MatchAward(in, englishCatalogue); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

// What follows a known award's name makes it another unless it says who gives
// it, its class, when or what for.
func TestAwardsOfTheirOwn(t *testing.T) {
	for in, want := range map[string]int{
		"Kỷ niệm chương vì bản làng": -1, "Kỷ niệm chương “Vì sự nghiệp thi đua, khen thưởng”": -1, "Kỷ niệm chương chiến sĩ Trường Sa": -1,
		"Kỷ niệm chương của Bộ Nội vụ": 7, "Kỷ niệm chương Bộ Nội vụ": 7, "Kỷ niệm chương cấp tỉnh": 7, "KNC của Liên minh Hợp tác xã": 7, "Kỷ niệm chương": 7,
		"Gia đình văn hóa tiêu biểu": -1, "Gia đình văn hóa năm 2025": 3, "Lao động tiên tiến 2024": 8, "Lao động tiên tiến xuất sắc": -1, "Giấy khen SNV": 4, "Giấy khen đột xuất": 4,
		"Bằng khen của Chủ tịch UBND tỉnh Lai Châu": 2, "Bằng khen UBND tỉnh Bà Rịa - Vũng Tàu": 2, "Chiến sĩ thi đua cơ sở 3 năm liền": 6,
	} {
		if got := MatchAward(in, englishCatalogue); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}
