package designer

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// save keeps the template as its next version; then, if there is one, runs.
// A template that breaks a rule is not kept.
func (s *Screen) save(then func()) {
	if s.e == nil {
		return
	}
	s.sh.Window().Canvas().Unfocus() // takes over what is being typed
	t := s.sh.T
	s.judge()
	if words, ok := s.savable(); !ok {
		s.refuse(words)
		return
	}
	if !s.e.dirty() {
		s.sh.Remark(t("designer.save.same"))
		return
	}
	e := s.e
	copied := e.t.Clone()
	copied.Sweep()
	stamp := e.stamp
	var version int
	var entry templates.Entry
	s.run(func(ctx context.Context) (err error) {
		ctx = context.WithoutCancel(ctx)
		if version, err = s.d.Library.Save(ctx, copied, s.d.Who); err != nil {
			return err
		}
		entry, err = s.d.Library.Entry(ctx, copied.ID)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		e.t.Version, e.saved = version, stamp
		if s.e == e {
			s.entry = entry
			s.bar.update()
		}
		s.sh.Notify(t("designer.saved", "name", layout.In(copied.Name, s.sh.Catalogue().Lang()), "n", version), nil)
		s.sh.Changed()
		if then != nil {
			then()
		}
	})
}

// refuse says why a template is not kept, and leads to what is wrong.
func (s *Screen) refuse(words string) {
	t := s.sh.T
	n := 0
	for _, f := range s.faults {
		if f.grave {
			n++
		}
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.refused", "n", n), Text: words + " " + t("designer.refused.text"),
		Verb: t("designer.refused.show"), Cancel: t("common.close"), Do: func() bool {
			for _, f := range s.faults {
				if f.grave && s.e.there(f.part) {
					s.choose(f.part)
					break
				}
			}
			return true
		}})
}

// printTrial prints one sheet of the template as it is, with the shown
// recipient's data, the watermark of drafts and no code.
func (s *Screen) printTrial() {
	if s.e == nil {
		return
	}
	t := s.sh.T
	template, said, conf := s.e.t.Clone(), s.saying(), s.sh.Conference()
	s.sh.Print(screen.Paper{Kind: "designer.trial", Title: t("designer.trial"), Job: t("designer.trial.run"), File: t("designer.trial.file", "id", template.ID),
		Sheets: []screen.Sheet{{Width: template.Width, Height: template.Height}},
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			k, err := s.setter()
			if err != nil {
				return papers.Result{}, err
			}
			sc, err := k.try(template, k.spoken(said), true)
			if err != nil {
				return papers.Result{}, sayable(err)
			}
			d := papers.Deps{Records: s.d.Records, Fonts: k.fonts, Now: s.sh.Now, Printer: to.Printer}
			return papers.Drafts(ctx, d, conf, []papers.Paper{{Name: template.ID, List: sc.list, Assets: sc.assets}}, papers.CertOptions{File: to.File}, progress)
		},
		Saved: func(path string, _ papers.Result) {
			s.sh.Notify(t("designer.trial.done", "file", path), nil)
			s.sh.Reveal(path)
		}})
}

// sayable gives a paper's fault as an error that has a sentence; others as they are.
func sayable(err error) error {
	if f := faultOf(err); f != nil {
		return &data.Error{Code: data.Code(f.Code), Args: f.Args, Err: err}
	}
	return err
}

// exportFile writes the template's file.
func (s *Screen) exportFile() {
	t := s.sh.T
	if s.e.dirty() {
		s.sh.Remark(t("designer.export.unsaved"))
		return
	}
	id, version := s.e.t.ID, s.e.t.Version
	s.sh.SaveFile(id+templates.Ending, func(path string) {
		s.run(func(ctx context.Context) error { return s.d.Library.Export(ctx, id, version, path) }, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.sh.Notify(t("designer.exported", "file", path), nil)
		})
	})
}

// importFile reads a template's file and opens it.
func (s *Screen) importFile() {
	s.sh.OpenFile([]string{templates.Ending, ".json"}, func(path string) {
		s.leaving(func() { s.importFrom(path) })
	})
}

// offered asks whether a file that was opened from the desktop is to be taken
// in: the template of its id would be in use at once.
func (s *Screen) offered(path string) {
	t := s.sh.T
	var then func() // once the question is gone, for leaving may ask in turn
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.offered", "file", filepath.Base(path)), Text: t("designer.offered.text"),
		Verb: t("designer.offered.verb"), Cancel: t("common.cancel"), Width: 560,
		Do: func() bool { then = func() { s.leaving(func() { s.importFrom(path) }) }; return true },
		OnClose: func() {
			if then != nil {
				then()
			}
		}})
}

func (s *Screen) importFrom(path string) {
	var entry templates.Entry
	s.run(func(ctx context.Context) (err error) {
		f, err := os.Open(path)
		if err != nil {
			return data.Wrap(err, "file-unreadable", "file", path)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		entry, err = s.d.Library.Import(ctx, f, s.d.Who)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.sh.Notify(s.sh.T("designer.imported", "name", layout.In(entry.Name, s.sh.Catalogue().Lang()), "n", entry.Version), nil)
		s.e = nil
		s.load(entry.ID, 0)
		s.sh.Changed()
	})
}

var pictureFiles = []string{".png", ".jpg", ".jpeg"}

// choosePicture brings a picture of the office's own.
func (s *Screen) choosePicture() {
	if s.e == nil {
		return
	}
	s.sh.OpenFile(pictureFiles, func(path string) {
		s.readPicture(path, false, func(a asset) { s.e.addPicture(a, s.e.t.Width/2, s.e.t.Height/2, s.e.t.Width/6, stockLayer) })
	})
}

// chooseScan brings a scan of the specimen, to trace.
func (s *Screen) chooseScan() {
	if s.e == nil {
		return
	}
	s.sh.OpenFile(pictureFiles, func(path string) {
		s.readPicture(path, true, func(a asset) { s.e.setTrace(a) })
	})
}

// mostScan is how large a picture's file may be that is read at all, bytes.
const mostScan = 64 << 20

// readPicture reads a picture's file, off the interface's goroutine.
func (s *Screen) readPicture(path string, scan bool, use func(a asset)) {
	var a asset
	s.run(func(context.Context) error {
		f, err := os.Open(path)
		if err != nil {
			return data.Wrap(err, "file-unreadable", "file", path)
		}
		raw, err := io.ReadAll(io.LimitReader(f, mostScan+1))
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
		if len(raw) > mostScan {
			return data.Fail("picture-too-large", "most", mostScan>>20, "pixels", layout.MaxPixels)
		}
		a, err = newAsset(raw, scan)
		return sayable(err)
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if s.e != nil {
			use(a)
			s.changed()
		}
	})
}

// examined is what setting all recipients with the template has shown.
type examined struct {
	rev    int
	of     string // the template
	worst  *issue.Said
	field  string
	size   float64
	remind float64
	n      int // names that are set smaller than is worth a look
	faults int // recipients that cannot be set
	faulty *issue.Said
}

// mostExamined is how many recipients are set after each change.
const mostExamined = 3000

// examine sets all recipients with the template as it is, to find the name
// that is set smallest. It gives up as soon as something changes again.
func (s *Screen) examine() {
	if s.examining != nil {
		s.examining()
	}
	people, rev := s.people, s.rev // never changed, only read anew
	if len(people) == 0 || !certificate(s.e.t.Document) || s.checked.rev == rev && s.checked.of == s.e.t.ID {
		return
	}
	t := s.e.t.Clone()
	found := examined{rev: rev, of: t.ID}
	s.examining = s.run(func(ctx context.Context) error {
		k, err := s.setter()
		if err != nil {
			return err
		}
		return k.all(ctx, t, people[:min(len(people), mostExamined)], &found)
	}, func(err error) {
		if err == nil && s.e != nil && s.rev == rev {
			s.checked = found
			s.panel.notices()
		}
	})
}

// shrunkCard tells of the name that is set smallest, if that is worth a look.
func (s *Screen) shrunkCard() fyne.CanvasObject {
	c, t := s.checked, s.sh.T
	if s.e == nil || c.of != s.e.t.ID {
		return nil
	}
	if c.faults > 0 && c.faulty != nil {
		return s.card(widget.Err, t("designer.unset", "n", c.faults), c.faulty.Row.Name,
			widget.NewSmall(t("designer.see"), icons.Visible, func() { s.showPerson(c.faulty.Row.ID) }))
	}
	if c.n == 0 || c.worst == nil {
		return nil
	}
	text := t("designer.shrunk.text", "name", c.worst.Row.Name, "remind", s.number(c.remind))
	breakIt := widget.NewSmall(t("designer.shrunk.break"), "", func() { s.breakShrunk(c) })
	see := widget.NewQuiet(t("designer.see"), func() { s.showPerson(c.worst.Row.ID) })
	see.Measure = widget.Small
	return s.card(widget.Warn, t("designer.shrunk", "n", c.n, "size", s.number(c.size)), text, breakIt, see)
}

// breakShrunk lets the fields that were set small take two lines before that.
func (s *Screen) breakShrunk(c examined) {
	s.e.change("", func() {
		for i := range s.e.t.Frames {
			for j := range s.e.t.Frames[i].Fields {
				if f := &s.e.t.Frames[i].Fields[j]; f.Name == c.field && f.Remind > 0 {
					breakEarly(f)
				}
			}
		}
	})
	s.changed()
}

// faultCard shows what is wrong, and leads there.
func (s *Screen) faultCard(f fault) fyne.CanvasObject {
	tone := widget.Err
	var buttons []fyne.CanvasObject
	if s.e.there(f.part) && f.part.whole() != s.e.sel.whole() {
		buttons = append(buttons, widget.NewSmall(s.nameOf(f.part), icons.Choose, func() {
			s.choose(f.part)
			s.desk.reveal(s.e.rect(f.part))
		}))
	}
	title := s.sh.T("designer.fault")
	if !f.grave {
		title = s.sh.T("designer.fault.unset")
	}
	return s.card(tone, title, f.words, buttons...)
}

// card is a small notice in the panel.
func (s *Screen) card(tone widget.Tone, title, text string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	_, _, ink := tone.Colors()
	head := widget.NewBold(title)
	head.Wrap, head.TextSize = true, widget.SizeSecond
	words := widget.NewCaption(text).Tint(widget.ColorText2)
	words.Wrap = true
	parts := []fyne.CanvasObject{widget.Row(8, widget.NewIcon(tone.Icon(), 18, ink), widget.Grow(head)), words}
	if len(buttons) > 0 {
		parts = append(parts, widget.Pad(4, 0, 0, 0, widget.Flow(8, buttons...)))
	}
	return widget.NewNote(tone, widget.Column(4, parts...))
}
