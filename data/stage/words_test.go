package stage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// province is a round of ten individuals, the seventh of whom is absent, and
// one of a Labour Order before it.
func province(t *testing.T) (*stage.Plan, func(kinds ...data.StepKind) *stage.State) {
	t.Helper()
	names := strings.Split("Chẻo Láo Lở|Phạm Tiến Đạt|Đèo Văn Cương|Lường Thị Biên|Hoàng Thị Ngọc Ánh|Trần Quốc Bảo|Mùa Thị Xía|Hồ Đức Lâm|Nguyễn Hồng Mận|Tẩn Mỹ Dung", "|")
	src := stage.Source{
		Awards: []data.Award{{ID: "hc", Name: "Huân chương Lao động hạng Ba", English: "Labour Order, 3rd class", Document: data.DocumentMedal, Rank: 1, Decider: "Chủ tịch nước"},
			{ID: "bk", Name: "Bằng khen của Chủ tịch UBND tỉnh", English: "Provincial certificate of merit", Document: data.DocumentBangKhen, Rank: 2, Decider: "Chủ tịch UBND tỉnh"}},
		Decisions: []data.Decision{{ID: "d1", Number: "900/QĐ-CTN", Date: "2025-06-09", Issuer: "Chủ tịch nước", Subject: "Về việc tặng thưởng Huân chương Lao động"},
			{ID: "d2", Number: "1876/QĐ-UBND", Date: "2025-08-05", Issuer: "Chủ tịch UBND tỉnh An Sơn", Subject: "tặng Bằng khen"}},
		Rounds: []data.Round{{ID: "r1", Number: 1, Award: "hc", Protocol: data.ProtocolPresident, Announcer: data.Actor{Name: "Đinh Khắc Tường", Posts: "Tỉnh ủy viên, Giám đốc Sở Nội vụ"},
			Presenters: []data.Actor{{Name: "Trịnh Đăng Khôi", Posts: "Phó Chủ tịch UBND tỉnh", Capacity: data.CapacityAuthorised, Of: "Chủ tịch nước"}}},
			{ID: "r2", Number: 2, Award: "bk", Title: "Bằng khen của Chủ tịch UBND tỉnh – cá nhân", Theme: "phong trào thi đua yêu nước giai đoạn 2020–2025",
				Announcer:  data.Actor{Name: "Đinh Khắc Tường", Posts: "Tỉnh ủy viên, Giám đốc Sở Nội vụ"},
				Presenters: []data.Actor{{Name: "Trịnh Đăng Khôi", Posts: "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh"}}}},
		Citations: []data.CitationRow{
			{Citation: data.Citation{ID: "s", Round: "r1", Award: "hc", Decision: "d1", Ordinal: 1, Kind: data.Collective, Name: "Trường THPT Tân An", Representative: "Bùi Hương Giang"}},
			{Citation: data.Citation{ID: "l", Round: "r1", Award: "hc", Decision: "d1", Ordinal: 2, Kind: data.Individual, Name: "Lò Văn Pánh", Honorific: "Liệt sĩ", Gender: data.Male, Posthumous: true, Representative: "Lò Thị Sao"}}},
	}
	presence := map[data.ID]data.OnStage{"s": {At: time.Unix(1, 0), By: "Bùi Hương Giang"}, "l": {At: time.Unix(1, 0)}}
	for i, n := range names {
		id := data.ID(rune('0' + i))
		gender := data.Male
		if strings.Contains("Lường Thị Biên|Hoàng Thị Ngọc Ánh|Mùa Thị Xía|Nguyễn Hồng Mận|Tẩn Mỹ Dung", n) {
			gender = data.Female
		}
		src.Citations = append(src.Citations, data.CitationRow{Citation: data.Citation{ID: id, Round: "r2", Award: "bk", Decision: "d2", Ordinal: i + 1, Kind: data.Individual, Name: n, Gender: gender, Honorific: "Đồng chí", Unit: "Sở Nội vụ"}})
		if n != "Mùa Thị Xía" {
			presence[id] = data.OnStage{At: time.Unix(1, 0)}
		}
	}
	p := &stage.Plan{Conference: data.Conference{Event: data.EventCongress}, Rounds: stage.Arrange(src), Settings: stage.Usual()}
	return p, func(kinds ...data.StepKind) *stage.State {
		var lines []data.RunLine
		s := stage.Follow(p, data.Run{ID: "run"}, lines, presence)
		for _, k := range kinds {
			for {
				l, err := s.Next()
				if data.CodeOf(err) == "stage-hand-first" {
					l, err = s.Handed()
				}
				if err != nil {
					t.Fatal(err)
				}
				l.At = time.Unix(1_000_000+l.Line, 0)
				lines = append(lines, l)
				if s = stage.Follow(p, data.Run{ID: "run"}, lines, presence); s.Ended {
					t.Fatalf("no step %s any more", k)
				}
				if st := s.Step(); st != nil && st.Kind == k && l.Kind == data.RunStep {
					break
				}
			}
		}
		return s
	}
}

// now writes what is said in the step under way, strong words in capitals' stead
// between stars, and in brackets what is not said.
func now(s stage.Script) string {
	var b strings.Builder
	for _, p := range s.Paragraphs {
		if !p.Now {
			continue
		}
		if p.Kind == stage.Name {
			b.WriteString(string(rune('0'+p.Place/10)) + string(rune('0'+p.Place%10)) + " ")
		}
		if p.Kind == stage.Cue {
			b.WriteString("[")
		}
		for _, r := range p.Runs {
			if r.Strong {
				b.WriteString("*" + r.Text + "*")
			} else {
				b.WriteString(r.Text)
			}
		}
		if p.Kind == stage.Cue {
			b.WriteString("]")
		}
		if p.Detail != "" {
			b.WriteString(" · " + p.Detail)
		}
		b.WriteString("\n")
	}
	for _, n := range s.Notes {
		b.WriteString("(" + n + ")\n")
	}
	return b.String()
}

func TestScript(t *testing.T) {
	p, to := province(t)
	for _, tc := range []struct {
		name, lang string
		steps      []data.StepKind
		want       string
	}{
		{"those who receive from the President stand before it is announced", "vi", []data.StepKind{data.StepInvite},
			"Xin kính mời đại diện *1 tập thể* và thân nhân của *1 cá nhân được truy tặng* lên đón nhận Huân chương Lao động hạng Ba:\n" +
				"01 *Trường Trung học phổ thông Tân An* · Đại diện: Bùi Hương Giang\n02 Liệt sĩ *Lò Văn Pánh* · Thân nhân nhận: Lò Thị Sao\n"},
		{"then it is announced, by a leader", "vi", []data.StepKind{data.StepAnnounce},
			"Xin trân trọng kính mời *đồng chí Đinh Khắc Tường*, Tỉnh ủy viên, Giám đốc Sở Nội vụ, lên công bố Quyết định số 900/QĐ-CTN ngày 09 tháng 6 năm 2025 của Chủ tịch nước về việc tặng thưởng Huân chương Lao động.\n"},
		{"by authorisation", "vi", []data.StepKind{data.StepInvitePresenter},
			"Xin trân trọng kính mời *đồng chí Trịnh Đăng Khôi*, Phó Chủ tịch Ủy ban nhân dân tỉnh, thừa ủy quyền Chủ tịch nước, lên gắn Huân chương Lao động hạng Ba và trao Bằng.\n"},
		{"the absent are left out", "vi", []data.StepKind{data.StepReturn, data.StepInvite},
			"Xin kính mời *9 cá nhân* có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025 lên nhận Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh:\n" +
				"01 Ông *Chẻo Láo Lở* · Sở Nội vụ\n02 Ông *Phạm Tiến Đạt* · Sở Nội vụ\n03 Ông *Đèo Văn Cương* · Sở Nội vụ\n04 Bà *Lường Thị Biên* · Sở Nội vụ\n05 Bà *Hoàng Thị Ngọc Ánh* · Sở Nội vụ\n" +
				"06 Ông *Trần Quốc Bảo* · Sở Nội vụ\n08 Ông *Hồ Đức Lâm* · Sở Nội vụ\n09 Bà *Nguyễn Hồng Mận* · Sở Nội vụ\n10 Bà *Tẩn Mỹ Dung* · Sở Nội vụ\n" +
				"(Bà Mùa Thị Xía vắng: đã bỏ khỏi lời dẫn, vẫn có trong quyết định.)\n"},
		{"as in the mock-up", "vi", []data.StepKind{data.StepReturn, data.StepInvitePresenter},
			"Xin trân trọng kính mời *đồng chí Trịnh Đăng Khôi*, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Ủy ban nhân dân tỉnh, lên trao Bằng khen.\n" +
				"(Bà Mùa Thị Xía vắng: đã bỏ khỏi lời dẫn, vẫn có trong quyết định.)\n"},
		{"at the photograph", "vi", []data.StepKind{data.StepPhoto},
			"Xin kính mời *đồng chí Trịnh Đăng Khôi* cùng tập thể và thân nhân người được truy tặng chụp ảnh lưu niệm.\n"},
		{"in English", "en", []data.StepKind{data.StepReturn, data.StepInvitePresenter},
			"May we respectfully invite *Comrade Trịnh Đăng Khôi*, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Ủy ban nhân dân tỉnh, to present the certificates of merit.\n" +
				"(Ms. Mùa Thị Xía is absent: left out of the words, stays in the decision.)\n"},
	} {
		got := now(stage.NewWords(i18n.For(tc.lang), p).Script(to(tc.steps...)))
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
	}
}

// A plan that nobody has run names all, and says who is not known yet.
func TestScriptOfPlan(t *testing.T) {
	p, _ := province(t)
	p.Rounds[1].Groups[0].Presenter = data.Actor{}
	p.Settings.Comrade = false
	s := stage.NewWords(i18n.For("vi"), p).Group(&p.Rounds[1], &p.Rounds[1].Groups[0])
	for _, want := range []string{"10 cá nhân", "Bà Mùa Thị Xía", "(chưa rõ người trao)", "kính mời Đinh Khắc Tường, Tỉnh ủy viên"} {
		if !strings.Contains(s.Text(), want) {
			t.Errorf("no %q in %s", want, s.Text())
		}
	}
	if d := cmp.Diff([]string{"Chưa rõ người trao: hỏi lại ban tổ chức."}, s.Notes); d != "" {
		t.Error(d)
	}
}

func TestItems(t *testing.T) {
	p, _ := province(t)
	w := stage.NewWords(i18n.For("vi"), p)
	who := []data.Actor{{Name: "Giàng A Tính", Posts: "Phó Giám đốc Sở Nội vụ"}}
	for _, tc := range []struct {
		item data.AgendaItem
		want string
	}{
		{data.AgendaItem{Kind: data.ItemFlag, Title: "Chào cờ"}, "Xin kính mời quý vị đại biểu đứng dậy, chỉnh đốn trang phục để làm lễ chào cờ."},
		{data.AgendaItem{Kind: data.ItemReport, Title: "Báo cáo tổng kết phong trào thi đua", People: who},
			"Tiếp theo chương trình, xin trân trọng kính mời đồng chí Giàng A Tính, Phó Giám đốc Sở Nội vụ, lên trình bày Báo cáo tổng kết phong trào thi đua.\nXin trân trọng cảm ơn!"},
		{data.AgendaItem{Kind: data.ItemSpeech, Title: "Tham luận", Person: "Bàn Phúc Thịnh"}, "Xin trân trọng kính mời đồng chí Bàn Phúc Thịnh lên phát biểu tham luận.\nXin trân trọng cảm ơn!"},
		{data.AgendaItem{Kind: data.ItemSpeech, Title: "Tham luận của 3 đại biểu", Person: "3 người"}, "Xin trân trọng kính mời (chưa rõ tên: 3 người) lên phát biểu tham luận.\nXin trân trọng cảm ơn!"},
		{data.AgendaItem{Kind: data.ItemSpeech, Title: "Tham luận của các điển hình", People: []data.Actor{{Name: "Bàn Phúc Thịnh"}, {Honorific: "Bà", Name: "Lỳ Mì Chùy", Posts: "Giáo viên"}}},
			"Xin trân trọng kính mời đồng chí Bàn Phúc Thịnh lên phát biểu tham luận.\nXin trân trọng cảm ơn!\nXin trân trọng kính mời bà Lỳ Mì Chùy, Giáo viên, lên phát biểu tham luận.\nXin trân trọng cảm ơn!"},
		{data.AgendaItem{Kind: data.ItemSpeech, Title: "Tham luận về xây dựng nông thôn mới", People: who},
			"Tiếp theo chương trình, xin trân trọng kính mời đồng chí Giàng A Tính, Phó Giám đốc Sở Nội vụ, lên trình bày Tham luận về xây dựng nông thôn mới.\nXin trân trọng cảm ơn!"},
		{data.AgendaItem{Kind: data.ItemOpening, Title: "Diễn văn khai mạc", Person: "Đồng chí Phan Bá Hiếu, Chủ tịch UBND tỉnh"},
			"Tiếp theo chương trình, xin trân trọng kính mời đồng chí Phan Bá Hiếu, Chủ tịch Ủy ban nhân dân tỉnh, lên đọc Diễn văn khai mạc.\nXin trân trọng cảm ơn!"},
		{data.AgendaItem{Kind: data.ItemOpening, Title: "Tuyên bố lý do, giới thiệu đại biểu", Person: "Hà Thị Lan Chi"},
			"Tiếp theo chương trình, xin trân trọng kính mời đồng chí Hà Thị Lan Chi lên tuyên bố lý do, giới thiệu đại biểu.\n" +
				"Phần giới thiệu dưới đây do đồng chí Hà Thị Lan Chi đọc.\nKính thưa các vị đại biểu, khách quý! Xin trân trọng giới thiệu các vị đại biểu về dự Đại hội:"},
		{data.AgendaItem{Kind: data.ItemVote, Title: "Bầu Ban Thẩm tra", Person: "Tổ Thư ký"}, "Tiếp theo chương trình: Bầu Ban Thẩm tra. Xin trân trọng kính mời Tổ Thư ký lên điều hành nội dung này."},
		{data.AgendaItem{Kind: data.ItemOther, Title: "Hát Quốc ca", Person: "Toàn thể đại biểu"}, "Tiếp theo chương trình: Hát Quốc ca."},
		{data.AgendaItem{Kind: data.ItemOther, Title: "Giao lưu", Person: "Đoàn Nghệ thuật"}, "Tiếp theo chương trình: Giao lưu. Xin trân trọng kính mời Đoàn Nghệ thuật lên điều hành nội dung này."},
		{data.AgendaItem{Kind: data.ItemOther, Title: "Giao lưu", Person: "Đài PT–TH tỉnh"}, "Tiếp theo chương trình: Giao lưu. Xin trân trọng kính mời Đài PT–TH tỉnh lên điều hành nội dung này."},
		{data.AgendaItem{Kind: data.ItemOther, Title: "Giao lưu", Person: "Đoàn Văn Hậu"}, "Tiếp theo chương trình: Giao lưu. Xin trân trọng kính mời đồng chí Đoàn Văn Hậu lên điều hành nội dung này."},
		{data.AgendaItem{Kind: data.ItemLaunch, Title: "Phát động phong trào thi đua giai đoạn 2025–2030", People: who},
			"Xin trân trọng kính mời đồng chí Giàng A Tính, Phó Giám đốc Sở Nội vụ, lên phát động phong trào thi đua giai đoạn 2025–2030."},
		{data.AgendaItem{Kind: data.ItemLaunch, Title: "Phát động, ký giao ước thi đua", People: who},
			"Xin trân trọng kính mời đồng chí Giàng A Tính, Phó Giám đốc Sở Nội vụ, lên phát động, ký giao ước thi đua."},
		{data.AgendaItem{Kind: data.ItemDirecting, Title: "Phát biểu chỉ đạo"}, "Xin trân trọng kính mời (chưa rõ người thực hiện) lên phát biểu chỉ đạo Đại hội.\nXin trân trọng cảm ơn!"},
		{data.AgendaItem{Kind: data.ItemBreak, Title: "Giải lao", Minutes: 15}, "Kính thưa quý vị đại biểu, Đại hội xin phép nghỉ giải lao 15 phút. Xin kính mời quý vị đại biểu."},
		{data.AgendaItem{Kind: data.ItemBreak, Title: "Giải lao"}, "Kính thưa quý vị đại biểu, Đại hội xin phép nghỉ giải lao. Xin kính mời quý vị đại biểu."},
		{data.AgendaItem{Kind: data.ItemPresidium, Title: "Đoàn Chủ tịch", People: who}, "Xin trân trọng kính mời Đoàn Chủ tịch lên điều hành Đại hội:\nĐồng chí Giàng A Tính"},
		{data.AgendaItem{Kind: data.ItemOther, Title: "Ký kết giao ước thi đua", Script: "Lời của tôi.\n\n Hai dòng. "}, "Lời của tôi.\nHai dòng."},
	} {
		if d := cmp.Diff(tc.want, w.Item(stage.ItemOf(tc.item)).Text()); d != "" {
			t.Errorf("%s: %s", tc.item.Kind, d)
		}
	}
	for _, kind := range data.ItemKinds {
		if s := w.Item(stage.ItemOf(data.AgendaItem{Kind: kind, Title: "Mục"})); s.Text() == "" || strings.Contains(s.Text(), "[") {
			t.Errorf("%s: %q", kind, s.Text())
		}
	}
}

func TestBreath(t *testing.T) {
	for _, tc := range []struct{ name, spoken, want string }{
		{"Lò Văn Pánh", "", ""},
		{"Nguyễn Hoàng Thị Ngọc Ánh", "", "Nguyễn Hoàng Thị / Ngọc Ánh"},
		{"H'Nghia Êban", "", ""},
		{"H'Nghia Êban", "Hờ Nghia Ê-ban", "Hờ Nghia Ê-ban"},
		{"Alexander Peterson", "", "A·le·xan·der Pe·ter·son"},
		{"Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Tả Lèng", "", "Trường Phổ thông / dân tộc bán trú / Tiểu học / và Trung học cơ sở / Tả Lèng"},
		{"Công ty Cổ phần Chè An Sơn", "", "Công ty Cổ phần / Chè An Sơn"},
		{"Nhân dân và cán bộ xã Nậm Tía", "", "Nhân dân / và cán bộ / xã Nậm Tía"},
		{"Công đoàn các cơ quan tỉnh và các đơn vị sự nghiệp", "", "Công đoàn / các cơ quan tỉnh / và các đơn vị / sự nghiệp"},
		{"Trung tâm Văn hóa, Thể thao và Truyền thông huyện Sìn Hồ", "", "Trung tâm Văn hóa, / Thể thao / và Truyền thông / huyện Sìn Hồ"},
		{"Đội Cảnh sát phòng cháy chữa cháy và cứu nạn cứu hộ Công an tỉnh", "", "Đội Cảnh sát / phòng cháy chữa cháy / và cứu nạn cứu hộ / Công an tỉnh"},
		{"Một hai ba bốn năm sáu", "", ""},
		{"Đoàn Kinh tế – Quốc phòng 36", "", ""},
		{"Phòng Thi đua – Khen thưởng, Sở Nội vụ", "", "Phòng Thi đua – Khen thưởng, / Sở Nội vụ"},
		{"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "", "Ủy ban / Mặt trận Tổ quốc / Việt Nam tỉnh"},
		{"UNICEF", "", ""},
	} {
		if got := stage.Breath(tc.name, tc.spoken); got != tc.want {
			t.Errorf("%q: %q, want %q", tc.name, got, tc.want)
		}
	}
}
