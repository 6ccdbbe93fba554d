package exporting

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
)

// Records is what exporting needs of the store.
type Records interface {
	keep.ExportRecords
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// settingColumns has, for each kind of list, the columns that went out last.
const settingColumns = "export.columns."

// Ask asks what of a list goes out, and where, and writes it. The columns that
// went out last are ticked again, but for personal data, which are asked for
// each time.
func Ask(sh screen.Shell, r Records, what keep.What) {
	var last string
	sh.Load(func(ctx context.Context) (err error) {
		last, err = r.Setting(ctx, settingColumns+string(what))
		return err
	}, func(err error) {
		if err != nil {
			sh.Fail(err)
			return
		}
		form := newForm(sh, keep.Columns(what, sh.Catalogue()), strings.Split(last, ","))
		form.dialog = widget.Ask(sh.Window(), widget.Question{
			Title: sh.T("export.title." + string(what)), Text: sh.T("export.text"), Width: 780, Height: 500,
			Body: form.object, Verb: sh.T("export.verb"), Cancel: sh.T("common.cancel"),
			Do: func() bool {
				names := form.chosen()
				if len(names) == 0 {
					sh.Remark(sh.T("export.none"))
					return false
				}
				write(sh, r, what, names, form.ending())
				return true
			},
		})
	})
}

// write asks where and writes the columns named.
func write(sh screen.Shell, r Records, what keep.What, names []string, ending string) {
	conf := sh.Conference()
	sh.SaveFile(sh.T("export.file."+string(what), "code", conf.Code)+ending, func(path string) {
		var n int
		sh.Run(sh.T("export.job"), func(ctx context.Context, _ func(done, total int)) (err error) {
			n, err = keep.Export(ctx, r, conf, what, path, keep.ExportOptions{Columns: names, Catalogue: sh.Catalogue(), Zone: sh.Now().Location()})
			if err != nil {
				return err
			}
			return r.SetSetting(ctx, settingColumns+string(what), strings.Join(names, ","))
		}, func() {
			widget.Ask(sh.Window(), widget.Question{Title: sh.T("export.done", "n", n, "count", i18n.Number(n)), Text: path, Verb: sh.T("export.open"), Cancel: sh.T("common.close"),
				Do: func() bool { sh.Reveal(path); return true }})
		})
	})
}

// form is the dialog's body: the file's form, and a tick for each column.
type form struct {
	object  fyne.CanvasObject
	dialog  *widget.Dialog
	columns []keep.Column
	ticks   []*widget.Check
	kind    *widget.Segment
}

func newForm(sh screen.Shell, columns []keep.Column, last []string) *form {
	f := &form{columns: columns, kind: widget.NewSegment([]string{"Excel (.xlsx)", "CSV (.csv)"}, 0, nil)}
	before := map[string]bool{}
	for _, name := range last {
		before[name] = true
	}
	var usual, private, rare []fyne.CanvasObject
	for _, c := range columns {
		on := !c.Rare
		if before["name"] {
			on = before[c.Name]
		}
		tick := widget.NewCheck(c.Heading, on && !c.Sensitive, nil)
		f.ticks = append(f.ticks, tick)
		cell := widget.Fixed(226, 0, tick)
		switch {
		case c.Sensitive:
			private = append(private, cell)
		case c.Rare:
			rare = append(rare, cell)
		default:
			usual = append(usual, cell)
		}
	}
	all := widget.NewLink(sh.T("export.all"), func() { f.tick(func(c keep.Column) bool { return !c.Sensitive }) })
	reset := widget.NewLink(sh.T("export.usual"), func() { f.tick(func(c keep.Column) bool { return !c.Sensitive && !c.Rare }) })
	parts := []fyne.CanvasObject{widget.Row(16, f.kind, widget.Space(), all, reset)}
	for _, g := range []struct {
		title string
		cells []fyne.CanvasObject
	}{{"export.columns", usual}, {"export.private", private}, {"export.rare", rare}} {
		if len(g.cells) > 0 {
			parts = append(parts, widget.Pad(8, 0, 0, 0, widget.NewBold(sh.T(g.title))), widget.Flow(4, g.cells...))
		}
	}
	f.object = widget.Column(6, parts...)
	return f
}

func (f *form) tick(on func(keep.Column) bool) {
	for i, c := range f.columns {
		f.ticks[i].Set(on(c))
	}
}

// chosen names the columns ticked, in their usual order.
func (f *form) chosen() []string {
	var names []string
	for i, c := range f.columns {
		if f.ticks[i].Checked {
			names = append(names, c.Name)
		}
	}
	return names
}

func (f *form) ending() string { return [...]string{".xlsx", ".csv"}[f.kind.Selected] }
