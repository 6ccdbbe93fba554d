package papers

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// group is how many printings are recorded in one transaction: more would hold
// the database for longer than the 50 ms that a check-in desk can wait.
const group = 250

// print makes the files of some certificates, puts them in place and records
// it. The run is on record before its files appear, and until its last
// certificate is. names are those of the files in a folder, nil for new ones.
func (d Deps) print(ctx context.Context, conf data.Conference, rows []data.CitationRow, o CertOptions, names []string, res Result, p Progress) (Result, error) {
	if err := guard(o.File, subjectCertificates); err != nil {
		return res, err
	}
	stocks, err := d.stocks(ctx, o)
	if err != nil {
		return res, err
	}
	printer := ""
	if d.Printer != nil { // it puts its own shift right, and keeps no file
		o.Calibration, o.File, o.Dir, printer = nil, "", "", d.Printer.Name
	}
	options, err := o.keep(printer)
	if err != nil {
		return res, err
	}
	run := data.PrintRun{Conference: conf.ID, File: o.File, Dir: o.Dir, Kind: o.Kind, Reason: o.Reason, Paper: o.Paper, PaperDate: o.PaperDate,
		Stock: o.Stock, Options: options, At: d.Now(), Who: o.Who}
	sheets := make([]sheet, len(rows))
	for i, r := range rows {
		run.Certificates = append(run.Certificates, r.Certificate.ID)
		sheets[i] = sheet{number: r.Certificate.Register, name: r.Name, hash: r.Certificate.List}
	}
	if d.Printer != nil {
		res.Warnings = append(res.Warnings, o.warn(rows)...)
		res.Printed, err = d.press(ctx, run, sheets, lines(d, run, rows, stocks), newAssets(ctx, d.Records), o, d.metaOf(conf, rows), p)
		return res, err
	}
	if err := d.Records.BeginPrinting(ctx, &run); err != nil {
		return res, err
	}
	out, err := d.stage(ctx, sheets, newAssets(ctx, d.Records), job{file: o.File, dir: o.Dir, stage: stageOf(run.ID), names: names,
		others: o.Kind == data.PrintFirst, page: o.page(), meta: d.metaOf(conf, rows)}, p)
	if err == nil {
		err = ctx.Err() // while the last pages were written, which asks nobody
	}
	if err == nil && out.digest != "" {
		err = d.Records.SetRunDigest(ctx, run.ID, out.digest)
	}
	// The files are ready: somebody who cancels now comes too late.
	quiet := context.WithoutCancel(ctx)
	if err != nil {
		out.drop()
		return res, errors.Join(err, d.Records.DropRun(quiet, run.ID))
	}
	res.Warnings = append(res.Warnings, o.warn(rows)...)
	placed := false
	res.Printed, err = d.record(quiet, run, lines(d, run, rows, stocks), func(first, n int) error {
		placed = true
		return out.put(first, n)
	})
	switch {
	case err == nil:
		out.drop()
	case !placed: // nothing of it can be on paper
		out.drop()
		err = errors.Join(err, d.Records.DropRun(quiet, run.ID))
	}
	return res, err
}

// warn tells what a person should look at on the sheets.
func (o *CertOptions) warn(rows []data.CitationRow) []Warning {
	var list []Warning
	for _, r := range rows {
		if r.Certificate.Shrunk > 0 {
			list = append(list, Warning{Number: r.Certificate.Register, Name: r.Name, Code: "shrunk", Field: "name",
				Args: map[string]any{"size": r.Certificate.Shrunk, "field": layout.FieldKey("name")}})
		}
	}
	if o.Overprint {
		list = append(list, onStock(rows)...)
	}
	return list
}

// lines are what the log of printing gets for the certificates of a run.
func lines(d Deps, run data.PrintRun, rows []data.CitationRow, stocks stocks) []data.Printing {
	where := filepath.Base(cmp.Or(run.File, run.Dir))
	if d.Printer != nil {
		where = d.Printer.Name
	}
	list := make([]data.Printing, len(rows))
	for i, r := range rows {
		list[i] = data.Printing{Certificate: r.Certificate.ID, At: d.Now(), Where: where, Run: run.ID, Stock: stocks.of(r)}
		if r.Certificate.Prints > 0 {
			list[i].Kind, list[i].Reason, list[i].Paper, list[i].PaperDate = run.Kind, run.Reason, run.Paper, run.PaperDate
		}
	}
	return list
}

// record puts files in place and records them as printed, group by group, from
// where the run stands. It gives how many it has recorded.
func (d Deps) record(ctx context.Context, run data.PrintRun, list []data.Printing, put func(first, n int) error) (int, error) {
	done := 0
	for part := range slices.Chunk(list[run.Recorded:], group) {
		at := run.Recorded + done
		if err := d.Records.RecordPrinting(ctx, part, func() error { return put(at, len(part)) }); err != nil {
			return done, fmt.Errorf("record printing: %w", err)
		}
		done += len(part)
	}
	return done, nil
}

// Interrupted is a print that was not finished. Of one that went to a printer
// the next page may have come out too: somebody has to look.
type Interrupted struct {
	Run   data.PrintRun
	Left  int  // certificates that are not recorded as printed
	Whole bool // its files are in their places, or ready to be put there: Resume records the rest
}

// Unfinished lists the prints of a conference that were interrupted, by a
// power cut or because the program was ended, the oldest first. One that is
// under way at this moment in another window is among them.
func Unfinished(ctx context.Context, d Deps, conf data.Conference) ([]Interrupted, error) {
	runs, err := d.Records.UnfinishedRuns(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	var list []Interrupted
	for _, r := range runs {
		list = append(list, Interrupted{Run: r, Left: len(r.Certificates) - r.Recorded, Whole: whole(r)})
	}
	return list, nil
}

func (d Deps) unfinished(ctx context.Context, conf data.Conference, id data.ID) (data.PrintRun, error) {
	runs, err := d.Records.UnfinishedRuns(ctx, conf.ID)
	if err != nil {
		return data.PrintRun{}, err
	}
	for _, r := range runs {
		if r.ID == id {
			return r, nil
		}
	}
	return data.PrintRun{}, data.Fail("run-gone")
}

// whole tells whether all that a run was to make is there. The one file came
// before the first was recorded: where it is gone by now, somebody has taken it.
func whole(r data.PrintRun) bool {
	if r.File == "" && r.Dir == "" {
		return false // a printer's: nobody knows what came out of it
	}
	if r.File != "" && r.Recorded == 0 && !sameFile(r.File, r.Digest) {
		return false
	}
	if r.Dir != "" {
		f := reopen(r.Dir, r.ID)
		return f != nil && len(f.names) == len(r.Certificates) && f.whole(r.Recorded)
	}
	return true
}

// sameFile tells whether a file is the one with a digest.
func sameFile(path, digest string) bool {
	if digest == "" {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return errors.Join(err, f.Close()) == nil && hex.EncodeToString(sum.Sum(nil)) == digest
}

// Resume finishes a print that was interrupted. If its files are in place or
// ready, it puts and records the rest; else it makes the ones that are not
// recorded anew, as the print would have. What went to a printer goes to the
// one of d. Errors: run-gone, no-printer (arg printer: the run went there, and d
// has none), those of Certificates.
func Resume(ctx context.Context, d Deps, conf data.Conference, run data.ID, p Progress) (Result, error) {
	r, err := d.unfinished(ctx, conf, run)
	if err != nil {
		return Result{}, err
	}
	o, err := runOptions(r)
	if err != nil {
		return Result{}, err
	}
	switch {
	case r.Printer() == "":
		d.Printer = nil
	case d.Printer == nil:
		return Result{}, data.Fail("no-printer", "printer", r.Printer())
	}
	rows, err := d.rowsOf(ctx, conf, r)
	if err != nil {
		return Result{}, err
	}
	if !whole(r) {
		var names []string // some of these files may be in their places
		if was := reopen(r.Dir, r.ID); r.Dir != "" && was != nil && len(was.names) == len(r.Certificates) {
			names = was.names[r.Recorded:]
		}
		if err := d.dropRun(ctx, r); err != nil {
			return Result{}, err
		}
		return d.print(ctx, conf, rows[r.Recorded:], o, names, Result{}, p)
	}
	stocks, err := d.stocks(ctx, o)
	if err != nil {
		return Result{}, err
	}
	var res Result
	out := reopen(r.Dir, r.ID)
	res.Printed, err = d.record(ctx, r, lines(d, r, rows, stocks), func(first, n int) error {
		if r.Dir == "" {
			return nil
		}
		return out.put(first, n)
	})
	if err == nil && r.Dir != "" {
		out.drop()
	}
	if err == nil && p != nil {
		p(res.Printed, res.Printed)
	}
	return res, err
}

// Abandon gives a print up of whose files nothing is in place: what it did not
// record counts as not printed. Errors: run-gone, print-whole (args
// file: the papers are there, so the print can only be finished).
func Abandon(ctx context.Context, d Deps, conf data.Conference, run data.ID) error {
	r, err := d.unfinished(ctx, conf, run)
	if err != nil {
		return err
	}
	if r.File != "" && (r.Recorded > 0 || sameFile(r.File, r.Digest)) {
		return data.Fail("print-whole", "file", r.File)
	}
	if r.Dir != "" {
		if f := reopen(r.Dir, r.ID); f != nil && len(f.names) == len(r.Certificates) {
			for i := r.Recorded; i < len(f.names); i++ {
				if !f.waiting(i) {
					return data.Fail("print-whole", "file", r.Dir)
				}
			}
		}
	}
	return d.dropRun(ctx, r)
}

func (d Deps) dropRun(ctx context.Context, r data.PrintRun) error {
	if err := d.Records.DropRun(ctx, r.ID); err != nil {
		return err
	}
	if r.Dir != "" {
		(&folder{dir: r.Dir, stage: filepath.Join(r.Dir, stageOf(r.ID))}).drop()
	}
	return nil
}

// runOptions are those that a run was begun with.
func runOptions(r data.PrintRun) (CertOptions, error) {
	o := CertOptions{File: r.File, Dir: r.Dir, Kind: r.Kind, Again: r.Kind != data.PrintFirst, Reason: r.Reason,
		Paper: r.Paper, PaperDate: r.PaperDate, Stock: r.Stock, Who: r.Who}
	if r.Options == "" {
		return o, nil
	}
	var k kept
	if err := json.Unmarshal([]byte(r.Options), &k); err != nil {
		return o, fmt.Errorf("options of print run %s: %w", r.ID, err)
	}
	o.Overprint, o.Calibration = k.Overprint, k.Calibration
	return o, nil
}

// rowsOf gives the certificates of a run in the order of its pages. One that
// was recorded, and replaced since, is told by its ID alone; the others cannot
// be withdrawn before the run is finished.
func (d Deps) rowsOf(ctx context.Context, conf data.Conference, run data.PrintRun) ([]data.CitationRow, error) {
	all, err := d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return nil, err
	}
	byID := make(map[data.ID]data.CitationRow, len(all))
	for _, r := range all {
		byID[r.Certificate.ID] = r
	}
	rows := make([]data.CitationRow, len(run.Certificates))
	for i, id := range run.Certificates {
		rows[i] = byID[id]
		rows[i].Certificate.ID = id
	}
	return rows, nil
}
