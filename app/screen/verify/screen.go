package verify

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/seal"
)

// Records is what the place needs of the store.
type Records interface{ verify.Records }

// Deps is what the place works with.
type Deps struct{ Records Records }

// check is one answer of this session.
type check struct {
	at      time.Time
	source  string // the picture's name, "" for a scan
	badge   bool   // a delegate's badge, held before the wrong place
	verdict seal.Verdict
	fault   error          // why no code was read
	report  *verify.Report // of many files, instead of a verdict
}

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	checks  []check // newest first
	asked   context.CancelFunc
	waiting []asking // what was scanned while another answer was on its way
	page    *page    // the report shown last
	eye     *eye

	entry   *widget.Entry
	answer  *fyne.Container
	table   *widget.DataTable
	count   *widget.Text
	session *widget.Card
	side    *fyne.Container
}

// asking is what is to be checked.
type asking struct {
	source string
	codes  func() ([]string, error)
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	s.build()
	return s
}

func (s *Screen) build() {
	t := s.sh.T
	s.eye = newEye(s)
	head := widget.NewPageHead(t("verify.title"), t("verify.second"), s.eye.button,
		widget.NewButton(t("verify.picture"), icons.Picture, s.choosePicture), widget.NewButton(t("verify.folder"), icons.Folder, s.chooseFolder))
	s.entry = widget.NewEntry()
	s.entry.SetPlaceHolder(t("verify.field"))
	s.entry.Icon = widget.Resource(icons.Scan, widget.ColorText3)
	s.entry.OnSubmitted = func(text string) { s.check(text) }
	s.answer = container.NewStack(s.nothing())
	ask := widget.NewSurface(widget.Pad(16, widget.CardPadding, 16, widget.CardPadding, widget.Column(8,
		widget.Row(8, widget.Grow(s.entry), widget.NewFilled(t("verify.check"), icons.Verify, func() { s.check(s.entry.Text) })),
		widget.NewCaption(t("verify.hint")).Cut(200))))
	s.table = widget.NewDataTable(
		widget.TableColumn{Width: 34},
		widget.TableColumn{Width: 120, Grow: 1},
		widget.TableColumn{Width: 70, Align: fyne.TextAlignTrailing})
	s.table.NoHead, s.table.RowHeight = true, 52
	s.table.Len = func() int { return len(s.checks) }
	s.table.Row = s.row
	s.table.OnSelect = func(i int) { s.open(s.checks[i]) }
	none := widget.NewParagraph(t("verify.session.none")).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter)
	s.table.Empty = widget.Padded(24, none)
	s.count = widget.NewSecond("")
	s.session = widget.NewCard(t("verify.session"), []fyne.CanvasObject{s.count}, nil, widget.Column(0, widget.Line(), widget.Grow(widget.Pad(0, 1, 1, 1, s.table))))
	s.side = widget.Column(widget.CardGap, s.eye.card, widget.Grow(s.session))
	s.object = container.NewBorder(head, nil, nil, nil,
		widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin,
			widget.Panels(widget.CardGap,
				widget.Grow(widget.Column(widget.CardGap, ask, widget.Grow(s.answer))),
				widget.Fixed(340, 0, s.side))))
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen: a code or pictures that were brought along
// are checked at once.
func (s *Screen) Shown(f screen.Filter) {
	switch {
	case len(f.Files) > 0:
		s.scan(f.Files)
	case f.File != "":
		s.look(f.File)
	case f.Text != "":
		s.check(f.Text)
	}
	s.ready()
}

// Refresh is part of screen.Screen; what was answered stays.
func (s *Screen) Refresh() {}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	s.waiting = nil
	if s.asked != nil {
		s.asked()
		s.asked = nil
	}
	if s.eye.on {
		s.eye.close()
	}
}

// Paste is part of screen.Paster.
func (s *Screen) Paste(text string) { s.check(text) }

// FocusSearch is part of screen.Searcher.
func (s *Screen) FocusSearch() { s.ready() }

// Close is part of screen.Closer: Escape clears the answer for the next paper.
func (s *Screen) Close() bool {
	if s.table.Selected() < 0 && s.entry.Text == "" {
		return false
	}
	s.entry.SetText("")
	s.table.Select(-1)
	s.set(s.nothing())
	s.ready()
	return true
}

// ready puts the keyboard into the field, where a scanner types.
func (s *Screen) ready() { widget.FocusOn(s.entry) }

func (s *Screen) nothing() fyne.CanvasObject {
	return widget.NewSurface(widget.NewEmptyState(icons.QRCode, s.sh.T("verify.waiting.title"), s.sh.T("verify.waiting.text")))
}

func (s *Screen) set(o fyne.CanvasObject) {
	s.answer.Objects = []fyne.CanvasObject{o}
	s.answer.Refresh()
}

func (s *Screen) choosePicture() {
	s.sh.OpenFile(append([]string{".pdf"}, verify.Pictures...), s.look)
}

// look checks all codes of a picture; the pages of a PDF have a report.
func (s *Screen) look(file string) {
	if verify.IsPDF(file) {
		s.scan([]string{file})
		return
	}
	s.ask(filepath.Base(file), func() (codes []string, err error) {
		for _, f := range verify.File(verify.Lists{}, file, s.sh.Now()) {
			codes, err = append(codes, f.Code), f.Err
		}
		if err != nil {
			return nil, err
		}
		return codes, nil
	})
}

// check checks what was scanned, pasted or typed: one code or several.
func (s *Screen) check(text string) {
	if strings.TrimSpace(text) == "" {
		s.ready()
		return
	}
	s.ask("", func() ([]string, error) {
		scan := seal.ReadScan(text)
		if scan.Kind == seal.ScanSeveral {
			return scan.Codes, nil
		}
		return []string{text}, nil
	})
}

// ask has codes checked off the interface's goroutine, with the lists as they
// are now, and shows the first answer. A scanner may be faster than that: what
// it reads meanwhile waits.
func (s *Screen) ask(source string, codes func() ([]string, error)) {
	s.waiting = append(s.waiting, asking{source, codes})
	if s.asked == nil {
		s.next()
	}
}

func (s *Screen) next() {
	if len(s.waiting) == 0 {
		return
	}
	a := s.waiting[0]
	s.waiting = s.waiting[1:]
	var found []check
	answered := false
	cancel := s.sh.Load(func(ctx context.Context) error {
		texts, err := a.codes()
		if err != nil {
			return err
		}
		lists, err := verify.Stored(ctx, s.d.Records)
		if err != nil {
			return err
		}
		for _, text := range texts {
			if err := ctx.Err(); err != nil {
				return err
			}
			now := s.sh.Now()
			c := checkOf(verify.Code(lists, text, now))
			c.at, c.source = now, a.source
			found = append(found, c)
		}
		return nil
	}, func(err error) {
		answered = true
		s.asked = nil
		s.entry.SetText("")
		s.ready()
		if err != nil {
			s.table.Select(-1)
			s.set(widget.Column(0, widget.NewErrorCard(s.sh.T("verify.failed"), s.sh.Say(err),
				widget.NewSmall(s.sh.T("verify.picture"), icons.Picture, s.choosePicture))))
		} else {
			s.add(found)
		}
		s.next()
	})
	if !answered {
		s.asked = cancel
	}
}

// add puts checks on the session's list and shows the first.
func (s *Screen) add(found []check) {
	s.checks = append(found, s.checks...)
	s.count.SetText(s.sh.T("verify.session.count", "n", len(s.checks)))
	s.session.Refresh()
	s.table.Refresh()
	if len(found) > 0 {
		s.table.Select(0)
		s.open(found[0])
	}
}

// open shows a check of the list: the answer, or the report.
func (s *Screen) open(c check) {
	if c.report != nil {
		s.showReport(c.report)
		return
	}
	s.show(c)
}

func (s *Screen) row(i int) widget.RowLine {
	c := s.checks[i]
	l := s.lineOf(c)
	title, second := l.word, l.second
	return widget.RowLine{Cells: []widget.Cell{
		{Icon: l.icon, Tint: l.tint},
		{Text: title, Bold: true, Size: widget.SizeSecond, Second: second},
		{Text: c.at.Format("15:04:05"), Color: widget.ColorText2, Size: widget.SizeCaption},
	}}
}
