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

// The words for those who go up alone, for others, or for the dead: as an MC
// says them, with no list's words among them.
func TestScriptOfFew(t *testing.T) {
	medal := data.Award{ID: "a", Name: "Huân chương Lao động hạng Ba", English: "Labour Order, 3rd class", Document: data.DocumentMedal, Rank: 1}
	title := data.Award{ID: "a", Name: "Lao động tiên tiến", English: "Advanced worker", Class: data.ClassTitle, Document: data.DocumentNone, Rank: 1}
	usual := data.Award{ID: "a", Name: "Giấy khen", Document: data.DocumentGiayKhen, Rank: 1}
	school := data.Citation{Kind: data.Collective, Name: "Trường THPT Tân An", Representative: "Bà Nguyễn Thị Hoa"}
	fallen := data.Citation{Kind: data.Individual, Name: "Lò Văn Pánh", Honorific: "Ông", Posthumous: true, Representative: "Bà Lò Thị Sao"}
	house := data.Citation{Kind: data.Household, Name: "Hộ bà Lường Thị Biên", Unit: "Bản Phố"}
	woman := data.Citation{Kind: data.Individual, Name: "Phàn Mỷ Dao", Honorific: "Bà", Position: "Chuyên viên", Achievement: "Đã có thành tích xuất sắc trong công tác"}
	for _, tc := range []struct {
		name, lang string
		award      data.Award
		protocol   data.ProtocolKey
		list       []data.Citation
		by         string // who has come for the first
		step       data.StepKind
		want       string
	}{
		{"a collective's representative", "vi", usual, "", []data.Citation{school}, "", data.StepInvite,
			"Xin kính mời *bà Nguyễn Thị Hoa*, đại diện *Trường Trung học phổ thông Tân An*, lên nhận Giấy khen của Sở Nội vụ.\n"},
		{"a substitute of whom the list knows nothing", "vi", usual, "", []data.Citation{school}, "Vũ Đức Anh", data.StepInvite,
			"Xin kính mời *đồng chí Vũ Đức Anh*, đại diện *Trường Trung học phổ thông Tân An*, lên nhận Giấy khen của Sở Nội vụ.\n"},
		{"in English", "en", usual, "", []data.Citation{school}, "Nguyễn Thị Hoa", data.StepInvite,
			"May we invite *Ms. Nguyễn Thị Hoa*, representing *Trường Trung học phổ thông Tân An*, to come forward and receive: Giấy khen of Sở Nội vụ.\n"},
		{"the family", "vi", usual, "", []data.Citation{fallen}, "", data.StepInvite,
			"Xin kính mời *bà Lò Thị Sao*, thân nhân của cố ông *Lò Văn Pánh*, lên nhận Giấy khen của Sở Nội vụ.\n"},
		{"the family in English", "en", usual, "", []data.Citation{fallen}, "", data.StepInvite,
			"May we invite *Ms. Lò Thị Sao*, of the family of the late Mr. *Lò Văn Pánh*, to come forward and receive: Giấy khen of Sở Nội vụ.\n"},
		{"a household of which nobody is named", "vi", usual, "", []data.Citation{house}, "", data.StepInvite,
			"Xin kính mời đại diện *hộ bà Lường Thị Biên*, Bản Phố, lên nhận Giấy khen của Sở Nội vụ.\n"},
		{"one person, and for what", "vi", usual, "", []data.Citation{woman}, "", data.StepInvite,
			"Xin kính mời bà *Phàn Mỷ Dao*, Chuyên viên, có thành tích xuất sắc trong công tác, lên nhận Giấy khen của Sở Nội vụ.\n"},
		{"somebody else receives", "vi", usual, "", []data.Citation{woman}, "Ông Lý A Páo", data.StepInvite,
			"Xin kính mời *ông Lý A Páo*, nhận thay bà *Phàn Mỷ Dao*, có thành tích xuất sắc trong công tác, lên nhận Giấy khen của Sở Nội vụ.\n"},
		{"one is one", "vi", usual, "", []data.Citation{woman}, "", data.StepHandCertificate,
			"[Nhạc trao thưởng: *đồng chí Vàng A Tùng* trao Giấy khen cho bà *Phàn Mỷ Dao*.]\nXin quý vị đại biểu nhiệt liệt chúc mừng bà *Phàn Mỷ Dao*!\n"},
		{"the dead are not congratulated", "vi", medal, data.ProtocolPresident, []data.Citation{fallen}, "", data.StepHandCertificate,
			"[Nhạc trao thưởng: *đồng chí Vàng A Tùng* trao Bằng cho thân nhân người được truy tặng.]\nXin bày tỏ lòng tri ân sâu sắc đối với người được truy tặng và gia đình!\n"},
		{"nor is a medal pinned on their families", "vi", medal, data.ProtocolPresident, []data.Citation{woman, fallen}, "", data.StepPinMedal,
			"[Nhạc trao thưởng: *đồng chí Vàng A Tùng* gắn Huân chương Lao động hạng Ba cho cá nhân.]\n[Nhạc trao thưởng: *đồng chí Vàng A Tùng* trao Huân chương Lao động hạng Ba cho thân nhân người được truy tặng.]\n"},
		{"as the presenter is invited", "vi", medal, data.ProtocolPresident, []data.Citation{fallen}, "", data.StepInvitePresenter,
			"Xin trân trọng kính mời *đồng chí Vàng A Tùng*, Ủy viên Ban Thường vụ Tỉnh ủy, lên trao Huân chương Lao động hạng Ba.\n"},
		{"as they go", "vi", usual, "", []data.Citation{fallen}, "", data.StepReturn,
			"Xin trân trọng cảm ơn *đồng chí Vàng A Tùng*. Xin kính mời thân nhân người được truy tặng trở về vị trí.\n"},
		{"a title without a paper", "vi", title, "", []data.Citation{woman}, "", data.StepInvitePresenter,
			"Xin trân trọng kính mời *đồng chí Vàng A Tùng*, Ủy viên Ban Thường vụ Tỉnh ủy, lên trao danh hiệu “Lao động tiên tiến”.\n"},
		{"a title without a paper in English", "en", title, "", []data.Citation{woman}, "", data.StepInvitePresenter,
			"May we respectfully invite *Comrade Vàng A Tùng*, Ủy viên Ban Thường vụ Tỉnh ủy, to present the title “Advanced worker”.\n"},
		{"one of two in English", "en", usual, "", []data.Citation{woman, woman}, "", data.StepReturn,
			"Our sincere thanks to *Comrade Vàng A Tùng* and congratulations to the individuals. Please return to your seats.\n"},
	} {
		src := stage.Source{Awards: []data.Award{tc.award}, Rounds: []data.Round{{ID: "r", Number: 1, Protocol: tc.protocol, Announcer: data.Actor{Name: "Lù Thị Mai"},
			Presenters: []data.Actor{{Name: "Vàng A Tùng", Posts: "Ủy viên BTV Tỉnh ủy"}}}}, Decisions: []data.Decision{{ID: "d", Number: "1", Issuer: "Sở Nội vụ"}}}
		presence := map[data.ID]data.OnStage{}
		for i, c := range tc.list {
			c.ID, c.Round, c.Award, c.Decision, c.Ordinal = data.ID(rune('a'+i)), "r", "a", "d", i
			src.Citations = append(src.Citations, data.CitationRow{Citation: c})
			presence[c.ID] = data.OnStage{At: time.Unix(1, 0)}
		}
		presence["a"] = data.OnStage{At: time.Unix(1, 0), By: tc.by}
		p := &stage.Plan{Rounds: stage.Arrange(src), Settings: stage.Usual()}
		s := stage.Follow(p, data.Run{}, nil, presence)
		g := &s.Rounds[0].Groups[0]
		script := stage.NewWords(i18n.For(tc.lang), p).Group(&s.Rounds[0], g)
		for i := range script.Paragraphs {
			script.Paragraphs[i].Now = g.Steps[script.Paragraphs[i].Step].Kind == tc.step
		}
		if d := cmp.Diff(tc.want, now(script)); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
		for _, bad := range []string{"  ", ", ,", ",,", "()", " .", " ,"} {
			if strings.Contains(script.Text(), bad) {
				t.Errorf("%s: %q in %s", tc.name, bad, script.Text())
			}
		}
	}
}

// Who is missing for a collective or the dead is the one who was to come.
func TestWhoIsMissing(t *testing.T) {
	w := stage.NewWords(i18n.For("vi"), &stage.Plan{})
	one := func(c data.Citation, s stage.Standing) stage.Recipient {
		return stage.Recipient{CitationRow: data.CitationRow{Citation: c}, Standing: s}
	}
	for want, r := range map[string]stage.Recipient{
		"Đại diện Trường Trung học phổ thông Tân An vắng: đã bỏ khỏi lời dẫn, vẫn có trong quyết định.": one(data.Citation{Kind: data.Collective, Name: "Trường THPT Tân An"}, stage.Absent),
		"Thân nhân của cố ông Lò Văn Pánh chưa có mặt: chưa có trong lời dẫn.":                          one(data.Citation{Kind: data.Individual, Name: "Lò Văn Pánh", Honorific: "Ông", Posthumous: true}, stage.Waiting),
		"Bà Phàn Mỷ Dao đến muộn: chưa có trong lời dẫn của lượt này.":                                  one(data.Citation{Kind: data.Individual, Name: "Phàn Mỷ Dao", Honorific: "Bà"}, stage.Late),
		"": one(data.Citation{Kind: data.Individual, Name: "Phàn Mỷ Dao"}, stage.Here),
	} {
		if got := w.Left(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A capacity of which nobody said whose is asked for, not read out.
func TestCapacityOfNobody(t *testing.T) {
	p, _ := province(t)
	g := &p.Rounds[0].Groups[0]
	g.Presenter.Of = " "
	s := stage.NewWords(i18n.For("vi"), p).Group(&p.Rounds[0], g)
	if strings.Contains(s.Text(), "ủy quyền") {
		t.Error(s.Text())
	}
	if d := cmp.Diff([]string{"Chưa rõ Trịnh Đăng Khôi trao với tư cách nào: hỏi lại ban tổ chức."}, s.Notes); d != "" {
		t.Error(d)
	}
}
