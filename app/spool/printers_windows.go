package spool

import (
	"context"
	"runtime"
	"sync"
	"time"
)

// patience is how long a printer may take to answer: one that is connected to
// another computer, which is off, takes minutes.
const patience = 4 * time.Second

// patient asks a printer something. It waits no longer than that, and then
// gives the answer for one that is late; nor longer than ctx.
func patient[T any](ctx context.Context, late T, ask func() (T, error)) (T, error) {
	type answer struct {
		what T
		err  error
	}
	answers := make(chan answer, 1) // a late one is not waited for
	go func() {
		what, err := ask()
		answers <- answer{what, err}
	}()
	end := time.NewTimer(patience)
	defer end.Stop()
	select {
	case a := <-answers:
		return a.what, a.err
	case <-end.C:
		return late, nil
	case <-ctx.Done():
		return late, ctx.Err()
	}
}

// Printers lists the printers of this computer. One that does not answer has
// StateUnknown. Error: print-service.
func Printers(ctx context.Context) ([]Printer, error) {
	found, usual, err := names()
	if err != nil {
		return nil, err
	}
	printers := make([]Printer, len(found))
	var all sync.WaitGroup
	for i, name := range found {
		all.Go(func() {
			unknown := Printer{Name: name, State: State{Code: StateUnknown}}
			p, err := patient(ctx, unknown, func() (Printer, error) { return describe(name) })
			if err != nil {
				p = unknown
			}
			p.Default = name == usual
			printers[i] = p
		})
	}
	all.Wait()
	return printers, ctx.Err()
}

// Look tells how a printer is; one that does not answer has StateUnknown.
// Errors: print-service, printer-gone.
func Look(ctx context.Context, printer string) (State, error) {
	return patient(ctx, State{Code: StateUnknown}, func() (State, error) {
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
	})
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
	// Names are for people here. A comment is any remark, often the driver's,
	// and several printers have the same.
	return Printer{Name: name, Trays: d.trays(), Duplex: d.ask(askDuplex) == 1, Color: d.ask(askColor) == 1, State: stateOf(h, i)}, nil
}
