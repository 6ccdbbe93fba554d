//go:build !ci

package monitor

import (
	"fmt"
	"io"
	"log"

	"fyne.io/fyne/v2/driver"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/randr"
	"github.com/jezek/xgb/screensaver"
	"github.com/jezek/xgb/xproto"
)

// desktop is a conversation with the X server about one window.
type desktop struct {
	*xgb.Conn
	window, root xproto.Window
}

func connect(context any) (*desktop, error) {
	x, ok := context.(driver.X11WindowContext)
	if !ok || x.WindowHandle == 0 {
		return nil, ErrNone
	}
	xgb.Logger = log.New(io.Discard, "", 0) // it tells the terminal that a connection was closed
	c, err := xgb.NewConn()
	if err != nil {
		return nil, err
	}
	return &desktop{c, xproto.Window(x.WindowHandle), xproto.Setup(c).DefaultScreen(c).Root}, nil
}

func list(context any) ([]Monitor, error) {
	d, err := connect(context)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	if err := randr.Init(d.Conn); err != nil {
		return nil, fmt.Errorf("randr: %w", err)
	}
	if _, err := randr.QueryVersion(d.Conn, 1, 5).Reply(); err != nil {
		return nil, fmt.Errorf("randr: %w", err)
	}
	reply, err := randr.GetMonitors(d.Conn, d.root, true).Reply()
	if err != nil {
		return nil, fmt.Errorf("monitors: %w", err)
	}
	var all []Monitor
	for _, m := range reply.Monitors {
		name, err := xproto.GetAtomName(d.Conn, m.Name).Reply()
		if err != nil {
			return nil, fmt.Errorf("name of a monitor: %w", err)
		}
		all = append(all, Monitor{ID: name.Name, X: int(m.X), Y: int(m.Y), Width: int(m.Width), Height: int(m.Height), Primary: m.Primary})
	}
	return all, nil
}

func bounds(context any) (rect, error) {
	d, err := connect(context)
	if err != nil {
		return rect{}, err
	}
	defer d.Close()
	g, err := xproto.GetGeometry(d.Conn, xproto.Drawable(d.window)).Reply()
	if err != nil {
		return rect{}, err
	}
	at, err := xproto.TranslateCoordinates(d.Conn, d.window, d.root, 0, 0).Reply()
	if err != nil {
		return rect{}, err
	}
	return rect{int(at.DstX), int(at.DstY), int(g.Width), int(g.Height)}, nil
}

// fill asks the window manager for its full screen once the window lies on the
// monitor: that is where it takes it from. It leaves an earlier one first.
func fill(context any, m Monitor) error {
	return place(context, rect{m.X, m.Y, m.Width, m.Height}, true)
}

func free(context any, r rect) error { return place(context, r, false) }

// wake holds back the X server's own screen saver and power saving (extension
// MIT-SCREEN-SAVER 1.1), for as long as the conversation lasts.
func wake(context any) (func(), error) {
	d, err := connect(context)
	if err != nil {
		return nil, err
	}
	err = screensaver.Init(d.Conn)
	if err == nil {
		_, err = screensaver.QueryVersion(d.Conn, 1, 1).Reply()
	}
	if err == nil {
		err = screensaver.SuspendChecked(d.Conn, 1).Check()
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("screen saver: %w", err)
	}
	return d.Close, nil
}

// Numbers of EWMH 1.5 (_NET_WM_STATE) and of Motif's hints.
const (
	stateRemove, stateAdd = 0, 1
	sourceApplication     = 1
	hintsDecorations      = 2
)

func place(context any, r rect, full bool) error {
	d, err := connect(context)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.state(stateRemove, "_NET_WM_STATE_FULLSCREEN"); err != nil {
		return err
	}
	decorations := uint32(1)
	if full {
		decorations = 0
	}
	if err := d.hints(decorations); err != nil {
		return err
	}
	err = xproto.ConfigureWindowChecked(d.Conn, d.window,
		xproto.ConfigWindowX|xproto.ConfigWindowY|xproto.ConfigWindowWidth|xproto.ConfigWindowHeight,
		[]uint32{uint32(r.x), uint32(r.y), uint32(r.w), uint32(r.h)}).Check()
	if err != nil {
		return fmt.Errorf("move to the monitor: %w", err)
	}
	if full {
		return d.state(stateAdd, "_NET_WM_STATE_FULLSCREEN")
	}
	return nil
}

func (d *desktop) atom(name string) (xproto.Atom, error) {
	r, err := xproto.InternAtom(d.Conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, fmt.Errorf("atom %s: %w", name, err)
	}
	return r.Atom, nil
}

// state asks the window manager to change a state of the window.
func (d *desktop) state(action uint32, name string) error {
	kind, err := d.atom("_NET_WM_STATE")
	if err != nil {
		return err
	}
	what, err := d.atom(name)
	if err != nil {
		return err
	}
	e := xproto.ClientMessageEvent{Format: 32, Window: d.window, Type: kind,
		Data: xproto.ClientMessageDataUnionData32New([]uint32{action, uint32(what), 0, sourceApplication, 0})}
	return xproto.SendEventChecked(d.Conn, false, d.root,
		xproto.EventMaskSubstructureNotify|xproto.EventMaskSubstructureRedirect, string(e.Bytes())).Check()
}

// hints asks for a frame around the window, or for none.
func (d *desktop) hints(decorations uint32) error {
	kind, err := d.atom("_MOTIF_WM_HINTS")
	if err != nil {
		return err
	}
	data := make([]byte, 0, 20)
	for _, v := range []uint32{hintsDecorations, 0, decorations, 0, 0} {
		b := make([]byte, 4)
		xgb.Put32(b, v)
		data = append(data, b...)
	}
	return xproto.ChangePropertyChecked(d.Conn, xproto.PropModeReplace, d.window, kind, kind, 32, 5, data).Check()
}
