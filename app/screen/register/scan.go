package register

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/sound"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// A certificate's code is some hundred letters, and a stranger's may be noise:
// the field shows the beginning alone, since it lays all of it out anew at
// each letter.
const (
	shownMost = 80      // bytes
	longest   = 1 << 15 // letters; what follows is let go
)

// scanBar takes what a scanner types, moves that certificate to the state
// chosen and answers large.
type scanBar struct {
	b      *book
	object *fyne.Container
	state  *widget.Select
	entry  *widget.Entry
	answer *fyne.Container
	long   []rune   // what was typed into the field, whole
	queue  []string // scanned while another was looked for
	busy   bool
	moved  int // since the state was chosen
}

// scanStates are the states that a scan may move to; the first only finds.
var scanStates = append([]data.CertificateState{""}, data.Road[2:]...)

func newScanBar(b *book) *scanBar {
	t := b.s.sh.T
	c := &scanBar{b: b}
	words := make([]string, len(scanStates))
	for i, st := range scanStates {
		words[i] = t("registry.scan.find")
		if st != "" {
			words[i] = t("registry.scan.to", "state", b.s.stateWord(st))
		}
	}
	c.state = widget.NewSelect(words, 0, func(int) {
		c.moved = 0
		c.focus()
	})
	c.state.Most = 230
	c.entry = widget.NewEntry()
	c.entry.SetPlaceHolder(t("registry.scan.hint"))
	c.entry.Icon = widget.Resource(icons.Scan, widget.ColorAccent)
	c.entry.ActionItem = widget.Centered(widget.Pad(0, 12, 0, 0, widget.NewKeyHint("F3")))
	c.entry.OnRune = func(r rune) bool {
		if c.entry.Text == "" {
			c.long = c.long[:0]
		}
		c.long = append(c.long, r)
		return len(c.entry.Text) >= shownMost || len(c.long) > longest
	}
	c.entry.OnSubmitted = func(text string) {
		if len(text) >= shownMost && len(c.long) > len([]rune(text)) {
			text = string(c.long)
		}
		c.entry.SetText("")
		c.take(text)
	}
	c.entry.OnKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyDown:
			b.table.Focus()
		case e.Name == fyne.KeyEscape && c.entry.Text != "":
			c.entry.SetText("")
		default:
			return false
		}
		return true
	}
	c.entry.OnShortcut = func(k fyne.Shortcut) bool {
		_, undo := k.(*fyne.ShortcutUndo)
		if undo && c.entry.Text == "" {
			b.s.Undo()
			return true
		}
		return false
	}
	c.answer = container.NewStack()
	c.object = widget.Column(8, widget.NewSurface(widget.Pad(10, 14, 10, 16, widget.Row(12,
		widget.NewBold(t("registry.scan")), widget.Fixed(230, 0, c.state), widget.Grow(c.entry)))), c.answer)
	c.answer.Hide()
	return c
}

func (c *scanBar) focus() { widget.FocusOn(c.entry) }

// typed takes a letter that was typed while no field had the keyboard.
func (c *scanBar) typed(r rune) {
	c.focus()
	c.entry.TypedRune(r)
}

// submitted looks for a register number at once; a certificate that was
// scanned into the search is one that was scanned.
func (b *book) submitted(text string) {
	if seal.ReadScan(text).Kind != seal.ScanCertificate {
		b.table.Focus()
		return
	}
	b.setSearch("")
	b.filter.Text = ""
	b.load()
	b.scan.take(text)
	b.scan.focus()
}

// take has a scan worked off; scanners do not wait for the answer.
func (c *scanBar) take(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	c.queue = append(c.queue, text)
	if !c.busy {
		c.next()
	}
}

func (c *scanBar) next() {
	if len(c.queue) == 0 {
		return
	}
	text, state := c.queue[0], scanStates[c.state.Selected]
	c.queue, c.busy = c.queue[1:], true
	var found job.Scanned
	c.b.s.sh.Load(func(ctx context.Context) (err error) {
		found, err = c.b.s.job().Scan(ctx, text, state)
		return err
	}, func(err error) {
		c.busy = false
		c.say(found, state, err)
		c.next()
	})
}

// say answers a scan.
func (c *scanBar) say(found job.Scanned, state data.CertificateState, err error) {
	s, t := c.b.s, c.b.s.sh.T
	r := found.Row
	name := join(" · ", r.Certificate.Register, r.Name)
	second := join(" · ", r.AwardName, r.Unit)
	switch code := data.CodeOf(err); {
	case code == "certificate-withdrawn":
		w := ""
		if r.Withdrawal != nil {
			w = s.withdrawalWords(*r.Withdrawal)
		}
		c.show(widget.ColorHelpDesk, icons.Error, t("registry.scan.withdrawn"), or(name, s.sh.Say(err)), join(" · ", w, second), sound.Help)
	case code == "scanned-stranger":
		c.show(widget.ColorHelpDesk, icons.Error, t("registry.scan.stranger"), t("registry.scan.stranger.name"), s.sh.Say(err), sound.Help)
	case code == "not-a-certificate":
		c.show(widget.ColorAlready, icons.HelpFilled, t("registry.scan.other"), t("registry.scan.other.name"), s.sh.Say(err), sound.Help)
	case code == "not-printed":
		c.show(widget.ColorAlready, icons.Warning, t("registry.scan.not-printed"), or(name, s.sh.Say(err)), second, sound.Already)
	case err != nil:
		c.show(widget.ColorFault, icons.Warning, t("registry.scan.fault"), name, s.sh.Say(err), sound.Fault)
	case state == "":
		c.show(widget.ColorLeft, icons.Search, t("registry.scan.found", "state", s.stateWord(r.Certificate.State)), name, second, sound.Admitted)
		c.b.reveal(r)
	case found.Moved:
		c.moved++
		c.show(widget.ColorAdmitted, icons.OK, t("registry.scan.moved", "state", s.stateWord(state)), name, second, sound.Admitted)
		c.remember(found, state)
		s.sh.Changed()
	case found.Back:
		c.show(widget.ColorAlready, icons.Warning, t("registry.scan.back", "state", s.stateWord(found.Before)), name, second, sound.Already)
	default:
		c.show(widget.ColorAlready, icons.Warning, t("registry.scan.already", "state", s.stateWord(state)), name, second, sound.Already)
	}
}

// remember lets Ctrl+Z take the last scan back.
func (c *scanBar) remember(found job.Scanned, state data.CertificateState) {
	s := c.b.s
	s.undo = func() {
		s.write(func(ctx context.Context) error {
			if state != data.StateHanded {
				return s.d.Records.SetState(ctx, []data.ID{found.Row.Certificate.ID}, found.Before)
			}
			rows, err := s.d.Records.Register(ctx, data.RegisterFilter{IDs: []data.ID{found.Row.Certificate.ID}})
			if err == nil && len(rows) > 0 && rows[0].Handed != nil {
				_, err = s.d.Records.UndoDelivery(ctx, rows[0].Handed.Group)
			}
			return err
		}, func() {
			c.moved--
			c.show(widget.ColorFault, icons.Undo, s.sh.T("registry.scan.undone", "state", s.stateWord(found.Before)),
				join(" · ", found.Row.Certificate.Register, found.Row.Name), "", sound.Undone)
		})
	}
}

// answered tells whether an answer stands there.
func (c *scanBar) answered() bool { return c.answer.Visible() }

func (c *scanBar) clear() {
	c.answer.Hide()
	c.answer.Objects = nil
	c.b.object.Refresh()
}

// show puts an answer below the field: word, sign and colour together.
func (c *scanBar) show(ground fyne.ThemeColorName, icon icons.Name, word, name, second string, tone sound.Sound) {
	s := c.b.s
	line := func(words string, size float32, bold bool) *widget.Text {
		t := widget.NewText(words).Tint(widget.ColorOnVerdict).Cut(100)
		t.TextSize, t.Bold = size, bold
		return t
	}
	aside := line(s.sh.Now().Format("15:04:05"), widget.SizeSecond, false).Aligned(fyne.TextAlignTrailing)
	parts := []fyne.CanvasObject{aside}
	if c.moved > 0 {
		parts = append(parts, line(s.sh.T("registry.scan.count", "n", strconv.Itoa(c.moved)), widget.SizeSecond, true).Aligned(fyne.TextAlignTrailing))
	}
	words := []fyne.CanvasObject{line(word, 15, true), line(name, 24, true)}
	if second != "" {
		words = append(words, line(second, widget.SizeBody, false))
	}
	back := &canvas.Rectangle{FillColor: theme.Color(ground), CornerRadius: widget.RadiusCard}
	c.answer.Objects = []fyne.CanvasObject{container.NewStack(back, widget.Pad(10, 20, 10, 20, widget.Row(16,
		widget.NewIcon(icon, 40, widget.ColorOnVerdict), widget.Grow(widget.Column(0, words...)), widget.Fixed(120, 0, widget.Column(4, parts...)))))}
	c.answer.Show()
	s.sh.Play(tone)
	c.b.object.Refresh()
}

func join(sep string, parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, sep)
}
