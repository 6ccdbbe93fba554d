package layout

import "fmt"

// List is the display list of one page. Lengths are millimetres, measured
// from the top left corner of the sheet, x to the right and y downwards.
// Items are drawn in order, later ones over earlier ones.
type List struct {
	Width, Height float64
	Items         []Item
}

// Layer tells what an item belongs to: the sheet as the printing house
// delivers it, or the words that are added to it.
type Layer uint8

const (
	// LayerStock is everything that pre-printed stock carries already:
	// border, emblem, Quốc hiệu, authority, the document's name.
	LayerStock Layer = iota
	// LayerText is what differs between two sheets of the same stock. Only
	// this layer is drawn when a certificate is overprinted on stock.
	LayerText
)

// Item is one of *Path, *Run, *Picture, *Modules and *Stamp.
type Item interface{ OnLayer() Layer }

// Color is an sRGB colour with opacity; the zero value draws nothing.
type Color struct{ R, G, B, A uint8 }

// Path is an outline that is filled, stroked or both. Filling follows the
// non-zero winding rule; strokes have butt ends and mitred joins.
type Path struct {
	Layer  Layer
	Fill   Color
	Stroke Color
	Width  float64 // of the stroke, mm
	Segs   []Seg
}

// SegKind says which of a Seg's points count.
type SegKind uint8

const (
	MoveTo SegKind = iota // P[0]
	LineTo                // P[0]
	CubeTo                // control points P[0] and P[1], end P[2]
	Close                 // no point
)

// Seg is one step of a path; points are in mm.
type Seg struct {
	Kind SegKind
	P    [3]Point
}

// Point is a place on the sheet, mm.
type Point struct{ X, Y float64 }

// Hash names an asset (a font file, a picture, an encoded list) by the
// SHA-256 of its bytes.
type Hash [32]byte

// Run is text set in one font at one size: glyphs that are already chosen and
// placed, and the text they stand for, in logical order, for searching and copying.
type Run struct {
	Layer  Layer
	Font   Hash
	Size   float64 // pt
	Color  Color
	X, Y   float64 // origin of the run on the baseline, mm
	Angle  float64 // counter-clockwise about the origin, degrees; 0 but for watermarks
	RTL    bool
	Glyphs []Glyph // in visual order, left to right
	Text   string
}

// Glyph is one glyph of a run.
type Glyph struct {
	ID      uint16  // in the run's font
	X, Y    float64 // of its origin, from the run's origin, mm; y downwards
	Advance float64 // mm
	Cluster int     // byte offset in Text of the first rune it stands for
}

// Picture is a PNG or JPEG asset scaled into a frame, mm.
type Picture struct {
	Layer      Layer
	Asset      Hash
	X, Y, W, H float64
}

// Modules is a QR code: N rows of N modules, dark where the bit is set, drawn
// as one path into a square of side Size mm whose top left corner is at X, Y.
// The quiet zone is not part of it. Bits hold N*N bits row by row, the most
// significant bit of each byte first.
type Modules struct {
	Layer      Layer
	X, Y, Size float64
	N          int
	Bits       []byte
	Text       string // what the code says
}

// Dark tells whether the module in the given column and row is dark.
func (m *Modules) Dark(col, row int) bool {
	i := row*m.N + col
	return m.Bits[i>>3]&(0x80>>(i&7)) != 0
}

// Stamp draws another list, kept as an asset in its encoded form, over the
// whole sheet: what all sheets of a template share is stored once and drawn
// once for each document. Its items' own layers are not looked at.
type Stamp struct {
	Layer Layer
	Asset Hash
}

func (p *Path) OnLayer() Layer    { return p.Layer }
func (r *Run) OnLayer() Layer     { return r.Layer }
func (p *Picture) OnLayer() Layer { return p.Layer }
func (m *Modules) OnLayer() Layer { return m.Layer }
func (s *Stamp) OnLayer() Layer   { return s.Layer }

// Assets finds the bytes that a list names by hash. It is called from several
// goroutines at once; an unknown hash is an error.
type Assets interface {
	Asset(Hash) ([]byte, error)
}

// AssetError tells that an asset a list names cannot be used. The players
// return it (errors.As); what a person reads of it is made by app/jobs.
type AssetError struct {
	Kind   AssetKind
	Hash   Hash
	Reason AssetReason
	Err    error // what lies beneath; may be nil
}

// AssetKind tells what an asset was needed for.
type AssetKind string

const (
	AssetFont    AssetKind = "font"
	AssetPicture AssetKind = "picture"
	AssetStamp   AssetKind = "stamp" // an encoded list
)

// AssetReason tells what is wrong with an asset.
type AssetReason string

const (
	AssetMissing     AssetReason = "missing"     // Assets does not know its hash
	AssetDamaged     AssetReason = "damaged"     // its bytes are not what they should be
	AssetUnsupported AssetReason = "unsupported" // sound, but of a kind that cannot be drawn
)

func (e *AssetError) Error() string {
	text := fmt.Sprintf("%s %x… is %s", e.Kind, e.Hash[:4], e.Reason)
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *AssetError) Unwrap() error { return e.Err }
