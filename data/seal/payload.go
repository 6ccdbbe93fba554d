package seal

import (
	"strconv"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// payload is a certificate as a token holds it: texts that the key list's
// tables have are replaced by their numbers. What the signer chose is kept
// when it is read, so that packing again gives the same bits even after the
// tables have grown.
type payload struct {
	number   figures
	more     string // what follows the figures of the register number
	kind     int
	name     string
	award    reference
	decision figures
	suffix   reference
	decided  int // day of the decision
	decider  reference
	issued   int // day of issue
	unit     string
}

// figures are leading decimal digits, zeros kept: "0128".
type figures string

// maxFigures is how many digits are packed as a number; what is longer goes on as text.
const maxFigures = 15

// figureBits is the number of bits for a number of so many digits.
var figureBits = [maxFigures + 1]int{0, 4, 7, 10, 14, 17, 20, 24, 27, 30, 34, 37, 40, 44, 47, 50}

// reference is a text, or the number of one in a table of the key list.
type reference struct {
	listed bool
	index  int
	text   string
}

var kinds = []data.RecipientKind{data.Individual, data.Collective, data.Household}

// newPayload cleans and checks a certificate. Errors: certificate-incomplete,
// certificate-text, certificate-date (each with field).
func newPayload(c Certificate, t Tables) (payload, error) {
	p := payload{kind: -1}
	for i, k := range kinds {
		if k == c.Kind {
			p.kind = i
		}
	}
	if p.kind < 0 {
		return p, data.Fail("certificate-incomplete", "field", fieldName("kind"))
	}
	for _, f := range []struct {
		name string
		text *string
		must bool
	}{
		{"number", &c.Number, true}, {"name", &c.Name, true}, {"award", &c.Award, true},
		{"decision", &c.Decision, true}, {"decided_by", &c.DecidedBy, false}, {"unit", &c.Unit, false},
	} {
		clean, ok := cleanText(*f.text)
		if !ok {
			return p, data.Fail("certificate-text", "field", fieldName(f.name))
		}
		if clean == "" && f.must {
			return p, data.Fail("certificate-incomplete", "field", fieldName(f.name))
		}
		*f.text = clean
	}
	var ok bool
	if p.decided, ok = dayOf(c.DecisionDate); !ok {
		return p, data.Fail("certificate-date", "field", fieldName("decision_date"), "date", c.DecisionDate)
	}
	if p.issued, ok = dayOf(c.Issued); !ok {
		return p, data.Fail("certificate-date", "field", fieldName("issued"), "date", c.Issued)
	}
	p.number, p.more = cutFigures(c.Number)
	p.name, p.unit = c.Name, c.Unit
	p.award = refer(t.Awards, c.Award)
	var suffix string
	p.decision, suffix = cutFigures(c.Decision)
	p.suffix = refer(t.Suffixes, suffix)
	p.decider = refer(t.Deciders, c.DecidedBy)
	return p, nil
}

// fieldName gives the words for a field of a certificate, for an error that a
// person may see.
func fieldName(json string) i18n.Key { return i18n.Key("seal.field." + json) }

// certificate looks the references up. It fails where a table is too short,
// which means that the key list is older than the token.
func (p payload) certificate(t Tables) (Certificate, bool) {
	ok := true
	look := func(table []string, r reference) string {
		switch {
		case !r.listed:
			return r.text
		case r.index < len(table):
			return table[r.index]
		}
		ok = false
		return ""
	}
	c := Certificate{
		Number: string(p.number) + p.more, Name: p.name, Kind: kinds[p.kind], Unit: p.unit,
		Award:        look(t.Awards, p.award),
		Decision:     string(p.decision) + look(t.Suffixes, p.suffix),
		DecisionDate: dateOf(p.decided),
		DecidedBy:    look(t.Deciders, p.decider),
		Issued:       dateOf(p.issued),
	}
	return c, ok
}

// pack writes the payload; zero bits fill the last byte.
func (p payload) pack() []byte {
	w := &bitWriter{}
	w.figures(p.number)
	w.flag(p.more != "")
	if p.more != "" {
		packText(w, p.more)
	}
	w.bits(uint64(p.kind), 2)
	packText(w, p.name)
	w.reference(p.award)
	w.figures(p.decision)
	w.reference(p.suffix)
	w.bits(uint64(p.decided), dayBits)
	w.reference(p.decider)
	w.flag(p.issued != p.decided)
	if p.issued != p.decided {
		w.bits(uint64(p.issued), dayBits)
	}
	w.flag(p.unit != "")
	if p.unit != "" {
		packText(w, p.unit)
	}
	return w.bytes
}

// unpack reads a payload. It accepts only what pack writes: packing again
// gives the same bytes.
func unpack(raw []byte) (payload, bool) {
	r := &bitReader{bytes: raw}
	var p payload
	p.number = r.figures()
	if r.flag() {
		p.more = unpackText(r)
	}
	p.kind = int(r.bits(2))
	p.name = unpackText(r)
	p.award = r.reference()
	p.decision = r.figures()
	p.suffix = r.reference()
	p.decided = int(r.bits(dayBits))
	p.decider = r.reference()
	p.issued = p.decided
	if r.flag() {
		p.issued = int(r.bits(dayBits))
	}
	if r.flag() {
		p.unit = unpackText(r)
	}
	if r.bad || p.kind >= len(kinds) || p.name == "" || p.number == "" && p.more == "" {
		return p, false
	}
	for _, s := range []string{string(p.number) + p.more, p.name, p.award.text, string(p.decision) + p.suffix.text,
		p.decider.text, p.unit} {
		if !isClean(s) {
			return p, false
		}
	}
	if figures, rest := cutFigures(string(p.number) + p.more); figures != p.number || rest != p.more {
		return p, false
	}
	if figures, _ := cutFigures(string(p.decision) + p.suffix.text); figures != p.decision {
		return p, false
	}
	return p, string(p.pack()) == string(raw)
}

func cutFigures(s string) (figures, string) {
	n := 0
	for n < len(s) && n < maxFigures && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return figures(s[:n]), s[n:]
}

func (w *bitWriter) figures(f figures) {
	w.bits(uint64(len(f)), 4)
	v, _ := strconv.ParseUint(string(f), 10, 64) // at most 15 digits; "" gives 0
	w.bits(v, figureBits[len(f)])
}

func (r *bitReader) figures() figures {
	n := int(r.bits(4))
	s := strconv.FormatUint(r.bits(figureBits[n]), 10)
	if n == 0 {
		return ""
	}
	if len(s) > n {
		r.bad = true
		return ""
	}
	return figures("000000000000000"[:n-len(s)] + s)
}

func refer(table []string, text string) reference {
	for i, s := range table {
		if s == text {
			return reference{listed: true, index: i}
		}
	}
	return reference{text: text}
}

func (w *bitWriter) reference(r reference) {
	w.flag(r.listed)
	if r.listed {
		w.uvarint(uint64(r.index))
	} else {
		packText(w, r.text)
	}
}

func (r *bitReader) reference() reference {
	if r.flag() {
		return reference{listed: true, index: int(r.uvarint())}
	}
	return reference{text: unpackText(r)}
}

// Days are counted from 1 January 1900 in 17 bits, which is enough until 2258:
// certificates of long ago are drawn up again too.
const dayBits = 17

var dayZero = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)

func dayOf(d data.Date) (int, bool) {
	if p, err := data.ParseDate(string(d)); err != nil || !p.Full() {
		return 0, false
	}
	y, m, day := d.Parts()
	// Seconds, since a time.Duration ends after 292 years.
	s := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC).Unix() - dayZero.Unix()
	if s < 0 || s >= 86400<<dayBits {
		return 0, false
	}
	return int(s / 86400), true
}

func dateOf(day int) data.Date { return data.DateOf(dayZero.AddDate(0, 0, day)) }
