package importing

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// past is what earlier imports did and what they left over.
type past struct {
	imports []data.Import // the newest first
	drafts  []data.ImportDraft
	cancel  context.CancelFunc
}

// fewImports bounds the imports beside the drop zone; the rest is in the dialog.
const fewImports = 5

// load brings it up to date, and the page of the first step if that is in sight.
func (p *past) load(s *Screen) {
	if p.cancel != nil {
		p.cancel()
	}
	conf := s.sh.Conference()
	if conf.ID == "" {
		p.imports, p.drafts = nil, nil
		return
	}
	var imports []data.Import
	var drafts []data.ImportDraft
	p.cancel = s.sh.Load(func(ctx context.Context) (err error) {
		if imports, err = intake.History(ctx, s.d.Records, conf); err != nil {
			return err
		}
		drafts, err = intake.Drafts(ctx, s.d.Records, conf)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		none := len(p.imports)+len(p.drafts)+len(imports)+len(drafts) == 0
		p.imports, p.drafts = imports, drafts
		if !none && s.step == stepChoose && !s.pending() && !s.under {
			s.show()
		}
	})
}

// card shows drafts and the last imports beside the drop zone; nil if there are none.
func (p *past) card(s *Screen) fyne.CanvasObject {
	t := s.sh.T
	var parts []fyne.CanvasObject
	heading := func(words string, link fyne.CanvasObject) {
		row := []fyne.CanvasObject{widget.NewHeading(words).Cut(60), widget.Space()}
		if link != nil {
			row = append(row, link)
		}
		parts = append(parts, widget.Pad(6, 12, 0, 20, widget.Fixed(0, 40, widget.Row(8, row...))))
	}
	if len(p.drafts) > 0 {
		heading(t("importing.draft.title"), nil)
		for _, d := range p.drafts {
			parts = append(parts, p.draftLine(s, d), widget.Line())
		}
	}
	if len(p.imports) > 0 {
		heading(t("importing.history.recent"), widget.NewLink(t("importing.history.all"), s.showHistory))
		for _, im := range p.imports[:min(fewImports, len(p.imports))] {
			parts = append(parts, p.importLine(s, im), widget.Line())
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return widget.NewSurface(widget.Padded(1, container.NewVScroll(widget.Column(0, parts[:len(parts)-1]...))))
}

// pastLine is a name, what there is to say of it, and what may be done.
func pastLine(name, second string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	words := widget.Column(2, widget.NewBold(name).Cut(80), widget.NewCaption(second).Cut(80))
	row := append([]fyne.CanvasObject{widget.NewIcon(icons.Sheet, 20, widget.ColorText3), widget.Grow(words)}, buttons...)
	return widget.Pad(8, 12, 10, 20, widget.Row(10, row...))
}

func (p *past) draftLine(s *Screen, d data.ImportDraft) fyne.CanvasObject {
	t := s.sh.T
	open := widget.NewSmall(t("importing.draft.open"), "", func() { s.openDraft(d) })
	drop := widget.NewIconButton(icons.Delete, t("importing.draft.drop"), func() { s.dropDraft(d) })
	drop.Measure = widget.Small
	return pastLine(s.fileWord(d.File), t("importing.draft.left", "n", d.Left, "count", count(d.Left), "kind", t("importing.kind.short."+string(kindOf(d.Kind))), "at", s.moment(d.At)), open, drop)
}

func (p *past) importLine(s *Screen, im data.Import) fyne.CanvasObject {
	t := s.sh.T
	second := t("importing.history.line", "kind", t("importing.kind.short."+string(kindOf(im.Kind))), "did", s.did(im.Added, im.Changed, im.Removed), "at", s.moment(im.At))
	if !im.UndoneAt.IsZero() {
		return pastLine(s.fileWord(im.File), second, widget.Pad(0, 8, 0, 0, widget.NewTag(t("importing.history.undone"), widget.Neutral, "")))
	}
	undo := widget.NewQuiet(t("importing.history.undo"), func() { s.askUndo(im) })
	undo.Measure = widget.Small
	return pastLine(s.fileWord(im.File), second, undo)
}

// kindOf reads the kind as the store writes it.
func kindOf(kind string) intake.Kind {
	if kind == string(intake.Delegates) {
		return intake.Delegates
	}
	return intake.Recipients
}

// fileWord names a list; older programs did not keep its name.
func (s *Screen) fileWord(file string) string {
	if file == "" {
		return s.sh.T("importing.history.nameless")
	}
	return file
}

// moment is when something was done: today the time alone, this year without it.
func (s *Screen) moment(at time.Time) string {
	now := s.sh.Now()
	at = at.In(now.Location())
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return at.Format("15:04")
	}
	if at.Year() == now.Year() {
		return at.Format("02/01 15:04")
	}
	return at.Format("02/01/2006 15:04")
}

// did sums up what an import does or has done: "thêm 12, sửa 4, xóa 2".
func (s *Screen) did(added, changed, removed int) string {
	words := ""
	for _, part := range []struct {
		key string
		n   int
	}{{"importing.did.added", added}, {"importing.did.changed", changed}, {"importing.did.removed", removed}} {
		if part.n == 0 {
			continue
		}
		if words != "" {
			words += ", "
		}
		words += s.sh.T(part.key, "n", part.n, "count", count(part.n))
	}
	if words == "" {
		return s.sh.T("importing.did.nothing")
	}
	return words
}

// openDraft goes on with what an import has left over.
func (s *Screen) openDraft(d data.ImportDraft) {
	s.reset()
	s.kind = kindOf(d.Kind)
	s.take(intake.Source{Name: s.fileWord(d.File), Draft: d.ID})
}

// dropDraft throws away what an import has left over.
func (s *Screen) dropDraft(d data.ImportDraft) {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("importing.draft.ask", "n", d.Left, "count", count(d.Left), "file", s.fileWord(d.File)),
		Text: t("importing.draft.ask.text"), Verb: t("importing.draft.drop"), Cancel: t("importing.draft.keep"), Loses: true,
		Do: func() bool {
			s.sh.Load(func(ctx context.Context) error { return intake.DropDraft(ctx, s.d.Records, d.ID) }, func(err error) {
				if err != nil {
					s.sh.Fail(err)
				}
				s.past.load(s)
			})
			return true
		}})
}
