package verify

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/verify"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/seal"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// chooseFolder lets a person choose a picture and checks all that lie beside it.
func (s *Screen) chooseFolder() {
	s.sh.OpenFile(append([]string{".pdf"}, verify.Pictures...), func(file string) { s.scan([]string{filepath.Dir(file)}) })
}

// scan checks pictures and folders of pictures at once, and shows the report.
func (s *Screen) scan(paths []string) {
	var r verify.Report
	s.sh.Run(s.sh.T("verify.folder.job"), func(ctx context.Context, progress func(done, total int)) error {
		files, err := filesOf(ctx, paths)
		if err != nil {
			return err
		}
		lists, err := verify.Stored(ctx, s.d.Records)
		if err != nil {
			return err
		}
		r.Folder = filepath.Dir(files[0])
		if len(paths) == 1 && files[0] != paths[0] {
			r.Folder = paths[0]
		}
		r.Findings, err = verify.Scans(ctx, lists, files, s.sh.Now(), progress)
		return err
	}, func() {
		s.add([]check{{at: s.sh.Now(), source: filepath.Base(r.Folder), report: &r}})
		s.ready()
	})
}

// filesOf lists the files that paths name, those of folders one by one.
func filesOf(ctx context.Context, paths []string) (files []string, err error) {
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil || !info.IsDir() { // what is no file has its line in the report
			files = append(files, p)
			continue
		}
		inside, err := verify.Folder(ctx, p)
		if err != nil {
			return nil, err
		}
		files = append(files, inside...)
	}
	return files, nil
}

// page is a report on the screen.
type page struct {
	s       *Screen
	r       *verify.Report
	kind    verify.Kind // shown alone; "": all
	list    []verify.Finding
	table   *widget.DataTable
	chips   []*widget.Chip
	kinds   []verify.Kind
	content fyne.CanvasObject
}

// showReport puts a report on the page.
func (s *Screen) showReport(r *verify.Report) {
	p := &page{s: s, r: r}
	t := s.sh.T
	title := widget.NewHeading(r.Sentence(s.sh.Catalogue()))
	title.Wrap = true
	counts := r.Counts()
	chips := []fyne.CanvasObject{}
	for _, k := range append([]verify.Kind{""}, verify.Kinds...) {
		words, n := t("verify.report.all"), len(r.Findings)
		if k != "" {
			words, n = t("verify."+string(k)+".short"), counts[k]
		}
		if n == 0 {
			continue
		}
		c := widget.NewChip(words+" "+s.sh.Catalogue().Int(int64(n)), func() { p.choose(k) })
		p.chips, p.kinds, chips = append(p.chips, c), append(p.kinds, k), append(chips, c)
	}
	p.table = widget.NewDataTable(
		widget.TableColumn{Width: 34},
		widget.TableColumn{Title: t("verify.report.file"), Width: 120, Grow: 3},
		widget.TableColumn{Title: t("verify.report.verdict"), Width: 120, Grow: 2},
		widget.TableColumn{Title: t("verify.report.number"), Width: 70},
		widget.TableColumn{Title: t("verify.report.name"), Width: 130, Grow: 3})
	p.table.RowHeight = 48
	p.table.Len = func() int { return len(p.list) }
	p.table.Row = p.row
	p.table.OnSelect = func(i int) { p.open(p.list[i]) }
	p.table.Empty = widget.Padded(24, widget.NewSecond(t("verify.report.none")))
	save := widget.NewButton(t("verify.report.save"), icons.Download, p.export)
	paper := widget.NewButton(t("verify.report.print"), icons.Print, p.print)
	folder := widget.NewSecond(r.Folder).Cut(60)
	p.content = widget.NewSurface(widget.Column(0,
		widget.Pad(16, widget.CardPadding, 12, widget.CardPadding, widget.Column(8,
			widget.Tops(12, widget.Grow(widget.Column(2, title, folder)), save, paper),
			widget.Flow(8, chips...))),
		widget.Line(), widget.Grow(widget.Pad(0, 1, 1, 1, p.table))))
	p.choose("")
	s.page = p
	s.set(p.content)
}

// choose shows one kind alone.
func (p *page) choose(k verify.Kind) {
	p.kind = k
	p.list = slices.DeleteFunc(slices.Clone(p.r.Findings), func(f verify.Finding) bool { return k != "" && f.Kind() != k })
	for i, c := range p.chips {
		c.Set(c.Text, p.kinds[i] == k)
	}
	p.table.Select(-1)
	p.table.Refresh()
}

func (p *page) row(i int) widget.RowLine {
	f := p.list[i]
	c := checkOf(f)
	l := p.s.lineOf(c)
	number, name := "", ""
	if k := f.Verdict.Certificate; k != nil && !f.Badge {
		number, name = k.Number, k.Name
	}
	remark := p.r.Remark(p.s.sh.Catalogue(), f)
	return widget.RowLine{Cells: []widget.Cell{
		{Icon: l.icon, Tint: l.tint},
		{Text: p.r.Name(f)},
		{Text: l.word, Bold: f.Kind() != verify.Kind(seal.WordValid), Second: remark},
		{Text: number},
		{Text: name},
	}}
}

// open shows what the paper of a finding must say, with a way back.
func (p *page) open(f verify.Finding) {
	c := checkOf(f)
	c.source = p.r.Name(f)
	back := widget.NewSmall(p.s.sh.T("verify.report.back"), icons.ArrowBack, func() { p.s.set(p.content) })
	name := widget.NewSecond(c.source).Cut(60)
	bar := widget.Pad(0, 0, 10, 0, widget.Row(12, back, widget.Grow(name)))
	p.s.show(c)
	answer := p.s.answer.Objects[0]
	p.s.set(widget.Column(0, bar, widget.Grow(answer)))
}

// export writes the report for a spreadsheet.
func (p *page) export() {
	s := p.s
	s.sh.SaveFile(s.sh.T("verify.report.filename")+".xlsx", func(path string) {
		s.sh.Run(s.sh.T("verify.report.title"), func(ctx context.Context, _ func(done, total int)) error {
			return p.r.Save(ctx, path, s.sh.Catalogue())
		}, func() { p.saved(path) })
	})
}

func (p *page) saved(path string) {
	p.s.sh.Notify(p.s.sh.T("verify.report.saved", "file", filepath.Base(path)), nil)
}

// print prints the report, or saves it as a PDF that is opened.
func (p *page) print() {
	sh := p.s.sh
	sh.Print(screen.Paper{Kind: "verify.report", Title: sh.T("verify.report.print"), Job: sh.T("verify.report.title"), File: sh.T("verify.report.filename"),
		Sheets: []screen.Sheet{screen.A4},
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			done := papers.Result{Printed: len(p.r.Findings)}
			if to.Printer == nil {
				return done, p.r.Save(ctx, to.File, sh.Catalogue())
			}
			pages, meta, err := p.r.Pages(sh.Catalogue())
			if err != nil {
				return papers.Result{}, err
			}
			return done, to.Printer.Pages(ctx, layout.FontAssets(), meta, pdf.PageOptions{}, pages, progress)
		},
		Saved: func(path string, _ papers.Result) {
			p.saved(path)
			sh.Reveal(path)
		}})
}

// checkOf makes a check of a finding.
func checkOf(f verify.Finding) check {
	return check{badge: f.Badge, verdict: f.Verdict, fault: f.Err}
}
