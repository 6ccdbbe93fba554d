//go:build !ci

package clipboard

import (
	"errors"
	"fmt"
	"io"
	"log"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// reader asks the owner of the X selection for it (ICCCM 2.4) on a
// conversation of its own.
type reader struct {
	*xgb.Conn
	window                          xproto.Window
	clipboard, html, property, incr xproto.Atom
	events                          chan xgb.Event
}

func read(own uintptr) ([]byte, error) {
	xgb.Logger = log.New(io.Discard, "", 0) // it tells the terminal that a connection was closed
	c, err := xgb.NewConn()
	if err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	r := &reader{Conn: c, events: make(chan xgb.Event)}
	done := make(chan struct{})
	defer func() {
		close(done)
		c.Close()
	}()
	go r.listen(done)
	if err := r.open(own); err != nil {
		return nil, err
	}
	xproto.ConvertSelection(c, r.window, r.clipboard, r.html, r.property, xproto.TimeCurrentTime)
	return r.take()
}

// listen hands events on until the conversation ends.
func (r *reader) listen(done <-chan struct{}) {
	defer close(r.events)
	for {
		event, err := r.WaitForEvent()
		if event == nil && err == nil {
			return // closed
		}
		if event == nil {
			continue
		}
		select {
		case r.events <- event:
		case <-done:
			return
		}
	}
}

// open makes a window for the answer, if there is anyone to give one.
func (r *reader) open(own uintptr) error {
	for name, atom := range map[string]*xproto.Atom{"CLIPBOARD": &r.clipboard, "text/html": &r.html, "VINHDANH_CLIPBOARD": &r.property, "INCR": &r.incr} {
		reply, err := xproto.InternAtom(r.Conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return fmt.Errorf("clipboard: %w", err)
		}
		*atom = reply.Atom
	}
	owner, err := xproto.GetSelectionOwner(r.Conn, r.clipboard).Reply()
	if err != nil {
		return fmt.Errorf("clipboard: %w", err)
	}
	// Windows of one program have all bits in common but those that it counts
	// by. Waiting for an answer, it could not give one to itself.
	setup := xproto.Setup(r.Conn)
	same := ^setup.ResourceIdMask
	if owner.Owner == 0 || own != 0 && uint32(owner.Owner)&same == uint32(own)&same {
		return ErrNone
	}
	if r.window, err = xproto.NewWindowId(r.Conn); err != nil {
		return fmt.Errorf("clipboard: %w", err)
	}
	err = xproto.CreateWindowChecked(r.Conn, 0, r.window, setup.DefaultScreen(r.Conn).Root, 0, 0, 1, 1, 0,
		xproto.WindowClassInputOnly, 0, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
	if err != nil {
		return fmt.Errorf("clipboard: %w", err)
	}
	return nil
}

// take waits for the answer, which comes at once or, if long, in parts.
func (r *reader) take() ([]byte, error) {
	var all []byte
	inParts := false
	for {
		event, err := r.next()
		if err != nil {
			return nil, err
		}
		switch e := event.(type) {
		case xproto.SelectionNotifyEvent:
			if e.Property == xproto.AtomNone {
				return nil, ErrNone // it has no such form
			}
			part, kind, err := r.answer()
			if err != nil || kind != r.incr {
				return part, err
			}
			inParts = true
		case xproto.PropertyNotifyEvent:
			if !inParts || e.Atom != r.property || e.State != xproto.PropertyNewValue {
				continue
			}
			part, _, err := r.answer()
			if err != nil || len(part) == 0 {
				return all, err
			}
			if all = append(all, part...); len(all) > maxSize {
				return nil, ErrNone
			}
		}
	}
}

func (r *reader) next() (xgb.Event, error) {
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case e, ok := <-r.events:
		if !ok {
			return nil, ErrNone
		}
		return e, nil
	case <-late.C:
		return nil, ErrNone
	}
}

// answer takes what lies on the window, which tells the owner to go on.
func (r *reader) answer() ([]byte, xproto.Atom, error) {
	var all []byte
	for {
		p, err := xproto.GetProperty(r.Conn, true, r.window, r.property, xproto.AtomAny, uint32(len(all)/4), 1<<16).Reply()
		if err != nil {
			return nil, 0, fmt.Errorf("clipboard: %w", err)
		}
		all = append(all, p.Value...)
		if p.BytesAfter == 0 {
			return all, p.Type, nil
		}
		if len(all) > maxSize {
			return nil, 0, ErrNone
		}
	}
}
