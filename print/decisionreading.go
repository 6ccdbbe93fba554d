package print

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// DecisionReadingInput is what the sheets for those who announce decisions say.
type DecisionReadingInput struct {
	Heading
	PrintedAt time.Time
	Decisions []DecisionToRead
}

// DecisionToRead is one decision, as it is announced: once, in one round.
type DecisionToRead struct {
	Round     int    // in which it is announced; 0 is not known
	At        string // of that round
	Announcer Figure
	Number    string // "416/QĐ-SNV"; "" is not signed yet
	Date      string // YYYY-MM-DD; "" is not signed yet
	Issuer    string
	Subject   string
	Groups    []DecisionGroup
}

// DecisionGroup are those of one award in a decision.
type DecisionGroup struct {
	Award string
	List  []StageRecipient // in the order of the decision, the absent too: they stay in it

	Collectives, Households, Individuals int // of them
}

// Sizes of what is read at a lectern, pt.
const (
	readSay   = 20.0
	readWords = 15.0
)

// DecisionReadingPaper writes a sheet for each decision. Faults: "no-rows",
// "bad-date".
func DecisionReadingPaper(in DecisionReadingInput) (*writing.Paper, error) {
	if len(in.Decisions) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Bare = true
	for i := range in.Decisions {
		if err := d.toRead(&in, &in.Decisions[i]); err != nil {
			return nil, err
		}
	}
	return d.Paper, nil
}

func (d *draft) toRead(in *DecisionReadingInput, w *DecisionToRead) error {
	on, err := dayOf("dated", w.Date)
	if err != nil {
		return err
	}
	round := ""
	if w.Round > 0 {
		round = d.P("round", "round", w.Round)
	}
	d.part(d.printed(join(" · ", d.P("read.running"), round), d.clock(in.PrintedAt)))
	add := func(s string, f writing.Face, align writing.Align, after float64) {
		if s != "" {
			d.add(&writing.Text{Face: f, Field: "content", S: s, Align: align, After: after})
		}
	}
	add(join(" · ", d.P("read.title"), round, w.At, in.Meeting), writing.Face{Size: scriptDoes, Italic: true}, writing.Left, 0.6)
	add(d.P("read.by", "who", d.figureLine(w.Announcer)), writing.Face{Size: scriptDoes, Bold: true}, writing.Left, 5)
	number, date := w.Number, d.P("read.unsigned.date")
	if number == "" {
		number = d.P("read.unsigned.number")
	}
	if on.known() {
		date = on.official()
		if d.Lang != "vi" {
			date = on.in(d.Lang)
		}
	}
	add(d.P("read.decision", "number", number, "date", date, "issuer", w.Issuer), writing.Face{Size: readSay, Bold: true}, writing.Left, 1.5)
	if w.Number != "" && on.known() {
		add(d.P("read.aloud", "number", d.numberAloud(w.Number, w.Issuer), "date", d.dateAloud(on)), writing.Face{Size: readWords, Italic: true}, writing.Left, 3)
	}
	add(w.Subject, writing.Face{Size: readSay}, writing.Left, 4)
	for i := range w.Groups {
		d.readGroup(&w.Groups[i])
	}
	return nil
}

func (d *draft) readGroup(g *DecisionGroup) {
	t := &writing.Table{Size: scriptName, Columns: []writing.Column{d.heads("number", "number", 18, writing.Center), d.heads("named", "name", 147, writing.Left)}}
	for i := range g.List {
		one := g.List[i]
		if one.Absent { // absence changes nothing in a decision
			one.Absent, one.Note = false, join("; ", one.Note, d.P("absent"))
		}
		one.Receiver = ""
		t.Rows = append(t.Rows, writing.Row{About: one.about(), Cells: []writing.Cell{{line(strconv.Itoa(i + 1))}, d.recipient(&one, scriptName, scriptUnit)}})
	}
	d.add(&writing.Text{Face: writing.Face{Size: readSay - 2, Bold: true}, Field: "title", S: g.Award, Align: writing.Left, Before: 3, After: 1.5, Keep: true}, t,
		&writing.Text{Face: writing.Face{Size: readWords, Italic: true}, Field: "note", S: d.counted(g), Align: writing.Left, Before: 1, After: 2})
}

// counted says how many there are, also in words: a list is closed with it.
func (d *draft) counted(g *DecisionGroup) string {
	var parts []string
	for _, k := range []struct {
		key string
		n   int
	}{{"read.collectives", g.Collectives}, {"read.households", g.Households}, {"read.individuals", g.Individuals}} {
		if k.n > 0 {
			parts = append(parts, d.P(k.key, "n", k.n, "words", d.aloud(k.n)))
		}
	}
	return d.P("read.count", "list", strings.Join(parts, ", "))
}

// aloud reads a number.
func (d *draft) aloud(n int) string {
	if d.Lang != "vi" {
		return inEnglish(n)
	}
	return InWords(n)
}

// signKeys are the signs in a paper's number that are read in full.
var signKeys = map[string]string{"qđ": "sign.decision", "ubnd": "sign.committee", "ttg": "sign.prime", "ctn": "sign.president"}

// numberAloud reads the number before a paper's signs: "bốn trăm mười sáu, quyết
// định, Sở Nội vụ". Of an issuer whose name begins otherwise the signs stay.
func (d *draft) numberAloud(s, issuer string) string {
	digits := strings.TrimLeft(s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsDigit))], "0")
	n, err := strconv.Atoi(digits)
	if err != nil || n > 999_999 {
		return s
	}
	signs := strings.FieldsFunc(strings.TrimLeftFunc(s, unicode.IsDigit), func(r rune) bool { return r == '/' || r == '-' || unicode.IsSpace(r) })
	for i, sign := range signs {
		if key := signKeys[folded(sign)]; key != "" {
			signs[i] = d.P(key)
		} else if name := initialled(issuer, sign); name != "" {
			signs[i] = name
		}
	}
	return strings.Join(append([]string{d.aloud(n)}, signs...), ", ")
}

// initialled finds the words of a name that a sign has the first letters of:
// "Sở Nội vụ" of "Giám đốc Sở Nội vụ tỉnh" for SNV, "và" may be left out.
func initialled(name, sign string) string {
	words, letters := strings.Fields(name), []rune(strings.ReplaceAll(folded(sign), "&", ""))
	for from := range words {
		at, n := from, 0
		for at < len(words) && n < len(letters) {
			first, _ := utf8.DecodeRuneInString(folded(words[at]))
			switch {
			case first == letters[n]:
				n++
			case folded(words[at]) != "và" && words[at] != "–" || n == 0:
				at = len(words)
			}
			at++
		}
		if n == len(letters) && n > 1 {
			return strings.Trim(strings.Join(words[from:at], " "), " –-,")
		}
	}
	return ""
}

// dateAloud reads a date: "ngày mùng năm tháng chín năm hai nghìn không trăm
// hai mươi lăm". Days to the tenth are "mùng", the fourth month is "tư".
func (d *draft) dateAloud(on day) string {
	if d.Lang != "vi" {
		return "the " + ordinal(on.Day()) + " of " + months["en"][on.Month()-1] + ", " + inEnglish(on.Year())
	}
	dayWords, month := InWords(on.Day()), InWords(int(on.Month()))
	if on.Day() <= 10 {
		dayWords = "mùng " + dayWords
	}
	if on.Month() == time.April {
		month = "tư"
	}
	return "ngày " + dayWords + " tháng " + month + " năm " + InWords(on.Year())
}
