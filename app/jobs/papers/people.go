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
func (d Deps) people(ctx context.Context, conf data.Conference, f data.DelegateFilter, ids []data.ID, only []string) ([]data.DelegateRow, Result, error) {
	f.Conference = conf.ID
	if f.Sort == "" {
		f.Sort = data.SortDelegation
	}
	all, err := d.named(ctx, f, ids, only)
	if err != nil {
		return nil, Result{}, err
	}
	var rows []data.DelegateRow
	var res Result
	for _, r := range all {
		if r.Status == data.StatusCancelled || r.Status == data.StatusSubstituted {
			res.Skipped = append(res.Skipped, Skipped{Name: r.Name, Number: r.Code, Code: data.Code(r.Status)})
			continue
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return nil, res, data.Fail("nothing-to-print")
	}
	return rows, res, nil
}

// few is how many delegates are looked up one by one: whoever prints one
// badge at the door does not wait for a list of thousands.
const few = 20

// named gives the delegates of a filter, or those of them with some IDs or
// codes. Error: unknown-delegate (args codes, n).
func (d Deps) named(ctx context.Context, f data.DelegateFilter, ids []data.ID, only []string) ([]data.DelegateRow, error) {
	if len(only) == 0 && len(ids) > 0 && len(ids) <= few && f.Meeting == "" {
		return d.each(ctx, f, ids)
	}
	byID := map[data.ID]bool{}
	for _, id := range ids {
		byID[id] = true
	}
	wanted := map[string]bool{}
	for _, c := range only {
		wanted[strings.ToUpper(strings.TrimSpace(c))] = false
	}
	if len(only) == 1 && f.Text == "" {
		f.Text = strings.TrimSpace(only[0])
	}
	all, err := d.Records.Delegates(ctx, f)
	if err != nil {
		return nil, err
	}
	rows := all[:0:0]
	for _, r := range all {
		if len(ids) > 0 && !byID[r.ID] {
			continue
		}
		if len(only) > 0 {
			if _, ok := wanted[strings.ToUpper(r.Code)]; !ok {
				continue
			}
			wanted[strings.ToUpper(r.Code)] = true
		}
		rows = append(rows, r)
	}
	var unknown []string
	for _, c := range only {
		if !wanted[strings.ToUpper(strings.TrimSpace(c))] {
			unknown = append(unknown, c)
		}
	}
	if len(unknown) > 0 {
		return nil, data.Fail("unknown-delegate", "codes", strings.Join(unknown, ", "), "n", len(unknown))
	}
	return rows, nil
}

// each gives delegates of a conference by their IDs, in that order.
func (d Deps) each(ctx context.Context, f data.DelegateFilter, ids []data.ID) ([]data.DelegateRow, error) {
	var rows []data.DelegateRow
	for _, id := range ids {
		r, err := d.Records.Delegate(ctx, id)
		if err != nil {
			return nil, err
		}
		if r.Conference == f.Conference {
			rows = append(rows, r)
		}
	}
	return rows, nil
}

// ready looks whether the file can be written, before it gives codes to those
// who have none.
func (d Deps) ready(ctx context.Context, path string, s subject, rows []data.DelegateRow) error {
	if d.Printer != nil {
		return d.giveBadges(ctx, rows)
	}
	if err := guard(path, s); err != nil {
		return err
	}
	if err := file.Check(path); err != nil {
		return err
	}
	return d.giveBadges(ctx, rows)
}
