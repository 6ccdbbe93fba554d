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

// Words that lists choose from, for making lists of every shape whose right
// reading is known.
var (
	headingWords = map[Field][]string{
		FieldOrdinal:    {"TT", "STT", "Stt", "Số TT", "Số thứ tự", "S.T.T", "#", ""},
		FieldName:       {"Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ và tên đại biểu", "Ho va ten", "Họ, chữ đệm và tên", "Họ và\ntên"},
		FieldGender:     {"Giới tính", "Nam/Nữ", "Giới tính (Nam, nữ)", "Phái"},
		FieldBirth:      {"Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Sinh ngày", "NGÀY SINH", "Ngày sinh (dd/mm/yyyy)"},
		FieldEthnicity:  {"Dân tộc", "DÂN TỘC", "Dan toc", "Thành phần dân tộc"},
		FieldPosition:   {"Chức vụ", "Chức danh", "Chức vụ, chức danh", "Nghề nghiệp", "Chức vụ hiện nay", "Vị trí công tác"},
		FieldUnit:       {"Đơn vị", "Đơn vị công tác", "Cơ quan, đơn vị", "Nơi công tác", "Cơ quan công tác", "DON VI"},
		FieldPhone:      {"Điện thoại", "SĐT", "Số điện thoại", "ĐT di động", "Số ĐT liên hệ"},
		FieldKind:       {"Loại đại biểu", "Thành phần", "Diện đại biểu", "Phân loại đại biểu"},
		FieldDelegation: {"Đoàn", "Đoàn đại biểu", "Thuộc đoàn"},
	}
	packedWords  = []string{"Chức vụ, đơn vị", "Chức vụ, đơn vị công tác", "Chức danh, cơ quan công tác", "Chức vụ và nơi công tác", "Chức vụ/Đơn vị"}
	familyWords  = []string{"Nguyễn", "Trần", "Lò", "Giàng", "Vàng", "Đèo", "Chẻo", "Hoàng", "Đoàn", "Sùng", "H'Mai", "Lường", "Tẩn", "Phó", "Trương", "Vũ", "Tô", "Hồ"}
	middleWords  = []string{"Văn", "Thị", "A", "Thanh", "Quang", "Ngọc", "Đức", "Thị Thu", "Xuân"}
	givenWords   = []string{"Hòa", "Hoà", "Thủy", "Sử", "Ánh", "Dũng", "Hường", "Mỷ", "Yến", "Ước", "Tủa", "Khánh", "Páo", "Ỏm", "Nữ", "Nam", "Năm", "Cả"}
	postWords    = []string{"Giám đốc", "Phó Giám đốc", "Chuyên viên chính", "Giáo viên", "Trưởng phòng", "Bí thư Đảng ủy", "Chủ tịch UBND", "Nông dân", "Hội viên", "Đội trưởng", "Y sĩ", "Trưởng bản", "Nghệ nhân", "Kỹ sư", "Hiệu trưởng", "Phó Chủ tịch HĐND", "Công nhân", "Tổ trưởng"}
	unitWords    = []string{"Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Xã Sìn Hồ", "Công an tỉnh", "Trường Tiểu học số 1", "Công ty Cổ phần Chè Lai Châu", "Hội Liên hiệp Phụ nữ tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Phường Đoàn Kết", "Tỉnh đoàn", "Bệnh viện Đa khoa tỉnh", "Phòng Lao động, việc làm", "Đảng ủy xã Bum Tở", "Bản Nà Cóc, xã Tân Uyên", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Báo và Phát thanh, Truyền hình tỉnh"}
	ethnicWords  = []string{"Kinh", "Thái", "Mông", "Dao", "Hà Nhì", "Giáy", "Khơ Mú", "Ê Đê"}
	kindsOfGuest = []string{"Đại biểu chính thức", "Khách mời", "Đại biểu đương nhiên"}
	delegations  = []string{"Đoàn đại biểu xã Sìn Hồ", "Đoàn đại biểu Khối sở, ngành", "Khối các cơ quan Đảng", "ĐOÀN ĐẠI BIỂU LỰC LƯỢNG VŨ TRANG", "Sở Tài chính", "Cụm thi đua số 1", "Các doanh nghiệp", "đoàn đại biểu phường tân phong"}
	titleWords   = []string{"UBND TỈNH LAI CHÂU", "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI THI ĐUA YÊU NƯỚC", "(Kèm theo Công văn số 1234/SNV-TĐKT ngày 15/9/2025)", "Danh sách trích ngang đại biểu, khách mời", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}
	endWords     = []string{"NGƯỜI LẬP BIỂU", "GIÁM ĐỐC", "TM. BAN TỔ CHỨC", "Lai Châu, ngày 15 tháng 9 năm 2025", "Nơi nhận:", "(Ký, ghi rõ họ tên)", "KT. CHỦ TỊCH", "THỦ TRƯỞNG ĐƠN VỊ"}
)

// maker makes one list.
type maker struct {
	*rand.Rand
	rows   [][]string
	merges []Range
	want   []Record
	doubts []pointedOut
}

func (m *maker) pick(list []string) string { return list[m.IntN(len(list))] }
func (m *maker) chance(percent int) bool   { return m.IntN(100) < percent }

// person makes a delegate, and how a list may write each field.
func (m *maker) person() Record {
	r := Record{Name: m.pick(familyWords) + " " + m.pick(middleWords) + " " + m.pick(givenWords), Ethnicity: m.pick(ethnicWords), Position: m.pick(postWords), Unit: m.pick(unitWords),
		Phone: fmt.Sprintf("09%08d", m.IntN(100_000_000)), KindWord: m.pick(kindsOfGuest), Gender: []data.Gender{data.Male, data.Female}[m.IntN(2)]}
	r.Birth = data.Date(fmt.Sprintf("%04d-%02d-%02d", 1950+m.IntN(50), 1+m.IntN(12), 1+m.IntN(28)))
	if m.chance(25) {
		r.Birth = r.Birth[:4]
	}
	return r
}

func (m *maker) birth(d data.Date) string {
	y, mo, day := d.Parts()
	if mo == 0 {
		return fmt.Sprint(y)
	}
	return fmt.Sprintf([]string{"%02d/%02d/%d", "%d/%d/%d", "%d-%d-%d", "%02d.%02d.%d", " %d / %d / %d"}[m.IntN(5)], day, mo, y)
}

func (m *maker) blank(n int) {
	for range n {
		m.rows = append(m.rows, nil)
	}
}

func (m *maker) delegates() {
	for range m.IntN(4) {
		m.rows = append(m.rows, append(make([]string, m.IntN(3)), m.pick(titleWords)))
		m.blank(m.IntN(2))
	}
	fields := []Field{FieldName, FieldBirth, FieldEthnicity, FieldPhone, FieldKind}
	packed := m.chance(50)
	if packed {
		fields = append(fields, FieldPosition)
	} else {
		fields = append(fields, FieldPosition, FieldUnit)
	}
	twoRows := m.chance(40)
	sections := m.chance(60)
	if !twoRows {
		fields = append(fields, FieldGender)
	}
	if !sections {
		fields = append(fields, FieldDelegation)
	}
	m.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	if m.chance(20) { // fewer columns, but never without names
		kept := fields[:0]
		for _, f := range fields {
			if f == FieldName || f == FieldBirth || m.chance(60) {
				kept = append(kept, f)
			}
		}
		fields = kept
	}
	top, sub := []string{m.pick(headingWords[FieldOrdinal])}, []string{""}
	has := map[Field]bool{}
	for _, f := range fields {
		has[f] = true
		word := m.pick(headingWords[f])
		if f == FieldPosition && packed {
			word = m.pick(packedWords)
		}
		at := len(top)
		top, sub = append(top, word), append(sub, "")
		if f == FieldBirth && twoRows {
			top, sub = append(top, ""), append(sub, "Nữ")
			sub[at] = "Nam"
			m.merges = append(m.merges, Range{len(m.rows) + 1, len(m.rows) + 1, at, at + 1})
		}
	}
	m.rows = append(m.rows, top)
	if twoRows {
		m.rows = append(m.rows, sub)
	}
	if m.chance(20) {
		numbers := make([]string, len(top))
		for i := range numbers {
			numbers[i] = fmt.Sprintf("(%d)", i+1)
		}
		m.rows = append(m.rows, numbers)
	}
	roman := []string{"I", "II", "III", "IV", "V"}
	style := m.IntN(4)
	groups := 1
	if sections {
		groups = 1 + m.IntN(4)
	}
	n := 0
	for g := range groups {
		delegation := delegations[(g+m.IntN(2)*4)%len(delegations)]
		if sections {
			switch style {
			case 0:
				m.rows = append(m.rows, []string{roman[g], delegation})
			case 1:
				m.rows = append(m.rows, []string{roman[g] + ". " + delegation})
				m.merges = append(m.merges, Range{len(m.rows), len(m.rows), 0, len(top) - 1})
			case 2:
				m.rows = append(m.rows, []string{string(rune('A' + g)), delegation})
			case 3:
				m.rows = append(m.rows, []string{"", delegation})
			}
			if has[FieldName] && top[1] != "" && fields[0] != FieldName && style != 1 {
				// The title stands in the column of names.
				last := m.rows[len(m.rows)-1]
				row := make([]string, len(top))
				row[0] = last[0]
				at := 1
				for _, f := range fields {
					if f == FieldName {
						break
					}
					at++
					if f == FieldBirth && twoRows {
						at++
					}
				}
				row[at] = delegation
				m.rows[len(m.rows)-1] = row
			}
			if m.chance(50) {
				n = 0
			}
		}
		for range 1 + m.IntN(5) {
			n++
			r := m.person()
			row := []string{fmt.Sprint(n)}
			for _, f := range fields {
				switch f {
				case FieldName:
					written := r.Name
					if m.chance(20) {
						r.Honorific = m.pick([]string{"Đồng chí", "Đ/c", "Thiếu tá"})
						written = r.Honorific + " " + r.Name
					}
					if m.chance(10) {
						written = "  " + strings.ReplaceAll(written, " ", "\u00a0 ") + " "
					}
					row = append(row, written)
				case FieldBirth:
					switch {
					case !twoRows:
						row = append(row, m.birth(r.Birth))
					case r.Gender == data.Male:
						row = append(row, m.birth(r.Birth), "")
					default:
						row = append(row, "", m.birth(r.Birth))
					}
				case FieldPosition:
					if packed {
						row = append(row, r.Position+m.pick([]string{", ", "\n", "; ", ",  "})+r.Unit)
					} else {
						row = append(row, r.Position)
					}
				case FieldUnit:
					row = append(row, r.Unit)
				case FieldGender:
					row = append(row, map[data.Gender]string{data.Male: "Nam", data.Female: "Nữ"}[r.Gender])
				case FieldEthnicity:
					row = append(row, r.Ethnicity)
				case FieldPhone:
					row = append(row, r.Phone)
				case FieldKind:
					row = append(row, r.KindWord)
				case FieldDelegation:
					r.Delegation = delegation
					row = append(row, delegation)
				}
			}
			m.rows = append(m.rows, row)
			r.Row = len(m.rows)
			if sections {
				r.Delegation = delegation
			}
			m.forget(&r, has, packed, twoRows)
			m.want = append(m.want, r)
		}
		m.blank(m.IntN(2))
	}
	if m.chance(60) {
		m.rows = append(m.rows, []string{"", fmt.Sprintf(m.pick([]string{"(Danh sách này có %d đại biểu)", "Danh sách này gồm %02d đại biểu./.", "Tổng cộng: %d người", "Ấn định danh sách có %d đồng chí"}), len(m.want))})
	}
	for range m.IntN(4) {
		m.blank(m.IntN(2))
		m.rows = append(m.rows, append(make([]string, 1+m.IntN(3)), m.pick(endWords)))
	}
}

// forget drops what the list has no column for.
func (m *maker) forget(r *Record, has map[Field]bool, packed, twoRows bool) {
	if !has[FieldEthnicity] {
		r.Ethnicity = ""
	}
	if !has[FieldPosition] {
		r.Position = ""
	}
	if unit := has[FieldUnit] || packed && has[FieldPosition]; !unit {
		r.Unit = ""
	}
	if !has[FieldPhone] {
		r.Phone = ""
	}
	if !has[FieldKind] {
		r.KindWord = ""
	}
	if gender := has[FieldGender] || twoRows && has[FieldBirth]; !gender {
		r.Gender = ""
	}
}

func (m *maker) grid() *Grid {
	g := &Grid{Merges: m.merges}
	for i, texts := range m.rows {
		r := Row{Number: i + 1}
		for c, s := range texts {
			if s = cleanCell(s); s != "" {
				r.Cells = append(r.Cells, Cell{Text: s, Column: c})
			}
		}
		if len(r.Cells) > 0 {
			g.Rows = append(g.Rows, r)
		}
	}
	return g
}

// Lists put together at random, of many shapes and words, are read exactly.
func TestGeneratedDelegates(t *testing.T) {
	for seed := range uint64(400) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 7))}
		m.delegates()
		l, err := Map(context.Background(), m.grid(), Options{Kind: Delegates, Now: today})
		if err != nil {
			t.Fatalf("seed %d: %v\n%q", seed, err, m.rows)
		}
		if d := cmp.Diff(m.want, l.Records); d != "" {
			t.Errorf("seed %d (-want +got)\n%s\n%s\ncolumns %+v", seed, d, pretty(m.rows), l.Columns)
			return
		}
		for _, p := range l.Problems {
			if p.Code != ProblemDuplicate {
				t.Fatalf("seed %d: %s\n%s", seed, summary(l), pretty(m.rows))
			}
		}
	}
}

func pretty(rows [][]string) string {
	var b strings.Builder
	for i, r := range rows {
		fmt.Fprintf(&b, "%d %q\n", i+1, r)
	}
	return b.String()
}
