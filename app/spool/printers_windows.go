package spool

import (
	"context"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sys/windows"
)

// patience is how long a printer may take to answer: one that is connected to
// another computer, which is off, takes minutes.
const patience = 4 * time.Second

// Printers lists the printers of this computer. One that does not answer has
// StateUnknown. Error: print-service.
func Printers(ctx context.Context) ([]Printer, error) {
	found, usual, err := names()
	if err != nil {
		return nil, err
	}
	type answer struct {
		i int
		p Printer
	}
	answers := make(chan answer, len(found)) // a late one is not waited for
	printers := make([]Printer, len(found))
	for i, name := range found {
		printers[i] = Printer{Name: name, State: State{Code: StateUnknown}}
		go func() {
			if p, err := describe(name); err == nil {
				answers <- answer{i, p}
			}
		}()
	}
	late := time.NewTimer(patience)
	defer late.Stop()
wait:
	for range found {
		select {
		case a := <-answers:
			printers[a.i] = a.p
		case <-late.C:
			break wait
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	for i := range printers {
		printers[i].Default = printers[i].Name == usual
	}
	return printers, nil
}

// Look tells how a printer is. Errors: print-service, printer-gone.
func Look(ctx context.Context, printer string) (State, error) {
	if err := ctx.Err(); err != nil {
		return State{}, err
	}
	h, err := open(printer)
	if err != nil {
		return State{}, err
	}
	defer h.close()
	i, err := h.info()
	if err != nil {
		return State{}, faultOf(printer, err)
	}
	return stateOf(h, i), nil
}

func stateOf(h handle, i *printerInfo2) State {
	return State{windowsState(i.status, i.attributes, h.waiting()), int(i.jobs)}
}

// describe asks for a printer's state and what it can do.
func describe(name string) (Printer, error) {
	h, err := open(name)
	if err != nil {
		return Printer{}, err
	}
	defer h.close()
	i, err := h.info()
	if err != nil {
		return Printer{}, faultOf(name, err)
	}
	defer runtime.KeepAlive(i)
	d := driverOf(i)
	p := Printer{Name: name, About: windows.UTF16PtrToString(i.comment), Trays: d.trays(), Duplex: d.ask(askDuplex) == 1, Color: d.ask(askColor) == 1,
		State: stateOf(h, i)}
	if p.About == name || slices.Contains([]string{"", " "}, p.About) {
		p.About = ""
	}
	return p, nil
}
