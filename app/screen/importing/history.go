package importing

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// showHistory lists all imports of the conference; each can be taken back.
func (s *Screen) showHistory() {
	t := s.sh.T
	var over *widget.Overlay
	figure := func(n int) widget.Cell {
		if n == 0 {
			return widget.Cell{Text: "–", Color: widget.ColorText3}
		}
		return widget.Cell{Text: s.sh.Catalogue().Int(int64(n))}
	}
	table := widget.NewDataTable(
		widget.TableColumn{Title: t("importing.history.at"), Width: 132},
		widget.TableColumn{Title: t("importing.history.file"), Width: 160, Grow: 1},
		widget.TableColumn{Title: t("importing.history.added"), Width: 72, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("importing.history.changed"), Width: 72, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("importing.history.removed"), Width: 72, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("importing.history.who"), Width: 110},
		widget.TableColumn{Title: t("importing.history.state"), Width: 150})
	table.RowHeight = 48
	table.Len = func() int { return len(s.past.imports) }
	table.Row = func(i int) widget.RowLine {
		im := s.past.imports[i]
		state := widget.Cell{Tags: []widget.CellTag{{Text: t("importing.history.stands"), Tone: widget.OK}}}
		if !im.UndoneAt.IsZero() {
			state = widget.Cell{Tags: []widget.CellTag{{Text: t("importing.history.undone"), Tone: widget.Neutral}}, Tip: s.moment(im.UndoneAt)}
		}
		return widget.RowLine{Cells: []widget.Cell{{Text: s.moment(im.At)},
			{Text: s.fileWord(im.File), Bold: true, Second: t("importing.kind." + string(kindOf(im.Kind)))},
			figure(im.Added), figure(im.Changed), figure(im.Removed), {Text: im.Who}, state}}
	}
	undo := widget.NewButton(t("importing.history.undo.one"), icons.Undo, nil)
	choose := func(i int) {
		undo.SetDisabled(i < 0 || i >= len(s.past.imports) || !s.past.imports[i].UndoneAt.IsZero())
	}
	ask := func() {
		if i := table.Selected(); i >= 0 && i < len(s.past.imports) && s.past.imports[i].UndoneAt.IsZero() {
			over.Close()
			s.askUndo(s.past.imports[i])
		}
	}
	undo.OnTapped = ask
	table.OnSelect, table.OnOpen = choose, func(int) { ask() }
	table.Empty = widget.NewEmptyState(icons.Import, t("importing.history.none"), t("importing.history.none.text"))
	shut := widget.NewButton(t("common.close"), "", func() { over.Close() })
	content := widget.Column(12, widget.NewHeading(t("importing.history.title")), widget.NewSecond(t("importing.history.help")),
		widget.Grow(widget.NewSurface(widget.Padded(1, table))), widget.Row(8, widget.Space(), undo, shut))
	over = widget.ShowOver(s.sh.Window(), widget.Padded(20, content), 940, 520, nil)
	choose(-1)
	if len(s.past.imports) > 0 {
		table.Focus()
	}
}

// askUndo takes an import back once that is meant.
func (s *Screen) askUndo(im data.Import) {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("importing.history.ask", "file", s.fileWord(im.File)),
		Text:   t("importing.history.ask.text", "did", s.did(im.Added, im.Changed, im.Removed), "at", s.moment(im.At)),
		Verb:   t("importing.history.undo"),
		Cancel: t("importing.history.keep"), Loses: true,
		Do: func() bool { s.undoImport(im.ID, s.fileWord(im.File)); return true }})
}

// undoImport takes a whole import back. What rests on it, such as who has been
// admitted, refuses that as a whole.
func (s *Screen) undoImport(batch data.ID, file string) {
	t := s.sh.T
	var undone data.Import
	s.sh.Run(t("importing.history.job", "file", file), func(ctx context.Context, _ func(done, total int)) (err error) {
		undone, err = intake.Undo(ctx, s.d.Records, batch, s.d.Who)
		return err
	}, func() {
		if s.step == stepSaved && s.saved.Batch == batch {
			s.undone = &undone
			s.show()
		}
		if i := slices.IndexFunc(s.past.imports, func(im data.Import) bool { return im.ID == batch }); i >= 0 {
			s.past.imports[i] = undone
		}
		s.sh.Notify(t("importing.history.done", "file", file), nil)
		s.past.load(s)
	})
}
