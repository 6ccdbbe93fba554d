package print

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

func proofRows(n int) []ProofRow {
	some := []ProofRow{
		{Recipient: "Bà Đặng Thu Ngân", Post: "Chuyên viên, Phòng Nội vụ xã Nậm Tía", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025",
			Award: "Giấy khen của Giám đốc Sở Nội vụ", Decision: "Quyết định số 416/QĐ-SNV ngày 05 tháng 9 năm 2025", Register: "0098"},
		{Kind: Collective, Recipient: "Tập thể Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Nậm Tía", Post: "Tỉnh An Sơn",
			Achievement: "Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, góp phần vào sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc",
			Award:       "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", Decision: "Quyết định số 1416/QĐ-UBND ngày 05 tháng 9 năm 2025"},
		{Recipient: "Ông عبد الرحمن بن محمد", Post: "Chuyên gia", Achievement: "Vì sự nghiệp phát triển tỉnh An Sơn", Award: "Giấy khen",
			Other: []string{"Mr. Abd al-Rahman ibn Muhammad", "For his part in the development of An Sơn"}},
	}
	var rows []ProofRow
	for i := range n {
		rows = append(rows, some[i%len(some)])
	}
	return rows
}

func proofSlip(n int) ProofSlipInput {
	return ProofSlipInput{Superior: "Ủy ban nhân dân tỉnh An Sơn", Host: "Sở Nội vụ", Place: "An Sơn", Event: congress, Unit: "Xã Nậm Tía", Rows: proofRows(n)}
}

// The slip's pages are numbered, each has the table's head, nothing of a text
// is lost, and the places to sign stand together on the last one.
func TestProofSlip(t *testing.T) {
	paper := layout.Rect{X: marginLeft - 0.1, Y: 10, W: textW + 0.2, H: paperH - 18} // italics lean out a hair
	for _, n := range []int{1, 3, 23, 200} {
		pages, w, err := ProofSlip(proofSlip(n), embedded(t))
		if err != nil || len(w) > 0 {
			t.Fatal(err, w)
		}
		names, boxes := 0, 0
		for i, p := range pages {
			clear(t, fmt.Sprintf("%d rows, page %d", n, i+1), p, layout.FontAssets(), paper)
			text := textOf(p)
			if want := fmt.Sprintf("Trang %d/%d\n", i+1, len(pages)); !strings.Contains(text, want) {
				t.Errorf("%d rows: no %q", n, want)
			}
			if strings.Contains(text, "Quyết định số") && !strings.Contains(text, "Cần sửa (ghi rõ)\n") {
				t.Errorf("%d rows, page %d: the table has no head", n, i+1)
			}
			names += strings.Count(text, "Bà Đặng Thu Ngân\n") + strings.Count(text, "Tập thể Ban Thường trực") + strings.Count(text, "محمد")
			for _, item := range p.Items {
				if box, ok := item.(*layout.Path); ok && box.Stroke.A > 0 {
					boxes++
				}
			}
		}
		if names != n || boxes != n {
			t.Errorf("%d rows: %d names, %d squares to tick", n, names, boxes)
		}
		last := textOf(pages[len(pages)-1])
		for _, want := range []string{fmt.Sprintf("Phiếu này có %d trường hợp", n), "NGƯỜI DÒ 1", "NGƯỜI DÒ 2", "ĐẠI DIỆN ĐƠN VỊ"} {
			if !strings.Contains(last, want) {
				t.Errorf("%d rows: no %q on the last page", n, want)
			}
		}
	}
}

func TestProofSlipFaults(t *testing.T) {
	for _, c := range []struct {
		code, field string
		change      func(*ProofSlipInput)
	}{
		{"no-proof-rows", "", func(in *ProofSlipInput) { in.Rows = nil }},
		{"bad-date", "dated", func(in *ProofSlipInput) { in.Date = "31/12/2025" }},
		{"no-name", "name", func(in *ProofSlipInput) { in.Rows[1].Recipient = " " }},
		{"control-character", "achievement", func(in *ProofSlipInput) { in.Rows[1].Achievement = "\x01" }},
		{"missing-glyph", "post", func(in *ProofSlipInput) { in.Rows[1].Post = "李" }},
		{"text-overflow", "award", func(in *ProofSlipInput) { in.Rows[1].Award = strings.Repeat("w", 2000) }},
		{"control-character", "unit", func(in *ProofSlipInput) { in.Unit = "\x01" }},
		{"text-overflow", "host", func(in *ProofSlipInput) { in.Host = strings.Repeat("W", 100) }},
	} {
		in := proofSlip(2)
		c.change(&in)
		_, _, err := ProofSlip(in, embedded(t))
		fails(t, c.code, err, c.code, c.field)
	}
	in := proofSlip(2)
	in.Rows[1].Post = "李"
	if _, _, err := ProofSlip(in, embedded(t)); err == nil || !strings.Contains(err.Error(), "row=2") {
		t.Errorf("a fault in row 2: %v", err)
	}
	// an achievement of 2,000 letters takes pages, and a doubled word is warned of
	in = proofSlip(1)
	in.Rows[0].Achievement = strings.Repeat("nhiệm vụ ", 220) + "xã thị trấn"
	pages, w, err := ProofSlip(in, embedded(t))
	if err != nil || len(pages) < 2 || codes(w) != "doubled-word" || w[0].Args["name"] != "Bà Đặng Thu Ngân" {
		t.Errorf("2,000 letters: %d pages, %v, %v", len(pages), w, err)
	}
}

// The slip says what the certificate will say, letter by letter.
func TestProofIsWhatIsPrinted(t *testing.T) {
	s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director})
	for name, in := range cases() {
		if in.Draft {
			continue
		}
		row, err := s.Proof(in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		placed, _, err := s.Place(in)
		if err != nil {
			continue // what does not fit the certificate is no matter of the slip
		}
		printed := map[string]string{}
		for _, p := range placed {
			printed[p.Field] = p.Text
		}
		for field, said := range map[string]string{"name": row.Recipient, "post": row.Post, "achievement": row.Achievement} {
			if got := strings.Join(strings.Fields(said), " "); got != printed[field] {
				t.Errorf("%s: the slip says %q, the certificate %q", name, got, printed[field])
			}
		}
		if row.Decision != "" && !strings.Contains(row.Decision, in.DecisionNumber) {
			t.Errorf("%s: decision %q", name, row.Decision)
		}
	}
	if _, err := s.Proof(CertificateInput{}); err == nil {
		t.Error("a slip for nobody")
	}
}

// Kinds are counted as the slip says.
func TestProofCount(t *testing.T) {
	rows := proofRows(3)
	rows = append(rows, ProofRow{Kind: Household, Recipient: "Hộ gia đình ông Lò Văn Pành"})
	in := proofSlip(1)
	for _, c := range []struct {
		rows []ProofRow
		want string
	}{
		{rows, "Phiếu này có 4 trường hợp (1 tập thể, 1 hộ gia đình, 2 cá nhân)."}, {rows[3:], "Phiếu này có 1 trường hợp (1 hộ gia đình)."}, {rows[:1], "Phiếu này có 1 trường hợp."},
	} {
		in.Rows = c.rows
		pages, _, err := ProofSlip(in, embedded(t))
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Split(textOf(pages[len(pages)-1]), "\n"); !slices.Contains(lines, c.want) {
			t.Errorf("no %q in %q", c.want, lines)
		}
	}
}
