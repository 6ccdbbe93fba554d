package layout

import (
	"slices"
	"strings"
)

// Document is a kind of paper that a template can serve: what its fields may
// say, and the rules that no template of it can get round.
type Document struct {
	ID         string
	Places     []string // that a field's text may have: "name" is written {name}
	Stock      []string // places that words of the stock may have, where not all of them
	Conditions []string // that fields and fills may ask for
	Kinds      bool     // besides, conditions "kind:báo chí|phóng viên": the kind's own words, any of which may stand in it
	Code       CodeRule
	Gap        bool    // a place for signature and seal must stay free
	Cut        bool    // several may stand on a larger sheet
	Least      float64 // mm a side
}

// CodeRule says how a code is printed so that it can be read from paper.
type CodeRule struct {
	Least   float64 // mm of modules at least, on sheets up to A4
	Large   float64 // the same, on larger sheets
	Edge    float64 // mm from its white square to the edge at least
	Modules int     // a side, of the code that its place is made for
}

// On gives the least side of the modules on a sheet of the given size, mm.
func (r CodeRule) On(width, height float64) float64 {
	if max(width, height) > longA4+slack {
		return r.Large
	}
	return r.Least
}

// Rules of codes, under which they were measured to be read from 100 dpi up.
// A certificate's has 49 modules a side where the name is of usual length, and
// on its label room for 53, since nothing may grow there; a badge's has 25 at most.
var (
	certificateCode = CodeRule{Least: 26, Large: 30, Edge: 15, Modules: 49}
	badgeCode       = CodeRule{Least: 20, Large: 20, Edge: 5, Modules: 25}
	labelCode       = CodeRule{Least: 28.1, Large: 28.1, Edge: 2, Modules: 53}
)

// documents are what a template can serve.
var documents = []Document{
	certificate("giay-khen"),
	certificate("bang-khen"),
	certificate("bang-chung-nhan"),
	{
		ID:         "badge",
		Places:     strings.Fields("event name post position unit delegation seat number kind"),
		Conditions: strings.Fields("official guest"),
		Kinds:      true, Code: badgeCode, Cut: true, Least: 40,
	},
	{
		ID:         "programme-cover",
		Places:     strings.Fields("superior host event period meeting when where year other.host other.event other.period other.when other.where"),
		Conditions: strings.Fields("bilingual"),
		Code:       certificateCode, Least: 100,
	},
	{
		ID: "invitation",
		Places: strings.Fields("superior host number dated event period salutation addressee name position unit post role when where seat note " +
			"sign1 sign2 signer digits other.event other.when other.where"),
		Conditions: strings.Fields("bilingual collective"),
		Code:       badgeCode, Cut: true, Least: 90,
	},
	{
		ID:         "name-card",
		Places:     strings.Fields("name position unit post event"),
		Conditions: strings.Fields("official guest"),
		Kinds:      true, Code: badgeCode, Cut: true, Least: 60,
	},
	{
		ID:     "envelope",
		Places: strings.Fields("superior host sender phone number addressee name position unit post address"),
		Code:   badgeCode, Cut: true, Least: 20,
	},
	{
		ID:         "frame-label",
		Places:     strings.Fields("event round position slot recipient post award register digits"),
		Conditions: strings.Fields("individual collective household posthumous"),
		Code:       labelCode, Cut: true, Least: 20,
	},
	{
		ID:         "reminder",
		Places:     strings.Fields("event title addressee name post for award round position wait when seat number note"),
		Stock:      strings.Fields("event title note"),
		Conditions: strings.Fields("arranged"),
		Code:       badgeCode, Cut: true, Least: 50,
	},
}

// certificate is a certificate of merit or of a title.
func certificate(id string) Document {
	return Document{
		ID: id,
		Places: strings.Fields("authority authority1 authority2 verb title " +
			"recipient name honorific honorific.small post achievement decision decided register page dated sign1 sign2 signer " +
			"other.authority other.title other.recipient other.post other.achievement other.decided other.dated other.sign1 other.sign2"),
		Stock: strings.Fields("authority authority1 authority2 verb title other.authority other.title"),
		Conditions: strings.Fields("individual collective household posthumous draft two-lines titled " +
			"part says-household says-dead no-honorific other"),
		Code: certificateCode, Gap: true, Least: 40,
	}
}

// Documents lists the kinds of paper that a template can serve.
func Documents() []Document { return slices.Clone(documents) }

// DocumentOf finds a kind of paper.
func DocumentOf(id string) (Document, bool) {
	for i := range documents {
		if documents[i].ID == id {
			return documents[i], true
		}
	}
	return Document{}, false
}

// serves gives the kind of paper that the template serves; one that is not
// known has no places.
func (t *Template) serves() Document {
	d, _ := DocumentOf(t.Document)
	return d
}

// kindPrefix begins the conditions that are a kind's own words.
const kindPrefix = "kind:"

// place tells whether a field's text may have a place.
func (d *Document) place(name string) bool { return slices.Contains(d.Places, name) }

// varies gives the first place of a text that differs between two papers of
// one stock, or "".
func (d *Document) varies(text string) string {
	if d.Stock == nil {
		return ""
	}
	for _, p := range places.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(d.Stock, p[1]) {
			return p[1]
		}
	}
	return ""
}

// unknown gives the first condition of a list that the document does not know,
// or "".
func (d *Document) unknown(when []string) string {
	for _, w := range when {
		name := strings.TrimPrefix(w, "!")
		words, kind := strings.CutPrefix(name, kindPrefix)
		if kind && d.Kinds && len(words) <= 200 && strings.Trim(words, "| ") != "" {
			continue
		}
		if !slices.Contains(d.Conditions, name) {
			return w
		}
	}
	return ""
}
