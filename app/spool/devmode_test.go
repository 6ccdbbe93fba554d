package spool

import (
	"testing"
	"unsafe"
)

// Windows and its drivers read and write these bytes.
func TestDevModeLayout(t *testing.T) {
	var m devMode
	for name, got := range map[string][2]uintptr{
		"size":          {unsafe.Sizeof(m), 220},
		"fields":        {unsafe.Offsetof(m.Fields), 72},
		"orientation":   {unsafe.Offsetof(m.Orientation), 76},
		"paper length":  {unsafe.Offsetof(m.PaperLength), 80},
		"source":        {unsafe.Offsetof(m.DefaultSource), 88},
		"duplex":        {unsafe.Offsetof(m.Duplex), 94},
		"collate":       {unsafe.Offsetof(m.Collate), 100},
		"form":          {unsafe.Offsetof(m.FormName), 102},
		"bits a pixel":  {unsafe.Offsetof(m.BitsPerPel), 168},
		"pages a sheet": {unsafe.Offsetof(m.Nup), 180},
		"panning":       {unsafe.Offsetof(m.PanningHeight), 216},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d instead of %d", name, got[0], got[1])
		}
	}
}

// A sheet is named by the driver's own form, turned where it lies, and by its
// size where the driver has no form and takes any.
func TestDevModePaper(t *testing.T) {
	forms := []form{{118, 210, 297}, {9, 210, 297}, {8, 297, 420}, {76, 420, 297}, {300, 100, 60}}
	for name, tc := range map[string]struct {
		width, height float64
		own, ok       bool
		orientation   int16
		paper         int16
		size          [2]int16
	}{
		"A4":               {210, 297, false, true, portrait, 9, [2]int16{2100, 2970}},
		"A4 lying":         {297, 210, false, true, landscape, 9, [2]int16{2100, 2970}},
		"A3 lying":         {420, 297, false, true, landscape, 8, [2]int16{2970, 4200}},
		"A4 in points":     {209.9, 297.04, false, true, portrait, 9, [2]int16{2100, 2970}},
		"roll of labels":   {100, 60, false, true, portrait, 300, [2]int16{1000, 600}},
		"its label turned": {60, 100, false, true, landscape, 300, [2]int16{1000, 600}},
		"badge":            {90, 130, true, true, portrait, paperUser, [2]int16{900, 1300}},
		"large, lying":     {450, 350, true, true, landscape, paperUser, [2]int16{3500, 4500}},
		"unknown":          {450, 350, false, false, 0, 0, [2]int16{}},
	} {
		m := devMode{Fields: dmFormName | dmPaperLength}
		ok := m.paper(tc.width, tc.height, forms, tc.own)
		if ok != tc.ok {
			t.Errorf("%s: taken %v", name, ok)
		}
		if !ok {
			continue
		}
		if m.Orientation != tc.orientation || m.PaperSize != tc.paper || [2]int16{m.PaperWidth, m.PaperLength} != tc.size {
			t.Errorf("%s: orientation %d, paper %d of %d × %d", name, m.Orientation, m.PaperSize, m.PaperWidth, m.PaperLength)
		}
		if m.Fields&dmFormName != 0 || (m.Fields&dmPaperLength != 0) != (tc.paper == paperUser) {
			t.Errorf("%s: fields %#x", name, m.Fields)
		}
	}
}

func TestDevModeSettings(t *testing.T) {
	m := devMode{Fields: dmScale | dmNup, Scale: 94, Nup: 1}
	m.exact()
	m.sides(LongEdge)
	m.copies(3)
	m.tray(260)
	if m.Scale != 100 || m.Nup != 2 || m.Duplex != 2 || m.Copies != 3 || m.Collate != 1 || m.DefaultSource != 260 {
		t.Errorf("%+v", m)
	}
	if want := uint32(dmScale | dmNup | dmDuplex | dmCopies | dmCollate | dmDefaultSource); m.Fields != want {
		t.Errorf("fields %#x", m.Fields)
	}
	m.sides(OneSided)
	if m.Duplex != 1 {
		t.Errorf("one side: %d", m.Duplex)
	}
}

func TestWindowsState(t *testing.T) {
	for name, tc := range map[string]struct {
		status, attributes uint32
		jobs               []uint32
		want               Code
	}{
		"ready":                     {0, 0x40, nil, StateReady},
		"printing":                  {0x400, 0, []uint32{0x10}, StateReady},
		"paper out":                 {0x10, 0, nil, StatePaperOut},
		"paper out, told by a job":  {0, 0, []uint32{0, 0x42}, StatePaperOut},
		"paused with an open door":  {0x400001, 0, nil, StatePaused},
		"cable out":                 {0, 0x400, nil, StateOffline},
		"cable out, told by a job":  {0, 0, []uint32{0x20}, StateOffline},
		"jam, and little toner":     {0x20008, 0, nil, StateJam},
		"little toner":              {0x20000, 0, nil, StateTonerLow},
		"somebody is to look at it": {0x100000, 0, nil, StateError},
	} {
		if got := windowsState(tc.status, tc.attributes, tc.jobs); got != tc.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
