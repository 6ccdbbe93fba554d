package checkin

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
)

// What a scanner types is never searched for, however it is mangled.
func TestWhatIsASearch(t *testing.T) {
	for line, want := range map[string]bool{
		badge(t, 1): false, "": false, "123": false, "HTTPS://TDKT.ANSON.GOV.VN/V/123456": false, "luong thi bien": true, "AS-064": true, "Ệ": true,
		strings.Repeat("a", 41): false, "a/b": false,
	} {
		if got := isSearch(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

// The keyboard is in the scan field, whatever was pressed.
func TestFocusStays(t *testing.T) {
	b := open(t)
	c := b.Win.Canvas()
	if c.Focused() != fyne.Focusable(b.s.entry) {
		t.Fatal("the scan field has no focus at first")
	}
	c.Unfocus()
	b.Tick()
	if c.Focused() != fyne.Focusable(b.s.entry) {
		t.Error("the focus does not come back")
	}
	b.s.list.Focus()
	for range patience + 1 {
		b.Tick()
	}
	if c.Focused() != fyne.Focusable(b.s.entry) {
		t.Error("the focus does not come back from the list of scans")
	}
	press(t, b, "Khách mời chưa có thẻ")
	b.Tick()
	if c.Focused() == fyne.Focusable(b.s.entry) {
		t.Error("the form lost the keyboard")
	}
	press(t, b, "Hủy bỏ")
	if c.Focused() != fyne.Focusable(b.s.entry) {
		t.Error("after the form the focus does not come back")
	}
	if !strings.Contains(b.words(), "Máy quét sẵn sàng") {
		t.Error("it does not say that it is ready")
	}
}

// A scan is taken wherever the keyboard is, and its Enter answers no question,
// chooses from no list and saves no form.
func TestScanAnywhere(t *testing.T) {
	for name, prepare := range map[string]func(b *bench){
		"question":     func(b *bench) { b.key(fyne.KeyEscape) },
		"end sitting":  func(b *bench) { b.s.askClose() },
		"list of work": func(b *bench) { b.key(fyne.KeyF10); b.key(fyne.KeyDown) },
		"desks":        func(b *bench) { b.s.desks.Tapped(nil); b.key(fyne.KeyDown) },
		"meetings":     func(b *bench) { b.s.meeting.Tapped(nil); b.key(fyne.KeyUp) },
		"in and out":   func(b *bench) { b.Win.Canvas().Focus(b.s.way) },
		"delegations":  func(b *bench) { b.key(fyne.KeyF6) },
		"delegation":   func(b *bench) { b.key(fyne.KeyF6); b.key(fyne.KeyReturn) },
		"station":      func(b *bench) { b.key(fyne.KeyF7); b.key(fyne.KeyDown) },
		"camera":       func(b *bench) { b.key(fyne.KeyF5); b.key(fyne.KeyDown) },
		"doubts":       func(b *bench) { b.key(fyne.KeyF8) },
		"recipients":   func(b *bench) { b.key(fyne.KeyF12) },
		"actions":      func(b *bench) { b.key(fyne.KeyF12); b.key(fyne.KeyReturn); b.key(fyne.KeyDown) },
		"guest":        func(b *bench) { b.key(fyne.KeyF4) },
		"names found":  func(b *bench) { b.write("luong"); b.key(fyne.KeyDown) },
		"nobody found": func(b *bench) { b.write("khong co ai"); b.key(fyne.KeyReturn) },
		"a name typed": func(b *bench) { b.write("luong") },
		"nowhere":      func(b *bench) { b.Win.Canvas().Unfocus() },
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			desk, meeting := b.s.deskName, b.s.desk.Meeting().ID
			prepare(b)
			b.scan(badge(t, 3))
			if len(b.d.admits) != 1 || b.d.admits[0].Badge != badge(t, 3) || b.d.admits[0].Out || b.s.verdict.Name != "Lý Văn An" {
				t.Errorf("scans %+v, verdict %q", b.d.admits, b.s.verdict.Name)
			}
			if len(b.Opens) != 0 || b.s.deskName != desk || b.s.desk.Meeting().ID != meeting || b.s.sitting().Closed || b.s.entry.Text != "" {
				t.Errorf("the scan did something else: %+v, %s, field %q", b.Opens, b.s.deskName, b.s.entry.Text)
			}
			b.scan(badge(t, 1)) // and the next
			if len(b.d.admits) != 2 || b.s.verdict.Name != "Bà Lường Thị Biên" {
				t.Errorf("the next scan: %+v", b.d.admits)
			}
		})
	}
}

// A scan into a form is taken as a scan, and what was written there stays, also
// where an input method has changed both.
func TestScanIntoForm(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF4)
	name := b.Win.Canvas().Focused().(*widget.Entry)
	b.write("Hồ Văn Tư")
	b.scan(badge(t, 1))
	if len(b.d.admits) != 1 || b.d.admits[0].Badge != badge(t, 1) || name.Text != "Hồ Văn Tư" || b.s.panel == nil || b.s.verdict.Name != "Bà Lường Thị Biên" {
		t.Errorf("scans %v, the name is %q", b.d.admits, name.Text)
	}
	b.letters(badge(t, 3), 60*time.Millisecond) // a slow scanner
	b.key(fyne.KeyReturn)
	if len(b.d.admits) != 2 || name.Text != "Hồ Văn Tư" {
		t.Errorf("a slow scanner: %v, the name is %q", b.d.admits, name.Text)
	}
	// VNI takes the first digit behind a word for a tone: it sends a backspace
	// and the vowel anew. What is left of the badge is no badge; it must not
	// stay in the field, and admits nobody.
	b.hands.pass(time.Second)
	b.key(fyne.KeyBackspace)
	b.letters("ứ"+badge(t, 1)[1:], scannerPace)
	b.key(fyne.KeyReturn)
	if strings.ContainsAny(name.Text, "0123456789") || b.s.panel == nil || b.d.present(b.s) != 2 || b.s.verdict.Tone != widget.VerdictHelpDesk {
		t.Errorf("a changed scan: the name is %q, %+v", name.Text, b.s.verdict)
	}
}

// A badge behind the digits of a telephone number is that badge's scan, however
// fast it came and though the window was held up in the midst of it; the number stays.
func TestScanBehindDigits(t *testing.T) {
	for name, typed := range map[string]func(b *bench){
		"scanner":      func(b *bench) { b.scan(badge(t, 1)) },
		"at once":      func(b *bench) { b.letters(badge(t, 1), scannerPace); b.key(fyne.KeyReturn) },
		"slow scanner": func(b *bench) { b.letters(badge(t, 1), 60*time.Millisecond); b.key(fyne.KeyReturn) },
		"held up at the end": func(b *bench) {
			b.letters(badge(t, 1), scannerPace)
			b.hands.pass(time.Second)
			b.key(fyne.KeyReturn)
		},
		"held up in the midst": func(b *bench) {
			b.letters(badge(t, 1)[:6], scannerPace)
			b.hands.pass(time.Second)
			b.letters(badge(t, 1)[6:], scannerPace)
			b.key(fyne.KeyReturn)
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			check := func(field *widget.Entry) {
				t.Helper()
				b.d.admits = nil
				b.Win.Canvas().Focus(field)
				b.write("0912")
				typed(b)
				if len(b.d.admits) != 1 || b.d.admits[0].Badge != badge(t, 1) || b.s.verdict.Name != "Bà Lường Thị Biên" {
					t.Errorf("scans %+v, verdict %q", b.d.admits, b.s.verdict.Name)
				}
			}
			check(b.s.entry)
			b.key(fyne.KeyF4)
			phone := b.Entries()[4]
			check(phone)
			if phone.Text != "0912" || b.s.panel == nil {
				t.Errorf("the number is %q", phone.Text)
			}
			b.s.openSubstitute(b.d.row("AS-200"))
			unit := b.Entries()[4]
			unit.SetText("Đội") // what is typed stands before it
			check(unit)
			if unit.Text != "0912Đội" || b.s.panel == nil {
				t.Errorf("the unit is %q", unit.Text)
			}
		})
	}
}

// A misread badge behind a number admits nobody; the number stays all the same.
func TestMisreadBehindDigits(t *testing.T) {
	b := open(t)
	b.key(fyne.KeyF4)
	phone := b.Entries()[4]
	b.Win.Canvas().Focus(phone)
	b.write("0912")
	b.letters(misread(badge(t, 1)), 60*time.Millisecond)
	b.key(fyne.KeyReturn)
	if b.d.present(b.s) != 0 || b.s.verdict.Tone != widget.VerdictHelpDesk || phone.Text != "0912" || b.s.panel == nil {
		t.Errorf("%+v, the number is %q", b.s.verdict, phone.Text)
	}
}

// A badge behind a name in the scan field is that badge's scan and nobody else's.
func TestScanBehindName(t *testing.T) {
	b := open(t)
	b.write("luong")
	b.letters(badge(t, 3), scannerPace)
	b.key(fyne.KeyReturn)
	if len(b.d.admits) != 1 || b.d.admits[0].Badge != badge(t, 3) || b.s.entry.Text != "" {
		t.Errorf("scans %+v", b.d.admits)
	}
}

// What a scanner sends on a Vietnamese keyboard, shifted, or with a Tab at its
// end, is read all the same.
func TestMangledScans(t *testing.T) {
	vietnamese := strings.NewReplacer("0", "đ", "1", "ă", "2", "â", "3", "ê", "4", "ô", "5", "\u0300", "6", "\u0309", "7", "\u0303", "8", "\u0301", "9", "\u0323")
	shifted := strings.NewReplacer("0", ")", "1", "!", "2", "@", "3", "#", "4", "$", "5", "%", "6", "^", "7", "&", "8", "*", "9", "(")
	for name, mangle := range map[string]func(string) string{"vietnamese": vietnamese.Replace, "shifted": shifted.Replace, "caps": strings.ToUpper} {
		b := open(t)
		b.scan(mangle(badge(t, 1)))
		if b.s.verdict.Tone != widget.VerdictAdmitted || b.s.entry.Text != "" {
			t.Errorf("%s: %+v", name, b.s.verdict)
		}
	}
	b := open(t)
	b.letters(badge(t, 1), scannerPace)
	b.Win.Canvas().FocusNext()
	if b.s.verdict.Tone != widget.VerdictAdmitted || b.s.entry.Text != "" {
		t.Errorf("Tab at the end: %+v", b.s.verdict)
	}
	b.Tick()
	b.scan(badge(t, 3))
	if b.d.present(b.s) != 2 {
		t.Error("the next scan is lost")
	}
}

// Noise, addresses and two badges at once admit nobody and leave the desk as it was.
func TestNoise(t *testing.T) {
	b := open(t)
	for _, line := range []string{"https://example.com/ve-moi?id=1", strings.Repeat("x1y2", 2500), badge(t, 1) + " " + badge(t, 3), "000201010212", "]Q3", strings.Repeat("đ", 200)} {
		b.scan(line)
		if b.d.present(b.s) != 0 || b.Win.Canvas().Focused() != fyne.Focusable(b.s.entry) {
			t.Errorf("%.40q: %d present", line, b.d.present(b.s))
		}
		b.s.entry.SetText("")
	}
	b.scan(badge(t, 1))
	if b.s.verdict.Tone != widget.VerdictAdmitted {
		t.Error("the desk takes no badge any more")
	}
}

// Scans that come faster than they are recorded are answered in their order.
func TestQueueOfScans(t *testing.T) {
	b := open(t)
	b.s.busy = true // one is being written
	b.scan(badge(t, 1))
	b.scan(badge(t, 3))
	if len(b.s.queue) != 2 || len(b.d.admits) != 0 {
		t.Fatalf("%d wait, %d were recorded", len(b.s.queue), len(b.d.admits))
	}
	b.s.busy = false
	b.s.next()
	if len(b.d.admits) != 2 || b.d.admits[0].Badge != badge(t, 1) || b.d.admits[1].Badge != badge(t, 3) || b.s.verdict.Name != "Lý Văn An" {
		t.Errorf("scans %+v", b.d.admits)
	}
}

// Another program that has the keyboard is told of, and only that.
func TestAway(t *testing.T) {
	b := open(t)
	b.s.away = true
	b.s.showReady()
	if !strings.Contains(b.words(), "Bấm vào đây để quét tiếp") {
		t.Errorf("it does not tell\n%s", b.words())
	}
	b.s.entry.FocusGained()
	if !strings.Contains(b.words(), "Máy quét sẵn sàng") {
		t.Error("it does not tell that scans come again")
	}
}

// The digit of Alt+3, which opens the desk, is not left in the field.
func TestOpener(t *testing.T) {
	b := open(t)
	b.s.Left()
	b.s.Shown(screen.Filter{})
	b.letters("3", scannerPace)
	if b.s.entry.Text != "" {
		t.Errorf("the field holds %q", b.s.entry.Text)
	}
	b.letters(badge(t, 1), scannerPace)
	b.key(fyne.KeyReturn)
	if b.d.present(b.s) != 1 {
		t.Error("the first scan is lost")
	}
}

func TestWedge(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		pause time.Duration
		want  bool
	}{
		"scanner":        {badge(t, 1), scannerPace, true},
		"slow scanner":   {badge(t, 1), 40 * time.Millisecond, true},
		"hand":           {badge(t, 1), handPace, false},
		"a word at once": {"Trưởng", 0, false},
		"a key held":     {strings.Repeat("a", 40), 30 * time.Millisecond, false},
	} {
		h := &hands{}
		w := wedge{now: h.now}
		for _, r := range c.typed {
			h.pass(c.pause)
			w.key(r, "x")
		}
		if line, before, ok := w.end(); ok != c.want || ok && (line != c.typed || before != "x") {
			t.Errorf("%s: %q, %q, %v", name, line, before, ok)
		}
	}
}

// A badge that was lost admits nobody any more.
func TestLostBadge(t *testing.T) {
	b := open(t)
	b.s.person = nil
	b.scan(badge(t, 1))
	b.s.openLost()
	if w := strings.ReplaceAll(b.words(), "\n", " "); !strings.Contains(w, "Người vừa quét thẻ: AS-064 · ") {
		t.Errorf("whose badge it is stands nowhere:\n%s", w)
	}
	press(t, b, "Cấp lại và in")
	if len(b.Faults) != 0 || b.d.row("AS-064").Badge == badge(t, 1) {
		t.Fatalf("no new badge: %v", b.Faults)
	}
	if !strings.HasSuffix(b.Revealed, "The-AS-064.pdf") {
		t.Errorf("printed %q", b.Revealed)
	}
	b.scan(badge(t, 1))
	if b.s.verdict.Tone != widget.VerdictHelpDesk {
		t.Errorf("the lost badge shows %+v", b.s.verdict)
	}
	b.scan(b.d.row("AS-064").Badge)
	if b.s.verdict.Tone != widget.VerdictAlready {
		t.Errorf("the new one shows %+v", b.s.verdict)
	}
}
