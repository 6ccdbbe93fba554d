//go:build !windows

package spool

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// Job is a job of a printer. CUPS gets its pages when it is closed.
type Job struct {
	ctx     context.Context
	set     Setting
	printer Printer
	tray    Tray
	can     options
	assets  layout.Assets
	meta    pdf.Meta
	dir     string
	parts   []*part
	taken   int
	err     error
	ended   bool
}

// part is pages of one size, turned about one edge: a job of CUPS has no more
// than one of each.
type part struct {
	size  size
	edge  Sides
	media string
	file  *os.File
	doc   *pdf.Document
	pages int
}

var errEnded = errors.New("the print job is ended")

// Open begins a job of pages whose assets are found there; meta's title names
// it in the queue. ctx ends the whole job. Errors: print-service, printer-gone,
// printer-offline, printer-paused, printer-rejects, printer-tray, printer-sides.
func Open(ctx context.Context, set Setting, a layout.Assets, meta pdf.Meta) (*Job, error) {
	p, can, err := look(ctx, set.Printer)
	if err != nil {
		return nil, err
	}
	if err := p.State.usable(p.Name); err != nil {
		return nil, err
	}
	j := &Job{ctx: ctx, set: set, printer: p, can: can, assets: a, meta: meta}
	if j.tray, err = p.Tray(set.Tray); err != nil {
		return nil, err
	}
	if set.TwoSided() && !p.Duplex {
		return nil, fail(NoDuplex, p.Name, nil)
	}
	sweep()
	if j.dir, err = os.MkdirTemp("", jobFolder); err != nil {
		return nil, fail(Refused, p.Name, err)
	}
	return j, nil
}

// jobFolder is what the names of the folders begin with where jobs wait for CUPS.
const jobFolder = "vinhdanh-print-"

// sweep removes what jobs that were killed have left: papers may bear secrets. No
// job takes a day.
func sweep() {
	list, err := filepath.Glob(filepath.Join(os.TempDir(), jobFolder+"*"))
	if err != nil {
		return // a pattern of our own
	}
	for _, dir := range list {
		if info, err := os.Lstat(dir); err == nil && info.IsDir() && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(dir) // somebody else's stays
		}
	}
}

// Page adds a page. Errors: printer-paper, those of pdf.Document.Page.
func (j *Job) Page(list *layout.List, o pdf.PageOptions) error {
	if j.err == nil {
		j.err = j.page(list, o)
	}
	return j.err
}

func (j *Job) page(list *layout.List, o pdf.PageOptions) error {
	if j.ended {
		return errEnded
	}
	if err := j.ctx.Err(); err != nil {
		return err
	}
	p, err := j.part(list)
	if err != nil {
		return err
	}
	if err := p.doc.Page(list, j.set.shifted(o)); err != nil {
		return err
	}
	p.pages++
	return nil
}

// part gives the one that takes a sheet, a new one where size or edge change.
func (j *Job) part(list *layout.List) (*part, error) {
	s, edge := sizeOf(list.Width, list.Height), j.set.Sides.edge(list.Width, list.Height)
	if n := len(j.parts); n > 0 {
		last := j.parts[n-1]
		if last.size == s && last.edge == edge {
			return last, nil
		}
		if err := last.close(); err != nil {
			return nil, err
		}
	}
	media, ok := j.can.media(s)
	if !ok {
		return nil, noPaper(j.printer.Name, list.Width, list.Height, nil)
	}
	f, err := os.OpenFile(filepath.Join(j.dir, fmt.Sprintf("%03d.pdf", len(j.parts))), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fail(Refused, j.printer.Name, err)
	}
	p := &part{size: s, edge: edge, media: media, file: f, doc: pdf.New(f, j.assets, j.meta)}
	j.parts = append(j.parts, p)
	return p, nil
}

func (p *part) close() error {
	if p.file == nil {
		return nil
	}
	err := errors.Join(p.doc.Close(), p.file.Close())
	p.file = nil
	return err
}

// Taken is how many pages CUPS has: none until Close.
func (j *Job) Taken() int { return j.taken }

// Close gives the pages to CUPS. A job without pages leaves nothing in the
// queue. Errors: print-service, printer-gone, printer-refused and others of Open.
func (j *Job) Close() error {
	if j.ended {
		return j.err
	}
	defer j.Abort()
	if j.err == nil {
		j.err = j.submit()
	}
	return j.err
}

func (j *Job) submit() error {
	if err := j.ctx.Err(); err != nil {
		return err
	}
	for _, p := range j.parts {
		if err := p.close(); err != nil {
			return err
		}
	}
	for i, p := range j.parts {
		const large = 5 * time.Minute // a thousand pages to a queue of another computer
		if _, err := ask(context.WithoutCancel(j.ctx), large, "lp", j.arguments(p, filepath.Join(j.dir, fmt.Sprintf("%03d.pdf", i)))...); err != nil {
			return j.refused(err)
		}
		j.taken += p.pages
	}
	return nil
}

// arguments are those of lp for a part.
func (j *Job) arguments(p *part, file string) []string {
	sides := map[Sides]string{OneSided: "one-sided", LongEdge: "two-sided-long-edge", ShortEdge: "two-sided-short-edge"}[p.edge]
	args := []string{"-d", j.printer.Name, "-t", queueName(j.meta), "-n", fmt.Sprint(max(1, j.set.Copies)),
		"-o", "print-scaling=none", "-o", "number-up=1", "-o", "media=" + p.media, "-o", "sides=" + sides}
	if j.tray.ID != "" {
		option, _ := j.can.trays()
		args = append(args, "-o", option+"="+j.tray.ID)
	}
	return append(args, "--", file)
}

// refused finds out why CUPS did not take a job.
func (j *Job) refused(err error) error {
	p, _, why := look(context.WithoutCancel(j.ctx), j.printer.Name)
	if why != nil {
		return why
	}
	if why := p.State.usable(p.Name); why != nil {
		return why
	}
	return fail(Refused, j.printer.Name, err)
}

// Abort ends the job; none of the pages that are not taken come out.
func (j *Job) Abort() {
	if j.ended {
		return
	}
	j.ended = true
	for _, p := range j.parts {
		if p.file != nil {
			_ = p.file.Close() // it is thrown away
		}
	}
	_ = os.RemoveAll(j.dir) // the system's folder for such files
}
