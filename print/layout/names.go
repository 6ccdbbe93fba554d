package layout

// Names of people in running text are found by their capitals: a run of two to
// five words with a capital, or of more behind a family name, is taken for one
// name ("Hồ Chí Minh", "Vàng A Chính", "H'Nghia Êban", "Lai Châu"). What only
// looks like one is an office's name, of which each word of two syllables
// begins with a capital and goes on small: "Sở Nội vụ".

// families are family names, of all peoples of Vietnam, in small letters.
var families = set(`nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh mai trương lâm cao tạ tô tống
	triệu chu châu đinh hà lương lưu phùng quách thái thạch kiều từ mạc nghiêm doãn khuất ninh la văn tăng thân trang ông vương viên
	lò lù lường lầu lỳ lìm quàng quàn tòng cà cầm bạc hoàng vi nông hứa bế ma lục mông đàm đổng chẻo tẩn phàn chảo lèng giàng vàng vừ vù sùng
	mùa hờ cứ thào thò hạng lừu sồng cháng hầu chang pờ khoàng vàng ly ma thền lả tao mã chìu tằng bàn đặng trưởng phù lèo tráng cư
	siu rơ ksor rmah nay kpă kpuih rah rcom rơchâm ralan hiao niê mlô êban kbuôr byă ayun knul êñuôl y h' k' kră đinh a điểu
	danh sơn kim kiên chau néang neáng công tôn trà bnướch alăng zơrâm pơloong arất bh'riu hôih blúp`)

// calls are forms of address and words for a place, before a name.
var calls = set(`ông bà em cụ anh chị cô chú bác cháu thầy mẹ bố mế già ama aduôn đ/c đc tỉnh xã phường huyện thôn bản ấp buôn làng plei phố quận người đảo sông núi hộ
	mr mrs ms dr السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة المهندس عبد بن بنت ابن أبو أم آل`)

// sons stand between two names: "محمد بن سلمان".
var sons = set("بن بنت ابن bin ibn")

// titles are the like of two syllables.
var titles = set2(`đồng chí, liệt sĩ, liệt sỹ, bác sĩ, bác sỹ, nghệ nhân, nhà giáo, giáo sư, tiến sĩ, thạc sĩ, kỹ sư, già làng, trưởng bản, trưởng thôn,
	thượng tọa, hòa thượng, đại đức, ni sư, ni trưởng, linh mục, giám mục, mục sư, chiến sĩ, chiến sỹ, nghệ sĩ, nghệ sỹ, luật sư, dược sĩ, y sĩ, thầy giáo, cô giáo, bà mẹ, gia đình, học sinh, sinh viên,
	thành phố, thị trấn, thị xã, đặc khu, khu phố, dân phố, dân tộc, bác hồ`)

// posts are held by somebody whose family name follows: "Chủ tịch Hồ Chí Minh".
var posts = set2(`chủ tịch, bí thư, tổng thống, đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy, thượng úy, trung úy, thiếu úy,
	giám đốc, hiệu trưởng, trưởng phòng, trưởng ban, bộ trưởng, thủ tướng, cục trưởng, chi cục, viện trưởng, anh hùng, lãnh tụ, vận động, danh tướng, nhà thơ, nhà văn, nhạc sĩ, họa sĩ`)

// longestName is how many words a name may have whose first is a family name.
const longestName = 8

// names ties the words of names, and tells of each word whether a name ends with it.
func (t sentence) names(words []word) []bool {
	ends := make([]bool, len(t))
	tieAll := func(from, to int) {
		for k := from; k < to-1; k++ {
			words[k].tie = tieName
		}
		ends[to-1] = true
	}
	shouted := t.shouted()
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && (t[j].capital || shouted && t[j].acronym && (j > i || families[t[j].low])) {
			j++
			if t[j-1].closes || j < len(t) && t[j].acronym != t[j-1].acronym && !t[j].capital {
				break
			}
		}
		next := max(j, i+1)
		// The last word may open an office's name: "Hoàng Văn Nam Giám đốc".
		if j > i && j < len(t) && !t[j].capital && t.compound(j-1) {
			j--
		}
		for i < j && calls[t[i].low] { // tied by what they are
			i++
		}
		switch n := j - i; {
		case n >= 2 && (n <= 5 || n <= longestName && families[t[i].low]):
			tieAll(i, j)
		case n > 5: // Every Word With A Capital: only what a family name begins
			for k := j - 5; k <= j-2; k++ {
				if families[t[k].low] {
					tieAll(k, j)
					break
				}
			}
		case n == 1 && i > 0 && (calls[t[i-1].low] || titles[t.pair(i-2)]):
			ends[i] = true // "xã Tía"
		}
		i = next
	}
	return ends
}

// shouted tells whether names may stand in capitals: in a text that is not
// itself all in capitals, or is no longer than a name with what is before it.
func (t sentence) shouted() bool {
	for i := range t {
		if len(t) <= 6 || t[i].low == bare(t[i].text) && !t[i].number && !t[i].dash {
			return true
		}
	}
	return false
}

// addressed judges the place after word i: is it in or behind a form of address?
func (t sentence) addressed(i int) tie {
	a, b, c := t.at(i), t.at(i+1), t.at(i+2)
	switch p, q := t.pair(i), t.pair(i-1); {
	case sons[b.low]:
		return tieNumber
	case calls[a.low] && (b.capital || b.acronym && families[b.low] || a.low > "\u0600"):
		return tieNumber
	case titles[p] && c.capital, posts[p] && c.capital && families[c.low] && !t.compound(i+2):
		return tieNumber
	case titles[q] && b.capital, posts[q] && b.capital && families[b.low] && !t.compound(i+1):
		return tieTitle
	}
	return loose
}
