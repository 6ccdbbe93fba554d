package certificates

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// result tells what came out, what was left out, and where the file is; sent is
// what became of it on a printer, nil for a file.
func (s *Screen) result(o order, done outcome, sent *screen.Sent) {
	t := s.sh.T
	var parts []fyne.CanvasObject
	line := func(icon icons.Name, tint fyne.ThemeColorName, words string) {
		text := widget.NewParagraph(words)
		parts = append(parts, widget.Tops(8, widget.NewIcon(icon, 20, tint), widget.Grow(text)))
	}
	path := or(o.papers.File, o.papers.Dir)
	if sent == nil {
		line(icons.PDF, widget.ColorText2, path)
	} else {
		s.tellSent(o, done, *sent, line)
	}
	if n := len(done.issued.Issued); n > 0 {
		first, last := done.issued.Issued[0].Certificate.Register, done.issued.Issued[n-1].Certificate.Register
		words := t("certificates.result.issued", "n", n)
		if books(done.issued.Issued) == 1 && n > 1 {
			words = t("certificates.result.numbers", "n", n, "first", first, "last", last)
		}
		line(icons.OK, widget.ColorOK, words)
	}
	left := map[data.Code][]string{}
	var order []data.Code
	leave := func(code data.Code, name string) {
		if code == "printed" {
			return // all that was done before need not be told
		}
		if left[code] == nil {
			order = append(order, code)
		}
		left[code] = append(left[code], name)
	}
	for _, k := range done.issued.Skipped {
		leave(k.Code, k.Name)
	}
	for _, k := range done.printed.Skipped {
		leave(k.Code, k.Name)
	}
	for _, code := range order {
		key := "certificates.result.left." + string(code)
		if !s.sh.Catalogue().Has(key) {
			key = "certificates.result.left.other"
		}
		line(icons.Remove, widget.ColorText3, t(key, "n", len(left[code]), "names", some(left[code])))
	}
	for _, words := range s.gathered(done.issued.Warnings) {
		line(icons.Warning, widget.ColorWarn, words)
	}
	if sent != nil {
		n := done.printed.Printed
		widget.Ask(s.sh.Window(), widget.Question{Title: t("printing.certificates.sent", "n", n, "count", i18n.Number(n)), Body: widget.Column(8, parts...),
			Cancel: t("common.close"), Width: 560})
		return
	}
	verb := t("certificates.result.open")
	if o.papers.Dir != "" {
		verb = t("certificates.result.folder")
	} else {
		parts = append(parts, widget.Row(0, widget.NewSmall(t("certificates.result.folder"), icons.Folder, func() { s.sh.Reveal(filepath.Dir(path)) }), widget.Space()))
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.result.title", "n", done.printed.Printed), Body: widget.Column(8, parts...),
		Verb: verb, Cancel: t("common.close"), Width: 560, Do: func() bool { s.sh.Reveal(path); return true }})
}

// tellSent says what a printer has, what ended the print before it had all, and
// how the rest is printed.
func (s *Screen) tellSent(o order, done outcome, sent screen.Sent, line func(icons.Name, fyne.ThemeColorName, string)) {
	t, n := s.sh.T, done.printed.Printed
	if sent.Err == nil {
		line(icons.Print, widget.ColorText2, t("printing.certificates.taken", "n", n, "count", i18n.Number(n), "printer", sent.On))
	} else {
		line(icons.Warning, widget.ColorWarn, t("printing.certificates.part", "n", n, "all", o.plan.sheets, "printer", sent.On)+" "+sent.Why(s.sh))
		rest := "printing.certificates.rest"
		if o.papers.Again {
			rest += ".again"
		}
		line(icons.Info, widget.ColorText2, t(rest, "n", o.plan.sheets-n))
	}
	if sent.Waits != "" {
		line(icons.Warning, widget.ColorWarn, sent.Waits)
	}
}

// gathered says each thing there is to be said of sheets once: of one sheet
// with its number and name, of several with how many.
func (s *Screen) gathered(warnings []issue.Warning) []string {
	const most = 5
	sheets := map[string][]string{}
	var order []string
	for _, w := range warnings {
		words := s.sh.Catalogue().Map("paper.warn."+w.Code, w.Args)
		if sheets[words] == nil {
			order = append(order, words)
		}
		sheets[words] = append(sheets[words], join(" ", w.Number, w.Name))
	}
	var lines []string
	rest := 0
	for i, words := range order {
		switch n := len(sheets[words]); {
		case i >= most:
			rest += n
		case n == 1:
			lines = append(lines, sheets[words][0]+": "+words)
		default:
			lines = append(lines, s.sh.T("certificates.result.same", "n", n, "words", words))
		}
	}
	if rest > 0 {
		lines = append(lines, s.sh.T("certificates.result.more", "n", rest))
	}
	return lines
}

// books counts the registers that certificates belong to.
func books(rows []data.CitationRow) int {
	seen := map[data.ID]bool{}
	for _, r := range rows {
		seen[r.Certificate.Book] = true
	}
	return len(seen)
}

// some names the first few.
func some(names []string) string {
	const most = 4
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + fmt.Sprintf(" … (+%d)", len(names)-most)
}
