package gdi

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"

	"vinhdanh/print/layout"
)

// DC is a device context of GDI.
type DC uintptr

var (
	gdi32             = windows.NewLazySystemDLL("gdi32.dll")
	beginPath         = gdi32.NewProc("BeginPath")
	deleteObject      = gdi32.NewProc("DeleteObject")
	endPath           = gdi32.NewProc("EndPath")
	extCreatePen      = gdi32.NewProc("ExtCreatePen")
	fillPath          = gdi32.NewProc("FillPath")
	getDeviceCaps     = gdi32.NewProc("GetDeviceCaps")
	getStockObject    = gdi32.NewProc("GetStockObject")
	polyDraw          = gdi32.NewProc("PolyDraw")
	restoreDC         = gdi32.NewProc("RestoreDC")
	saveDC            = gdi32.NewProc("SaveDC")
	selectObject      = gdi32.NewProc("SelectObject")
	setDCBrushColor   = gdi32.NewProc("SetDCBrushColor")
	setMapMode        = gdi32.NewProc("SetMapMode")
	setPolyFillMode   = gdi32.NewProc("SetPolyFillMode")
	setStretchBltMode = gdi32.NewProc("SetStretchBltMode")
	setViewportExtEx  = gdi32.NewProc("SetViewportExtEx")
	setViewportOrgEx  = gdi32.NewProc("SetViewportOrgEx")
	setWindowExtEx    = gdi32.NewProc("SetWindowExtEx")
	stretchDIBits     = gdi32.NewProc("StretchDIBits")
	strokePath        = gdi32.NewProc("StrokePath")
)

// caps asks for a device's capability by its number in wingdi.h.
func (dc DC) caps(index uintptr) int {
	v, _, _ := getDeviceCaps.Call(uintptr(dc), index)
	return int(int32(v)) //nolint:gosec // an int of C in a register
}

// Device tells what a context draws on.
func (dc DC) Device() Device {
	const (
		logPixelsX = 88
		logPixelsY = 90
		offsetX    = 112
		offsetY    = 113
	)
	return Device{DPIX: float64(dc.caps(logPixelsX)), DPIY: float64(dc.caps(logPixelsY)), OffX: dc.caps(offsetX), OffY: dc.caps(offsetY)}
}

// Paper gives the size of the sheet that a context draws on, with what of it
// cannot be printed on, mm.
func (dc DC) Paper() (width, height float64) {
	const (
		physicalWidth  = 110
		physicalHeight = 111
	)
	d := dc.Device()
	if d.DPIX <= 0 || d.DPIY <= 0 {
		return 0, 0
	}
	return float64(dc.caps(physicalWidth)) / d.DPIX * inch, float64(dc.caps(physicalHeight)) / d.DPIY * inch
}

// must calls a function of GDI that returns 0 where it fails.
//
//go:uintptrescapes
func must(p *windows.LazyProc, args ...uintptr) (uintptr, error) {
	v, _, err := p.Call(args...)
	if v == 0 {
		return 0, fmt.Errorf("%s: %w", p.Name, err)
	}
	return v, nil
}

// Play draws a page on a context of the device that it was prepared for,
// between StartPage and EndPage. The context is left as it was.
func (p *Page) Play(dc DC) (err error) {
	saved, err := must(saveDC, uintptr(dc))
	if err != nil {
		return err
	}
	defer func() {
		if _, failed := must(restoreDC, uintptr(dc), saved); err == nil {
			err = failed
		}
	}()
	if err := p.begin(dc); err != nil {
		return err
	}
	for i := range p.shapes {
		s := &p.shapes[i]
		draw := s.filled
		switch {
		case s.bitmap != nil:
			draw = s.bitmap.stretch
		case s.width > 0:
			draw = s.stroked
		}
		if err := draw(dc); err != nil {
			return fmt.Errorf("shape %d of %d: %w", i, len(p.shapes), err)
		}
	}
	return nil
}

// begin sets how places and colours are meant.
func (p *Page) begin(dc DC) error {
	const (
		anisotropic  = 8
		winding      = 2
		colorOnColor = 3
		dcBrush      = 18
	)
	if err := need(
		call{setMapMode, []uintptr{uintptr(dc), anisotropic}},
		call{setWindowExtEx, []uintptr{uintptr(dc), fraction, fraction, 0}},
		call{setViewportExtEx, []uintptr{uintptr(dc), 1, 1, 0}},
		call{setViewportOrgEx, []uintptr{uintptr(dc), uintptr(-p.device.OffX), uintptr(-p.device.OffY), 0}},
		call{setPolyFillMode, []uintptr{uintptr(dc), winding}},
		call{setStretchBltMode, []uintptr{uintptr(dc), colorOnColor}},
	); err != nil {
		return err
	}
	brush, err := must(getStockObject, dcBrush)
	if err != nil {
		return err
	}
	_, err = must(selectObject, uintptr(dc), brush)
	return err
}

type call struct {
	proc *windows.LazyProc
	args []uintptr
}

// need makes calls, none of which may fail.
func need(calls ...call) error {
	for _, c := range calls {
		if _, err := must(c.proc, c.args...); err != nil {
			return err
		}
	}
	return nil
}

// outline makes a shape the context's path.
func (s *shape) outline(dc DC) error {
	if _, err := must(beginPath, uintptr(dc)); err != nil {
		return err
	}
	if _, err := must(polyDraw, uintptr(dc), uintptr(unsafe.Pointer(&s.at[0])), uintptr(unsafe.Pointer(&s.how[0])), uintptr(len(s.at))); err != nil {
		return err
	}
	_, err := must(endPath, uintptr(dc))
	return err
}

func (s *shape) filled(dc DC) error {
	_, _, _ = setDCBrushColor.Call(uintptr(dc), colorRef(s.color)) // it returns the colour before, which may be black
	if err := s.outline(dc); err != nil {
		return err
	}
	return paint(fillPath, dc)
}

// paint fills or strokes the context's path. Wine does, and returns 0 without
// an error all the same.
func paint(p *windows.LazyProc, dc DC) error {
	v, _, err := p.Call(uintptr(dc))
	if v == 0 && !errors.Is(err, windows.ERROR_SUCCESS) {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	return nil
}

// stroked draws with butt ends and mitred joins, whose limit in GDI is that of PDF.
func (s *shape) stroked(dc DC) error {
	const style = 0x00010000 | 0x00000200 | 0x00002000 // PS_GEOMETRIC, PS_ENDCAP_FLAT, PS_JOIN_MITER
	brush := struct {
		style uint32
		color uint32
		hatch uintptr
	}{color: uint32(colorRef(s.color))}
	pen, err := must(extCreatePen, style, uintptr(s.width), uintptr(unsafe.Pointer(&brush)), 0, 0)
	if err != nil {
		return err
	}
	defer deleteObject.Call(pen) //nolint:errcheck // it was made here
	before, err := must(selectObject, uintptr(dc), pen)
	if err != nil {
		return err
	}
	defer selectObject.Call(uintptr(dc), before) //nolint:errcheck // it was selected
	if err := s.outline(dc); err != nil {
		return err
	}
	return paint(strokePath, dc)
}

// bitmapInfo is BITMAPINFOHEADER.
type bitmapInfo struct {
	size          uint32
	width, height int32
	planes, bits  uint16
	compression   uint32
	sizeImage     uint32
	perMetre      [2]int32
	used, matter  uint32
}

func (m *bitmap) stretch(dc DC) error {
	const sourceCopy = 0x00CC0020
	info := bitmapInfo{width: int32(m.w), height: int32(m.h), planes: 1, bits: 24, sizeImage: uint32(len(m.rows))} //nolint:gosec // below 64 megapixels
	info.size = uint32(unsafe.Sizeof(info))
	_, err := must(stretchDIBits, uintptr(dc), uintptr(m.from.X), uintptr(m.from.Y), uintptr(m.to.X-m.from.X), uintptr(m.to.Y-m.from.Y),
		0, 0, uintptr(m.w), uintptr(m.h), uintptr(unsafe.Pointer(&m.rows[0])), uintptr(unsafe.Pointer(&info)), 0, sourceCopy)
	return err
}

// colorRef is a colour as GDI writes it: 0x00BBGGRR.
func colorRef(c layout.Color) uintptr { return uintptr(c.R) | uintptr(c.G)<<8 | uintptr(c.B)<<16 }
