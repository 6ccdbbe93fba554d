package papers

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
)

// BadgeOptions choose delegates and say where their badges go.
type BadgeOptions struct {
	File     string
	Filter   data.DelegateFilter
	IDs      []data.ID // delegates; empty for all
	Only     []string  // delegates' codes; empty for all
	Template string    // id; "": the one that the conference uses
	Single   bool      // each alone on a page of its own size, for a printer of badges
	Backs    bool      // each has its back, the same again, on a page behind its own; a printer of both sides prints it always
}

// Badges prints badges, several on a sheet, in the order in which they are
// handed out: by delegation. A delegate whose badge has no code yet gets one
// first. Who has cancelled or sends somebody else is left out, with the codes
// "cancelled" and "substituted".
// Errors: unknown-delegate (args codes), nothing-to-print, no-template,
// output-certificates, those of file.Save.
func Badges(ctx context.Context, d Deps, conf data.Conference, o BadgeOptions, p Progress) (Result, error) {
	rows, res, err := d.people(ctx, conf, o.Filter, o.IDs, o.Only)
	if err != nil {
		return res, err
	}
	t, err := d.template(ctx, conf, "badge", o.Template)
	if err != nil {
		return res, err
	}
	if o.Single && t.Sheet != nil {
		t = t.Clone()
		t.Sheet = nil
	}
	setter, err := print.NewBadges(print.BadgeFixed{Event: conf.Title, Template: t}, d.Fonts)
	if err != nil {
		return res, fault(err)
	}
	if err := d.ready(ctx, o.File, subjectBadges, rows); err != nil {
		return res, err
	}
	badges, left, err := fitting(rows, badge, func(in print.BadgeInput) error {
		_, _, err := setter.Sheet([]print.BadgeInput{in})
		return err
	}, delegateSkipped)
	if err != nil {
		return res, err
	}
	res.Skipped = append(res.Skipped, left...)
	left = res.Skipped
	b := batch{n: len(badges), per: setter.PerSheet()}
	if o.Backs || d.Printer != nil && d.Printer.TwoSided {
		b.back = func(from, to int) (*layout.List, error) {
			list, _, err := setter.Back(badges[from:to])
			return list, err
		}
	}
	res, err = d.write(ctx, conf, o.File, subjectBadges, setter, b, res, p,
		func(from, to int) (*layout.List, []layout.Warning, error) { return setter.Sheet(badges[from:to]) })
	if err != nil {
		return res, err
	}
	return res, d.noteBadges(ctx, rows, left)
}

// noteBadges writes into the delegates' histories that their badges were
// printed, but for those left out.
func (d Deps) noteBadges(ctx context.Context, rows []data.DelegateRow, left []Skipped) error {
	out := make(map[string]bool, len(left))
	for _, s := range left {
		out[s.Number] = true
	}
	lines := make([]data.Change, 0, len(rows))
	for i := range rows {
		if !out[rows[i].Code] {
			lines = append(lines, data.Change{Action: data.ActionBadgePrinted, Kind: "delegate", Record: rows[i].ID})
		}
	}
	for part := range slices.Chunk(lines, group) {
		if err := d.Records.AppendChanges(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// giveBadges gives codes to those who have none.
func (d Deps) giveBadges(ctx context.Context, rows []data.DelegateRow) error {
	made := map[data.ID]string{}
	for i := range rows {
		if rows[i].Badge != "" {
			continue
		}
		code, err := seal.NewBadge(rand.Reader)
		if err != nil {
			return err
		}
		rows[i].Badge, made[rows[i].ID] = code, code
	}
	if len(made) == 0 {
		return nil
	}
	return d.Records.SetBadges(ctx, made)
}

func badge(r data.DelegateRow) (print.BadgeInput, error) {
	code, err := badgeCode(r)
	in := uncoded(r)
	in.Code = code
	return in, err
}

// uncoded is a badge before it has a code.
func uncoded(r data.DelegateRow) print.BadgeInput {
	in := print.BadgeInput{Name: r.Name, Position: r.Position, Unit: r.Unit, Delegation: r.DelegationName, Seat: r.Seat,
		Number: r.Code, Guest: r.Kind == data.KindGuest}
	if word := strings.TrimSpace(r.KindWord); utf8.RuneCountInString(word) > len("x") { // a tick is no word
		in.Kind = word
	}
	return in
}

// badgeCode is the code of a delegate's badge.
func badgeCode(r data.DelegateRow) (print.Code, error) {
	n, bits, err := qr.Encode(r.Badge)
	if err != nil {
		return print.Code{}, fmt.Errorf("badge of delegate %s: %w", r.ID, err)
	}
	return print.Code{N: n, Bits: bits, Text: r.Badge}, nil
}
