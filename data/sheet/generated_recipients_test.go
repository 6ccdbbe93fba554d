package sheet

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

var (
	recipientHeadings = map[Field][]string{
		FieldName:         {"Họ và tên/Tên tập thể", "Tên tập thể, cá nhân", "Tập thể, cá nhân", "Họ và tên, tên tập thể", "TÊN TẬP THỂ, CÁ NHÂN", "Tên cá nhân, tập thể, hộ gia đình", "Đối tượng khen thưởng", "Họ và tên"},
		FieldPosition:     {"Chức vụ, đơn vị", "Chức vụ, đơn vị công tác", "Chức danh/Nơi công tác", "Chức vụ, nơi công tác"},
		FieldAchievement:  {"Thành tích", "Nội dung khen thưởng", "Nội dung thành tích", "Tóm tắt thành tích", "Lý do khen thưởng"},
		FieldAward:        {"Hình thức khen thưởng", "Danh hiệu, hình thức khen thưởng", "Hình thức khen", "Danh hiệu thi đua/Hình thức khen thưởng"},
		FieldDecision:     {"Số Quyết định", "Số QĐ", "Quyết định số", "Quyết định"},
		FieldDecisionDate: {"Ngày Quyết định", "Ngày ký", "Ngày QĐ", "Ngày ban hành"},
		FieldNote:         {"Ghi chú", "Ghi Chú", "Lưu ý"},
	}
	awardNames  = []string{"Bằng khen của Thủ tướng Chính phủ", "Giấy khen của Giám đốc Sở Nội vụ", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Giấy khen của Chủ tịch UBND xã Sìn Hồ", "Huân chương Lao động hạng Ba", "Kỷ niệm chương", "Cờ thi đua của Chính phủ", "Bằng khen của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Chiến sĩ thi đua cơ sở", "Tập thể lao động xuất sắc", "Danh hiệu Lao động tiên tiến", "GIẤY KHEN CỦA HIỆU TRƯỞNG"}
	issuers     = []string{"", "", " của Giám đốc Sở Nội vụ", " của Chủ tịch UBND tỉnh", " của Thủ tướng Chính phủ"}
	collectives = []string{"Phòng Tổ chức, biên chế", "Thanh tra Sở", "Trung tâm Lưu trữ lịch sử", "Công đoàn cơ sở Sở Nội vụ", "Trường Mầm non Hoa Sen", "Tập thể Khoa Nội", "Hợp tác xã Chè Shan", "Ban Công tác Mặt trận bản Hua Nà", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Tiểu đoàn Bộ binh 880", "Chi hội Cựu chiến binh", "Báo và Phát thanh, Truyền hình tỉnh", "Nhân dân và cán bộ xã Bum Tở", "Đồn Biên phòng Ma Lù Thàng", "UBND phường Tân Phong", "Lớp 12A1"}
	themes      = []string{"Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh giai đoạn 2016 - 2025", "Đã có thành tích trong công tác, góp phần vào sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc", "Hoàn thành xuất sắc nhiệm vụ năm 2024", "Sản xuất, kinh doanh giỏi"}
	groupTitles = map[data.RecipientKind][]string{
		data.Collective: {"Tập thể", "TẬP THỂ", "Tập thể:", "Danh sách tập thể", "Về tập thể"},
		data.Individual: {"Cá nhân", "CÁ NHÂN", "Cá nhân:", "Danh sách cá nhân", "Đối với cá nhân"},
		data.Household:  {"Hộ gia đình", "HỘ GIA ĐÌNH", "Các hộ gia đình"},
	}
)

func (m *maker) recipients() counts {
	var got counts
	for range m.IntN(3) {
		m.rows = append(m.rows, append(make([]string, m.IntN(2)), m.pick([]string{"DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG", "(Kèm theo Tờ trình số 214/TTr-SNV ngày 08 tháng 8 năm 2025)", "SỞ NỘI VỤ", "HỘI NGHỊ ĐIỂN HÌNH TIÊN TIẾN LẦN THỨ I"})))
		if m.chance(50) {
			m.merges = append(m.merges, Range{len(m.rows), len(m.rows), len(m.rows[len(m.rows)-1]) - 1, 4})
		}
	}
	sections := m.chance(70)
	fields := []Field{FieldName, FieldPosition, FieldAchievement, FieldNote}
	if !sections {
		fields = append(fields, FieldAward, FieldDecision, FieldDecisionDate)
	}
	m.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	nameAt := 0
	top := []string{m.pick([]string{"TT", "STT", "Số TT"})}
	for i, f := range fields {
		top = append(top, m.pick(recipientHeadings[f]))
		if f == FieldName {
			nameAt = i + 1
		}
	}
	m.rows = append(m.rows, top)
	groupsKnown := sections && m.chance(75)
	style := m.IntN(3)
	used := map[string]bool{}
	for a := range 1 + m.IntN(3) {
		award, number := m.pick(awardNames), fmt.Sprintf("%d/QĐ-%s", 1+m.IntN(2000), m.pick([]string{"SNV", "TTg", "UBND", "CTN", "BVHTTDL"}))
		d, err := data.NewDate(2025, 1+m.IntN(9), 1+m.IntN(28))
		if err != nil {
			panic(err)
		}
		issuer := m.pick(issuers)
		if sections {
			day := m.birth(d)
			if y, mo, dd := d.Parts(); m.chance(40) {
				day = fmt.Sprintf("%02d tháng %d năm %d", dd, mo, y)
			}
			clause := m.pick([]string{" (Quyết định số %s ngày %s%s)", " theo Quyết định số %s ngày %s%s", " (QĐ số %s, ngày %s%s)", ", Quyết định số %s ngày %s%s", " - Quyết định số: %s ngày %s%s", " (kèm theo Quyết định số %s ngày %s%s)"})
			title := m.pick([]string{"", "", "Tặng ", "Đề nghị tặng "}) + award + fmt.Sprintf(clause, number, strings.TrimSpace(day), issuer)
			if strings.HasPrefix(title, "Tặng Danh hiệu") || strings.HasPrefix(title, "Đề nghị tặng Danh hiệu") {
				award = strings.TrimPrefix(award, "Danh hiệu ")
			}
			if m.chance(30) {
				title += ":"
			}
			m.title(style, a, title, nameAt, len(top))
		}
		kinds := []data.RecipientKind{data.Collective, data.Individual, data.Household}
		n := 0
		for k, kind := range kinds {
			if kind == data.Household && m.chance(60) || m.chance(15) && k < 2 {
				continue
			}
			if groupsKnown {
				row := make([]string, nameAt+1)
				row[nameAt] = m.pick(groupTitles[kind])
				switch m.IntN(3) {
				case 0:
					row[0] = string(rune('a'+k)) + ")"
				case 1:
					row[0] = string(rune('a'+k)) + "."
				}
				m.rows = append(m.rows, row)
				n = 0
			}
			for range 1 + m.IntN(4) {
				n++
				r := Record{Recipient: kind, Award: award, Decision: number, DecisionDate: d, Issuer: strings.TrimPrefix(issuer, " của "), Achievement: m.pick(themes)}
				if !sections {
					r.Issuer = ""
				}
				written := ""
				switch kind {
				case data.Collective:
					r.Name = m.pick(collectives)
					written = r.Name
					if m.chance(50) {
						r.Unit = m.pick(unitWords)
					}
				case data.Household:
					r.Name = m.pick([]string{"Hộ gia đình ông ", "Gia đình bà ", "Hộ ông "}) + m.pick(familyWords) + " " + m.pick(middleWords) + " " + m.pick(givenWords)
					written = r.Name
					r.Unit = m.pick([]string{"Bản Nà Cóc", "Bản Hua Nà, xã Than Uyên", "Tổ dân phố số 3"})
				default:
					p := m.person()
					r.Name, r.Position, r.Unit = p.Name, p.Position, p.Unit
					r.Honorific = m.pick([]string{"Ông", "Bà", "Đồng chí", "Đ/c", "Đại úy"})
					r.Gender = map[string]data.Gender{"Ông": data.Male, "Bà": data.Female}[r.Honorific]
					written = r.Honorific + " " + r.Name
					if m.chance(8) {
						r.Posthumous = true
						written += " (truy tặng)"
					}
				}
				if used[r.Name] {
					continue // the same twice is another test's matter
				}
				used[r.Name] = true
				row := []string{fmt.Sprint(n)}
				for _, f := range fields {
					switch f {
					case FieldName:
						row = append(row, written)
					case FieldPosition:
						written := r.Unit
						if r.Position != "" {
							written = r.Position + ", " + r.Unit
						}
						row = append(row, written)
					case FieldAchievement:
						row = append(row, r.Achievement)
					case FieldAward:
						row = append(row, r.Award)
					case FieldDecision:
						row = append(row, r.Decision)
					case FieldDecisionDate:
						row = append(row, m.birth(r.DecisionDate))
					case FieldNote:
						row = append(row, "")
					}
				}
				m.rows = append(m.rows, row)
				r.Row = len(m.rows)
				m.want = append(m.want, r)
				switch kind {
				case data.Collective:
					got.collectives++
				case data.Household:
					got.households++
				default:
					got.individuals++
				}
			}
		}
		m.blank(m.IntN(2))
	}
	return got
}

// title writes a section's title in one of the ways that lists do.
func (m *maker) title(style, ordinal int, title string, nameAt, width int) {
	roman := []string{"I", "II", "III", "IV"}[ordinal]
	row := make([]string, nameAt+1)
	switch style {
	case 0:
		row[0], row[nameAt] = roman, title
	case 1:
		row = []string{roman + ". " + title}
		m.merges = append(m.merges, Range{len(m.rows) + 1, len(m.rows) + 1, 0, width - 1})
	case 2:
		row[nameAt] = title
	}
	m.rows = append(m.rows, row)
}

// footer writes a count under the list; off is how far it is from the truth.
func (m *maker) footer(got counts, off int) {
	var parts []string
	add := func(n int, unit string) {
		if n > 0 {
			words := []string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}
			form := m.IntN(4)
			switch {
			case form == 0 && n <= 10:
				parts = append(parts, "("+capitalized(words[n])+") "+unit)
			case form == 1 && n <= 10:
				parts = append(parts, fmt.Sprintf("%02d (%s) %s", n, words[n], unit))
			case form == 2:
				parts = append(parts, fmt.Sprintf("%02d %s", n, unit))
			default:
				parts = append(parts, fmt.Sprintf("%d %s", n, unit))
			}
		}
	}
	add(got.collectives, "tập thể")
	add(got.individuals+off, "cá nhân")
	add(got.households, "hộ gia đình")
	m.rows = append(m.rows, []string{"", m.pick([]string{"Danh sách này có ", "Danh sách này gồm ", "(Danh sách có ", "Tổng cộng: ", "Ấn định danh sách: "}) + strings.Join(parts, m.pick([]string{", ", " và ", "; "})) + m.pick([]string{"", ".", "./.", ")"})})
}

func TestGeneratedRecipients(t *testing.T) {
	for seed := range uint64(400) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 11))}
		got := m.recipients()
		if len(m.want) == 0 {
			continue
		}
		off := 0
		if m.chance(70) {
			if m.chance(30) {
				off = 1 + m.IntN(2)
			}
			m.footer(got, off)
		}
		m.rows = append(m.rows, []string{"", "", m.pick(endWords)}, []string{"", "", "Hà Thị Lan Chi"})
		l, err := Map(context.Background(), m.grid(), Options{Kind: Recipients, Now: today})
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, pretty(m.rows))
		}
		if d := cmp.Diff(m.want, l.Records); d != "" {
			t.Fatalf("seed %d (-want +got)\n%s\n%s\ncolumns %+v", seed, d, pretty(m.rows), l.Columns)
		}
		if l.Collectives != got.collectives || l.Individuals != got.individuals || l.Households != got.households {
			t.Fatalf("seed %d: %d %d %d", seed, l.Collectives, l.Individuals, l.Households)
		}
		if want := boolInt(off > 0); len(l.Problems) != want {
			t.Fatalf("seed %d: %d problems, want %d\n%s\n%s", seed, len(l.Problems), want, summary(l), pretty(m.rows))
		}
	}
}
