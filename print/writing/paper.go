package writing

// Paper is a paper in one language. Each part begins on a page of its own
// under the letterhead.
type Paper struct {
	Lang       string // "vi", "en"
	Sheet      Sheet  // the zero value is A4
	Bare       bool   // no letterhead: a card, or a list for those behind the stage
	Letterhead Letterhead
	Numbering  Numbering
	Parts      []Part
}

// Letterhead is what stands above a paper beside Quốc hiệu and tiêu ngữ: who
// issues it on the left, place and date on the right. What is "" leaves no line.
type Letterhead struct {
	Superior string // of the office
	Host     string // the office
	Number   string // "Số: 12/BC-BTC"
	Dated    string // "An Sơn, ngày 21 tháng 8 năm 2025"
}

// Numbering is how pages are numbered.
type Numbering int

const (
	// Upper numbers pages in the middle of the upper margin, from the second
	// on, as Nghị định 30/2020/NĐ-CP has it.
	Upper Numbering = iota
	// Foot writes "Trang 2/5" at the foot of every page, counted in each part,
	// behind the part's running title.
	Foot
)

// Part is a stretch of a paper that begins on a page of its own. It is numbered
// by itself with Foot.
type Part struct {
	Running string // at the foot of its pages
	Blocks  []Block
}

// Block is a *Text, a *Table, a *Signers, a *Gap or a *Together.
type Block interface{ block() }

// Face is how words look.
type Face struct {
	Size   float64 // pt
	Bold   bool
	Italic bool
	Struck bool // struck through: of somebody who is absent
}

// Align is where the lines of a text stand.
type Align string

// Where lines stand. Justified lines of Vietnamese fill both margins in Word;
// on pages they stand at the left.
const (
	Left   Align = "left"
	Center Align = "center"
	Right  Align = "right"
)

// Text is a paragraph across the page.
type Text struct {
	Face
	Field  string // names it in faults: "title", "note"
	S      string
	Align  Align
	Before float64 // mm above
	After  float64 // mm below
	Rule   float64 // of a line below, as part of the text's width; 0 is none
	Keep   bool    // stands on the page of what follows
	Whole  bool    // a person's name: on one line, in smaller letters if it must
	Solid  bool    // no page parts it, if one page holds it
}

// Gap is room between blocks, mm.
type Gap struct {
	Height float64
	Keep   bool // stands on the page of what follows
}

// Table is a table across the page, whose head stands on every page it goes onto.
type Table struct {
	Size    float64 // pt of its usual text
	Columns []Column
	Rows    []Row
	Loose   bool    // more room above and below the text of rows
	Least   float64 // mm of a row at least, whose text then stands in its middle
}

// AfterTable is the room below a table, mm.
const AfterTable = 2.0

// Column is a column of a table.
type Column struct {
	Title string
	Width float64 // mm; together they fill the page
	Align Align
	Field string // names it in faults
	Tick  bool   // an empty square to tick in each row
}

// Row is a row of a table: a cell for each column or, where Span is set, one
// cell across all of them.
type Row struct {
	Span  bool // a title of the rows below it, on whose page it stands
	Cells []Cell
	About Whose
}

// Whose names the person whom a row is about, where it is about one.
type Whose struct{ Number, Name string }

// Cell is what a cell says, each line a paragraph of its own.
type Cell []Line

// Line is a paragraph in a cell or above a signature.
type Line struct {
	Face  // Size 0 is the table's
	S     string
	Whole bool // a person's name: on one line, in smaller letters if it must
}

// Signers are places to sign, Beside of them next to one another, whole on one page.
type Signers struct {
	Beside int
	List   []Signer
}

// Signer is who signs, or with Plain a block of text in the place of one.
type Signer struct {
	Lines []Line // in which capacity, and how
	Name  string // "" leaves room to write it
	Plain bool   // the lines stand at the left, and nobody signs
}

// Together are blocks that stand on one page, if one page holds them.
type Together struct{ Blocks []Block }

func (*Text) block()     {}
func (*Gap) block()      {}
func (*Table) block()    {}
func (*Signers) block()  {}
func (*Together) block() {}
