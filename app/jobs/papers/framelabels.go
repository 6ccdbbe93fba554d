package papers

import (
	"context"
	"fmt"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
)

// FrameLabelOptions choose certificates and say where their labels go.
type FrameLabelOptions struct {
	File     string
	Filter   data.CitationFilter
	Only     []string // register numbers, as in CertOptions; empty for all
	Template string   // id; "": the one that the conference uses
	Order    Order
	Used     int // labels of the first sheet that are used up already
}

// FrameLabels prints labels for the backs of framed certificates: of those that
// are drawn up and, since they stand on the same trays, of those that come
// ready from above and have a round. Withdrawn ones are left out. Errors:
// unknown-number, number-in-several-books, nothing-to-print, sheet-place, no-template,
// output-certificates, those of file.Save.
func FrameLabels(ctx context.Context, d Deps, conf data.Conference, o FrameLabelOptions, p Progress) (Result, error) {
	rows, places, err := d.framed(ctx, conf, o)
	if err != nil {
		return Result{}, err
	}
	if len(rows) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	t, err := d.template(ctx, conf, "frame-label", o.Template)
	if err != nil {
		return Result{}, err
	}
	setter, err := print.NewFrameLabels(print.FrameLabelFixed{Event: conf.Title, Template: t}, d.Fonts)
	if err != nil {
		return Result{}, fault(err)
	}
	labels, left, err := fitting(rows, func(r data.CitationRow) (print.FrameLabelInput, error) {
		code, err := labelCode(conf, r.Certificate)
		at := places[r.ID]
		return print.FrameLabelInput{Round: r.RoundNumber, Group: at.group, Place: at.place, Slot: at.slot, Kind: print.Kind(r.Kind), Honorific: r.Honorific, Name: r.Name,
			Posthumous: r.Posthumous, Position: r.Position, Unit: r.Unit, Award: r.AwardName, Register: r.Certificate.Register, Code: code}, err
	}, func(in print.FrameLabelInput) error {
		_, _, err := setter.Sheet(0, []print.FrameLabelInput{in})
		return err
	}, func(r data.CitationRow) Skipped {
		return Skipped{Citation: r.ID, Name: r.Name, Number: r.Certificate.Register}
	})
	if err != nil {
		return Result{}, err
	}
	b := batch{n: len(labels), per: setter.PerSheet(), used: o.Used}
	if err := used(b.used, b.per); err != nil {
		return Result{}, err
	}
	return d.write(ctx, conf, o.File, subjectFrameLabels, setter, b, Result{Skipped: left}, p, func(from, to int) (*layout.List, []layout.Warning, error) {
		return setter.Sheet(b.first(from), labels[from:to])
	})
}

// labelModules is the widest code that a label has room for, modules a side.
const labelModules = 53

// labelCode is the code of a certificate's label: the certificate's own or,
// where its page's address makes that too wide, the digits alone.
func labelCode(conf data.Conference, k data.Certificate) (code print.Code, err error) {
	if k.Token == "" {
		return code, nil
	}
	for _, page := range []string{conf.Page, ""} {
		code.Text = seal.QRText(page, k.Token)
		if code.N, code.Bits, err = qr.Encode(code.Text); err != nil {
			return code, fmt.Errorf("label of certificate %s: %w", k.ID, err)
		}
		if code.N <= labelModules {
			break
		}
	}
	return code, nil
}

// framed gives the certificates that labels are for, and the place of each on
// stage.
func (d Deps) framed(ctx context.Context, conf data.Conference, o FrameLabelOptions) ([]data.CitationRow, map[data.ID]standing, error) {
	all, err := d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return nil, nil, err
	}
	places, err := d.onStage(ctx, conf, all)
	if err != nil {
		return nil, nil, err
	}
	f := o.Filter
	f.Conference = conf.ID
	chosen, err := d.Records.Citations(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	only := newWanted(o.Only)
	var rows []data.CitationRow
	for _, r := range chosen {
		live := r.Certificate.ID != "" && r.Certificate.State != data.StateWithdrawn
		if live && only.has(r) || len(o.Only) == 0 && r.Source == data.Received && r.RoundNumber > 0 {
			rows = append(rows, r)
		}
	}
	o.Order.sort(rows, places)
	return rows, places, only.check()
}
