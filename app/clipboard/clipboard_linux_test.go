//go:build !ci

package clipboard

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// server starts an X server for a test; where none is installed, it is skipped.
func server(t *testing.T) {
	t.Helper()
	path, err := exec.LookPath("Xvfb")
	if err != nil {
		t.Skip("no Xvfb is installed")
	}
	out := &bytes.Buffer{}
	cmd := exec.CommandContext(t.Context(), path, "-displayfd", "1", "-nolisten", "tcp")
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
	b := make([]byte, 1)
	for b[0] != '\n' {
		if _, err := pipe.Read(b); err != nil {
			t.Fatal(err)
		}
		out.Write(b)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(out.String()))
}

// owner is a program in which a page was copied. It answers in parts of that
// many bytes, or at once if 0; silent, it answers never.
type owner struct {
	page   []byte
	part   int
	silent bool
	stop   bool // after the first part
}

// copies makes the owner have the selection, and gives its window.
func (o owner) copies(t *testing.T) xproto.Window {
	t.Helper()
	c, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	w, err := xproto.NewWindowId(c)
	if err != nil {
		t.Fatal(err)
	}
	screen := xproto.Setup(c).DefaultScreen(c)
	if err := xproto.CreateWindowChecked(c, 0, w, screen.Root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check(); err != nil {
		t.Fatal(err)
	}
	atom := func(name string) xproto.Atom {
		r, err := xproto.InternAtom(c, false, uint16(len(name)), name).Reply()
		if err != nil {
			t.Fatal(err)
		}
		return r.Atom
	}
	clipboard, html, incr := atom("CLIPBOARD"), atom("text/html"), atom("INCR")
	if err := xproto.SetSelectionOwnerChecked(c, w, clipboard, xproto.TimeCurrentTime).Check(); err != nil {
		t.Fatal(err)
	}
	go func() {
		rest := o.page
		var asks xproto.SelectionRequestEvent
		for {
			event, err := c.WaitForEvent()
			if event == nil && err == nil {
				return
			}
			switch e := event.(type) {
			case xproto.SelectionRequestEvent:
				if asks = e; o.silent {
					continue
				}
				answer := xproto.SelectionNotifyEvent{Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: e.Property}
				switch {
				case o.page == nil || e.Target != html:
					answer.Property = xproto.AtomNone
				case o.part == 0:
					xproto.ChangeProperty(c, xproto.PropModeReplace, e.Requestor, e.Property, html, 8, uint32(len(rest)), rest)
				default:
					xproto.ChangeWindowAttributes(c, e.Requestor, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange})
					xproto.ChangeProperty(c, xproto.PropModeReplace, e.Requestor, e.Property, incr, 32, 1, []byte{0, 0, 1, 0})
				}
				xproto.SendEvent(c, false, e.Requestor, 0, string(answer.Bytes()))
			case xproto.PropertyNotifyEvent:
				if o.part == 0 || e.State != xproto.PropertyDelete || o.stop && len(rest) < len(o.page) {
					continue
				}
				n := min(o.part, len(rest))
				xproto.ChangeProperty(c, xproto.PropModeReplace, asks.Requestor, asks.Property, html, 8, uint32(n), rest[:n])
				rest = rest[n:]
			}
		}
	}()
	return w
}

// What was copied comes whole, at once or in parts; where it does not come,
// there is none, and soon.
func TestX11(t *testing.T) {
	server(t)
	if _, err := HTML(0); !errors.Is(err, ErrNone) {
		t.Errorf("nothing was copied: %v", err)
	}
	page := []byte("<table><tr><td>Lò Văn Sử</td></tr></table>")
	long := bytes.Repeat(page, 20_000)
	for name, o := range map[string]owner{
		"short":          {page: page},
		"short in parts": {page: page, part: 10},
		"long":           {page: long, part: 100_000},
	} {
		o.copies(t)
		if got, err := HTML(0); err != nil || !bytes.Equal(got, o.page) {
			t.Errorf("%s: %d of %d bytes, %v", name, len(got), len(o.page), err)
		}
	}
	for name, o := range map[string]owner{
		"text only": {},
		"silent":    {page: page, silent: true},
		"broken":    {page: page, part: 10, stop: true},
	} {
		o.copies(t)
		start := time.Now()
		if got, err := HTML(0); !errors.Is(err, ErrNone) || time.Since(start) > 3*patience {
			t.Errorf("%s: %q, %v after %v", name, got, err, time.Since(start))
		}
	}
	own := owner{page: page, silent: true}.copies(t)
	start := time.Now()
	if _, err := HTML(uintptr(own) + 1); !errors.Is(err, ErrNone) || time.Since(start) > patience/2 {
		t.Errorf("copied in the program itself: %v after %v", err, time.Since(start))
	}
}

func TestNoDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	if _, err := HTML(0); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}
