package ceremony

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/sound"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/stage"
)

// How a scanner that types into this window is told from a person: signs one
// right after another. Scanners send one in 1 to 20 ms; the fastest hands
// need 80. Badges, the shortest codes, have 20.
const (
	scanPace  = 60 * time.Millisecond
	scanLeast = 12
)

// typing is what comes from the keyboard at a scanner's pace. Letters are what
// an input method made of the keys; keys stand in where no letters come.
type typing struct {
	keys, letters []rune
	last          time.Time
}

// joins tells whether something typed now follows at a scanner's pace.
func (t *typing) joins(now time.Time) bool {
	quick := !t.last.IsZero() && now.Sub(t.last) < scanPace
	if !quick {
		t.keys, t.letters = t.keys[:0], t.letters[:0]
	}
	t.last = now
	return quick
}

// key takes a key with a sign; quick tells that it is not one that a person pressed.
func (t *typing) key(k fyne.KeyName, now time.Time) (quick bool) {
	quick = t.joins(now)
	t.keys = append(t.keys, []rune(string(k))...)
	return quick
}

func (t *typing) letter(r rune, now time.Time) {
	t.joins(now)
	t.letters = append(t.letters, r)
}

// back takes a letter away: input methods do so to put a mark on it.
func (t *typing) back(now time.Time) {
	if n := len(t.letters); t.joins(now) && n > 0 {
		t.letters = t.letters[:n-1]
	}
}

// end gives the line that a scanner closed by Enter; "" where a person typed.
func (t *typing) end(now time.Time) string {
	line := ""
	if now.Sub(t.last) < scanned && max(len(t.keys), len(t.letters)) >= scanLeast {
		if line = string(t.keys); len(t.letters) >= scanLeast {
			line = string(t.letters)
		}
	}
	*t = typing{}
	return line
}

// alarm is a warning that nobody overlooks: the certificate that was scanned is
// not one for those on stage. It stays until it was seen.
type alarm struct{ title, text string }

// scan takes what a scanner read: a certificate, or the label on the back of
// its frame. Who is on stage with it is marked handed over.
func (s *Screen) scan(line string) {
	read := seal.ReadScan(line)
	if read.Kind != seal.ScanCertificate {
		s.say(s.t("live.scan"), widget.Warn)
		return
	}
	if s.busy || s.state == nil {
		s.say(s.t("live.scan.again"), widget.Warn)
		return
	}
	c := s.c
	var row data.RegisterRow
	s.sh.Load(func(ctx context.Context) (err error) {
		row, err = s.d.Records.CertificateByToken(ctx, read.Code)
		return err
	}, func(err error) {
		switch {
		case s.c != c:
		case data.CodeOf(err) == "no-record":
			s.warn(s.t("live.scan.stranger"), s.t("live.scan.stranger.text"))
		case err != nil:
			s.failed(err, func() { s.scan(line) })
		default:
			s.found(row)
		}
	})
}

// found says whose a certificate is, and marks him handed over if he is on stage.
func (s *Screen) found(row data.RegisterRow) {
	id, number := row.ID, row.Certificate.Register
	one, known := s.state.Recipient(id)
	who := joined(", ", row.Name, row.Unit)
	if known {
		who = joined(", ", s.words.Recipient(one), one.Unit)
	}
	title := s.t("live.scan.other", "who", who, "number", number)
	switch {
	case row.Certificate.State == data.StateWithdrawn:
		s.warn(title, s.t("live.scan.withdrawn", "number", number))
		return
	case !known:
		s.warn(title, s.t("live.scan.nowhere", "conference", row.Conference))
		return
	}
	here := false
	g := s.state.Group()
	if g != nil {
		for _, on := range g.OnStage() {
			here = here || on.ID == id
		}
	}
	switch {
	case !here:
		s.warn(title, joined(" ", s.placeOf(one), s.onStage(g)))
	case one.Standing == stage.HandedOver:
		s.calm()
		s.say(s.t("live.scan.already", "who", who, "number", number), widget.Info)
	case s.state.Run.Rehearsal:
		s.calm()
		s.sh.Play(sound.Admitted)
		s.say(s.t("live.scan.rehearsal", "who", who, "number", number), widget.OK)
	default:
		s.calm()
		s.sh.Play(sound.Admitted)
		s.do(s.t("live.scan.handed", "who", who, "number", number), func(shown *stage.State) (data.RunLine, error) { return shown.Handed(id) })
	}
}

// placeOf says where a recipient's place is, and where his certificate lies.
func (s *Screen) placeOf(one stage.Recipient) string {
	r := s.state.RoundOf(one.Goes.Round)
	if r == nil {
		return s.t("live.scan.standing", "word", s.words.Standing(one.Standing))
	}
	return joined(" ", s.t("live.scan.place", "n", r.Number, "lap", one.Goes.Group, "place", one.Place, "tray", one.Tray, "slot", one.Slot),
		s.t("live.scan.standing", "word", s.words.Standing(one.Standing)))
}

// onStage names those who are on stage now.
func (s *Screen) onStage(g *stage.Group) string {
	var names []string
	if g != nil {
		for _, on := range g.OnStage() {
			names = append(names, on.Name)
		}
	}
	if len(names) == 0 {
		return s.t("live.scan.nobody")
	}
	return s.t("live.scan.now", "names", strings.Join(names, ", "))
}

// warn shows an alarm, and lets it be heard.
func (s *Screen) warn(title, text string) {
	s.alarm = &alarm{title, text}
	s.sh.Play(sound.Help)
	s.quiet()
	s.showFault()
	s.hold()
}

// calm takes the alarm away; it tells whether there was one.
func (s *Screen) calm() bool {
	if s.alarm == nil {
		return false
	}
	s.alarm = nil
	s.showFault()
	return true
}

// alarmCard is the alarm as it stands above everything.
func (s *Screen) alarmCard() fyne.CanvasObject {
	title, text := widget.NewText(s.alarm.title), widget.NewText(s.alarm.text)
	title.TextSize, title.Bold, title.Wrap = 26, true, true
	text.TextSize, text.Wrap = 18, true
	title.Tint(widget.ColorOnVerdict)
	text.Tint(widget.ColorOnVerdict)
	seen := widget.NewSmall(s.t("live.scan.seen"), icons.OK, func() { s.calm(); s.hold() })
	seen.Hint = "Esc"
	return widget.Pad(0, 0, 10, 0, onRed(widget.Pad(14, 18, 14, 18,
		widget.Tops(14, widget.NewIcon(icons.Error, 44, widget.ColorOnVerdict), widget.Grow(widget.Column(4, title, text)), seen))))
}

func onRed(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(&canvas.Rectangle{FillColor: theme.Color(widget.ColorHelpDesk), CornerRadius: widget.RadiusCard}, o)
}
