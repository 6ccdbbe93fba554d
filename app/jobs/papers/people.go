package papers

import (
	"context"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/file"
)

// people gives the delegates whose papers are to be printed, in the order in
// which they are handed out, and who is left out: "cancelled", "substituted".
// Errors: unknown-delegate (args codes), nothing-to-print.
func (d Deps) people(ctx context.Context, conf data.Conference, f data.DelegateFilter, only []string) ([]data.DelegateRow, Result, error) {
	f.Conference = conf.ID
	if f.Sort == "" {
		f.Sort = data.SortDelegation
	}
	all, err := d.Records.Delegates(ctx, f)
	if err != nil {
		return nil, Result{}, err
	}
	wanted := map[string]bool{}
	for _, c := range only {
		wanted[strings.ToUpper(strings.TrimSpace(c))] = false
	}
	var rows []data.DelegateRow
	var res Result
	for _, r := range all {
		if len(only) > 0 {
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
	for _, c := range only {
		if !wanted[strings.ToUpper(strings.TrimSpace(c))] {
			unknown = append(unknown, c)
		}
	}
	switch {
	case len(unknown) > 0:
		return nil, res, data.Fail("unknown-delegate", "codes", strings.Join(unknown, ", "), "n", len(unknown))
	case len(rows) == 0:
		return nil, res, data.Fail("nothing-to-print")
	}
	return rows, res, nil
}

// ready looks whether the file can be written, before it gives codes to those
// who have none.
func (d Deps) ready(ctx context.Context, path string, s subject, rows []data.DelegateRow) error {
	if err := guard(path, s); err != nil {
		return err
	}
	if err := file.Check(path); err != nil {
		return err
	}
	return d.giveBadges(ctx, rows)
}
