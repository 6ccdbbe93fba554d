package spool

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"

	"vinhdanh/data"
)

var (
	winspool           = windows.NewLazySystemDLL("winspool.drv")
	closePrinter       = winspool.NewProc("ClosePrinter")
	deviceCapabilities = winspool.NewProc("DeviceCapabilitiesW")
	documentProperties = winspool.NewProc("DocumentPropertiesW")
	enumJobs           = winspool.NewProc("EnumJobsW")
	enumPrinters       = winspool.NewProc("EnumPrintersW")
	getDefaultPrinter  = winspool.NewProc("GetDefaultPrinterW")
	getPrinter         = winspool.NewProc("GetPrinterW")
	openPrinter        = winspool.NewProc("OpenPrinterW")
)

// Structures of winspool.h, as far as they are read.
type (
	printerInfo4 struct {
		name, server *uint16
		attributes   uint32
	}
	printerInfo2 struct {
		server, name, share, port, driver, comment, location *uint16
		mode                                                 *devMode
		separator, processor, datatype, parameters           *uint16
		security                                             uintptr
		attributes, priority, usual, start, until            uint32
		status, jobs, speed                                  uint32
	}
	jobInfo1 struct {
		id                                               uint32
		printer, machine, user, document, datatype, word *uint16
		status, priority, position, pages, printed       uint32
		submitted                                        windows.Systemtime
	}
)

// try calls a function that returns 0 where it fails.
//
//go:uintptrescapes
func try(p *windows.LazyProc, args ...uintptr) error {
	if v, _, err := p.Call(args...); v == 0 {
		return errors.Join(errors.New(p.Name), err)
	}
	return nil
}

// faultOf names what the spooler has against a printer.
func faultOf(printer string, err error) error {
	switch {
	case errors.Is(err, windows.RPC_S_SERVER_UNAVAILABLE), errors.Is(err, windows.EPT_S_NOT_REGISTERED): // the spooler does not run
		if strings.HasPrefix(printer, `\\`) { // nor does the computer that it belongs to
			return fail(Offline, printer, err)
		}
		return data.Wrap(err, Service)
	case errors.Is(err, windows.ERROR_INVALID_PRINTER_NAME), errors.Is(err, windows.ERROR_PRINTER_DELETED):
		return fail(Gone, printer, err)
	case errors.Is(err, windows.ERROR_CANCELLED), errors.Is(err, windows.ERROR_PRINT_CANCELLED):
		return context.Canceled // somebody was asked for a file, and gave none
	}
	return fail(Refused, printer, err)
}

// handle is a printer that is open.
type handle uintptr

func open(printer string) (handle, error) {
	name, err := windows.UTF16PtrFromString(printer)
	if err != nil {
		return 0, fail(Gone, printer, err)
	}
	var h handle
	if err := try(openPrinter, uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&h)), 0); err != nil {
		return 0, faultOf(printer, err)
	}
	return h, nil
}

func (h handle) close() { _, _, _ = closePrinter.Call(uintptr(h)) }

// filled calls a function that fills a buffer once it has told how large it
// must be; words of eight bytes, since what lies in it is aligned so.
func filled(call func(buffer unsafe.Pointer, size uint32, needed *uint32) error) ([]uint64, error) {
	var needed uint32
	buffer := make([]uint64, 64)
	for {
		err := call(unsafe.Pointer(&buffer[0]), uint32(8*len(buffer)), &needed) //nolint:gosec // what the spooler asked for
		if err == nil || !errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER) || int(needed) <= 8*len(buffer) {
			return buffer, err
		}
		buffer = make([]uint64, needed/8+1)
	}
}

// info gives what a printer is. It points into memory that it keeps alive.
func (h handle) info() (*printerInfo2, error) {
	b, err := filled(func(buffer unsafe.Pointer, size uint32, needed *uint32) error {
		return try(getPrinter, uintptr(h), 2, uintptr(buffer), uintptr(size), uintptr(unsafe.Pointer(needed)))
	})
	if err != nil {
		return nil, err
	}
	return (*printerInfo2)(unsafe.Pointer(&b[0])), nil
}

// waiting gives the status of each job that waits.
func (h handle) waiting() []uint32 {
	const most = 1000
	var n uint32
	b, err := filled(func(buffer unsafe.Pointer, size uint32, needed *uint32) error {
		return try(enumJobs, uintptr(h), 0, most, 1, uintptr(buffer), uintptr(size), uintptr(unsafe.Pointer(needed)), uintptr(unsafe.Pointer(&n)))
	})
	if err != nil {
		return nil
	}
	var list []uint32
	for _, j := range unsafe.Slice((*jobInfo1)(unsafe.Pointer(&b[0])), n) {
		list = append(list, j.status)
	}
	return list
}

// names lists the printers of this computer and those that it is connected to,
// and which is used by default.
func names() (list []string, usual string, err error) {
	const local, connections = 0x2, 0x4
	var n uint32
	b, err := filled(func(buffer unsafe.Pointer, size uint32, needed *uint32) error {
		return try(enumPrinters, local|connections, 0, 4, uintptr(buffer), uintptr(size), uintptr(unsafe.Pointer(needed)), uintptr(unsafe.Pointer(&n)))
	})
	if err != nil {
		return nil, "", data.Wrap(err, Service)
	}
	for _, p := range unsafe.Slice((*printerInfo4)(unsafe.Pointer(&b[0])), n) {
		list = append(list, windows.UTF16PtrToString(p.name))
	}
	var name [512]uint16
	letters := uint32(len(name))
	if try(getDefaultPrinter, uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&letters))) == nil {
		usual = windows.UTF16ToString(name[:])
	}
	return list, usual, nil
}

// driver is what a printer's driver can do.
type driver struct {
	printer, port *uint16
}

func driverOf(i *printerInfo2) driver { return driver{i.name, i.port} }

// Questions to a driver, DC_… of wingdi.h.
const (
	askFields     = 1 // of its DEVMODE that count
	askPapers     = 2
	askPaperSize  = 3
	askBins       = 6
	askDuplex     = 7
	askBinNames   = 12
	askCopies     = 18
	askColor      = 32
	binNameLetter = 24
)

// ask gives a number, -1 where the driver does not know.
func (d driver) ask(what uintptr) int {
	v, _, _ := deviceCapabilities.Call(uintptr(unsafe.Pointer(d.printer)), uintptr(unsafe.Pointer(d.port)), what, 0, 0)
	return int(int32(v)) //nolint:gosec // an int of C in a register
}

// list fills a list, each of whose entries has per values.
func list[T any](d driver, what uintptr, per int) []T {
	n := d.ask(what)
	if n <= 0 {
		return nil
	}
	values := make([]T, n*per+1)
	v, _, _ := deviceCapabilities.Call(uintptr(unsafe.Pointer(d.printer)), uintptr(unsafe.Pointer(d.port)), what, uintptr(unsafe.Pointer(&values[0])), 0)
	if got := int(int32(v)); got < n { //nolint:gosec // as above
		n = max(0, got)
	}
	return values[:n*per]
}

func (d driver) trays() []Tray {
	ids, letters := list[int16](d, askBins, 1), list[uint16](d, askBinNames, binNameLetter)
	var trays []Tray
	for i, id := range ids {
		if (i+1)*binNameLetter > len(letters) {
			break
		}
		name := windows.UTF16ToString(letters[i*binNameLetter : (i+1)*binNameLetter])
		trays = append(trays, Tray{strconv.Itoa(int(id)), name})
	}
	return trays
}

// sizes are the driver's forms, and whether it takes sheets that it has no form for.
func (d driver) sizes() (forms []form, own bool) {
	ids, sizes := list[int16](d, askPapers, 1), list[[2]int32](d, askPaperSize, 1)
	for i, id := range ids {
		if i < len(sizes) {
			forms = append(forms, form{id, float64(sizes[i][0]) / 10, float64(sizes[i][1]) / 10})
		}
	}
	const both = dmPaperLength | dmPaperWidth
	fields := d.ask(askFields)
	return forms, len(forms) == 0 || fields >= 0 && fields&both == both
}
