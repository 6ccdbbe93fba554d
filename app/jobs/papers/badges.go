package papers

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/seal"
	"vinhdanh/print"
	"vinhdanh/print/pdf"
	"vinhdanh/print/qr"
)

// BadgeOptions choose delegates and say where their badges go.
type BadgeOptions struct {
	File   string
	Filter data.DelegateFilter
	Only   []string // delegates' codes; empty for all
}

// Badges prints badges, several on a sheet, in the order in which they are
// handed out: by delegation. A delegate whose badge has no code yet gets one
// first. Who has cancelled or sends somebody else is left out, with the codes
// "cancelled" and "substituted".
// Errors: unknown-delegate (args codes), nothing-to-print, those of file.Save.
func Badges(ctx context.Context, d Deps, conf data.Conference, o BadgeOptions, p Progress) (Result, error) {
	rows, res, err := d.chooseDelegates(ctx, conf, o)
	if err != nil {
		return res, err
	}
	if len(rows) == 0 {
		return res, data.Fail("nothing-to-print")
	}
	if err := file.Check(o.File); err != nil { // before codes are given out
		return res, err
	}
	if err := d.giveBadges(ctx, rows); err != nil {
		return res, err
	}
	setter, err := print.NewBadges(print.BadgeFixed{Event: conf.Title}, d.Fonts)
	if err != nil {
		return res, fault(err)
	}
	err = file.Save(o.File, 0o644, func(w io.Writer) error {
		doc := pdf.New(w, setter, pdf.Meta{Title: conf.Title, Author: conf.Issuer, Creator: "Vinh Danh", Created: d.Now(), Lang: "vi"})
		for from := 0; from < len(rows); from += setter.PerSheet() {
			if err := ctx.Err(); err != nil {
				return err
			}
			to := min(from+setter.PerSheet(), len(rows))
			in := make([]print.BadgeInput, 0, setter.PerSheet())
			for _, r := range rows[from:to] {
				b, err := badge(r)
				if err != nil {
					return err
				}
				in = append(in, b)
			}
			list, found, err := setter.Sheet(in)
			if err != nil {
				return fault(err)
			}
			res.Warnings = append(res.Warnings, warnings("", rows[from].Name, found)...)
			if err := doc.Page(list, pdf.PageOptions{}); err != nil {
				return fault(err)
			}
			if p != nil {
				p(to, len(rows))
			}
		}
		return fault(doc.Close())
	})
	if err != nil {
		return res, err
	}
	res.Printed = len(rows)
	return res, nil
}

func (d Deps) chooseDelegates(ctx context.Context, conf data.Conference, o BadgeOptions) ([]data.DelegateRow, Result, error) {
	f := o.Filter
	f.Conference = conf.ID
	if f.Sort == "" {
		f.Sort = data.SortDelegation
	}
	all, err := d.Records.Delegates(ctx, f)
	if err != nil {
		return nil, Result{}, err
	}
	wanted := map[string]bool{}
	for _, c := range o.Only {
		wanted[strings.ToUpper(strings.TrimSpace(c))] = false
	}
	var rows []data.DelegateRow
	var res Result
	for _, r := range all {
		if len(o.Only) > 0 {
			if _, ok := wanted[strings.ToUpper(r.Code)]; !ok {
				continue
			}
			wanted[strings.ToUpper(r.Code)] = true
		}
		if r.Status == data.StatusCancelled || r.Status == data.StatusSubstituted {
			res.Skipped = append(res.Skipped, Skipped{Name: r.Name, Number: r.Code, Code: data.Code(r.Status)})
			continue
		}
		rows = append(rows, r)
	}
	var unknown []string
	for _, c := range o.Only {
		if !wanted[strings.ToUpper(strings.TrimSpace(c))] {
			unknown = append(unknown, c)
		}
	}
	if len(unknown) > 0 {
		return nil, res, data.Fail("unknown-delegate", "codes", strings.Join(unknown, ", "), "n", len(unknown))
	}
	return rows, res, nil
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
	n, bits, err := qr.Encode(r.Badge)
	if err != nil {
		return print.BadgeInput{}, fmt.Errorf("badge of delegate %s: %w", r.ID, err)
	}
	return print.BadgeInput{Name: r.Name, Position: r.Position, Unit: r.Unit, Delegation: r.DelegationName, Seat: r.Seat,
		Number: r.Code, Guest: r.Kind == data.KindGuest, Code: print.Code{N: n, Bits: bits, Text: r.Badge}}, nil
}
