package register

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// detail is what the pane shows.
type detail struct {
	row     data.RegisterRow
	changes []data.Change
	given   []data.Delivery
	verdict seal.Verdict
	whole   bool // all of its history is shown, however long
}

// reveal shows a line's pane, wherever the line stands.
func (b *book) reveal(r data.RegisterRow) {
	b.wanted = r.Certificate.ID
	b.load()
}

// open is what Enter does with a line: what it usually needs next.
func (b *book) open(r data.RegisterRow) {
	switch {
	case r.Withdrawal != nil:
		b.s.askBack(r)
	case r.Handed == nil && r.Certificate.State != data.StateDrawnUp:
		b.s.askDeliver([]data.RegisterRow{r})
	default:
		b.showDetail(r.Certificate.ID)
	}
}

// showDetail reads a line and shows it in the pane.
func (b *book) showDetail(id data.ID) {
	if b.paneStop != nil {
		b.paneStop()
		b.paneStop = nil
	}
	r, now := b.s.d.Records, b.s.sh.Now()
	d := detail{whole: b.detail.whole && b.detail.row.Certificate.ID == id}
	gone, over := false, false
	cancel := b.s.sh.Load(func(ctx context.Context) error {
		rows, err := r.Register(ctx, data.RegisterFilter{IDs: []data.ID{id}})
		if err != nil || len(rows) == 0 {
			gone = true
			return err
		}
		d.row = rows[0]
		if d.changes, err = r.History(ctx, id); err != nil {
			return err
		}
		if d.given, err = r.Deliveries(ctx, id); err != nil {
			return err
		}
		lists, err := verify.Stored(ctx, r)
		if err != nil {
			return err
		}
		d.verdict = verify.Check(lists, d.row.Certificate.Token, now)
		return nil
	}, func(err error) {
		over, b.paneStop = true, nil
		if err != nil || gone {
			b.closePane()
			if err != nil {
				b.s.sh.Fail(err)
			}
			return
		}
		b.detail = d
		b.fillPane()
	})
	if !over {
		b.paneStop = cancel
	}
}

func (b *book) closePane() {
	b.detail = detail{}
	if b.paneStop != nil {
		b.paneStop()
		b.paneStop = nil
	}
	b.table.Select(-1)
	b.side.Objects = nil
	b.side.Refresh()
	b.object.Refresh()
}

// fillPane shows the line that was read.
func (b *book) fillPane() {
	t, d := b.s.sh.T, b.detail
	r := d.row
	shut := widget.NewIconButton(icons.Close, t("common.close"), b.closePane)
	shut.Measure = widget.Small
	tag := b.s.stateTag(r.Certificate.State)
	number := widget.NewBold(t("registry.number", "number", r.Certificate.Register))
	name := widget.NewBold(r.Name)
	name.TextSize, name.Wrap = 19, true
	top := []fyne.CanvasObject{widget.Tops(6, widget.Grow(widget.Flow(6, widget.Sized(0, 24, number), widget.NewTag(tag.Text, tag.Tone, tag.Icon))), shut), name}
	if post := join(", ", r.Position, r.Unit); post != "" {
		p := widget.NewSecond(post)
		p.Wrap = true
		top = append(top, p)
	}
	parts := []fyne.CanvasObject{widget.Pad(16, 12, 12, 20, widget.Column(4, top...)), widget.Line(),
		widget.Pad(12, 16, 12, 20, widget.Column(6, b.facts()...))}
	if w := b.withdrawal(); w != nil {
		parts = append(parts, widget.Line(), widget.Pad(12, 16, 12, 20, w))
	}
	parts = append(parts, widget.Line(), widget.Pad(12, 16, 12, 20, widget.Column(4, b.history()...)))
	b.pane.Set(widget.Column(0, parts...), b.paneButtons()...)
	if len(b.side.Objects) == 0 {
		b.side.Objects = []fyne.CanvasObject{b.pane}
		b.side.Refresh()
		b.object.Refresh()
		if i := b.table.Selected(); i >= 0 {
			b.table.ScrollTo(i)
		}
	}
}

// facts tell what the number stands for.
func (b *book) facts() []fyne.CanvasObject {
	t, r := b.s.sh.T, b.detail.row
	var list []fyne.CanvasObject
	fact := func(key, value string) {
		if value != "" {
			list = append(list, widget.FactText(t("registry.fact."+key), value))
		}
	}
	fact("award", r.AwardName)
	fact("decision", t("registry.decision", "number", r.DecisionNumber, "date", r.DecisionDate.String()))
	fact("decided", r.Decided)
	fact("issued", r.Certificate.Issued.String())
	fact("book", b.s.bookName(r.Book))
	if r.Citation.Conference != b.s.sh.Conference().ID {
		fact("conference", r.Conference)
	}
	if h := r.Handed; h != nil {
		fact("handed", join(", ", h.Day.String(), b.s.takerWords(h.To, h.Proxy, h.Way), h.Unit, b.recordWords(h.Record)))
	}
	other := func(key, number string) {
		if number != "" {
			link := widget.NewLink(t("registry.number", "number", number), func() { b.goTo(number) })
			link.Plain = true
			list = append(list, widget.Fact(t("registry.fact."+key), widget.Row(0, link, widget.Space())))
		}
	}
	other("before", r.Before)
	other("after", r.After)
	word, tone := b.verdictWords()
	tag := widget.NewTag(word, tone, tone.Icon())
	list = append(list, widget.Fact(t("registry.fact.code"), widget.Row(0, tag, widget.Space())))
	if r.Certificate.KeyID != "" {
		list = append(list, widget.Fact("", widget.NewCaption(t("registry.fact.key", "key", r.Certificate.KeyID)).Cut(100)))
	}
	return list
}

// goTo shows another number of the same citation.
func (b *book) goTo(number string) {
	var found data.ID
	cit := b.detail.row.ID
	b.s.sh.Load(func(ctx context.Context) error {
		rows, err := b.s.d.Records.Register(ctx, data.RegisterFilter{Conference: b.detail.row.Citation.Conference, Numbers: []string{number}})
		for _, r := range rows {
			if r.ID == cit {
				found = r.Certificate.ID
			}
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			b.s.sh.Fail(err)
		case found != "":
			b.wanted = found
			b.load()
		}
	})
}

// verdictWords say what anybody's check of the code on the paper answers now.
func (b *book) verdictWords() (string, widget.Tone) {
	v := b.detail.verdict
	t := b.s.sh.T
	switch {
	case v.Word == seal.WordValid && v.Sample:
		return t("registry.verdict.sample"), widget.Warn
	case v.Word == seal.WordValid:
		return t("registry.verdict.valid"), widget.OK
	case v.Word == seal.WordUnknownKey:
		return t("registry.verdict.unknown-key"), widget.Warn
	}
	key := "registry.verdict." + string(v.Word)
	if !b.s.sh.Catalogue().Has(key) {
		key = "registry.verdict.other"
	}
	return t(key), widget.Err
}

func (b *book) recordWords(number string) string {
	if number == "" {
		return ""
	}
	return b.s.sh.T("registry.record", "number", number)
}

// paneButtons are what may be done to the line.
func (b *book) paneButtons() []fyne.CanvasObject {
	s, t, r := b.s, b.s.sh.T, b.detail.row
	if r.Withdrawal != nil {
		return []fyne.CanvasObject{widget.NewSmall(t("registry.back"), icons.Check, func() { s.askBack(r) }), b.otherButton(r)}
	}
	hand := widget.NewSmall(t("registry.hand"), icons.Checkin, func() { s.askDeliver([]data.RegisterRow{r}) })
	if r.Handed != nil {
		hand = widget.NewSmall(t("registry.hand.undo"), icons.Undo, func() { s.askUndoDelivery(r) })
		hand.SetDisabled(r.Handed.Group == "")
	}
	move := widget.NewSmall(t("registry.move"), "", nil)
	move.Trailing = icons.DropDown
	move.OnTapped = func() { s.offerMove(move, []data.RegisterRow{r}) }
	return []fyne.CanvasObject{hand, move, b.otherButton(r)}
}

// otherButton offers what is done more rarely.
func (b *book) otherButton(r data.RegisterRow) fyne.CanvasObject {
	s, t := b.s, b.s.sh.T
	more := widget.NewIconButton(icons.More, t("registry.more"), nil)
	more.Measure = widget.Small
	more.OnTapped = func() {
		items := []widget.MenuItem{
			{Text: t("registry.open.certificate"), Icon: icons.Certificate, Do: func() {
				s.sh.Open(screen.Certificates, screen.Filter{Select: r.ID, Text: r.Name, Citations: &data.CitationFilter{}})
			}},
			{Text: t("registry.open.verify"), Icon: icons.Verify, Do: func() { s.sh.Open(screen.Verify, screen.Filter{Text: r.Certificate.Token}) }},
		}
		if r.Withdrawal == nil {
			items = append(items, widget.MenuItem{Text: t("registry.annul"), Icon: icons.Delete, Do: func() { s.askAnnul([]data.RegisterRow{r}) }})
		}
		widget.ShowMenu(more, items)
	}
	return more
}
