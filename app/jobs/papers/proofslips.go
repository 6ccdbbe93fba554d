package papers

import (
	"context"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// ProofText is the text of one certificate, set elsewhere, and who checks it.
type ProofText struct {
	Unit string
	Text print.ProofRow
}

// ProofSlipOptions say what the slips have in common.
type ProofSlipOptions struct {
	File     string
	Superior string // of the host; may be ""
	Number   string // may be ""
	Date     data.Date
}

// ProofSlips prints a Phiếu rà soát thông tin in bằng for each unit, in the
// order in which the units come, each on pages of its own. Nothing is recorded:
// who has checked is said by Proofread. Printed counts the texts. Errors:
// nothing-to-print, output-certificates, those of file.Save.
func ProofSlips(ctx context.Context, d Deps, conf data.Conference, texts []ProofText, o ProofSlipOptions, p Progress) (Result, error) {
	if len(texts) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	var units []string
	byUnit := map[string][]print.ProofRow{}
	for _, t := range texts {
		key := unitKey(t.Unit)
		if byUnit[key] == nil {
			units = append(units, t.Unit)
		}
		byUnit[key] = append(byUnit[key], t.Text)
	}
	var pages []*layout.List
	var res Result
	for _, u := range units {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		host := conf.Host
		if host == "" {
			host = conf.Issuer
		}
		lists, found, err := print.ProofSlip(print.ProofSlipInput{Superior: o.Superior, Host: host, Number: o.Number, Place: conf.City, Date: string(o.Date),
			Event: conf.Title, Unit: u, Rows: byUnit[unitKey(u)]}, d.Fonts)
		if err != nil {
			return Result{}, fault(err)
		}
		pages = append(pages, lists...)
		res.Warnings = append(res.Warnings, warnings(found)...)
	}
	res, err := d.writePages(ctx, conf, o.File, subjectProofSlips, layout.FontAssets(), pages, res, p)
	if err == nil {
		res.Printed = len(texts)
	}
	return res, err
}

// unitKey is the same for one unit however it is typed. Marks count: Mường Than
// and Mường Thân are two communes.
func unitKey(unit string) string { return strings.ToLower(text.Clean(unit)) }
