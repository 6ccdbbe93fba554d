package print

import (
	"slices"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

// Real texts of a length that hardly any sheet has room for.
const (
	collectiveOf149 = "Ban Chỉ đạo xóa nhà tạm, nhà dột nát và hỗ trợ hộ nghèo, hộ cận nghèo, hộ có hoàn cảnh khó khăn về nhà ở xã biên giới đặc biệt khó khăn Tả Gia Khâu"
	collectiveOf200 = "Ban Chỉ đạo thực hiện Chương trình xóa nhà tạm, nhà dột nát và hỗ trợ hộ nghèo, hộ cận nghèo, hộ có hoàn cảnh khó khăn về nhà ở của Ủy ban Mặt trận Tổ quốc Việt Nam xã biên giới đặc biệt khó khăn Tả Gia Khâu"
	personOf120     = "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết Nguyễn Phước Hương Giang Lê Trần Phạm Đặng Quỳnh Thị Phương Thảo Mai Khanh An Y"
	positionOf267   = "Phó Chủ nhiệm Ủy ban Kiểm tra Đảng ủy, Bí thư Chi bộ kiêm Phó Trưởng phòng Công tác Thi đua – Khen thưởng và Truyền thông, Chủ tịch Công đoàn cơ sở, Phó Trưởng ban Thường trực Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia, Ủy viên Ban Chấp hành Đảng bộ tỉnh"
	achievementOf   = "Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, góp phần vào sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc, giai đoạn 2016 - 2025 trên địa bàn các xã biên giới của tỉnh An Sơn; vận động hơn 300 triệu đồng xây dựng 3 căn nhà cho các hộ nghèo; "
)

// longInputs are certificates whose texts are as long as any that is real.
func longInputs() map[string]CertificateInput {
	m := map[string]CertificateInput{}
	change := func(name string, f func(*CertificateInput)) {
		in := usualInput()
		f(&in)
		m[name] = in
	}
	collective := func(in *CertificateInput, name string) {
		in.Kind, in.Honorific, in.Position, in.Name, in.Unit = Collective, "", "", name, "Xã Tả Gia Khâu, tỉnh An Sơn"
	}
	change("collective of 149", func(in *CertificateInput) { collective(in, collectiveOf149) })
	change("person of 120", func(in *CertificateInput) { in.Name = personOf120 })
	change("post of 267", func(in *CertificateInput) { in.Position, in.Unit = positionOf267, "" })
	change("achievement of 600", func(in *CertificateInput) { in.Achievement = strings.Repeat(achievementOf, 2) })
	change("all long", func(in *CertificateInput) {
		collective(in, collectiveOf200)
		in.Unit = positionOf267 + ", tỉnh An Sơn, nhiệm kỳ 2025 - 2030"
		in.Achievement = strings.Repeat(achievementOf, 2)
	})
	change("all long, a person", func(in *CertificateInput) {
		in.Name, in.Position, in.Unit = personOf120, positionOf267, "Sở Nội vụ tỉnh An Sơn"
		in.Achievement = strings.Repeat(achievementOf, 2)
	})
	return m
}

// What is real is set, if small, and somebody is warned; nothing meets.
func TestLongTextsAreSet(t *testing.T) {
	for _, p := range presets {
		s := p.setter(t, CertificateFixed{Sample: true})
		for name, in := range longInputs() {
			if !strings.HasPrefix(name, "all") { // in two columns one long text finds room, not all
				in.Other = said(s.template.Other())
			}
			l, w, err := s.Set(in)
			if err != nil {
				t.Errorf("%s %s: %v", p.id, name, err)
				continue
			}
			clear(t, p.id+" "+name, l, s, s.template.Border.Inner())
			if strings.HasPrefix(name, "all") && !strings.Contains(codes(w), "floor") && !strings.Contains(codes(w), "shrunk") {
				t.Errorf("%s %s: warned of %s", p.id, name, codes(w))
			}
		}
	}
}

// A draft has no code, so it does not say where to look it up.
func TestDraftsNameNoPage(t *testing.T) {
	s := setter(t, "giay-khen-a4", CertificateFixed{Authority: director})
	in := usualInput()
	for _, draft := range []bool{false, true} {
		in.Draft = draft
		placed, _, err := s.Place(in)
		if err != nil {
			t.Fatal(err)
		}
		if found := slices.ContainsFunc(placed, func(p layout.Placed) bool { return p.Field == "page" }); found == draft {
			t.Errorf("draft %v: page %v", draft, found)
		}
	}
}
