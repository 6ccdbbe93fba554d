package certificates

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// order is what was asked to be printed, as it stood when it was asked.
type order struct {
	conf   data.Conference
	filter data.CitationFilter
	plan   plan
	papers papers.CertOptions
}

// Print is part of screen.Printer: draws up what has no number yet, and puts
// all of it into a PDF.
func (s *Screen) Print() {
	c := s.print
	o := order{conf: s.sh.Conference(), filter: c.filter(), plan: c.plan()}
	if o.plan.sheets == 0 {
		s.sh.Remark(s.sh.T("certificates.print.nothing"))
		return
	}
	o.papers = papers.CertOptions{Filter: o.filter, Overprint: c.mode.Selected == 1, Again: c.again.Checked, Reason: strings.TrimSpace(c.reason.Text)}
	if o.papers.Again && o.papers.Reason == "" {
		c.reasonF.SetError(s.sh.T("certificates.print.reason.needed"))
		c.object.Refresh()
		widget.FocusOn(c.reason)
		return
	}
	if o.plan.issue > 0 && s.all.key != nil {
		s.noKey(s.all.key)
		return
	}
	name := s.sh.T("certificates.file", "code", o.conf.Code) + ".pdf"
	s.sh.SaveFile(name, func(path string) {
		o.papers.File = path
		s.sh.Load(func(context.Context) error { return papers.CheckTarget(path, "") }, func(err error) {
			switch {
			case err != nil:
				s.sh.Fail(err)
			case o.plan.issue == 0:
				s.run(o, nil)
			case o.conf.Sample:
				s.openKey(o, "", func(err error) {
					if err != nil {
						s.sh.Fail(err)
					}
				})
			default:
				s.askPassphrase(o)
			}
		})
	})
}

// noKey says that certificates cannot be signed, and leads to where keys are made.
func (s *Screen) noKey(err error) {
	widget.Ask(s.sh.Window(), widget.Question{Title: s.sh.T("certificates.warning.key"), Text: s.sayKey(err),
		Verb: s.sh.T("certificates.warning.settings"), Cancel: s.sh.T("common.cancel"), Do: func() bool {
			s.sh.Open(screen.Settings, screen.Filter{Section: "key"})
			return true
		}})
}

// sayKey says why nothing can be signed, in words for who sits at the window.
func (s *Screen) sayKey(err error) string {
	var e *data.Error
	if errors.As(err, &e) {
		if key := "certificates.key." + string(e.Code); s.sh.Catalogue().Has(key) {
			return s.sh.Catalogue().Map(key, e.Args)
		}
	}
	return s.sh.Say(err)
}

// askPassphrase asks for the passphrase of the signing key. A wrong one is
// said below the field, and can be typed again.
func (s *Screen) askPassphrase(o order) {
	t := s.sh.T
	entry := widget.NewPasswordEntry()
	field := widget.NewField(t("certificates.passphrase.field"), entry)
	var dialog *widget.Dialog
	opening := false
	try := func() bool {
		if opening {
			return false
		}
		if entry.Text == "" {
			field.SetError(t("certificates.passphrase.empty"))
			dialog.Refresh()
			return false
		}
		opening = true
		field.SetError("")
		dialog.OK.SetText(t("certificates.passphrase.opening"))
		dialog.OK.Disable()
		s.openKey(o, entry.Text, func(err error) {
			opening = false
			dialog.OK.SetText(t("certificates.passphrase.do"))
			dialog.OK.Enable()
			if err == nil {
				dialog.Close()
				return
			}
			field.SetError(s.sh.Say(err))
			dialog.Refresh()
			widget.FocusOn(entry)
		})
		return false
	}
	entry.OnChanged = func(string) { field.SetError("") }
	dialog = widget.Ask(s.sh.Window(), widget.Question{
		Title: t("certificates.passphrase.title", "n", o.plan.issue), Text: t("certificates.passphrase.text", "issuer", o.conf.Issuer),
		Body: field, Verb: t("certificates.passphrase.do"), Cancel: t("common.cancel"), Focus: entry, Do: try})
	entry.OnSubmitted = func(string) { try() }
}

// openKey opens the signing key off the interface's goroutine and then starts
// the printing; opened is told whether it could be opened.
func (s *Screen) openKey(o order, passphrase string, opened func(error)) {
	var signer keys.Signer
	s.sh.Load(func(ctx context.Context) (err error) {
		signer, err = s.d.Keys.Open(ctx, s.d.Records, o.conf, func(context.Context) ([]byte, error) { return []byte(passphrase), nil })
		return err
	}, func(err error) {
		opened(err)
		if err == nil {
			s.run(o, signer)
		}
	})
}

// outcome is what a print job has done.
type outcome struct {
	issued  issue.Result
	printed papers.Result
}

// run draws up and prints. What is drawn up stays so if printing fails.
func (s *Screen) run(o order, signer keys.Signer) {
	var done outcome
	s.sh.Run(s.sh.T("certificates.print.job", "n", o.plan.sheets), func(ctx context.Context, progress func(done, total int)) error {
		if signer != nil {
			defer signer.Close()
		}
		press, err := s.d.Press()
		if err != nil {
			return err
		}
		steps := o.plan.issue + o.plan.sheets
		if o.plan.issue > 0 {
			d := issue.Deps{Records: s.d.Records, Press: press, Signer: signer, Now: s.sh.Now, Who: s.d.Who}
			if s.d.Emblem != nil {
				if d.Emblem, err = s.d.Emblem(ctx); err != nil {
					return err
				}
			}
			if done.issued, err = issue.Run(ctx, d, o.conf, o.filter, issue.Options{}, func(n, _ int) { progress(n, steps) }); err != nil {
				return err
			}
		}
		d := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now}
		done.printed, err = papers.Certificates(ctx, d, o.conf, o.papers, func(n, _ int) { progress(o.plan.issue+n, steps) })
		if n := len(done.issued.Issued); err != nil && n > 0 && !errors.Is(err, context.Canceled) {
			// The fault's own sentence would say that nothing has changed.
			return data.Wrap(err, "drawn-up-not-printed", "n", n, "why", s.sh.Say(err))
		}
		return err
	}, func() {
		s.untick()
		s.print.again.Set(false)
		s.print.reason.SetText("")
		s.result(o, done)
	})
}

// result tells what came out, what was left out, and where the file is.
func (s *Screen) result(o order, done outcome) {
	t := s.sh.T
	var parts []fyne.CanvasObject
	line := func(icon icons.Name, tint fyne.ThemeColorName, words string) {
		text := widget.NewParagraph(words)
		parts = append(parts, widget.Tops(8, widget.NewIcon(icon, 20, tint), widget.Grow(text)))
	}
	line(icons.PDF, widget.ColorText2, o.papers.File)
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
	path := o.papers.File
	parts = append(parts, widget.Row(0, widget.NewSmall(t("certificates.result.folder"), icons.Folder, func() { s.sh.Reveal(filepath.Dir(path)) }), widget.Space()))
	widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.result.title", "n", done.printed.Printed), Body: widget.Column(8, parts...),
		Verb: t("certificates.result.open"), Cancel: t("common.close"), Width: 560, Do: func() bool { s.sh.Reveal(path); return true }})
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

// printDrafts puts watermarked drafts of the chosen scope into a PDF, drawn up
// or not; nothing is recorded.
func (s *Screen) printDrafts() {
	conf := s.sh.Conference()
	filter := s.print.filter()
	sheets := 0
	for _, r := range s.print.rows() {
		if made(r) {
			sheets++
		}
	}
	if sheets == 0 {
		s.sh.Remark(s.sh.T("certificates.print.nothing"))
		return
	}
	s.sh.SaveFile(s.sh.T("certificates.draft.file", "code", conf.Code)+".pdf", func(path string) {
		var printed papers.Result
		s.sh.Run(s.sh.T("certificates.draft.job", "n", sheets), func(ctx context.Context, progress func(done, total int)) error {
			press, err := s.d.Press()
			if err != nil {
				return err
			}
			d := issue.Deps{Records: s.d.Records, Press: press, Now: s.sh.Now, Who: s.d.Who}
			if s.d.Emblem != nil {
				if d.Emblem, err = s.d.Emblem(ctx); err != nil {
					return err
				}
			}
			pages, _, err := issue.Drafts(ctx, d, conf, filter, issue.Options{}, func(n, of int) { progress(n, 2*of) })
			if err != nil {
				return err
			}
			sheets := make([]papers.Paper, len(pages))
			for i, p := range pages {
				sheets[i] = papers.Paper{Number: p.Row.Certificate.Register, Name: p.Row.Name, List: p.List, Assets: p.Assets}
			}
			pd := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now}
			printed, err = papers.Drafts(ctx, pd, conf, sheets, papers.CertOptions{File: path}, func(n, of int) { progress(of+n, 2*of) })
			return err
		}, func() {
			widget.Ask(s.sh.Window(), widget.Question{Title: s.sh.T("certificates.draft.done", "n", printed.Printed), Text: path,
				Verb: s.sh.T("certificates.result.open"), Cancel: s.sh.T("common.close"), Do: func() bool { s.sh.Reveal(path); return true }})
		})
	})
}

// confirmText records that a person has compared the text of the picked
// citations with the decision.
func (s *Screen) confirmText() {
	t := s.sh.T
	var ids []data.ID
	for _, r := range s.picked() {
		if waiting(r) {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) == 0 {
		s.sh.Remark(t("certificates.proof.none"))
		return
	}
	who := widget.NewEntry()
	field := widget.NewField(t("certificates.proof.who"), who).Helped(t("certificates.proof.who.help"))
	conf := s.sh.Conference()
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.proof.title", "n", len(ids)), Text: t("certificates.proof.text"),
		Body: field, Verb: t("certificates.proof.do", "n", len(ids)), Cancel: t("common.cancel"), Focus: who, Do: func() bool {
			name := strings.TrimSpace(who.Text)
			if name == "" {
				field.SetError(t("certificates.proof.who.needed"))
				dialog.Refresh()
				return false
			}
			fresh := s.unreadBy(ids, name)
			if len(fresh) == 0 {
				field.SetError(t("certificates.proof.again", "name", name, "n", len(ids)))
				dialog.Refresh()
				return false
			}
			var ready int
			s.write(func(ctx context.Context) (err error) {
				_, ready, err = papers.Proofread(ctx, s.d.Records, conf, data.CitationFilter{IDs: fresh}, name)
				return err
			}, func() {
				s.untick()
				s.sh.Notify(t("certificates.proof.done", "n", len(fresh), "ready", ready), nil)
			})
			return true
		}})
}

// unreadBy gives those of some citations whose text a person has not confirmed yet.
func (s *Screen) unreadBy(ids []data.ID, name string) []data.ID {
	var fresh []data.ID
	for _, id := range ids {
		if !slices.ContainsFunc(s.all.readers[id], func(who string) bool { return fold(who) == fold(name) }) {
			fresh = append(fresh, id)
		}
	}
	return fresh
}
