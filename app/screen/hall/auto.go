package hall

import (
	"context"
	"strings"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data/seating"
)

// told is how many people are named in a dialog before the rest is counted.
const told = 5

// askAuto asks in which order seats are given out, and shows what would change.
func (s *Screen) askAuto() {
	if s.hall == "" {
		return
	}
	t, p := s.sh.T, s.p
	orders := []seating.By{seating.Protocol, seating.Delegation, seating.Round}
	names := make([]string, len(orders))
	for i, o := range orders {
		names[i] = t("hall.auto." + string(o))
	}
	at := 0
	choice := widget.NewRadio(names, at, nil)
	means := widget.NewSecond(t("hall.auto." + string(orders[at]) + ".text"))
	means.Wrap = true
	rest := widget.NewCheck(t("hall.auto.rest"), false, nil)
	what := widget.NewParagraph("")
	var proposal seating.Proposal
	var dialog *widget.Dialog
	show := func() {
		var err error
		if proposal, err = p.ProposeSeats(orders[at], rest.Checked); err != nil {
			s.sh.Fail(err)
			return
		}
		what.SetText(s.wouldChange(proposal))
		if dialog != nil {
			dialog.OK.SetDisabled(len(proposal.Moves) == 0 && len(proposal.Gone) == 0)
			dialog.Refresh()
		}
	}
	choice.OnChange = func(i int) {
		at = i
		means.SetText(t("hall.auto." + string(orders[at]) + ".text"))
		show()
	}
	rest.OnChange = func(bool) { show() }
	show()
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("hall.auto.title"), Verb: t("hall.auto.verb"), Cancel: t("common.cancel"), Width: 640,
		Body: widget.Column(12, choice, means, rest, widget.Line(), what),
		Do: func() bool {
			taken, h := proposal, p.Hall
			var changes []seating.Change
			s.write(func(ctx context.Context) (err error) {
				changes, err = ceremony.TakeProposal(ctx, s.d.Records, p, taken)
				return err
			}, func() { s.changed(t("hall.done.auto", "n", i18n.Number(len(taken.Moves))), h, changes) })
			return true
		}})
	dialog.OK.SetDisabled(len(proposal.Moves) == 0 && len(proposal.Gone) == 0)
}

// wouldChange tells what a proposal would change.
func (s *Screen) wouldChange(p seating.Proposal) string {
	t := s.sh.T
	fresh, moved, off := 0, 0, 0
	var names []string
	for _, m := range p.Moves {
		from, to := m.From, m.To
		switch {
		case from == "":
			fresh++
			from = "–"
		case to == "":
			off++
			to = "–"
		default:
			moved++
		}
		if len(names) < told {
			names = append(names, t("hall.auto.move", "name", m.Person.Name, "from", from, "to", to))
		}
	}
	var lines []string
	if len(p.Moves) == 0 {
		lines = append(lines, t("hall.auto.none"))
	} else {
		lines = append(lines, t("hall.auto.change", "new", i18n.Number(fresh), "moved", i18n.Number(moved), "off", i18n.Number(off)))
		if n := len(p.Moves) - len(names); n > 0 {
			names = append(names, t("hall.auto.more", "n", i18n.Number(n)))
		}
		lines = append(lines, strings.Join(names, "; ")+".")
	}
	if c := s.p.Count(); c.Locked+c.Reserved > 0 {
		lines = append(lines, t("hall.auto.kept", "locked", i18n.Number(c.Locked), "reserved", i18n.Number(c.Reserved)))
	}
	if n := len(p.Left); n > 0 {
		var left []string
		for _, one := range p.Left[:min(n, told)] {
			left = append(left, one.Name)
		}
		if n > told {
			left = append(left, t("hall.auto.more", "n", i18n.Number(n-told)))
		}
		lines = append(lines, t("hall.auto.left", "n", i18n.Number(n), "names", strings.Join(left, ", ")))
	}
	if n := len(p.Gone); n > 0 {
		lines = append(lines, t("hall.auto.gone", "n", i18n.Number(n)))
	}
	return strings.Join(lines, "\n")
}
