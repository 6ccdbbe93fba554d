package spool

// devMode is the public part of DEVMODEW, which a driver's own bytes follow.
// Sizes of paper are tenths of a millimetre.
type devMode struct {
	DeviceName                  [32]uint16
	SpecVersion                 uint16
	DriverVersion               uint16
	Size                        uint16
	DriverExtra                 uint16
	Fields                      uint32
	Orientation                 int16
	PaperSize                   int16
	PaperLength, PaperWidth     int16
	Scale                       int16
	Copies                      int16
	DefaultSource               int16
	PrintQuality                int16
	Color                       int16
	Duplex                      int16
	YResolution                 int16
	TTOption                    int16
	Collate                     int16
	FormName                    [32]uint16
	LogPixels                   uint16
	BitsPerPel                  uint32
	PelsWidth, PelsHeight       uint32
	Nup                         uint32
	DisplayFrequency            uint32
	ICMMethod, ICMIntent        uint32
	MediaType, DitherType       uint32
	_, _                        uint32
	PanningWidth, PanningHeight uint32
}

// Which of a devMode's fields count.
const (
	dmOrientation   = 0x1
	dmPaperSize     = 0x2
	dmPaperLength   = 0x4
	dmPaperWidth    = 0x8
	dmScale         = 0x10
	dmNup           = 0x40
	dmCopies        = 0x100
	dmDefaultSource = 0x200
	dmDuplex        = 0x1000
	dmCollate       = 0x8000
	dmFormName      = 0x10000
)

const (
	portrait, landscape = 1, 2
	paperUser           = 256 // DMPAPER_USER: as long and wide as the fields say
)

// form is a size of paper that a driver knows, upright, mm.
type form struct {
	id            int16
	width, height float64
}

// paper sets a sheet, mm. A wide one is a high one turned, unless the driver
// knows none such: a "rotated" form feeds another way. own tells whether the
// driver takes sizes that it has no form for; where it does not, ok is false.
func (m *devMode) paper(width, height float64, forms []form, own bool) (ok bool) {
	lying := width > height
	find := func(w, h float64) (form, bool) {
		best, found := form{}, false
		for _, f := range forms {
			if near(f.width, w) && near(f.height, h) && (!found || f.id < best.id) {
				best, found = f, true
			}
		}
		return best, found
	}
	short, long := min(width, height), max(width, height)
	m.Fields &^= dmPaperSize | dmPaperLength | dmPaperWidth | dmFormName
	m.Fields |= dmOrientation | dmPaperSize
	m.FormName = [32]uint16{}
	m.Orientation = portrait
	if lying {
		m.Orientation = landscape
	}
	f, found := find(short, long)
	if !found && short != long {
		if f, found = find(long, short); found {
			m.Orientation = portrait + landscape - m.Orientation
		}
	}
	switch {
	case found:
		m.PaperSize, m.PaperWidth, m.PaperLength = f.id, tenths(f.width), tenths(f.height)
	case own:
		m.PaperSize, m.PaperWidth, m.PaperLength = paperUser, tenths(short), tenths(long)
		m.Fields |= dmPaperLength | dmPaperWidth
	default:
		return false
	}
	return true
}

func tenths(mm float64) int16 { return int16(min(mm*10+0.5, 32767)) }

// exact undoes what a person may have set for all jobs of a printer, and would
// spoil measures: a scale, several pages on a sheet.
func (m *devMode) exact() {
	if m.Fields&dmScale != 0 {
		m.Scale = 100
	}
	if m.Fields&dmNup != 0 {
		const oneUp = 2
		m.Nup = oneUp
	}
}

// sides sets duplex, which of a wide sheet too is about the paper's own edges.
func (m *devMode) sides(s Sides) {
	m.Fields |= dmDuplex
	m.Duplex = map[Sides]int16{LongEdge: 2, ShortEdge: 3}[s]
	if m.Duplex == 0 {
		m.Duplex = 1 // DMDUP_SIMPLEX
	}
}

func (m *devMode) tray(bin int16) {
	m.Fields |= dmDefaultSource
	m.DefaultSource = bin
}

func (m *devMode) copies(n int) {
	m.Fields |= dmCopies
	m.Copies = int16(min(n, 9999))
	if n > 1 {
		m.Fields |= dmCollate
		m.Collate = 1
	}
}
