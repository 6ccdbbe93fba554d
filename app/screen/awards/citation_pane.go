package awards

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// show tells all of a citation in the pane.
func (v *citations) show(i int) {
	r, ok := v.pages.At(i)
	if !ok {
		return
	}
	v.chosen = r.ID
	t := v.s.sh.T
	word, icon, tint := v.s.state(r)
	shut := widget.NewIconButton(icons.Close, t("common.close"), func() { v.close() })
	kind := widget.NewTag(v.s.kindWord(r.Kind), widget.Info, "")
	tags := []fyne.CanvasObject{kind}
	if r.Posthumous {
		tags = append(tags, widget.NewTag(t("awards.posthumous"), widget.Gold, ""))
	}
	tags = append(tags, widget.Space(), shut)
	name := strings.TrimSpace(r.Honorific + " " + r.Name)
	state := widget.NewSecond(word).Tint(tint)
	state.Wrap = true
	body := []fyne.CanvasObject{
		widget.Row(6, tags...),
		wrapped(name, 20, true, widget.ColorText),
	}
	if post := strings.Join(filled(r.Position, r.Unit, r.Address), ", "); post != "" {
		body = append(body, wrapped(post, widget.SizeSecond, false, widget.ColorText2))
	}
	body = append(body, widget.Line(), widget.Fact(t("awards.fact.state"), widget.Row(6, widget.NewIcon(icon, 18, tint), widget.Grow(state))))
	body = append(body, facts(
		t("awards.fact.register"), r.Certificate.Register,
		t("awards.fact.award"), r.AwardName,
		t("awards.fact.achievement"), r.Achievement,
		t("awards.fact.decision"), v.s.decisionWord(r.DecisionNumber, r.DecisionDate),
		t("awards.fact.ordinal"), strconv.Itoa(r.Ordinal),
		t("awards.fact.round"), v.roundWord(r.RoundNumber),
		t("awards.fact.representative"), r.Representative,
		t("awards.fact.note"), r.Note)...)
	buttons := []fyne.CanvasObject{widget.NewButton(t("awards.edit"), icons.Edit, func() { v.s.editCitation(r) })}
	if r.Source != data.Received {
		buttons = append(buttons, widget.NewButton(t("awards.paper"), icons.Certificate, func() {
			v.s.sh.Open(screen.Certificates, screen.Filter{Select: r.ID})
		}))
	}
	if r.Certificate.ID == "" {
		buttons = append(buttons, widget.NewIconButton(icons.Delete, t("awards.delete")+" (Del)", func() { v.askRemove(r) }))
	}
	v.paneOf = r.ID
	v.pane.Set(widget.Pad(12, 12, 16, 20, widget.Column(8, body...)), buttons...)
	v.readHistory(r, body, buttons)
	if !v.pane.Visible() {
		v.pane.Show()
		v.frame.Refresh()
		v.table.ScrollTo(i)
	}
}

func (v *citations) roundWord(n int) string {
	for _, r := range v.rounds {
		if r.Number == n && n > 0 {
			return v.s.sh.T("awards.round.of", "n", n, "title", r.Title)
		}
	}
	return ""
}

func (v *citations) hide() {
	v.chosen = ""
	if v.pane.Visible() {
		v.pane.Hide()
		v.frame.Refresh()
	}
}

func (v *citations) close() bool {
	if !v.pane.Visible() {
		return false
	}
	v.table.Select(-1)
	v.hide()
	return true
}

// readHistory adds to the pane how a citation's text was corrected and its
// certificate printed.
func (v *citations) readHistory(r data.CitationRow, body, buttons []fyne.CanvasObject) {
	s := v.s
	if v.past != nil {
		v.past()
	}
	var corrections []data.Correction
	var printings []data.Printing
	v.past = s.sh.Load(func(ctx context.Context) (err error) {
		if corrections, err = s.d.Records.Corrections(ctx, r.ID); err != nil || r.Certificate.ID == "" {
			return err
		}
		printings, err = s.d.Records.Printings(ctx, r.Certificate.ID)
		return err
	}, func(err error) {
		v.past = nil
		parts := s.history(corrections, printings)
		if err != nil || v.paneOf != r.ID || len(parts) == 0 {
			return
		}
		body = append(append(body, widget.Line(), widget.NewBold(s.sh.T("awards.history"))), parts...)
		v.pane.Set(widget.Pad(12, 12, 16, 20, widget.Column(8, body...)), buttons...)
	})
}
