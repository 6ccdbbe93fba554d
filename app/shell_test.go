package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// at is the clock of these tests: the morning of the sample's congress.
var at = time.Date(2025, 8, 21, 7, 46, 0, 0, time.FixedZone("ICT", 7*3600))

// open makes a window over a fresh database, with the sample or empty.
func open(t *testing.T, sample bool) *Shell {
	t.Helper()
	ctx := t.Context()
	folder := t.TempDir()
	file := filepath.Join(folder, "v.db")
	db, err := store.Open(ctx, file, store.Options{Now: func() time.Time { return at }, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if sample {
		if _, _, err := keep.Sample(ctx, db, "test"); err != nil {
			t.Fatal(err)
		}
	}
	a := test.NewTempApp(t)
	s := New(a, Deps{Store: db, Now: func() time.Time { return at }, Database: file, Version: "test", atOnce: true,
		Keys:   keys.Folder{Path: filepath.Join(folder, keep.KeyFolder), Now: func() time.Time { return at }, Work: 4},
		Backup: db.Backup, Log: func(what string, err error) { t.Logf("log %s: %v", what, err) }})
	s.win.Resize(fyne.NewSize(1440, 868))
	t.Cleanup(func() {
		s.Stop()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *Shell) words() string { return screentest.Words(s.top0()) }

// top0 is what lies over the window, else its content.
func (s *Shell) top0() fyne.CanvasObject {
	if top := s.win.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.win.Content()
}

func (s *Shell) button(words string) *widget.Button {
	var found *widget.Button
	screentest.Walk(s.top0(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == words {
			found = b
		}
	})
	return found
}

func (s *Shell) press(t *testing.T, words string) {
	t.Helper()
	b := s.button(words)
	if b == nil {
		t.Fatalf("no button %q in\n%s", words, s.words())
	}
	test.Tap(b)
}

func (s *Shell) shortcut(key fyne.KeyName, m fyne.KeyModifier) {
	if h, ok := s.win.Canvas().(fyne.Shortcutable); ok {
		h.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: m})
	}
}

// A first start offers what can be done, and the sample opens on one press.
func TestFirstStart(t *testing.T) {
	s := open(t, false)
	if !strings.Contains(s.words(), "Bắt đầu với một hội nghị") {
		t.Errorf("the first page says\n%s", s.words())
	}
	s.Open(screen.Certificates, screen.Filter{})
	if s.place != screen.Home {
		t.Errorf("without a conference %s is open", s.place)
	}
	s.press(t, "Mở dữ liệu mẫu")
	if s.conf.Code != keep.SampleCode {
		t.Fatalf("the conference is %q", s.conf.Code)
	}
	if w := s.words(); !strings.Contains(w, "Cần xử lý") || !strings.Contains(w, "235 đại biểu") {
		t.Errorf("home says\n%s", w)
	}
	if got := s.win.Title(); !strings.HasPrefix(got, "Vinh Danh – Đại hội") {
		t.Errorf("the title is %q", got)
	}
}

// Each place opens by its key, in each language, with all its words.
func TestEveryPlaceInEveryLanguage(t *testing.T) {
	s := open(t, true)
	for _, lang := range []string{"vi", "en"} {
		s.SetLanguage(lang)
		for i, p := range sidePlaces() {
			s.shortcut(fyne.KeyName(rune('1'+i)), fyne.KeyModifierAlt)
			if s.place != p.name {
				t.Errorf("Alt+%d opened %s", i+1, s.place)
			}
			words := s.words()
			for line := range strings.SplitSeq(words, "\n") {
				if strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") && strings.Contains(line, ".") {
					t.Errorf("%s, %s: no words for %s", lang, p.name, line)
				}
			}
			if len(words) < 60 {
				t.Errorf("%s, %s shows next to nothing: %q", lang, p.name, words)
			}
		}
		s.Open(screen.Import, screen.Filter{})
	}
	if got := s.app.Preferences().String(prefLanguage); got != "en" {
		t.Errorf("the language remembered is %q", got)
	}
}

// The place stays open when the language changes.
func TestLanguageAtOnce(t *testing.T) {
	s := open(t, true)
	s.Open(screen.Delegates, screen.Filter{})
	s.SetLanguage("en")
	if w := s.words(); !strings.Contains(w, "Add a delegate") || strings.Contains(w, "Thêm đại biểu") {
		t.Errorf("in English the place says\n%s", w)
	}
	s.SetLook(widget.LookDark)
	if s.Look() != widget.LookDark {
		t.Error("the look is not remembered")
	}
}

func TestSearchFindsPeopleDecisionsAndCommands(t *testing.T) {
	s := open(t, true)
	s.shortcut(fyne.KeyK, fyne.KeyModifierControl)
	find := func(query string) string {
		var entry *widget.Entry
		screentest.Walk(s.top0(), func(o fyne.CanvasObject) {
			if e, ok := o.(*widget.Entry); ok {
				entry = e
			}
		})
		if entry == nil {
			t.Fatal("the search has no field")
		}
		entry.SetText(query)
		return s.words()
	}
	for query, want := range map[string]string{
		"luong thi bien": "Lường Thị Biên", // without marks
		"AS-064":         "Lường Thị Biên",
		"sao luu":        "Sao lưu ngay",
		"cai dat":        "Cài đặt",
		"so do":          "Sơ đồ hội trường",
		"award rounds":   "Đợt trao",
		"dieu hanh":      "Điều hành chương trình",
		"ceremony":       "Trao thưởng trực tiếp",
		"agenda":         "Chương trình",
		"hom nay":        "Hôm nay cần làm",
		"zzzz":           "Không tìm thấy gì khớp",
	} {
		if w := find(query); !strings.Contains(w, want) {
			t.Errorf("%q finds\n%s", query, w)
		}
	}
	if w := find("trao thuong"); strings.Index(w, "Trao thưởng trực tiếp") > strings.Index(w, "Quyết định") && strings.Contains(w, "QĐ") {
		t.Errorf("a command that begins with what is typed comes last:\n%s", w)
	}
	if w := find("nguyen thi"); strings.Index(w, "Nguyễn Thị Hồng Thảo") > strings.Index(w, "Cà Thị Nguyên") || strings.Index(w, "Nguyễn Thị Anh") > strings.Index(w, "Nguyễn Mạnh Thịnh") {
		t.Errorf("others come before those who are called so:\n%s", w)
	}
	find("luong thi bien")
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.place != screen.Delegates || !strings.Contains(s.words(), "Bà Lường Thị Biên") {
		t.Errorf("Enter opened %s:\n%s", s.place, s.words())
	}
	s.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if strings.Contains(s.words(), "Bà Lường Thị Biên") {
		t.Error("Escape left the pane open")
	}
}

// F1 names the keys of the programme, the rounds, the handing over and the hall.
func TestKeysAreListed(t *testing.T) {
	s := open(t, true)
	s.typed(&fyne.KeyEvent{Name: fyne.KeyF1})
	for _, want := range []string{"Dời mục, đợt, người nhận lên, xuống", "Làm lại", "Sang ghế bên cạnh", "Đã trao cho người trên sân khấu"} {
		if w := s.words(); !strings.Contains(w, want) {
			t.Errorf("%q is not named:\n%s", want, w)
		}
	}
}

func TestJobs(t *testing.T) {
	s := open(t, true)
	finished := false
	s.Run("Việc tốt", func(_ context.Context, progress func(done, total int)) error {
		progress(1, 2)
		if !strings.Contains(s.words(), "Việc tốt") {
			t.Error("a running job is not shown")
		}
		return nil
	}, func() { finished = true })
	if !finished || s.jobs != 0 || strings.Contains(s.words(), "Việc tốt") {
		t.Errorf("after the job: finished %v, %d running", finished, s.jobs)
	}
	for name, job := range map[string]func(context.Context, func(int, int)) error{
		"fault": func(context.Context, func(int, int)) error { return data.Fail("nothing-to-print") },
		"panic": func(context.Context, func(int, int)) error { panic("Lường Thị Biên") },
		"error": func(context.Context, func(int, int)) error { return errors.New("boom") },
	} {
		s.Run(name, job, func() { t.Errorf("%s: done was called", name) })
		if w := s.words(); !strings.Contains(w, "Chưa thực hiện được") || strings.Contains(w, "boom") || strings.Contains(w, "Biên") {
			t.Errorf("%s says\n%s", name, w)
		}
		s.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.win.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: Escape left the dialog open", name)
		}
	}
	// Stopped by its button, which has the keyboard where nothing else has: a notice, no fault.
	s.win.Canvas().Unfocus()
	s.Run("Việc dài", func(ctx context.Context, _ func(int, int)) error {
		b, ok := s.win.Canvas().Focused().(*widget.Button)
		if !ok || b.Text != "Dừng" {
			t.Fatalf("the keyboard is at %T", s.win.Canvas().Focused())
		}
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		return ctx.Err()
	}, nil)
	if w := s.words(); !strings.Contains(w, "Đã dừng: Việc dài") {
		t.Errorf("a stopped job says\n%s", w)
	}
	if s.win.Canvas().Focused() != nil {
		t.Error("the keyboard is at a button that is no more")
	}
}

// A window with a job under way asks before it closes.
func TestLeavingAsks(t *testing.T) {
	s := open(t, true)
	s.Run("Việc dài", func(ctx context.Context, _ func(int, int)) error {
		s.leave()
		if !strings.Contains(s.words(), "Đóng chương trình khi đang chạy dở?") {
			t.Errorf("it says\n%s", s.words())
		}
		s.press(t, "Tiếp tục chạy")
		return ctx.Err()
	}, nil)
	if s.ctx.Err() != nil {
		t.Error("the window was left")
	}
}

func TestDroppedFiles(t *testing.T) {
	s := open(t, true)
	for name, want := range map[string]screen.Place{"ds.xlsx": screen.Import, "ds.CSV": screen.Import, "anh.JPG": screen.Verify, "anh.png": screen.Verify} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		s.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
		if s.place != want {
			t.Errorf("%s opened %s", name, s.place)
		}
		for s.win.Canvas().Overlays().Top() != nil {
			s.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	}
	s.dropped(fyne.Position{}, nil) // nothing at all
}

func TestConferenceSwitch(t *testing.T) {
	s := open(t, true)
	other := data.Conference{Code: "LC", Title: "Hội nghị điển hình tiên tiến"}
	if err := s.deps.Store.SaveConference(t.Context(), &other); err != nil {
		t.Fatal(err)
	}
	s.ChangedConference(other.ID)
	if s.conf.ID != other.ID || s.Meeting().ID != "" {
		t.Errorf("open is %q with the meeting %q", s.conf.Code, s.Meeting().Name)
	}
	if w := s.words(); !strings.Contains(w, "Hội nghị điển hình tiên tiến") || strings.Contains(w, "Dữ liệu mẫu") {
		t.Errorf("the window says\n%s", w)
	}
	if got := s.app.Preferences().String(prefConference); got != string(other.ID) {
		t.Errorf("remembered is %q", got)
	}
}

// An office makes its key in the settings; what the recovery shows stays until
// it is noted, and the files are its owner's alone.
func TestKeyIsMade(t *testing.T) {
	s := open(t, false)
	conf := data.Conference{Code: "LC", Title: "Hội nghị", Issuer: "Sở Nội vụ tỉnh Lai Châu", City: "Lai Châu"}
	if err := s.deps.Store.SaveConference(t.Context(), &conf); err != nil {
		t.Fatal(err)
	}
	s.ChangedConference(conf.ID)
	s.Open(screen.Settings, screen.Filter{Section: "key"})
	entries := func() (all []*widget.Entry) {
		screentest.Walk(s.top0(), func(o fyne.CanvasObject) {
			if e, ok := o.(*widget.Entry); ok {
				all = append(all, e)
			}
		})
		return all
	}
	e := entries()
	e[0].SetText("câu dài dễ nhớ")
	e[1].SetText("câu dài khác")
	s.press(t, "Tạo khóa")
	if !strings.Contains(s.words(), "Hai lần nhập khác nhau") {
		t.Errorf("two passphrases:\n%s", s.words())
	}
	e[0].SetText("ngắn")
	e[1].SetText("ngắn")
	s.press(t, "Tạo khóa")
	if !strings.Contains(s.words(), "Mật khẩu bảo vệ khóa quá ngắn") {
		t.Errorf("a short passphrase:\n%s", s.words())
	}
	e = entries()
	e[0].SetText("câu dài dễ nhớ")
	e[1].SetText("câu dài dễ nhớ")
	s.press(t, "Tạo khóa")
	if w := s.words(); !strings.Contains(w, "Đã tạo khóa ký") || !strings.Contains(w, "Mã khôi phục") {
		t.Fatalf("it says\n%s", w)
	}
	s.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.press(t, "Tôi đã ghi lại")
	if w := s.words(); !strings.Contains(w, "Sở Nội vụ tỉnh Lai Châu đã có khóa ký") {
		t.Errorf("afterwards it says\n%s", w)
	}
	files, err := os.ReadDir(s.deps.Keys.Path)
	if err != nil || len(files) != 2 {
		t.Fatalf("%d key files, %v", len(files), err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s may be read by others: %v %v", f.Name(), info.Mode(), err)
		}
	}
}

// Escape does not throw away a form that was begun; one that is as it was it closes.
func TestEscapeKeepsForms(t *testing.T) {
	s := open(t, false)
	esc := func() { s.typed(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	s.Open(screen.Settings, screen.Filter{New: true})
	form := s.win.Canvas().Overlays().Top()
	var title *widget.Entry
	screentest.Walk(form, func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok && title == nil {
			title = e
		}
	})
	title.SetText("Hội nghị tổng kết")
	esc()
	if !strings.Contains(s.words(), "Bỏ những gì vừa điền?") {
		t.Fatalf("Escape says\n%s", s.words())
	}
	s.press(t, "Điền tiếp")
	if s.win.Canvas().Overlays().Top() != form {
		t.Fatal("the form is gone")
	}
	esc()
	s.press(t, "Bỏ")
	if top := s.win.Canvas().Overlays().Top(); top != nil {
		t.Fatalf("still over the window:\n%s", s.words())
	}
	s.Open(screen.Settings, screen.Filter{New: true})
	esc()
	if s.win.Canvas().Overlays().Top() != nil {
		t.Error("an empty form stays")
	}
}

// Without a conference a place that needs one says so, and the switch offers the sample.
func TestStartSaysWhatIsLacking(t *testing.T) {
	s := open(t, false)
	s.Open(screen.Delegates, screen.Filter{})
	if w := s.words(); !strings.Contains(w, "rồi mới dùng được mục này") {
		t.Errorf("it says\n%s", w)
	}
	s.top.choose()
	if w := s.words(); !strings.Contains(w, "Mở dữ liệu mẫu") || !strings.Contains(w, "Tạo hội nghị mới") {
		t.Errorf("the switch offers\n%s", w)
	}
}

// A first window fits on a small screen; the next is as large as the last was.
func TestWindowSize(t *testing.T) {
	s := open(t, false)
	if got := s.firstSize(); got.Width > 1280 || got.Height > 660 {
		t.Errorf("the first window is %v", got)
	}
	s.win.Resize(fyne.NewSize(1500, 900))
	s.keepSize()
	if got := s.firstSize(); got != fyne.NewSize(1500, 900) {
		t.Errorf("the next window is %v", got)
	}
}
