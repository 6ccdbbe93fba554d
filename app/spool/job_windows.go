package spool

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strconv"
	"unsafe"

	"golang.org/x/sys/windows"

	"vinhdanh/print/gdi"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

var (
	gdi32     = windows.NewLazySystemDLL("gdi32.dll")
	abortDoc  = gdi32.NewProc("AbortDoc")
	createDC  = gdi32.NewProc("CreateDCW")
	deleteDC  = gdi32.NewProc("DeleteDC")
	endDoc    = gdi32.NewProc("EndDoc")
	endPage   = gdi32.NewProc("EndPage")
	resetDC   = gdi32.NewProc("ResetDCW")
	startDoc  = gdi32.NewProc("StartDocW")
	startPage = gdi32.NewProc("StartPage")
)

// Job is a job of a printer, in its queue one document for all pages of a size
// that are turned about the same edge. Each page goes to the spooler as it is played.
// GDI wants all calls of a job from one thread, which work has to itself.
type Job struct {
	ctx   context.Context
	set   Setting
	meta  pdf.Meta
	work  chan func()
	taken int
	err   error
	ended bool

	player *gdi.Player
	name   *uint16
	handle handle
	mode   []uint64 // the printer's DEVMODE with the job's settings, but for the paper
	forms  []form
	own    bool // the printer takes other sizes too
	duplex bool // it can
	dc     gdi.DC
	begun  bool // StartDoc
	pages  int  // of the document that is begun, which the spooler has
	width  float64
	height float64 // of the sheet that dc is set to, mm
	edge   Sides   // about which it is turned
}

var errEnded = errors.New("the print job is ended")

// Open begins a job of pages whose assets are found there; meta's title names
// it in the queue. ctx ends the whole job. Errors: print-service, printer-gone,
// printer-offline, printer-paused, printer-refused, printer-tray, printer-sides,
// printer-copies.
func Open(ctx context.Context, set Setting, a layout.Assets, meta pdf.Meta) (*Job, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	j := newJob(ctx, set, a, meta)
	select {
	case err := <-j.start(j.open):
		if err != nil {
			close(j.work)
			return nil, err
		}
		return j, nil
	case <-ctx.Done(): // a printer that is not there takes minutes to answer
		go j.Abort()
		return nil, ctx.Err()
	}
}

func newJob(ctx context.Context, set Setting, a layout.Assets, meta pdf.Meta) *Job {
	j := &Job{ctx: ctx, set: set, meta: meta, player: gdi.NewPlayer(a), work: make(chan func())}
	go func() {
		runtime.LockOSThread() // it ends with the goroutine
		for f := range j.work {
			f()
		}
	}()
	return j
}

// start has something done on the job's thread. A panic is a fault of the job,
// as it is elsewhere, and does not end the program.
func (j *Job) start(f func() error) <-chan error {
	done := make(chan error, 1)
	j.work <- func() {
		defer func() {
			if p := recover(); p != nil { // whose words may be a person's data
				done <- fmt.Errorf("panic %T in a print job\n%s", p, debug.Stack())
			}
		}()
		done <- f()
	}
	return done
}

func (j *Job) do(f func() error) error { return <-j.start(f) }

func (j *Job) open() (err error) {
	printer := j.set.Printer
	if j.name, err = windows.UTF16PtrFromString(printer); err != nil {
		return fail(Gone, printer, err)
	}
	if j.handle, err = open(printer); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			j.handle.close()
			j.handle = 0
		}
	}()
	i, err := j.handle.info()
	if err != nil {
		return faultOf(printer, err)
	}
	defer runtime.KeepAlive(i)
	if err := stateOf(j.handle, i).usable(printer); err != nil {
		return err
	}
	d := driverOf(i)
	p := Printer{Name: printer, Trays: d.trays(), Duplex: d.ask(askDuplex) == 1}
	tray, err := p.Tray(j.set.Tray)
	if err != nil {
		return err
	}
	if j.set.TwoSided() && !p.Duplex {
		return fail(NoDuplex, printer, nil)
	}
	copies := max(1, j.set.Copies)
	if most := d.ask(askCopies); copies > max(1, most) {
		return fail(TooManyCopies, printer, nil, "most", max(1, most))
	}
	j.duplex = p.Duplex
	j.forms, j.own = d.sizes()
	if err := j.defaults(); err != nil {
		return err
	}
	m := modeOf(j.mode)
	m.exact()
	m.copies(copies)
	if tray.ID != "" {
		bin, err := strconv.ParseInt(tray.ID, 10, 16)
		if err != nil {
			return fail(TrayUnknown, printer, err, "tray", tray.Name, "trays", tray.ID)
		}
		m.tray(int16(bin))
	}
	return nil
}

func modeOf(buffer []uint64) *devMode { return (*devMode)(unsafe.Pointer(&buffer[0])) }

// properties has the driver fill or merge a DEVMODE.
func (j *Job) properties(out, in []uint64) (int, error) {
	const outBuffer, inBuffer = 2, 8
	to, from, flags := unsafe.Pointer(unsafe.SliceData(out)), unsafe.Pointer(unsafe.SliceData(in)), uintptr(0)
	if to != nil {
		flags |= outBuffer
	}
	if from != nil {
		flags |= inBuffer
	}
	v, _, err := documentProperties.Call(0, uintptr(j.handle), uintptr(unsafe.Pointer(j.name)), uintptr(to), uintptr(from), flags)
	if n := int(int32(v)); n >= 0 { //nolint:gosec // a LONG in a register
		return n, nil
	}
	return 0, fail(Refused, j.set.Printer, fmt.Errorf("DocumentProperties: %w", err))
}

// defaults reads what the printer is set to.
func (j *Job) defaults() error {
	n, err := j.properties(nil, nil)
	if err != nil {
		return err
	}
	j.mode = make([]uint64, max(n, int(unsafe.Sizeof(devMode{})))/8+1)
	_, err = j.properties(j.mode, nil)
	return err
}

// sheet sets the context to a sheet, making it on first use.
func (j *Job) sheet(width, height float64) error {
	if j.dc != 0 && j.width == width && j.height == height {
		return nil
	}
	printer := j.set.Printer
	edge := j.set.Sides.edge(width, height)
	if j.dc != 0 && (!sizeOf(width, height).is(sizeOf(j.width, j.height)) || edge != j.edge) {
		// Many drivers, as Wine's, name the paper once for a document.
		if err := j.finish(); err != nil {
			return err
		}
	}
	wanted := append([]uint64(nil), j.mode...)
	m := modeOf(wanted)
	if !m.paper(width, height, j.forms, j.own) {
		return noPaper(printer, width, height, nil)
	}
	if j.duplex {
		m.sides(edge)
	}
	mode := append([]uint64(nil), wanted...)
	if _, err := j.properties(mode, wanted); err != nil {
		return err
	}
	if j.dc == 0 {
		v, _, err := createDC.Call(0, uintptr(unsafe.Pointer(j.name)), 0, uintptr(unsafe.Pointer(&mode[0])))
		if v == 0 {
			return faultOf(printer, err)
		}
		j.dc = gdi.DC(v)
	} else if err := try(resetDC, uintptr(j.dc), uintptr(unsafe.Pointer(&mode[0]))); err != nil {
		return faultOf(printer, err)
	}
	j.width, j.height, j.edge = width, height, edge
	if w, h := j.dc.Paper(); !near(w, width) || !near(h, height) {
		j.width = 0 // the next page asks again
		return noPaper(printer, width, height, fmt.Errorf("it gives %.1f × %.1f mm", w, h))
	}
	return nil
}

// Page has a page printed: when it returns without an error, the spooler has
// it. Errors: printer-paper, print-service, printer-refused, those of
// gdi.Player.Prepare. A page that cannot be drawn is not begun.
func (j *Job) Page(list *layout.List, o pdf.PageOptions) error {
	if j.ended {
		return errEnded
	}
	if j.err == nil {
		j.err = j.do(func() error { return j.page(list, j.set.shifted(o)) })
	}
	return j.err
}

func (j *Job) page(list *layout.List, o pdf.PageOptions) error {
	if err := j.ctx.Err(); err != nil {
		return err
	}
	if err := j.sheet(list.Width, list.Height); err != nil {
		return err
	}
	page, err := j.player.Prepare(list, gdi.Options{Layers: gdi.Layers(o.Layers), DX: o.DX, DY: o.DY, ScaleX: o.ScaleX, ScaleY: o.ScaleY}, j.dc.Device())
	if err != nil {
		return err
	}
	if err := j.begin(); err != nil {
		return err
	}
	if err := spooled(startPage, j.dc); err != nil {
		return faultOf(j.set.Printer, err)
	}
	if err := page.Play(j.dc); err != nil {
		return fail(Refused, j.set.Printer, err)
	}
	if err := spooled(endPage, j.dc); err != nil {
		return faultOf(j.set.Printer, err)
	}
	j.taken++
	j.pages++
	return nil
}

// begin opens the document in the queue.
func (j *Job) begin() error {
	if j.begun {
		return nil
	}
	name, err := windows.UTF16PtrFromString(queueName(j.meta))
	if err != nil {
		return fail(Refused, j.set.Printer, err)
	}
	info := struct {
		size                   uintptr // an int of C, and what aligns the next
		name, output, datatype *uint16
		kind                   uint32
	}{name: name}
	info.size = unsafe.Sizeof(info)
	v, _, err := startDoc.Call(uintptr(j.dc), uintptr(unsafe.Pointer(&info)))
	if int32(v) <= 0 { //nolint:gosec // an int of C in a register
		return faultOf(j.set.Printer, fmt.Errorf("StartDoc: %w", err))
	}
	j.begun = true
	return nil
}

// spooled calls one of the functions about pages and documents, whose fault is 0 or less.
func spooled(p *windows.LazyProc, dc gdi.DC) error {
	v, _, err := p.Call(uintptr(dc))
	if int32(v) <= 0 { //nolint:gosec // an int of C in a register
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	return nil
}

// Taken is how many pages the spooler has.
func (j *Job) Taken() int { return j.taken }

// Close ends the job. Errors: those of Page.
func (j *Job) Close() error {
	if !j.ended {
		if err := j.end(); j.err == nil {
			j.err = err
		}
	}
	return j.err
}

// Abort ends the job with the pages that the spooler has.
func (j *Job) Abort() {
	if !j.ended {
		_ = j.end() // those pages come out or Windows tells why
	}
}

func (j *Job) end() error {
	j.ended = true
	defer close(j.work)
	return j.do(func() error {
		err := j.finish()
		j.handle.close()
		return err
	})
}

// finish ends the document with the pages that the spooler has of it, and lets
// the context go.
func (j *Job) finish() (err error) {
	if j.begun {
		last := endDoc
		if j.pages == 0 {
			last = abortDoc
		}
		if err = spooled(last, j.dc); err != nil {
			err = faultOf(j.set.Printer, err)
		}
	}
	if j.dc != 0 {
		_, _, _ = deleteDC.Call(uintptr(j.dc))
	}
	j.dc, j.begun, j.pages = 0, false, 0
	return err
}
