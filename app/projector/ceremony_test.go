package projector

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// evening is a ceremony with one round, whose log the test writes.
type evening struct {
	t        *testing.T
	plan     *stage.Plan
	run      data.Run
	lines    []data.RunLine
	presence map[data.ID]data.OnStage
	now      time.Time
	state    *stage.State
	watchers map[int]func(*stage.State)
	watched  int
}

func (e *evening) State() *stage.State { return e.state }

func (e *evening) Watch(f func(*stage.State)) func() {
	e.watched++
	id := e.watched
	e.watchers[id] = f
	return func() { delete(e.watchers, id) }
}

var (
	announcer = data.Actor{Name: "Lý Hữu Phước", Posts: "Giám đốc Sở Nội vụ"}
	presenter = data.Actor{Name: "Trịnh Đăng Khôi", Posts: "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh"}
)

// named makes an individual of a list.
func named(name, unit string) data.CitationRow {
	return data.CitationRow{Citation: data.Citation{Kind: data.Individual, Name: name, Honorific: "Ông", Unit: unit,
		Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025"}}
}

func newEvening(t *testing.T, rehearsal bool, names ...data.CitationRow) *evening {
	t.Helper()
	s := stage.Source{
		Awards: []data.Award{{ID: "award", Name: "Bằng khen của Chủ tịch UBND tỉnh", English: "Certificate of Merit of the Chairman of the Provincial People's Committee",
			Document: data.DocumentBangKhen, Rank: 3}},
		Decisions: []data.Decision{{ID: "decision", Number: "1876/QĐ-UBND", Date: "2025-08-05"}},
		Rounds: []data.Round{{ID: "round", Number: 1, Item: "awards", Award: "award", GroupSize: max(len(names), 1), Announcer: announcer,
			Presenters: []data.Actor{presenter}}},
	}
	e := &evening{t: t, presence: map[data.ID]data.OnStage{}, watchers: map[int]func(*stage.State){}, now: time.Date(2025, 8, 21, 8, 0, 0, 0, time.UTC)}
	for i, n := range names {
		n.ID, n.Ordinal, n.Award, n.Decision, n.Round = data.ID(fmt.Sprint("c", i)), i, "award", "decision", "round"
		s.Citations = append(s.Citations, n)
		e.presence[n.ID] = data.OnStage{At: e.now, By: n.Name}
	}
	e.plan = &stage.Plan{Zone: time.UTC, Meeting: data.Meeting{ID: "m1", Date: "2025-08-21"}, Rounds: stage.Arrange(s), Settings: stage.Usual(),
		Conference: data.Conference{ID: "c", Title: "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI, giai đoạn 2025–2030", Event: data.EventCongress},
		Items: []stage.Item{
			{AgendaItem: data.AgendaItem{ID: "door", Kind: data.ItemCheckIn, Title: "Điểm danh", Minutes: 30}, From: 420},
			{AgendaItem: data.AgendaItem{ID: "report", Kind: data.ItemReport, Title: "Báo cáo tổng kết phong trào thi đua yêu nước giai đoạn 2020–2025", Minutes: 20,
				People: []data.Actor{{Name: "Lý Hữu Phước", Posts: "Tỉnh ủy viên, Giám đốc Sở Nội vụ"}}}, From: 450},
			{AgendaItem: data.AgendaItem{ID: "flag", Kind: data.ItemFlag, Title: "Chào cờ", Person: "Toàn thể đại biểu", Minutes: 5}, From: 470},
			{AgendaItem: data.AgendaItem{ID: "film", Kind: data.ItemFilm, Title: "Phim tài liệu “An Sơn thi đua”", Minutes: 10}, From: 470},
			{AgendaItem: data.AgendaItem{ID: "vote", Kind: data.ItemVote, Title: "Biểu quyết", Minutes: 10}, From: 480},
			{AgendaItem: data.AgendaItem{ID: "break", Kind: data.ItemBreak, Title: "Giải lao", Minutes: 15}, From: 490},
			{AgendaItem: data.AgendaItem{ID: "awards", Kind: data.ItemAwards, Title: "Trao thưởng", Minutes: 30}, From: 505},
		}}
	e.run = data.Run{ID: "run", Conference: "c", Meeting: "m1", Rehearsal: rehearsal, Began: e.now}
	e.fold()
	return e
}

func (e *evening) fold() { e.state = stage.Follow(e.plan, e.run, e.lines, e.presence) }

// does writes a line and tells the watchers, as a conductor does.
func (e *evening) does(act func() (data.RunLine, error)) {
	e.t.Helper()
	l, err := act()
	if err != nil {
		e.t.Fatal(err)
	}
	l.At = e.now
	e.lines = append(e.lines, l)
	e.fold()
	for _, f := range e.watchers {
		f(e.state)
	}
}

func (e *evening) begins(item data.ID) {
	e.t.Helper()
	e.does(func() (data.RunLine, error) { return e.state.Begin(item) })
}

func (e *evening) next() {
	e.t.Helper()
	e.does(func() (data.RunLine, error) { return e.state.Next() })
}

// showing opens the wall over a run.
func showing(t *testing.T, e *evening, o Options) (*screentest.Shell, *Window, *door) {
	t.Helper()
	o.Find = func(context.Context) (Run, error) {
		if e == nil {
			return nil, nil
		}
		return e, nil
	}
	return hall(t, o)
}

func TestFollowsTheCeremony(t *testing.T) {
	e := newEvening(t, false, named("Chẻo Láo Lở", "Đoàn KT - QP 36"), named("Phạm Tiến Đạt", "Công an tỉnh"), named("Đèo Văn Cương", "VP UBND tỉnh"))
	delete(e.presence, "c1") // has not come
	e.fold()
	sh, w, d := showing(t, e, Options{})
	wants(t, w, "not begun", "Kính chào quý đại biểu")
	e.begins("door")
	d.admit(sh.At, "Lường Thị Biên", "X")
	sh.Tick()
	wants(t, w, "while delegates come in", "Lường Thị Biên")
	e.begins("report") // seen without a tick: the run tells
	wants(t, w, "a report", "BÁO CÁO TỔNG KẾT", "Đồng chí Lý Hữu Phước", "Tỉnh ủy viên, Giám đốc Sở Nội vụ")
	d.admit(sh.At, "Tẩn Mỹ Dung", "X")
	sh.Tick()
	if strings.Contains(w.words(), "Dung") {
		t.Error("somebody who comes late is welcomed over a report")
	}
	e.begins("flag")
	wants(t, w, "words of the office's own", "CHÀO CỜ Toàn thể đại biểu")
	e.begins("film")
	wants(t, w, "a film", "PHIM TÀI LIỆU “AN SƠN THI ĐUA”")
	e.begins("break")
	wants(t, w, "a break", "GIẢI LAO", "Tiếp tục lúc 08:15")
	e.begins("awards")
	e.next()
	wants(t, w, "the decision is announced", "BẰNG KHEN CỦA CHỦ TỊCH", "Công bố quyết định: ", "Đồng chí Lý Hữu Phước")
	e.next()
	wants(t, w, "a group", "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025", "Ông Chẻo Láo Lở", "Đoàn Kinh tế - Quốc phòng 36",
		"Ông Đèo Văn Cương", "Trao Bằng khen: ", "Đồng chí Trịnh Đăng Khôi", "Phó Chủ tịch Ủy ban nhân dân tỉnh")
	if strings.Contains(w.words(), "Phạm Tiến Đạt") {
		t.Error("somebody who is absent is on the wall")
	}
	e.does(func() (data.RunLine, error) { return e.state.Stand("c1") })
	wants(t, w, "came after all", "Ông Phạm Tiến Đạt", "Công an tỉnh")
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyB})
	if w.words() != "" {
		t.Errorf("blank shows %q", w.words())
	}
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyB})
	wants(t, w, "no more blank", "Chẻo Láo Lở")
	w.Show(WelcomeAll)
	wants(t, w, "welcome chosen", "KÍNH CHÀO ĐẠI BIỂU")
	e.does(func() (data.RunLine, error) { return e.state.Undo() })
	wants(t, w, "welcome stays", "KÍNH CHÀO ĐẠI BIỂU")
	w.Show(FollowCeremony)
	e.does(func() (data.RunLine, error) { return e.state.End() })
	wants(t, w, "the end", "ĐẠI HỘI ĐÃ KẾT THÚC")
	if strings.Contains(w.words(), "TỔNG DUYỆT") {
		t.Error("marked as a rehearsal")
	}
}

func TestVote(t *testing.T) {
	e := newEvening(t, false)
	sh, w, d := showing(t, e, Options{})
	d.votes = []data.Vote{{ID: "other", Item: "closing", Title: "Nghị quyết khác"}, {ID: "v", Item: "vote", Title: "Thông qua Nghị quyết Đại hội", Voters: 203}}
	e.begins("vote")
	sh.Tick()
	wants(t, w, "put", "Thông qua Nghị quyết Đại hội")
	if strings.Contains(w.words(), "Tán thành") {
		t.Error("figures before they are counted")
	}
	d.votes[1].For, d.votes[1].Against, d.votes[1].Abstain = 198, 3, 2
	sh.At = sh.At.Add(time.Second)
	sh.Tick()
	wants(t, w, "counted", "Thông qua Nghị quyết Đại hội", "198 / 203", "3 / 203", "2 / 203", "ĐÃ THÔNG QUA")
	d.votes[1].For, d.votes[1].Against = 90, 111
	sh.At = sh.At.Add(time.Second)
	sh.Tick()
	wants(t, w, "lost", "KHÔNG ĐƯỢC THÔNG QUA")
	e.begins("break")
	sh.Tick()
	if strings.Contains(w.words(), "198") {
		t.Error("the vote stays")
	}
}

// Figures bear the marks of the language.
func TestVoteOfThousands(t *testing.T) {
	e := newEvening(t, false)
	for lang, want := range map[string]string{"vi": "1.150 / 1.203", "en": "1,150 / 1,203"} {
		sh, w, d := showing(t, e, Options{})
		sh.Cat = i18n.For(lang)
		d.votes = []data.Vote{{ID: "v", Item: "vote", Title: "Nghị quyết", Voters: 1203, For: 1150, Against: 53}}
		e.begins("vote")
		sh.Tick()
		wants(t, w, lang, want)
		e.begins("break")
	}
}

// Every page of a rehearsal is marked; one of another language has its words.
func TestRehearsalInEnglish(t *testing.T) {
	e := newEvening(t, true, named("Chẻo Láo Lở", "Công an tỉnh"))
	sh, w, _ := showing(t, e, Options{})
	for _, item := range []data.ID{"door", "report", "film", "vote", "break", "awards"} {
		e.begins(item)
		wants(t, w, string(item), "TỔNG DUYỆT")
	}
	sh.Cat = i18n.For("en")
	e.plan = &stage.Plan{Zone: e.plan.Zone, Meeting: e.plan.Meeting, Rounds: e.plan.Rounds, Settings: e.plan.Settings, Conference: e.plan.Conference, Items: e.plan.Items}
	e.fold()
	e.next()
	e.next()
	wants(t, w, "English", "REHEARSAL", "CERTIFICATE OF MERIT OF THE CHAIRMAN", "Mr. Chẻo Láo Lở", "Comrade Trịnh Đăng Khôi")
}

// Once the run is over or led nowhere, the hall is welcomed again.
func TestNoRunAnyMore(t *testing.T) {
	e := newEvening(t, false)
	var led Run = e
	sh, w, _ := hall(t, Options{Find: func(context.Context) (Run, error) { return led, nil }})
	e.begins("report")
	wants(t, w, "a report", "BÁO CÁO TỔNG KẾT")
	led = nil
	sh.Tick()
	wants(t, w, "no run", "Kính chào quý đại biểu")
	if len(e.watchers) != 0 {
		t.Error("a run that is over is watched on")
	}
}

func TestPhotos(t *testing.T) {
	one := named("Chẻo Láo Lở", "Đoàn Kinh tế – Quốc phòng 36")
	one.Delegate = "d0"
	dead := named("Phạm Tiến Đạt", "Công an tỉnh")
	dead.Delegate, dead.Posthumous = "d0", true
	e := newEvening(t, false, one, dead, named("Đèo Văn Cương", "Văn phòng Tỉnh ủy"))
	sh, w, d := showing(t, e, Options{Photos: true})
	var raw bytes.Buffer
	if err := jpeg.Encode(&raw, image.NewGray(image.Rect(0, 0, 36, 48)), nil); err != nil {
		t.Fatal(err)
	}
	h := data.Hash(sha256.Sum256(raw.Bytes()))
	d.assets = map[data.Hash][]byte{h: raw.Bytes()}
	d.who["d0"] = data.Delegate{Photo: hex.EncodeToString(h[:])}
	pictures := func() (n int) {
		screentest.Walk(w.win.Content(), func(o fyne.CanvasObject) {
			if i, ok := o.(*canvas.Image); ok && i.Resource == nil {
				n++
			}
		})
		return n
	}
	e.begins("awards")
	e.next()
	e.next()
	if n := pictures(); n != 1 {
		t.Errorf("%d photos, want that of the living one", n)
	}
	w.Photos(false)
	if n := pictures(); n != 0 {
		t.Errorf("%d photos with names alone", n)
	}
	wants(t, w, "names alone", "Ông Chẻo Láo Lở", "Cố ông Phạm Tiến Đạt")
	d.assets[h] = []byte("damaged")
	w.live.faces = newFaces()
	w.Photos(true)
	sh.Tick()
	wants(t, w, "a damaged photo", "Ông Chẻo Láo Lở")
}

var people = []string{"Chẻo Láo Lở", "Phạm Tiến Đạt", "Đèo Văn Cương", "Lường Thị Biên", "Hoàng Thị Ngọc Ánh", "Trần Quốc Bảo", "Hồ Đức Lâm",
	"Nguyễn Hồng Mận", "Tẩn Mỹ Dung", "Công Tằng Tôn Nữ Hoàng Nguyễn Trần Phương Khánh"}

var units = []string{"Đoàn Kinh tế – Quốc phòng 36", "Công an tỉnh", "Văn phòng Tỉnh ủy", "Sở Nội vụ", "Sở Khoa học và Công nghệ",
	"Công ty Cổ phần Chè An Sơn", "Hợp tác xã Cam Pa Hồ", "Sở Tài chính", "Xã Bản Mây", "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nậm Tía"}

// crowd makes n names: short ones, long ones, or those of collectives.
func crowd(n int, kind string) (list []data.CitationRow) {
	for i := range n {
		one := named(people[i%9], units[i%9])
		if i%9 == 3 || i%9 == 4 || i%9 > 6 {
			one.Honorific = "Bà"
		}
		switch kind {
		case "rtl":
			one.Honorific = []string{"", "Ông"}[i%2]
			one.Name = []string{"محمد عبد الله الحسن", "أحمد علي"}[i/2%2]
		case "long":
			one = named(people[9-i%2], units[9])
		case "collectives":
			one.Kind, one.Honorific = data.Collective, ""
			one.Name = []string{"Ban Chỉ huy Phòng thủ khu vực 3 – Bản Mây thuộc Bộ Chỉ huy Quân sự tỉnh An Sơn",
				"Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nậm Tía", "Công an tỉnh"}[i%3]
			one.Unit = ""
		}
		list = append(list, one)
	}
	return list
}

// From one to thirty names stand on the wall, each whole and in one line,
// nothing over anything else and nothing outside the frame.
func TestNamesFit(t *testing.T) {
	for _, kind := range []string{"short", "long", "collectives"} {
		for _, n := range []int{1, 2, 3, 5, 6, 8, 9, 10, 11, 14, 20, 25, 30} {
			e := newEvening(t, n%2 == 0, crowd(n, kind)...)
			_, w, _ := showing(t, e, Options{})
			e.begins("awards")
			e.next()
			e.next()
			for _, size := range []fyne.Size{fyne.NewSize(1920, 1080), fyne.NewSize(1024, 768), fyne.NewSize(2560, 1080)} {
				w.win.Resize(size)
				found := 0
				about := fmt.Sprintf("%d %s at %v", n, kind, size)
				boxes := placed(w)
				for i, a := range boxes {
					if slices.ContainsFunc(w.live.show.Names, func(n Awarded) bool { return n.Name == a.text }) {
						found++
					}
					frame := 30 * min(size.Width/designWidth, size.Height/designHeight)
					if a.box[0] < frame || a.box[2] > size.Width-frame || a.box[3] > size.Height-frame {
						t.Errorf("%s: %q lies outside", about, a.text)
					}
					for _, b := range boxes[:i] {
						if min(a.box[2], b.box[2])-max(a.box[0], b.box[0]) > 1 && min(a.box[3], b.box[3])-max(a.box[1], b.box[1]) > 1 {
							t.Errorf("%s: %q lies over %q", about, a.text, b.text)
						}
					}
				}
				if found != n {
					t.Errorf("%s: %d names stand whole", about, found)
				}
			}
			w.Close()
		}
	}
}

type placedText struct {
	text string
	box  [4]float32
	size float32
}

// placed gives where the letters of each line stand.
func placed(w *Window) (all []placedText) {
	screentest.Walk(w.win.Content(), func(o fyne.CanvasObject) {
		if x, ok := o.(*canvas.Text); ok {
			p, s := x.Position(), x.MinSize()
			slack := (s.Height - x.TextSize*1.2) / 2
			all = append(all, placedText{x.Text, [4]float32{p.X, p.Y + slack, p.X + s.Width, p.Y + s.Height - slack}, x.TextSize})
		}
	})
	return all
}

// Names of the design's page stand large enough to be read from the last row.
func TestNamesAreLarge(t *testing.T) {
	for n, least := range map[int]float32{1: 60, 3: 40, 5: 34, 9: 30, 10: 30, 20: 18, 30: 13} {
		e := newEvening(t, false, crowd(n, "short")...)
		_, w, _ := showing(t, e, Options{})
		e.begins("awards")
		e.next()
		e.next()
		for _, b := range placed(w) {
			if (strings.HasPrefix(b.text, "Ông ") || strings.HasPrefix(b.text, "Bà ")) && b.size < least {
				t.Errorf("%d names: %q is %.1f", n, b.text, b.size)
			}
		}
		w.Close()
	}
}

// TestShots keeps pictures for people to look at, where VINHDANH_SHOTS names a folder.
func TestShots(t *testing.T) {
	dir := os.Getenv("VINHDANH_SHOTS")
	if dir == "" {
		t.Skip("no folder for pictures")
	}
	shoot := func(w *Window, name string) {
		t.Helper()
		var raw bytes.Buffer
		if err := png.Encode(&raw, w.win.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".png"), raw.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range []string{"short", "long", "collectives", "rtl"} {
		for _, n := range []int{1, 3, 5, 9, 10, 20, 30} {
			e := newEvening(t, n == 3, crowd(n, kind)...)
			_, w, _ := showing(t, e, Options{})
			e.begins("awards")
			e.next()
			e.next()
			shoot(w, fmt.Sprintf("awards-%s-%02d", kind, n))
			w.Close()
		}
	}
}
