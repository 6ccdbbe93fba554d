package layout

import (
	_ "embed"
	"strings"
	"sync"
)

// kind tells what a word is to the rules of line breaking; a word can be of many.
type kind uint16

const (
	// opens are words that often open a phrase: a line begins well with them and
	// ends badly.
	opens kind = 1 << iota
	// hangs are words besides that a line does not end with.
	hangs
	// labels stand before the number that belongs to them.
	labels
	// dates are labels of a day, and continue one: "ngày 05 tháng 9 năm 2025".
	dates
	// ordinals stand behind "thứ", "hạng", "tháng".
	ordinals
	// units stand behind the number that belongs to them, also one that looks like a year.
	units
	// thousands go on with what is counted: "5 triệu đồng", "50 nghìn lượt".
	thousands
	// months stand before a number that belongs to them, too.
	months
	// short are abbreviations in small letters that a capital or number follows.
	short
	// families are family names, of all peoples of Vietnam, in small letters.
	families
	// calls are forms of address and words for a place, before a name.
	calls
	// sons stand between two names: "محمد بن سلمان".
	sons
	// leads are first syllables of words of two.
	leads
)

// pairKind tells what a word of two syllables is.
type pairKind uint8

const (
	// compound are words that often stand on certificates; a good setter does
	// not break a line inside them.
	compound pairKind = 1 << iota
	// titles are the like of two syllables.
	titles
	// posts are held by somebody whose family name follows: "Chủ tịch Hồ Chí Minh".
	posts
	// periods are labels of two syllables before a span of years.
	periods
	// decrees are what a number and a date name.
	decrees
	// bodies are what goes on with whose they are: "Ủy ban nhân dân".
	bodies
)

// wordLists has the words of each kind, in small letters; others may be added.
var wordLists = map[kind]string{
	opens: `trong vì và với của cho để góp giai nhằm tại từ do theo nhân qua đã có là hoặc thuộc bằng về được giữa đến vào trên dưới
	cùng hay bởi mà khi nếu không sẽ đang như cũng tới ở cấp phó
	of in and for the to at by with from on as under
	في من إلى على عن مع بين أو التي الذي لدى ضمن خلال`,
	hangs: `các những một mọi từng mỗi môn sự việc cuộc nền bộ rất đạt toàn cả số lần ban
	a an`,
	labels: `số thứ lần khóa khoá điều chương mục khoản quý hạng loại nhóm đợt đội tổ lớp tiểu khu thôn quận phường kỳ nhiệm điểm trang tập mẫu
	cấp bậc đời đoạn năm tháng ngày mùng mồng tuổi lộ án no number article رقم عام سنة يوم شهر المادة الفترة`,
	dates:    "ngày tháng năm quý mùng mồng",
	ordinals: "nhất nhì hai ba tư bốn năm sáu bảy tám chín mười giêng chạp",
	units: `% ‰ ° giờ phút giây tuần đồng đ đô vnđ vnd usd nghìn ngàn vạn triệu tỷ tỉ trăm m km cm mm ha m² m2 m³ m3 km² km2 kg g tấn tạ yến lít
	người hộ em cháu học lượt lần cây suất con cái chiếc mô sản bộ phần bài căn ngôi
	january february march april may june july august september october november december`,
	thousands: "trăm nghìn ngàn vạn triệu tỷ tỉ million billion thousand ألف مليون مليار",
	months:    "january february march april may june july august september october november december",
	short:     "tp tx tt ths bs ts no mr mrs ms dr prof st",
	families: `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh mai trương lâm cao tạ tô tống
	triệu chu châu đinh hà lương lưu phùng quách thái thạch kiều từ mạc nghiêm doãn khuất ninh la văn tăng thân trang ông vương viên
	lò lù lường lầu lỳ lìm quàng quàn tòng cà cầm bạc hoàng vi nông hứa bế ma lục mông đàm đổng chẻo tẩn phàn chảo lèng giàng vàng vừ vù sùng
	mùa hờ cứ thào thò hạng lừu sồng cháng hầu chang pờ khoàng vàng ly ma thền lả tao mã chìu tằng bàn đặng trưởng phù lèo tráng cư
	siu rơ ksor rmah nay kpă kpuih rah rcom rơchâm ralan hiao niê mlô êban kbuôr byă ayun knul êñuôl y h' k' kră đinh a điểu
	danh sơn kim kiên chau néang neáng công tôn trà bnướch alăng zơrâm pơloong arất bh'riu hôih blúp`,
	calls: `ông bà em cụ anh chị cô chú bác cháu thầy mẹ bố mế già ama aduôn đ/c đc tỉnh xã phường huyện thôn bản ấp buôn làng plei phố quận người đảo sông núi hộ
	mr mrs ms dr السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة المهندس عبد بن بنت ابن أبو أم آل`,
	sons: "بن بنت ابن bin ibn",
}

// pairLists has words of two syllables.
var pairLists = map[pairKind]string{
	titles: `đồng chí, liệt sĩ, liệt sỹ, bác sĩ, bác sỹ, nghệ nhân, nhà giáo, giáo sư, tiến sĩ, thạc sĩ, kỹ sư, già làng, trưởng bản, trưởng thôn,
	thượng tọa, hòa thượng, đại đức, ni sư, ni trưởng, linh mục, giám mục, mục sư, chiến sĩ, chiến sỹ, nghệ sĩ, nghệ sỹ, luật sư, dược sĩ, y sĩ, thầy giáo, cô giáo, bà mẹ, gia đình, học sinh, sinh viên,
	thành phố, thị trấn, thị xã, đặc khu, khu phố, dân phố, dân tộc, bác hồ`,
	posts: `chủ tịch, bí thư, tổng thống, đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy, thượng úy, trung úy, thiếu úy,
	giám đốc, hiệu trưởng, trưởng phòng, trưởng ban, bộ trưởng, thủ tướng, cục trưởng, chi cục, viện trưởng, anh hùng, lãnh tụ, vận động, danh tướng, nhà thơ, nhà văn, nhạc sĩ, họa sĩ`,
	bodies:  "ủy ban, uỷ ban, hội đồng, mặt trận, liên đoàn, liên hiệp",
	periods: "giai đoạn, nhiệm kỳ, thời kỳ, năm học, niên khóa, niên khoá, khóa học, khoá học, lần thứ, quốc lộ",
	decrees: "nghị định, quyết định, nghị quyết, thông tư, chỉ thị, kế hoạch, kết luận, công văn, tờ trình, hướng dẫn, đề án, chương trình, công điện, quy định, pháp lệnh, biên bản, thông báo, hiệp định",
}

// compoundList holds the compounds, one a line.
//
//go:embed compounds.txt
var compoundList string

// lexicon finds words and pairs of words.
type lexicon struct {
	words map[string]kind
	pairs map[[2]string]pairKind
}

var lexicons = sync.OnceValue(func() lexicon {
	x := lexicon{map[string]kind{}, map[[2]string]pairKind{}}
	for k, list := range wordLists {
		for w := range strings.FieldsSeq(list) {
			x.words[w] |= k
		}
	}
	add := func(pair string, k pairKind) {
		if a, b, ok := strings.Cut(strings.TrimSpace(pair), " "); ok {
			x.words[a] |= leads
			x.pairs[[2]string{a, b}] |= k
		}
	}
	for k, list := range pairLists {
		for w := range strings.SplitSeq(list, ",") {
			add(w, k)
		}
	}
	for line := range strings.Lines(compoundList) {
		if line[0] != '#' {
			add(line, compound)
		}
	}
	return x
})
