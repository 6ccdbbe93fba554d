package certificates

import (
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// tools are the buttons in the head of the page.
type tools struct{ edit, slips, export, try, more *widget.Button }

func (s *Screen) newHead() *widget.PageHead {
	t := s.sh.T
	s.tools = tools{
		edit:   widget.NewButton(t("certificates.edit"), icons.Edit, s.editTemplate),
		slips:  widget.NewButton(t("certificates.slips"), icons.Document, s.printSlips),
		export: widget.NewButton(t("certificates.export"), icons.PDF, s.chooseExport),
		try:    widget.NewButton(t("certificates.try"), icons.Ruler, s.printTrial),
		more:   widget.NewIconButton(icons.More, t("certificates.more"), s.chooseMore),
	}
	return widget.NewPageHead(t("certificates.title"), "", s.tools.edit, s.tools.slips, s.tools.export, s.tools.try, s.tools.more)
}

// refresh greys out what there is nothing for.
func (t tools) refresh(s *Screen) {
	none := s.tally.toMake == 0
	for _, b := range []*widget.Button{t.slips, t.export, t.try, t.more} {
		b.SetDisabled(none)
	}
}

// editTemplate opens the template of the sheet that is shown.
func (s *Screen) editTemplate() {
	document := data.DocumentGiayKhen
	if r, ok := s.find(s.chosen); ok && made(r) {
		document = r.Document
	}
	s.sh.Open(screen.Designer, screen.Filter{Section: s.templateOf(document)})
}

// templateOf gives the id of the template that a document is printed by.
func (s *Screen) templateOf(document data.DocumentKind) string {
	if id := s.all.chosen[document]; id != "" {
		return id
	}
	return issue.Usual(document)
}

// chooseExport offers the two forms of files.
func (s *Screen) chooseExport() {
	t := s.sh.T
	widget.ShowMenu(s.tools.export, []widget.MenuItem{
		{Text: t("certificates.export.one"), Second: t("certificates.export.one.text"), Icon: icons.PDF, Do: func() { s.export(false) }},
		{Text: t("certificates.export.each"), Second: t("certificates.export.each.text"), Icon: icons.Folder, Do: func() { s.export(true) }},
	})
}

// chooseMore offers what is needed now and then.
func (s *Screen) chooseMore() {
	t := s.sh.T
	items := []widget.MenuItem{
		{Text: t("certificates.drafts"), Second: t("certificates.drafts.text"), Icon: icons.Document, Do: s.printDrafts},
		{Text: t("certificates.labels"), Second: t("certificates.labels.text"), Icon: icons.QRCode, Do: s.printLabels},
		{Text: t("certificates.stock.ledger"), Second: t("certificates.stock.ledger.text"), Icon: icons.Sheet, Do: func() { s.openStock("") }},
		{Text: t("certificates.register"), Second: t("certificates.register.text"), Icon: icons.Download, Do: func() { s.sh.Export("register") }},
	}
	if s.all.readers != nil {
		items = append([]widget.MenuItem{{Text: t("certificates.read.menu"), Second: t("certificates.read.menu.text"), Icon: icons.Visible,
			Do: func() { s.openReading(s.chosen) }}}, items...)
	}
	widget.ShowMenu(s.tools.more, items)
}
