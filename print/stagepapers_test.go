package print

import (
	"fmt"
	"strings"
	"testing"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

var chair = Figure{Name: "Đồng chí Trịnh Đăng Khôi", Post: "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Ủy ban nhân dân tỉnh", Capacity: "thừa ủy quyền Thủ tướng Chính phủ"}

// stageRoundsOf are rounds of n recipients in all, ten on stage at a time: the
// last without presenter, two absent in each, one with the longest name.
func stageRoundsOf(lang string, n int) []StageRound {
	titles := []string{"Bằng khen của Thủ tướng Chính phủ – cá nhân", "Giấy khen của Giám đốc Sở Nội vụ, chuyên đề “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh giai đoạn 2016–2025” – tập thể, cá nhân"}
	var list []StageRound
	for number := 1; number <= min(len(titles), n); number++ {
		r := StageRound{Number: number, Title: titles[number-1], At: "09:05", Decision: "Quyết định số 416/QĐ-SNV ngày 05/9/2025", Announcer: Figure{Name: "Đồng chí Đinh Khắc Tường", Post: "Giám đốc Sở Nội vụ"},
			Tray: string(rune('A' + number - 1)), Helper: "Lò Thị Mây", Kit: []KitCount{{"Bằng khen", n}, {"Khung", n}, {"Hoa", n}}}
		left := n / min(len(titles), n)
		for left > 0 {
			g := StageGroup{Number: len(r.Groups) + 1, Presenter: chair}
			if number == 2 {
				g.Presenter = Figure{}
			}
			for i := range min(left, 10) {
				p := people[(i+number)%len(people)]
				one := StageRecipient{Place: i + 1, Tray: r.Tray, Slot: len(r.Groups)*10 + i + 1, Register: fmt.Sprintf("%04d", 400+i), Name: join(" ", p.honorific, p.name), Person: true, Unit: p.unit}
				switch i {
				case 1:
					one.Absent, one.Note = true, map[string]string{"vi": "Vắng: rút bằng khỏi ngăn", "en": "Absent: take it out of its slot"}[lang]
				case 2:
					one = StageRecipient{Place: 3, Tray: r.Tray, Slot: one.Slot, Name: "Tập thể cán bộ, công chức, viên chức Trung tâm Dịch vụ việc làm và Bảo trợ xã hội tổng hợp", Unit: "Sở Nội vụ", Receiver: "Bà Hà Thị Lan Chi"}
				case 3:
					one.Name, one.Spoken = "Bà H'Nghia Êban Niê Kdăm", "H · Nghi-a / Ê-ban / Ni-ê Kđăm"
				}
				g.List = append(g.List, one)
			}
			left -= len(g.List)
			r.Groups = append(r.Groups, g)
		}
		list = append(list, r)
	}
	return list
}

func showOf(lang string, n int) RunOfShowInput {
	in := RunOfShowInput{Heading: heading(lang), PrintedAt: morning, Version: "Bản 3, 20/08/2025"}
	s := RunOfShowSitting{Name: "Phiên chính thức", When: "Sáng thứ Năm, ngày 21 tháng 8 năm 2025", Where: "Hội trường lớn"}
	for i := range n {
		r := RunOfShowRow{Number: fmt.Sprint(i + 1), Time: "08:20–08:40", Fixed: i%4 == 0, Minutes: 20, Title: "Báo cáo tổng kết phong trào thi đua yêu nước và công tác khen thưởng giai đoạn 2020–2025",
			Details: []string{"Chiếu phim tư liệu trước khi báo cáo"}, People: []RunOfShowFigure{{"", chair}}, Cue: "Trang chiếu 1–24; tắt nhạc nền", Documents: []string{"Báo cáo số 45/BC-SNV"}, Remarks: []string{"Dự phòng: đồng chí Phó Giám đốc"}}
		if i%3 == 2 {
			r = RunOfShowRow{Time: "09:05", Title: "Đợt 1: Bằng khen của Thủ tướng Chính phủ", Details: []string{"4 cá nhân"}, People: []RunOfShowFigure{{"Công bố", chair}, {"Trao", Figure{}}}, Responsible: []string{"Khay A", "Lò Thị Mây"}}
		}
		s.Rows = append(s.Rows, r)
	}
	if n > 0 {
		in.Sittings = []RunOfShowSitting{{Name: "Phiên trù bị", When: "Chiều 20/8/2025", Rows: s.Rows[:1]}, s}
	}
	return in
}

func scriptOf(lang string, n int) ScriptInput {
	in := ScriptInput{Heading: heading(lang), PrintedAt: morning}
	if n == 0 {
		return in
	}
	in.Items = []ScriptItem{
		{Number: 1, Time: "07:00", Title: "Đón tiếp đại biểu, điểm danh", Cue: "Nhạc nền"},
		{Number: 2, Time: "08:00", Title: "Chào cờ", Cue: "Quốc ca", Steps: []ScriptStep{{Before: []ScriptLine{{S: "Kính thưa các đồng chí lãnh đạo, kính thưa toàn thể đại hội, xin trân trọng kính mời quý vị đại biểu đứng dậy, chỉnh đốn trang phục để chào cờ."}, {S: "Nghiêm! Chào cờ, chào!"}, {S: "Quốc ca", Does: true}, {S: "Xin mời quý vị đại biểu an tọa."}}}}},
	}
	awards := ScriptItem{Number: 3, Time: "09:05", Title: "Trao khen thưởng"}
	for _, r := range stageRoundsOf(lang, n) {
		for k, g := range r.Groups {
			step := ScriptStep{Title: fmt.Sprintf("Đợt %d, lượt %d/%d", r.Number, g.Number, len(r.Groups)), Before: []ScriptLine{{S: "Nhạc nền", Does: true}, {S: "Xin kính mời các cá nhân có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025 lên nhận Bằng khen của Thủ tướng Chính phủ:"}},
				After: []ScriptLine{{S: "Xin trân trọng kính mời đồng chí Trịnh Đăng Khôi, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Ủy ban nhân dân tỉnh, thừa ủy quyền Thủ tướng Chính phủ lên trao Bằng khen."}}, Notes: []string{"Chưa rõ người trao: hỏi lại ban tổ chức."}}
			for _, one := range g.List {
				if k%2 == 1 && one.Absent {
					step.LeftOut = append(step.LeftOut, one)
					continue
				}
				one.Note = ""
				step.Names = append(step.Names, one)
			}
			awards.Steps = append(awards.Steps, step)
		}
	}
	in.Items = append(in.Items, awards)
	return in
}

func cardsOf(lang string, n int, small bool) PresenterCardsInput {
	in := PresenterCardsInput{Heading: heading(lang), PrintedAt: morning, Small: small}
	for _, r := range stageRoundsOf(lang, n) {
		one := CardRound{Number: r.Number, At: r.At, Does: "Trao", Title: r.Title, Capacity: r.Groups[0].Presenter.Capacity, Of: len(r.Groups), Steps: []string{"Trao bằng", "Chụp ảnh"}, Stand: "giữa sân khấu"}
		for _, g := range r.Groups {
			one.Groups = append(one.Groups, CardGroup{g.Number, len(g.List)})
		}
		in.Cards = append(in.Cards, PresenterCard{Figure: r.Groups[0].Presenter, Rounds: []CardRound{one, {Number: 3, At: "10:05", Does: "Công bố", Title: "Giấy khen"}}})
	}
	return in
}

func minutesOf(lang string, n int) MinutesInput {
	in := MinutesInput{Heading: heading(lang), Where: "Trung tâm Hội nghị tỉnh", Quorum: "2/3"}
	if n == 0 {
		return in
	}
	in.Convened, in.Voters, in.Need = Turnout{n, n * 9 / 10, n / 10}, n*9/10, n*6/10
	for i := range 9 {
		in.Items = append(in.Items, MinutesItem{Planned: "08:20–08:40", Title: "Báo cáo tổng kết phong trào thi đua yêu nước", People: []Figure{chair}, Skipped: i == 4})
	}
	in.Votes = []MinutesVote{{Title: "Thông qua nghị quyết"}}
	if n > 1 {
		in.Began, in.Ended, in.Present, in.PresentVoters = morning, morning.Add(4e12*3), Turnout{n, n * 9 / 10, n / 10}, n*9/10
		in.Presidium, in.Secretaries = []Figure{chair, {Name: "Đồng chí Hà Thị Lan Chi", Post: "Phó Giám đốc Sở Nội vụ"}}, []Figure{{Name: "Bà Lò Thị Mây", Post: "Chuyên viên Sở Nội vụ"}}
		in.Items[0].Actual = "08:23–08:41"
		in.Rounds = []MinutesRound{{Number: 1, Title: "Bằng khen của Thủ tướng Chính phủ", Decision: "Quyết định số 1876/QĐ-TTg ngày 05/8/2025", Presenters: []Figure{chair}, Total: 10, Handed: 8, Supplement: []string{"Bà Bàn Phúc Thịnh"}, Absent: []string{"Bà Mùa Thị Xía"}},
			{Number: 2, Title: "Giấy khen", Total: 10, Handed: -1}}
		in.Votes = append(in.Votes, MinutesVote{Title: "Danh sách đại biểu dự Đại hội Thi đua yêu nước cấp trên", Counted: true, Carried: true, Voters: n, For: n - 2, Against: 1, Abstain: 1, Need: "2/3",
			Delegates: attendees(min(n, 20)), Alternates: attendees(2), Parent: "Đại hội Thi đua yêu nước tỉnh lần thứ VI", HandedOn: "21/08/2025"})
	}
	return in
}

func decisionsOf(lang string, n int) DecisionReadingInput {
	in := DecisionReadingInput{Heading: heading(lang), PrintedAt: morning}
	for i, r := range stageRoundsOf(lang, n) {
		w := DecisionToRead{Round: r.Number, At: r.At, Announcer: r.Announcer, Number: "416/QĐ-SNV", Date: "2025-09-05", Issuer: "Giám đốc Sở Nội vụ tỉnh An Sơn", Subject: "Về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025"}
		if i == 1 {
			w.Announcer, w.Number, w.Date = Figure{}, "", ""
		}
		g := DecisionGroup{Award: "Giấy khen của Giám đốc Sở Nội vụ"}
		for _, one := range r.Groups {
			for _, who := range one.List {
				who.Note = ""
				g.List = append(g.List, who)
			}
		}
		g.Collectives, g.Individuals = 1, len(g.List)-1
		w.Groups = []DecisionGroup{g}
		in.Decisions = append(in.Decisions, w)
	}
	return in
}

// stagePapers are the papers of a ceremony with n recipients.
func stagePapers(lang string, n int) map[string]func() (*writing.Paper, error) {
	return map[string]func() (*writing.Paper, error){
		"run of show": func() (*writing.Paper, error) { return RunOfShowPaper(showOf(lang, n)) },
		"script":      func() (*writing.Paper, error) { return ScriptPaper(scriptOf(lang, n)) },
		"trays": func() (*writing.Paper, error) {
			return TrayListPaper(TrayListInput{Heading: heading(lang), PrintedAt: morning, Rounds: stageRoundsOf(lang, n)})
		},
		"cards":       func() (*writing.Paper, error) { return PresenterCards(cardsOf(lang, n, false)) },
		"small cards": func() (*writing.Paper, error) { return PresenterCards(cardsOf(lang, n, true)) },
		"photos": func() (*writing.Paper, error) {
			return PhotoOrderPaper(PhotoOrderInput{Heading: heading(lang), PrintedAt: morning, Rounds: stageRoundsOf(lang, n)})
		},
		"minutes":   func() (*writing.Paper, error) { return MinutesPaper(minutesOf(lang, n)) },
		"decisions": func() (*writing.Paper, error) { return DecisionReadingPaper(decisionsOf(lang, n)) },
	}
}

// Each paper is set for nobody, for one recipient and for 300: nothing over
// anything else, within the margins, all that the model says on it.
func TestStagePapers(t *testing.T) {
	for lang, sizes := range map[string][]int{"vi": {0, 1, 23, 300}, "en": {1, 23}} {
		for _, n := range sizes {
			for name, write := range stagePapers(lang, n) {
				about := fmt.Sprintf("%s, %s of %d", name, lang, n)
				w, err := write()
				if n == 0 {
					fails(t, about, err, "no-rows", "")
					continue
				}
				if err != nil {
					t.Errorf("%s: %v", about, err)
					continue
				}
				pages, parts, err := Pages(w, embedded(t))
				if err != nil {
					t.Errorf("%s: %v", about, err)
					continue
				}
				s := w.Sheet.Or()
				room := layout.Rect{X: s.Left - 0.1, Y: 7, W: s.Text() + 0.2, H: s.Height - 10}
				for i, p := range pages {
					if i < 4 || i > len(pages)-3 {
						clear(t, fmt.Sprintf("%s, page %d", about, i+1), p, layout.FontAssets(), room)
					}
				}
				paperSays(t, about, w, pages, parts)
				for i, p := range pages {
					if strings.Contains(textOf(p), "[stagepaper") {
						t.Errorf("%s, page %d lacks words", about, i+1)
					}
				}
			}
		}
	}
}

// The papers are set as they were when somebody last looked at them: go test
// ./print -run GoldenStage -update, and look again.
func TestGoldenStagePapers(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		for name, write := range stagePapers(lang, 23) {
			w, err := write()
			if err != nil {
				t.Fatal(err)
			}
			pages, _, err := Pages(w, embedded(t))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "stage-"+name+"-"+lang, pagesOf(t, layout.FontAssets(), pages...))
		}
	}
}

// A round's head stands above its first group, however long that is.
func TestTrayHeadStandsWithItsList(t *testing.T) {
	rounds := stageRoundsOf("vi", 20)
	for i := range rounds[0].Groups[0].List {
		rounds[0].Groups[0].List[i].Unit = "Trưởng phòng Tổ chức cán bộ, Trung tâm Dịch vụ việc làm và Bảo trợ xã hội tổng hợp tỉnh An Sơn"
	}
	w, err := TrayListPaper(TrayListInput{Heading: heading("vi"), PrintedAt: morning, Rounds: rounds})
	if err != nil {
		t.Fatal(err)
	}
	pages, _, err := Pages(w, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	if s := textOf(pages[0]); !strings.Contains(s, "KHAY A") || !strings.Contains(s, "\n0400\n") || strings.Contains(s, "đọc:") {
		t.Errorf("the first page: %s", s)
	}
}

// A group's names stand on one page, and no person's name is parted.
func TestGroupsStandTogether(t *testing.T) {
	for _, name := range []string{"script", "trays", "photos"} {
		w, err := stagePapers("vi", 300)[name]()
		if err != nil {
			t.Fatal(err)
		}
		pages, _, err := Pages(w, embedded(t))
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range pages {
			// Places run from 1 to 10 in each group: a page that begins with another carries on one.
			s := textOf(p)
			if !strings.Contains(s, "\n1\n") && strings.Contains(s, "\n4\n") {
				t.Errorf("%s, page %d begins within a group: %.300s", name, i+1, s)
			}
			if strings.Contains(s, "H'Nghia") && !strings.Contains(s, "Bà H'Nghia Êban Niê Kdăm\n") {
				t.Errorf("%s, page %d: a name is parted", name, i+1)
			}
		}
	}
}
