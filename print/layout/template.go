package layout

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/assets/templates"
)

// Format is the form of template files that this program writes. Those of
// formats 1 and 2 are read; a format 1 file lacks what is optional in format 2.
const Format = 2

const firstFormat = 1

// MaxTemplate is how large a template's file may be, bytes: its pictures are in it.
const MaxTemplate = 40 << 20

// Template says how a kind of paper is set: data in millimetres and points,
// kept as JSON. A changed template gets a new version; papers already issued
// keep their own display lists. Make one with ParseTemplate, which checks it.
type Template struct {
	Format   int               `json:"format"`
	ID       string            `json:"id"`
	Version  int               `json:"version"`
	Document string            `json:"document"` // "giay-khen", "bang-khen": which awards it serves
	Name     map[string]string `json:"name"`     // by language
	Basis    map[string]string `json:"basis"`    // the rule that its measures come from
	Note     map[string]string `json:"note"`     // what to check before use
	Width    float64           `json:"width"`
	Height   float64           `json:"height"`

	// Languages are those that the paper is set in, "vi" first; the second is
	// the other language of its fields "other.…": "en", "ar".
	Languages []string `json:"languages,omitempty"`

	Paper     Color      `json:"paper"` // ground inside the border; the sheet outside stays white, for no printer reaches its edge
	Border    *Border    `json:"border,omitempty"`
	Drum      *Drum      `json:"drum,omitempty"`
	Emblem    *Emblem    `json:"emblem,omitempty"`
	Watermark *Watermark `json:"watermark,omitempty"`
	Code      *CodePlace `json:"code,omitempty"`
	Gap       *Gap       `json:"gap,omitempty"`
	Sheet     *Sheet     `json:"sheet,omitempty"` // of cards that are cut out of a larger one
	Fills     []Fill     `json:"fills,omitempty"`
	Wordings  []Wording  `json:"wordings,omitempty"`
	Frames    []Frame    `json:"frames"`

	Pictures []TemplatePicture `json:"pictures,omitempty"` // drawn in order, under all words
	Trace    *Trace            `json:"trace,omitempty"`    // for the designer only
	Assets   map[string][]byte `json:"assets,omitempty"`   // PNG or JPEG files by their SHA-256, in hex
}

// Other gives the template's other language, "" if it has one only.
func (t *Template) Other() string {
	if len(t.Languages) < 2 {
		return ""
	}
	return t.Languages[1]
}

// Border is the pattern all round the sheet: a band of lotus motifs between
// rules, with a medallion in each corner.
type Border struct {
	X      float64 `json:"x"` // of the outer edge, mm
	Y      float64 `json:"y"`
	W      float64 `json:"w"`
	H      float64 `json:"h"`
	Band   float64 `json:"band"`  // width of the pattern between its rules, mm
	Motif  float64 `json:"motif"` // wished length of a motif, mm; made to fit each side
	Red    Color   `json:"red"`
	Gold   Color   `json:"gold"`
	Ground Color   `json:"ground"`
}

// Inner gives the rectangle inside the border with its inner rules, mm.
func (b *Border) Inner() Rect {
	in := b.Band + 1.8
	return Rect{b.X + in, b.Y + in, b.W - 2*in, b.H - 2*in}
}

// Drum is the faint bronze drum behind the text.
type Drum struct {
	X     float64 `json:"x"` // of its centre, mm
	Y     float64 `json:"y"`
	R     float64 `json:"r"`
	Color Color   `json:"color"`
}

// Emblem is the round place for the picture of the national emblem that the
// office supplies. The program never draws an emblem.
type Emblem struct {
	X float64 `json:"x"` // of its centre, mm
	Y float64 `json:"y"`
	R float64 `json:"r"` // of the place; the picture stands inside
}

// Watermark is set across sheets that are worth nothing: samples and drafts.
type Watermark struct {
	X      float64           `json:"x"` // of its middle, mm
	Y      float64           `json:"y"`
	Width  float64           `json:"width"` // that the words fill, mm
	Angle  float64           `json:"angle"` // degrees, counter-clockwise
	Font   fonts.Name        `json:"font"`
	Color  Color             `json:"color"`
	Texts  map[string]string `json:"texts"` // "sample", "draft"
	Repeat int               `json:"repeat,omitempty"`
	Step   float64           `json:"step,omitempty"` // between repetitions, mm downwards
}

// CodePlace is where the QR code stands: a white square whose lower right
// corner never moves. A code of many modules makes the square grow to the left
// and upwards.
type CodePlace struct {
	X       float64 `json:"x"` // of the square, mm
	Y       float64 `json:"y"`
	Square  float64 `json:"square"`  // side of the white square, mm
	Modules float64 `json:"modules"` // side of the modules in it, mm
}

// Fill is a coloured rectangle under the text of its layer. Where it meets the
// edge of a badge it is drawn a little beyond the cut.
type Fill struct {
	Layer string   `json:"layer"`
	X     float64  `json:"x"`
	Y     float64  `json:"y"`
	W     float64  `json:"w"`
	H     float64  `json:"h"`
	Color Color    `json:"color"`
	When  []string `json:"when,omitempty"`
}

// Gap is the place that stays free for signature and seal, between two fields.
type Gap struct {
	Field string  `json:"field"` // the one below it
	Least float64 `json:"least"` // mm from ink to ink
}

// Frame is a rectangle in which fields are set below one another. No ink of
// them leaves it. Frames of which one asks for what the other rules out may lie
// over one another: only one of them is set.
type Frame struct {
	Name   string   `json:"name"`
	Layer  string   `json:"layer"`          // "stock" or "text"
	When   []string `json:"when,omitempty"` // conditions of all its fields
	X      float64  `json:"x"`
	Y      float64  `json:"y"`
	W      float64  `json:"w"`
	H      float64  `json:"h"`
	Align  string   `json:"align"`          // "left", "center", "right"; "start", "end": left or right by the direction of each text
	Rest   string   `json:"rest,omitempty"` // where room that is left goes: "bottom" (default), "top", "middle"
	Foot   float64  `json:"foot"`           // from the lowest baseline to the frame's lower edge, mm
	Fields []Field  `json:"fields"`
}

// Field is a piece of text in a frame, on one or more lines.
type Field struct {
	Name    string     `json:"name"`
	Text    string     `json:"text"`           // with places: "Số sổ vàng: {register}"
	When    []string   `json:"when,omitempty"` // conditions, all of which must hold; "!x" is the opposite of x
	Font    fonts.Name `json:"font"`
	Size    float64    `json:"size"`             // pt to start with
	Floor   float64    `json:"floor"`            // pt that it is never set below
	Remind  float64    `json:"remind,omitempty"` // pt below which it is worth a look
	Color   Color      `json:"color"`
	Lead    float64    `json:"lead"`              // from the baseline above (or the frame's upper edge) to its first baseline, mm
	Stretch float64    `json:"stretch,omitempty"` // mm that lead may grow where there is room
	Shrink  float64    `json:"shrink,omitempty"`  // mm that lead may shrink where room is short
	Inset   float64    `json:"inset,omitempty"`   // mm that its lines are narrower than the frame, on each side, as long as there is room for them
	Lines   int        `json:"lines,omitempty"`   // at most; 0 is 1
	Wrap    string     `json:"wrap,omitempty"`    // "free" (default) breaks first and shrinks for height; "last" shrinks first and breaks at the floor
	One     float64    `json:"one,omitempty"`     // pt down to which it shrinks rather than take another line, with "last"; 0 is Floor
	Broken  float64    `json:"broken,omitempty"`  // pt to start with once broken, with "last"; 0 is Size
	Leading float64    `json:"leading,omitempty"` // between its own baselines, in sizes; 0 is 1.25
	Upper   bool       `json:"upper,omitempty"`   // in capitals
	Track   float64    `json:"track,omitempty"`   // space added between letters, em
	Rule    *Rule      `json:"rule,omitempty"`
	Lang    string     `json:"lang,omitempty"` // of its text; "" is "vi". "ar" is set from right to left whatever it begins with
	Last    *Resort    `json:"last,omitempty"` // for a frame whose fields find no room in any other way
}

// Resort is how far a field may go as a last resort: better small than refused.
type Resort struct {
	Floor float64 `json:"floor"`           // pt that it is never set below
	Lines int     `json:"lines,omitempty"` // at most; 0 leaves it at Field.Lines
}

// Rule is a line below a field, as wide as its text or in its middle.
type Rule struct {
	Below float64 `json:"below"`          // from the baseline, mm
	Width float64 `json:"width"`          // its thickness, mm
	Part  float64 `json:"part,omitempty"` // of the text's width; 0 is all
}

// Rect is a rectangle, mm.
type Rect struct{ X, Y, W, H float64 }

// Templates lists the ids of the embedded templates that serve one of the
// given documents ("giay-khen", "bang-khen", "badge"); of all without any.
func Templates(documents ...string) []string {
	var ids []string
	for _, id := range templates.Names() {
		t, err := Embedded(id)
		if err == nil && (len(documents) == 0 || slices.Contains(documents, t.Document)) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Embedded gives an embedded template; fault "no-template".
func Embedded(id string) (*Template, error) {
	raw, ok := templates.Raw(id)
	if !ok {
		return nil, Fail("no-template", "id", id)
	}
	return ParseTemplate(raw)
}

var unknownKey = regexp.MustCompile(`unknown field "([^"]*)"`)

// ParseTemplate reads and checks a template, its pictures too; one of an older
// format is brought to the present one. Faults: "template-too-large" (most MB),
// "template-unreadable", "template-key" (a key that no template has),
// "template-format" (made by a newer program), "template-picture" (what),
// "bad-picture", "picture-too-large", and those of Template.Check.
func ParseTemplate(raw []byte) (*Template, error) {
	if len(raw) > MaxTemplate {
		return nil, Fail("template-too-large", "most", MaxTemplate>>20)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	t := &Template{}
	if err := d.Decode(t); err != nil {
		if m := unknownKey.FindStringSubmatch(err.Error()); m != nil {
			return nil, Fail("template-key", "key", m[1])
		}
		var typ *json.UnmarshalTypeError
		if errors.As(err, &typ) {
			return nil, Fail("template-value", "what", typ.Field, "value", typ.Value)
		}
		return nil, &Fault{Code: "template-unreadable", Args: pairs([]any{"detail", err.Error()}), Err: err}
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, Fail("template-unreadable", "detail", "text after the end")
	}
	if t.Format < firstFormat || t.Format > Format {
		return nil, Fail("template-format", "format", t.Format, "known", Format)
	}
	t.Format = Format
	if err := t.checkAssets(); err != nil {
		return nil, err
	}
	if err := t.Check(); err != nil {
		return nil, err
	}
	return t, nil
}

// JSON writes the template as its file holds it.
func (t *Template) JSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(t); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Clone gives a copy that shares nothing that is ever changed: pictures'
// bytes are the same ones.
func (t *Template) Clone() *Template {
	c := *t
	c.Name, c.Basis, c.Note = maps.Clone(t.Name), maps.Clone(t.Basis), maps.Clone(t.Note)
	c.Languages = slices.Clone(t.Languages)
	c.Border, c.Drum, c.Emblem = clone(t.Border), clone(t.Drum), clone(t.Emblem)
	c.Code, c.Gap, c.Sheet, c.Trace = clone(t.Code), clone(t.Gap), clone(t.Sheet), clone(t.Trace)
	if c.Watermark = clone(t.Watermark); c.Watermark != nil {
		c.Watermark.Texts = maps.Clone(t.Watermark.Texts)
	}
	c.Fills = slices.Clone(t.Fills)
	for i := range c.Fills {
		c.Fills[i].When = slices.Clone(c.Fills[i].When)
	}
	c.Wordings = slices.Clone(t.Wordings)
	for i := range c.Wordings {
		c.Wordings[i].When = slices.Clone(c.Wordings[i].When)
	}
	c.Frames = slices.Clone(t.Frames)
	for i := range c.Frames {
		f := &c.Frames[i]
		f.When, f.Fields = slices.Clone(f.When), slices.Clone(f.Fields)
		for j := range f.Fields {
			field := &f.Fields[j]
			field.When, field.Rule, field.Last = slices.Clone(field.When), clone(field.Rule), clone(field.Last)
		}
	}
	c.Pictures, c.Assets = slices.Clone(t.Pictures), maps.Clone(t.Assets)
	return &c
}

func clone[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}

// In gives a text of Name, Basis or Note in a language, else in Vietnamese.
func In(texts map[string]string, lang string) string {
	if s := texts[lang]; s != "" {
		return s
	}
	return texts["vi"]
}

func layerOf(s string) Layer {
	if s == "text" {
		return LayerText
	}
	return LayerStock
}

func (f *Frame) layer() Layer { return layerOf(f.Layer) }

func (f *Frame) rect() Rect { return Rect{f.X, f.Y, f.W, f.H} }

func (f *Field) lines() int { return max(f.Lines, 1) }

func (f *Field) leading() float64 {
	if f.Leading == 0 {
		return 1.25
	}
	return f.Leading
}

// places lists the places in a text: "{register}".
var places = regexp.MustCompile(`\{([^{}]*)\}`)

// Values fill the places of fields; Conditions choose fields.
type (
	Values     map[string]string
	Conditions map[string]bool
)

// hold tells whether all of a list of conditions hold.
func (c Conditions) hold(when []string) bool {
	for _, w := range when {
		if name, not := strings.CutPrefix(w, "!"); c[name] == not {
			return false
		}
	}
	return true
}

// fill gives a field's text, and whether it is set at all: its conditions
// hold, and if it has places, at least one of them has a value.
func (f *Field) fill(v Values, c Conditions) (string, bool) {
	if !c.hold(f.When) {
		return "", false
	}
	rest, some := f.Text, !strings.Contains(f.Text, "{")
	var b strings.Builder
	for {
		before, place, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			break
		}
		place, rest, _ = strings.Cut(place, "}")
		some = some || v[place] != ""
		b.WriteString(v[place])
	}
	return b.String(), some && b.Len() > 0
}
