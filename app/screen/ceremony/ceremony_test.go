package ceremony

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/data/store"
)

// records is a store whose door and whose faults are the test's.
type records struct {
	*store.DB
	in     map[data.ID]data.OnStage
	rev    int64
	broken error // of writing
	blind  error // of reading
	quick  bool  // lines are numbered but not written

	leaders []data.Introduction
}

func (r *records) Introductions(context.Context, data.ID) (data.Introductions, error) {
	return data.Introductions{List: r.leaders}, nil
}

func (r *records) StagePresence(context.Context, data.ID, data.ID) (map[data.ID]data.OnStage, error) {
	list := map[data.ID]data.OnStage{}
	for id, p := range r.in {
		list[id] = p
	}
	return list, nil
}

func (r *records) CeremonyRevision(ctx context.Context, conf data.ID) (int64, error) {
	if r.blind != nil {
		return 0, r.blind
	}
	n, err := r.DB.CeremonyRevision(ctx, conf)
	return n + r.rev*1e6, err
}

func (r *records) AppendRun(ctx context.Context, l *data.RunLine) error {
	if r.broken != nil {
		return r.broken
	}
	if r.quick {
		return nil
	}
	return r.DB.AppendRun(ctx, l)
}

// hall is a window with the place in it.
type hall struct {
	*screentest.Shell
	t    testing.TB
	s    *Screen
	r    *records
	all  map[string]data.CitationRow // by name
	meet data.Meeting
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

const (
	high = "Bằng khen của Chủ tịch UBND tỉnh"
	low  = "Giấy khen của Giám đốc Sở Nội vụ"
)

// newHall makes a conference whose rounds have the recipients named, of the
// higher award but for the last round.
func newHall(t testing.TB, lang string, rounds ...[]string) *hall {
	t.Helper()
	ctx := t.Context()
	h := &hall{t: t, Shell: screentest.New(t, 1440, 900), all: map[string]data.CitationRow{}}
	h.Cat = i18n.For(lang)
	db := must(store.Open(ctx, filepath.Join(t.TempDir(), "a.db"), store.Options{Now: h.Now, Who: "Thư ký"}))(t)
	t.Cleanup(func() { _ = db.Close() })
	h.r = &records{DB: db, in: map[data.ID]data.OnStage{}}
	h.Conf = data.Conference{Code: "AS", Title: "Đại hội Thi đua yêu nước", Event: data.EventCongress, Host: "Ủy ban nhân dân tỉnh An Sơn",
		Issuer: "Sở Nội vụ", City: "An Sơn", Starts: "2025-08-21", Ends: "2025-08-21"}
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ok(db.SaveConference(ctx, &h.Conf))
	h.meet = data.Meeting{Conference: h.Conf.ID, Name: "Phiên chính thức", Date: "2025-08-21", Starts: "07:30"}
	ok(db.SaveMeeting(ctx, &h.meet))
	h.Meet = h.meet
	items := []data.AgendaItem{{Meeting: h.meet.ID, Ordinal: 1, Kind: data.ItemOpening, Title: "Khai mạc", Starts: "07:30", Minutes: 10},
		{Meeting: h.meet.ID, Ordinal: 2, Kind: data.ItemAwards, Title: "Trao thưởng", Starts: "07:40", Minutes: 30},
		{Meeting: h.meet.ID, Ordinal: 3, Kind: data.ItemClosing, Title: "Bế mạc", Minutes: 5}}
	ok(db.SaveAgenda(ctx, h.Conf.ID, items))
	var cited []store.CitationImport
	for i, names := range rounds {
		r := data.Round{Conference: h.Conf.ID, Item: items[1].ID, Announcer: data.Actor{Name: "Đinh Khắc Tường", Posts: "Giám đốc Sở Nội vụ"},
			Presenters: []data.Actor{{Name: "Trịnh Đăng Khôi", Posts: "Phó Chủ tịch Ủy ban nhân dân tỉnh"}}, Title: fmt.Sprint("Đợt thử ", i+1)}
		ok(db.SaveRound(ctx, &r))
		award, number, issuer := high, "1876/QĐ-UBND", "Chủ tịch Ủy ban nhân dân tỉnh"
		if i == len(rounds)-1 && i > 0 {
			award, number, issuer = low, "416/QĐ-SNV", "Giám đốc Sở Nội vụ"
		}
		for _, n := range names {
			kind := data.Individual
			if strings.HasPrefix(n, "Trường") {
				kind = data.Collective
			}
			cited = append(cited, store.CitationImport{Citation: data.Citation{Name: n, Kind: kind, Unit: "Xã Nậm Tía", Gender: data.Female, Representative: "Bà Bùi Hương Giang"},
				AwardName: award, DecisionNumber: number, DecisionDate: "2025-08-05", DecisionIssuer: issuer, RoundNumber: i + 1})
		}
	}
	if len(cited) > 0 {
		must(db.ImportCitations(ctx, h.Conf.ID, cited, store.ImportOptions{}))(t)
	}
	for _, c := range must(db.Citations(ctx, data.CitationFilter{Conference: h.Conf.ID}))(t) {
		h.all[c.Name] = c
		h.comes(c.Name)
	}
	h.again()
	return h
}

// again opens the place as after a new start of the program.
func (h *hall) again() {
	h.Led = nil
	h.s = New(h, Deps{Records: h.r, Who: "Thư ký"})
	h.Win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if top := h.Win.Canvas().Overlays().Top(); top != nil {
			if o, ok := top.(interface{ Escape() }); ok && e.Name == fyne.KeyEscape {
				o.Escape()
			}
			return
		}
		if !h.s.TypedKey(e) && e.Name == fyne.KeyEscape {
			h.s.Close()
		}
	})
	h.Put(h.s, screen.Filter{})
}

func (h *hall) comes(name string) {
	h.r.in[h.all[name].ID] = data.OnStage{At: h.At, By: name}
	h.r.rev++
}

func (h *hall) goes(name string) {
	delete(h.r.in, h.all[name].ID)
	h.r.rev++
}

func (h *hall) wait(d time.Duration) {
	h.At = h.At.Add(d)
	h.Tick()
}

// key presses a key, wherever the keyboard is.
func (h *hall) key(name fyne.KeyName) {
	h.At = h.At.Add(time.Second)
	e := &fyne.KeyEvent{Name: name}
	switch f := h.Win.Canvas().Focused().(type) {
	case nil:
		h.Win.Canvas().OnTypedKey()(e)
	case *hands:
		f.KeyDown(e)
		f.TypedKey(e)
		f.KeyUp(e)
	default:
		f.TypedKey(e)
	}
}

func (h *hall) keys(names ...fyne.KeyName) {
	for _, n := range names {
		h.key(n)
	}
}

func (h *hall) words() string { return screentest.Words(h.Win.Content()) }

func (h *hall) says(want ...string) {
	h.t.Helper()
	words := h.words()
	for _, w := range want { // words that wrap are on several lines
		if !strings.Contains(words, w) && !strings.Contains(strings.ReplaceAll(words, "\n", " "), w) {
			h.t.Errorf("%q is not shown in\n%s", w, words)
		}
	}
}

func (h *hall) silent(unwanted ...string) {
	h.t.Helper()
	for _, w := range unwanted {
		if words := h.words(); strings.Contains(words, w) {
			h.t.Errorf("%q is shown in\n%s", w, words)
		}
	}
}

// lines gives the kinds of the run's log.
func (h *hall) lines() (kinds []data.RunKind) {
	h.t.Helper()
	for _, l := range must(h.r.RunLines(h.t.Context(), h.s.state.Run.ID, 0))(h.t) {
		kinds = append(kinds, l.Kind)
	}
	return kinds
}

func (h *hall) standing(name string) stage.Standing {
	r, _ := h.s.state.Recipient(h.all[name].ID)
	return r.Standing
}

// begin locks the rounds and begins.
func (h *hall) begin() {
	h.t.Helper()
	if !h.Press("Khóa vị trí 3 đợt") {
		h.t.Fatalf("no rounds to lock:\n%s", h.words())
	}
	h.s.open()
	if !h.Press("Bắt đầu điều hành") {
		h.t.Fatalf("it cannot be begun:\n%s", h.words())
	}
	if h.s.state == nil || h.Led != h.s.c {
		h.t.Fatalf("no run is led: %v", h.Faults)
	}
}

// toHandOver goes on until something is handed over.
func (h *hall) toHandOver() {
	h.t.Helper()
	for range 12 {
		if _, err := h.s.state.Handed(); err == nil {
			return
		}
		h.key(fyne.KeySpace)
	}
	h.t.Fatal("nothing is to be handed over")
}

var three = [][]string{{"Chẻo Láo Lở", "Mùa Thị Xía", "Phạm Tiến Đạt"}, {"Đèo Văn Cương", "Tẩn Mỹ Dung"}, {"Hồ Đức Lâm", "Trường THPT Tân An"}}

func TestBegin(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.says("3 đợt · 7 tập thể, cá nhân · 7 đã có mặt", "3 đợt chưa khóa vị trí (đợt 1–3)")
	if b := h.Button("Bắt đầu điều hành"); b == nil || !b.Disabled() {
		t.Error("a run may begin though places may still change")
	}
	h.goes("Hồ Đức Lâm")
	for range startBeats {
		h.wait(time.Second)
	}
	h.says("6 đã có mặt")
	h.begin()
	h.says("Đang điều hành", "Đợt 1 / 3", "Đợt thử 1", "đồng chí Trịnh Đăng Khôi", "Quyết định số 1876/QĐ-UBND ngày 05/08/2025", "Ngăn 1", "Khay A",
		"0/7 tập thể, cá nhân", "Đã khóa vị trí")
	if !h.s.Alone() || h.Win.Canvas().Focused() != fyne.Focusable(h.s.hands) {
		t.Error("the keys do not lead the run")
	}
	if size := h.s.hands.Size(); size.Width > 0 || size.Height > 0 {
		t.Errorf("what holds the keyboard lies over the buttons: %v", size)
	}
}

// Another day than the meeting's is asked about.
func TestBeginOnAnotherDay(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.Press("Khóa vị trí 3 đợt")
	h.At = h.At.AddDate(0, 0, -1)
	h.s.open()
	h.Press("Bắt đầu điều hành")
	if h.s.state != nil || !strings.Contains(screentest.Words(h.Top()), "Hôm nay không phải ngày 21/08/2025") {
		t.Fatal("it began without a question")
	}
	h.Press("Bắt đầu điều hành")
	if h.s.state == nil || h.s.state.Run.Rehearsal {
		t.Error("it did not begin")
	}
}

// A scanner that types a badge's code into this window records nothing.
func TestScannedBadge(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	before := len(h.lines())
	for _, k := range []fyne.KeyName{"3", "1", "7", "2", "0", fyne.KeyReturn} {
		h.key(k)
		h.At = h.At.Add(5*time.Millisecond - time.Second)
	}
	if got := h.lines(); len(got) != before {
		t.Errorf("the code of a badge wrote %v", got[before:])
	}
	h.says("Máy quét thẻ đang gõ vào cửa sổ này: chưa ghi gì. Hãy quét ở bàn điểm danh.")
	h.At = h.At.Add(time.Second)
	h.key(fyne.KeyReturn)
	if got := h.lines(); len(got) != before+1 {
		t.Errorf("Enter alone wrote %v", got[before:])
	}
}

func TestKeys(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.key(fyne.KeyReturn)
	if n := len(h.lines()); n != 1 {
		t.Errorf("Enter before anybody is on stage wrote: %v", h.lines())
	}
	h.toHandOver()
	h.says("Đã trao 3 người")
	h.key(fyne.KeySpace)
	if !strings.Contains(h.words(), "stage-hand-first") {
		t.Errorf("nothing is said of those on stage:\n%s", h.words())
	}
	before := len(h.lines())
	h.keys(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEnter)
	if got := h.lines(); len(got) != before+1 || got[before] != data.RunHanded {
		t.Errorf("three presses of Enter wrote %v", got[before:])
	}
	h.says("Lượt này đã ghi trao đủ", "Đã ghi trao", "3/7 tập thể, cá nhân")
	h.s.Undo()
	if h.standing("Chẻo Láo Lở") != stage.Here {
		t.Error("Ctrl+Z did not take it back")
	}
	h.says("Đã lùi lại: ghi đã trao")
	h.key(fyne.KeyS)
	h.says("Đã bỏ qua lượt này; 3 người chưa nhận vẫn nằm trong danh sách.", "Đợt 2 / 3")

	// A key that is held counts once.
	before = len(h.lines())
	e := &fyne.KeyEvent{Name: fyne.KeySpace}
	h.s.hands.KeyDown(e)
	for range 20 {
		h.s.hands.TypedKey(e)
	}
	if n := len(h.lines()); n != before+1 {
		t.Errorf("Space that is held went on %d times", n-before)
	}
}

// The keys lead the run wherever the keyboard was put.
func TestWhateverHasTheFocus(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	last := h.s.state.Last
	for _, put := range []func(){
		func() { h.Win.Canvas().Unfocus() },
		func() { test.Tap(h.s.rows.scroll.Content.(fyne.Tappable)); h.key(fyne.KeyEscape) },
		func() { h.s.hands.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab}) },
		func() { h.Press("+") },
	} {
		put()
		h.Tick()
		h.key(fyne.KeySpace)
		if h.s.state.Last != last+1 {
			t.Fatal("Space did not go on")
		}
		last++
		h.s.Undo()
		last++
	}
}

// Whoever is absent leaves a hole: nobody moves up, the slot is emptied and the
// words leave the name out. Late ones may go up where the rules let them.
func TestAbsentAndLate(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.goes("Mùa Thị Xía")
	h.begin()
	h.toHandOver()
	h.says("Rút bằng", "Bà Mùa Thị Xía vắng: đã bỏ khỏi lời dẫn, vẫn có trong quyết định.", "Đã trao 2 người")
	for _, p := range h.s.script.list {
		if strings.Contains(p.Text(), "Mùa Thị Xía") {
			t.Error("the MC calls one who is absent")
		}
	}
	if r := h.s.rows.list; len(r) != 3 || r[1].name != "Mùa Thị Xía" || !r[1].pull || !r[1].struck || r[2].place != 3 || r[2].slot != "Ngăn 3" {
		t.Errorf("places moved: %+v", r)
	}
	h.At = h.At.Add(time.Minute)
	h.comes("Mùa Thị Xía")
	h.wait(time.Second)
	h.says("1 người đến muộn", "Lên nhận tại chỗ", "Vào nhóm sau (đợt 2)", "Trao bổ sung trước đợt 3", "Tổ chức trao sau tại đơn vị")
	h.key(fyne.KeyReturn)
	h.key(fyne.KeyL)
	if top := screentest.Words(h.Top()); !strings.Contains(top, "Trao bổ sung trước đợt 3") {
		t.Errorf("L offers\n%s", top)
	}
	h.keys(fyne.KeyEscape)
	if !h.Press("Trao bổ sung trước đợt 3") {
		t.Fatal("she cannot go up in addition")
	}
	h.says("Mùa Thị Xía", "Trao bổ sung trước đợt 3")
	if h.standing("Mùa Thị Xía") != stage.Supplement {
		t.Errorf("she is %s", h.standing("Mùa Thị Xía"))
	}
	h.key(fyne.KeySpace)
	h.toHandOver()
	h.key(fyne.KeyReturn)
	h.key(fyne.KeySpace)
	h.toHandOver()
	h.says("Trao bổ sung · đợt 3 / 3", "A · ngăn 2", "Đã trao 1 người")
	h.key(fyne.KeyReturn)
	if h.standing("Mùa Thị Xía") != stage.HandedOver {
		t.Error("it was not recorded")
	}
	h.says("Trao bổ sung trước đợt 3, lúc", "bổ sung 1 ở đợt 3")
}

// Keys and a press on a row say who is there, and who receives.
func TestRecipient(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.keys("2", fyne.KeyV)
	if h.standing("Mùa Thị Xía") != stage.Absent {
		t.Errorf("2, V: %s", h.standing("Mùa Thị Xía"))
	}
	h.keys("2", fyne.KeyC)
	if h.standing("Mùa Thị Xía") != stage.Here {
		t.Errorf("2, C: %s", h.standing("Mùa Thị Xía"))
	}
	h.key("0")
	h.says("Lượt này không có vị trí 10.")
	h.keys(fyne.KeyEscape, fyne.KeyV)
	h.says("Chọn một người trong bảng trước")
	h.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyV)
	if h.standing("Phạm Tiến Đạt") != stage.Absent {
		t.Error("V did not say that he is absent")
	}
	h.key(fyne.KeyC)
	h.key(fyne.KeyN)
	if len(h.Entries()) != 1 {
		t.Fatal("who receives is not asked")
	}
	h.Entries()[0].SetText("Phạm Thị Hoa")
	h.Press("Ghi người nhận")
	h.says("Người nhận thay: Phạm Thị Hoa")

	h.s.rows.Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, 5)})
	top := screentest.Words(h.Top())
	for _, w := range []string{"Vắng (V)", "Người nhận thay… (N)", "Ghi đã trao riêng người này", "Tổ chức trao sau tại đơn vị"} {
		if !strings.Contains(top, w) {
			t.Errorf("a row does not offer %q:\n%s", w, top)
		}
	}
	for range 3 {
		h.key(fyne.KeyDown)
	}
	h.key(fyne.KeyReturn)
	if h.standing("Chẻo Láo Lở") != stage.HandedOver || h.standing("Mùa Thị Xía") != stage.Here {
		t.Error("one alone was not recorded")
	}
	h.says("Đã trao 2 người")
}

// After a power cut the run goes on where it was.
func TestResume(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.keys(fyne.KeyReturn, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	want, here := h.s.rows.list, h.s.state.Here
	h.again()
	if h.s.state == nil || h.s.state.Here != here || len(h.s.rows.list) != len(want) || h.s.rows.list[0].id != want[0].id {
		t.Errorf("it goes on elsewhere:\n%s", h.words())
	}
	h.says("Đang điều hành", "3/7 tập thể, cá nhân", "Tiếp tục đúng chỗ: đợt 2, “", "ghi lúc", "chỉ để một người bấm")

	// The programme took the run up after the power cut, and the place is opened from there.
	h.s = New(h, h.s.d)
	h.Put(h.s, screen.Filter{})
	h.says("Tiếp tục đúng chỗ: đợt 2, “")

	// Whoever leaves the place finds the same run, led once.
	led := h.Led
	h.s.Left()
	h.s.Shown(screen.Filter{})
	if h.Led != led || h.s.c != led {
		t.Error("another conductor took over")
	}
	h.s.Close()
	if n := len(h.Opens); n == 0 || h.Opens[n-1].Place != screen.Agenda || h.Opens[n-1].Filter.Section != "lead" {
		t.Errorf("Esc leads to %+v", h.Opens)
	}
}

// A fault of the database is shown, and nothing is lost.
func TestFault(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.r.broken = errors.New("disk I/O error")
	last := h.s.state.Last
	h.key(fyne.KeyReturn)
	h.says("Chưa ghi được.", "disk I/O error", "Đã trao 3 người")
	if h.s.state.Last != last {
		t.Error("the screen shows what was not recorded")
	}
	h.r.broken = nil
	if !h.Press("Thử lại") || h.standing("Chẻo Láo Lở") != stage.HandedOver {
		t.Error("it was not recorded the second time")
	}
	h.silent("disk I/O error")

	h.r.blind = errors.New("disk I/O error")
	h.wait(time.Second)
	h.says("Không đọc được tệp dữ liệu từ")
	h.r.blind = nil
	h.wait(time.Second)
	h.silent("Không đọc được tệp dữ liệu từ")
}

// A rehearsal is marked, counts on stand-ins, and leaves nothing but its times.
func TestRehearsal(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.goes("Mùa Thị Xía")
	h.s.open()
	if !h.Press("Tổng duyệt") {
		t.Fatal("it cannot be rehearsed with places that may still change")
	}
	h.says("TỔNG DUYỆT", "TỔNG DUYỆT · không ghi gì vào ngày chính thức")
	h.toHandOver()
	h.says("Đã trao 3 người")
	h.key(fyne.KeyReturn)
	h.At = h.At.Add(12 * time.Minute)
	for range 60 {
		if h.s.state.Ended {
			break
		}
		h.keys(fyne.KeySpace, fyne.KeyReturn)
	}
	if !h.s.state.Ended {
		t.Fatal("it does not end")
	}
	h.says("Thời gian đo được khi tổng duyệt", "Trao thưởng", "30 → ", "lướt qua · 5 → 1 phút")
	if f := h.Win.Canvas().Focused(); f == fyne.Focusable(h.s.hands) {
		t.Error("Tab leads to none of the choices")
	}
	if !h.Press("Lấy làm thời lượng mới") {
		t.Fatal("the times cannot be taken")
	}
	minutes := func() (list []int) {
		for _, it := range must(h.r.Agenda(t.Context(), h.Conf.ID))(t) {
			list = append(list, it.Minutes)
		}
		return list
	}
	if got := minutes(); got[1] == 30 || got[2] != 5 {
		t.Errorf("minutes %v: those of the awards are new, those of what was gone through in no time are not", got)
	}
	h.Undo()
	if got := minutes(); got[1] != 30 {
		t.Errorf("taken back, the minutes are %v", got)
	}
	h.says("Bắt đầu điều hành")
	if h.Led != nil {
		t.Error("a rehearsal that is over is still led")
	}
	for _, r := range must(h.r.Runs(t.Context(), h.Conf.ID))(t) {
		if !r.Rehearsal {
			t.Error("a real run was begun")
		}
	}
}

// When all rounds are over, those left go to their units; the run ends, and that
// may be taken back.
func TestDone(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.goes("Hồ Đức Lâm")
	h.begin()
	for range 3 {
		h.toHandOver()
		h.keys(fyne.KeyReturn, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	}
	for range 8 {
		if h.s.state.Item().Kind != data.ItemAwards {
			break
		}
		h.key(fyne.KeySpace)
	}
	h.says("Bế mạc")
	h.s.Undo()
	h.key(fyne.KeyS) // the last group
	h.key(fyne.KeySpace)
	for range 4 {
		if h.s.state.Ended {
			break
		}
		h.key(fyne.KeySpace)
	}
	h.says("Đã kết thúc", "Đã trao 6/7 tập thể, cá nhân.", "Còn 1 trường hợp, trao sau tại đơn vị:", "Bà Hồ Đức Lâm")
	h.s.Undo()
	if h.s.state.Ended {
		t.Error("the end was not taken back")
	}
}

func TestNothing(t *testing.T) {
	h := newHall(t, "vi")
	h.says("Chưa có đợt trao nào")
	h.Press("Mở Đợt trao")
	if len(h.Opens) != 1 || h.Opens[0].Place != screen.Rounds {
		t.Errorf("it leads to %+v", h.Opens)
	}

	// A round of nobody, with nobody to hand over, is told of and passed over.
	h = newHall(t, "vi", []string{"Chẻo Láo Lở"})
	if err := h.r.SaveRound(t.Context(), &data.Round{Conference: h.Conf.ID, Title: "Đợt trống"}); err != nil {
		t.Fatal(err)
	}
	h.s.open()
	h.says("Chưa rõ người trao ở 1 đợt (đợt 2)", "1 đợt chưa có người nhận (đợt 2)")
	h.Press("Khóa vị trí 1 đợt")
	h.s.open()
	h.Press("Bắt đầu điều hành")
	h.says("Đợt trống", "chưa có người nhận")
	h.toHandOver()
	h.key(fyne.KeyReturn)
	for range 8 {
		h.key(fyne.KeySpace)
	}
	if r := h.s.state.Rounds[1]; r.Phase == stage.Now {
		t.Error("the run stands in a round of nobody")
	}
}

// Another group may be looked at while the keys lead the one under way.
func TestLook(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.key(fyne.KeyPageDown)
	h.says("Đang xem đợt 2; các phím vẫn điều hành đợt 1.", "Đèo Văn Cương")
	h.key(fyne.KeyEscape)
	h.silent("Đang xem đợt 2")
	h.s.pressRound(2)
	h.says("Đang xem đợt 3")
	h.key(fyne.KeyReturn)
	if h.standing("Chẻo Láo Lở") != stage.HandedOver || h.standing("Hồ Đức Lâm") == stage.HandedOver {
		t.Error("Enter recorded the group looked at")
	}
}

func TestEnglish(t *testing.T) {
	h := newHall(t, "en", three...)
	h.Press("Lock 3 rounds")
	h.s.open()
	h.Press("Begin")
	h.toHandOver()
	h.says("Under way", "Round 1 / 3", "Handed to 3", "Next", "What the MC says", "Slot 1")
	h.silent("Đã trao", "Khay", "Tiếp theo")
}

// The size of the MC's letters is kept.
func TestLetters(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.keys(fyne.KeyPlus, fyne.KeyPlus, fyne.KeyMinus)
	h.says("Cỡ 20")
	h.again()
	h.says("Cỡ 20")
	for range 30 {
		h.key(fyne.KeyPlus)
	}
	h.says("Cỡ 32")
}

// The letters are as they were kept also where another place began the run.
func TestLettersOfARunLedAlready(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.keys(fyne.KeyPlus)
	led := h.Led
	h.again()
	h.Led = led
	h.s = New(h, Deps{Records: h.r, Who: "Thư ký"})
	h.Put(h.s, screen.Filter{})
	if h.s.c != led {
		t.Fatal("another conductor took over")
	}
	h.says("Cỡ 20")
	h.silent("đang dở")
}

// What another machine writes into the same run is told of; what is pressed here
// is not.
func TestTwoMachines(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.silent("Máy khác vừa ghi")
	other := must(ceremony.Conduct(t.Context(), h.r, h.s.state.Run.ID, ceremony.LiveOptions{Now: h.Now, Who: "Máy hai"}))(t)
	if err := other.Handed(t.Context(), other.State()); err != nil {
		t.Fatal(err)
	}
	last := other.State().Last
	h.key(fyne.KeyReturn) // on what this screen shows still
	if h.s.state.Last != last || len(h.lines()) != int(last) {
		t.Errorf("line %d was written on top of what the other machine did", h.s.state.Last)
	}
	if err := other.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.wait(time.Second)
	h.says("Máy khác vừa ghi: chuyển bước.", "Đã trao 3 người")
	h.key(fyne.KeyReturn)
	h.silent("Máy khác vừa ghi")
}

// A leader who came late is named until somebody has introduced him.
func TestLateLeader(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	late := data.Introduction{Late: true}
	late.Name, late.Honorific, late.Position, late.PresentAt = "Lò Văn Tâm", "Ông", "Phó Bí thư Tỉnh ủy", h.At
	h.r.leaders = []data.Introduction{late}
	h.r.rev++
	h.wait(time.Second)
	h.says("Giới thiệu bổ sung: Ông Lò Văn Tâm, Phó Bí thư Tỉnh ủy")
	h.r.leaders[0].Said = h.At
	h.r.rev++
	h.wait(time.Second)
	h.silent("Giới thiệu bổ sung")
}

// A group that was left out by mistake is taken up again by a key, or from what
// is said when all rounds are over.
func TestTakenUpAgain(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.key(fyne.KeyG)
	h.says("Xem một lượt khác trước")
	h.key(fyne.KeyS)
	h.key(fyne.KeyPageUp)
	h.says("Đang xem đợt 1", "Trao lại lượt này")
	h.key(fyne.KeyG)
	if r := h.s.state.Round(); r == nil || r.Number != 1 {
		t.Fatalf("it stands at %+v", h.s.state.Here)
	}
	h.silent("Đang xem đợt 1")
	h.toHandOver()
	h.keys(fyne.KeyReturn, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	h.key(fyne.KeyS) // the second
	h.says("đã bỏ qua · 0/2", "Đợt 2 bị bỏ qua – 2 người đang chờ", "Trao lại đợt này")
	h.toHandOver()
	h.keys(fyne.KeyReturn, fyne.KeySpace, fyne.KeyS)
	h.says("Đã bỏ các bước còn lại của lượt này.", "Bế mạc", "Trao lại đợt 2")
	if !h.Press("Trao lại đợt 2") {
		t.Fatal("a group that was left out is offered no more")
	}
	h.toHandOver()
	h.key(fyne.KeyReturn)
	if c := h.s.state.Count(); c.Handed != 7 {
		t.Errorf("%d of 7 have what is theirs", c.Handed)
	}
	h.silent("đã bỏ qua", "Trao lại")
}

// Once the run is over the keys say so, and Tab leads to what may be chosen; the
// same holds for the page before it.
func TestKeysOnceOver(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	if err := h.s.c.End(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.wait(time.Second)
	h.keys(fyne.KeySpace)
	h.says("Đã kết thúc. Kết thúc nhầm thì Lùi lại (Ctrl+Z).")
	h.silent("ở máy hoặc cửa sổ khác")
	held := func() bool { return h.Win.Canvas().Focused() == fyne.Focusable(h.s.hands) }
	if held() {
		t.Error("the keyboard is held though nothing is led")
	}
	h.s.Undo()
	if !held() {
		t.Error("the keyboard is not held again")
	}
	h.s.drop()
	h.s.showStart(h.s.start)
	if held() {
		t.Error("the keyboard is held before a run")
	}
}

// While somebody is about to press a button those who come in change the figures
// alone.
func TestStartKeepsItsButtons(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.goes("Mùa Thị Xía")
	h.s.open()
	button := h.Button("Tổng duyệt")
	h.Win.Canvas().Focus(button)
	h.comes("Mùa Thị Xía")
	h.s.open()
	h.says("7 đã có mặt")
	if h.Button("Tổng duyệt") != button || h.Win.Canvas().Focused() != fyne.Focusable(button) {
		t.Error("the button pressed next is another one")
	}
}

// A thousand recipients in sixty rounds: a key, and all that follows on the
// screen, without the disk's own time.
func BenchmarkStep(b *testing.B) {
	var rounds [][]string
	for i := range 60 {
		var names []string
		for k := range 17 {
			names = append(names, fmt.Sprintf("Nguyễn Thị Hồng %d %d", i, k))
		}
		rounds = append(rounds, names)
	}
	h := newHall(b, "vi", rounds...)
	h.Press("Khóa vị trí 60 đợt")
	h.s.open()
	h.Press("Bắt đầu điều hành")
	for range 5 {
		for range 12 {
			if _, err := h.s.state.Handed(); err == nil {
				break
			}
			h.key(fyne.KeySpace)
		}
		h.keys(fyne.KeyReturn, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	}
	h.r.quick = true
	b.ResetTimer()
	for b.Loop() {
		h.key(fyne.KeySpace)
		h.s.undo()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/2, "ms/action")
}

// A round that was skipped by mistake makes one card, not one for each of its
// people; its key takes the round up again.
func TestSkippedRoundMakesOneCard(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.key(fyne.KeyS)
	h.says("Đợt 1 bị bỏ qua – 3 người đang chờ", "Trao lại đợt này", "Từng người…")
	h.silent("người đến muộn", "đại diện đến muộn")
	h.key(fyne.KeyL)
	if !strings.Contains(screentest.Words(h.Win.Canvas().Overlays().Top()), "Mùa Thị Xía") {
		t.Error("nobody of the round can be seen to alone")
	}
	h.Win.Canvas().Overlays().Remove(h.Win.Canvas().Overlays().Top())
	h.key(fyne.KeyG)
	if r := h.s.state.Round(); r == nil || r.Number != 1 {
		t.Fatalf("it stands at %+v", h.s.state.Here)
	}
	h.silent("bị bỏ qua –")
	h.toHandOver()
	h.keys(fyne.KeyReturn)
	if c := h.s.state.Count(); c.Handed != 3 {
		t.Errorf("%d of 3 have what is theirs", c.Handed)
	}
}

// Those of a round that was skipped can be left to their units with one press.
func TestSkippedRoundAtUnits(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.begin()
	h.toHandOver()
	h.key(fyne.KeyS)
	if !h.Press("Tổ chức trao sau tại đơn vị") {
		t.Fatal("they cannot be left to their units")
	}
	h.silent("Trao lại đợt này", "Từng người…")
	for _, name := range three[0] {
		if st := h.standing(name); st != stage.AtUnit {
			t.Errorf("%s: %v", name, st)
		}
	}
}

// A rehearsal that is broken off before anything was handed over has no round done.
func TestBrokenOff(t *testing.T) {
	h := newHall(t, "vi", three...)
	h.s.open()
	if !h.Press("Tổng duyệt") {
		t.Fatal("it cannot be rehearsed")
	}
	h.toHandOver()
	h.s.finish()
	if !h.s.state.Ended {
		t.Fatal("it goes on")
	}
	for _, r := range h.s.rounds.list {
		if r.how == chipDone {
			t.Errorf("round %d counts as done: %s", r.number, r.caption)
		}
	}
	h.says("đã bỏ qua · 0/3")
}
