package print

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/writing"
)

// Heading is what the papers about delegates have in common.
type Heading struct {
	Lang     string // "vi" (also ""), "en"
	Superior string // of the office; may be ""
	Host     string // the office
	Number   string // "12/BC-BTC"; may be ""
	Place    string // where it is written
	Date     string // YYYY-MM-DD; "" leaves room to write it
	Event    string // the conference's title
	Word     string // what it is, within a sentence: "đại hội"
	Meeting  string // "Phiên chính thức"; may be ""
	When     string // the meeting's day and hour, in words; may be ""
}

// Attendee is a delegate as lists show one.
type Attendee struct {
	Code       string // "AS-064"
	Honorific  string
	Name       string
	Position   string
	Unit       string
	Delegation string
	Kind       string // in words
	Seat       string
	Birth      string // as lists write it: "03/02/1951", "1951"
	Age        int    // years; 0 is not known
	Reason     string // of an absence
	Note       string
}

func (a *Attendee) post() string {
	return (&CertificateInput{Position: a.Position, Unit: a.Unit}).post()
}

// draft is a paper that is being written.
type draft struct {
	*writing.Paper
	words    *i18n.Catalogue
	sections int // with a heading so far
}

// draft begins a paper under its letterhead. Fault: "bad-date".
func (h *Heading) draft(n writing.Numbering) (*draft, error) {
	lang := h.Lang
	if lang == "" {
		lang = "vi"
	}
	d := &draft{Paper: &writing.Paper{Lang: lang, Numbering: n}, words: i18n.For(lang)}
	on, err := dayOf("dated", h.Date)
	if err != nil {
		return nil, err
	}
	dated := dated(strings.TrimSpace(h.Place), on.official())
	if lang != "vi" {
		dated = d.words.T("stationery.dated.blank", "place", strings.TrimSpace(h.Place))
		if on.known() {
			dated = dateline(lang, strings.TrimSpace(h.Place), on.in(lang))
		}
	}
	d.Letterhead = writing.Letterhead{Superior: h.Superior, Host: h.Host, Dated: dated}
	if h.Number != "" {
		d.Letterhead.Number = d.words.T("stationery.no", "number", h.Number)
	}
	return d, nil
}

// T gives words of the area "stationery".
func (d *draft) T(key string, args ...any) string { return d.words.T("stationery."+key, args...) }

// part begins a part of the paper.
func (d *draft) part(running string) {
	d.Parts = append(d.Parts, writing.Part{Running: running})
}

func (d *draft) add(b ...writing.Block) {
	last := &d.Parts[len(d.Parts)-1]
	last.Blocks = append(last.Blocks, b...)
}

// Sizes of administrative papers, pt (Nghị định 30/2020/NĐ-CP, annex I).
const (
	bodySize = 13.5
	listSize = 12.0
)

// title sets the paper's name and, below it, what it is about.
func (d *draft) title(name string, about ...string) {
	d.add(&writing.Text{Face: writing.Face{Size: 15, Bold: true}, Field: "title", S: name, Align: writing.Center, After: 0.8})
	for i, s := range about {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		d.add(&writing.Text{Face: writing.Face{Size: 14, Bold: i == 0, Italic: i > 0}, Field: "title", S: s, Align: writing.Center, After: 0.6})
	}
	d.add(&writing.Gap{Height: 3})
}

// roman are the numbers of a paper's sections.
var roman = [...]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII"}

// head sets the heading of the next section, say a sentence.
func (d *draft) head(s string) {
	s = roman[d.sections] + ". " + s
	d.sections++
	d.add(&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "title", S: s, Align: writing.Left, Before: 2.6, After: 1.4, Keep: true})
}

func (d *draft) say(field, s string) {
	if s = strings.TrimSpace(s); s != "" {
		d.add(&writing.Text{Face: writing.Face{Size: bodySize}, Field: field, S: s, Align: writing.Left, After: 1})
	}
}

// end sets the last sentence, which stands with the signatures.
func (d *draft) end(s string) {
	d.add(&writing.Text{Face: writing.Face{Size: bodySize}, Field: "title", S: s, Align: writing.Left, Before: 1.5, After: 1, Keep: true})
}

// note sets a remark in small italics; kept, it stands with what follows.
func (d *draft) note(s string, kept bool) {
	t := d.noted(s)
	t.Keep = kept
	d.add(t)
}

func (d *draft) noted(s string) *writing.Text {
	return &writing.Text{Face: writing.Face{Size: 12, Italic: true}, Field: "note", S: s, Align: writing.Left, Before: 1.5, After: 1.5}
}

// n writes a number as the paper's language does: 2.223; 2,223.
func (d *draft) n(v int) string {
	s := strconv.Itoa(v)
	part := "."
	if d.Lang != "vi" {
		part = ","
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + part + s[i:]
	}
	return s
}

// decimal writes a number with one decimal: 42,6; 42.6.
func (d *draft) decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	if d.Lang == "vi" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// share writes what part of a whole something is, in per cent: 86,4; of
// nothing there is no part.
func (d *draft) share(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return d.decimal(float64(part) * 100 / float64(whole))
}

// moment writes an instant as papers do: "07 giờ 46 phút, ngày 21 tháng 8 năm
// 2025"; "" for none.
func (d *draft) moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	on := day{at}
	if d.Lang != "vi" {
		return fmt.Sprintf("%02d:%02d, %s", at.Hour(), at.Minute(), on.in(d.Lang))
	}
	return fmt.Sprintf("%02d giờ %02d phút, ngày %s", at.Hour(), at.Minute(), on.official())
}

// line and bold are lines of a cell.
func line(s string) writing.Line { return writing.Line{S: s} }

func bold(s string) writing.Line { return writing.Line{Face: writing.Face{Bold: true}, S: s} }

func cells(lines ...writing.Line) []writing.Cell {
	row := make([]writing.Cell, len(lines))
	for i, l := range lines {
		row[i] = writing.Cell{l}
	}
	return row
}

// column is a column of a list.
func (d *draft) column(key, field string, width float64, align writing.Align) writing.Column {
	return writing.Column{Title: d.T("column." + key), Field: field, Width: width, Align: align}
}

// about names the delegate in faults and warnings.
func (a *Attendee) about() writing.Whose { return writing.Whose{Number: a.Code, Name: a.Name} }

// who sets a delegate's name, in bold, over the post.
func (a *Attendee) who() writing.Cell {
	c := writing.Cell{bold(join(" ", a.Honorific, a.Name))}
	if post := a.post(); post != "" {
		c = append(c, writing.Line{Face: writing.Face{Size: listSize - 1}, S: post})
	}
	return c
}

// signers sets places to sign beside one another.
func (d *draft) signers(list ...writing.Signer) {
	d.add(&writing.Gap{Height: 4, Keep: true}, &writing.Signers{Beside: len(list), List: list})
}

// signer is a place to sign in a capacity.
func (d *draft) signer(title, name string) writing.Signer {
	return writing.Signer{Lines: []writing.Line{
		{Face: writing.Face{Size: 12.5, Bold: true}, S: strings.ToUpper(title)},
		{Face: writing.Face{Size: 11.5, Italic: true}, S: d.T("sign")},
	}, Name: name}
}

// decree sets the foot of a document: who gets it at the left, who signs at
// the right; without a signature the body named signs.
func (d *draft) decree(s Signature, body string, to ...string) {
	first, second, _ := s.lines()
	if first == "" {
		first = body
	}
	left := []writing.Line{{Face: writing.Face{Size: 12, Bold: true, Italic: true}, S: d.T("recipients")}}
	for i, r := range to {
		end := ";"
		if i == len(to)-1 {
			end = "."
		}
		left = append(left, writing.Line{Face: writing.Face{Size: 11}, S: "- " + r + end})
	}
	right := []writing.Line{{Face: writing.Face{Size: 13, Bold: true}, S: strings.ToUpper(first)}}
	if second != "" {
		right = append(right, writing.Line{Face: writing.Face{Size: 13, Bold: true}, S: strings.ToUpper(second)})
	}
	d.signers(writing.Signer{Lines: left, Plain: true}, writing.Signer{Lines: right, Name: s.Name})
}
