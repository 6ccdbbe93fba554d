package sheet

import "archive/zip"

// docStyles are a document's styles, as far as they tell of fonts and numbers.
type docStyles struct {
	byID  map[string]*docStyle
	plain string // of paragraphs that name none
	base  script // where no style names a font
}

type docStyle struct {
	basedOn     string
	font        script
	named       bool
	list, level int
}

// fontsOf gives the script of a run's fonts: letters with marks are in the
// one for "high ANSI".
func fontsOf(t xmlToken) (script, bool) {
	for _, name := range []string{"hAnsi", "ascii", "cs"} {
		if v := t.attrText(name); v != "" {
			return scriptOfFont(v), true
		}
	}
	return unicodeScript, false
}

func readDocStyles(f *zip.File) (docStyles, error) {
	s := docStyles{byID: map[string]*docStyle{}}
	var now *docStyle
	inDefaults := false
	err := scanPart(f, maxPart, func(t xmlToken, _ *xmlScanner) error {
		name := string(t.name)
		switch {
		case t.kind == xmlText:
		case name == "docDefaults":
			inDefaults = t.kind == xmlStart
		case name == "style" && t.kind == xmlEnd:
			now = nil
		case t.kind == xmlEnd:
		case name == "style" && len(s.byID) < maxLooks:
			id := t.attrText("styleId")
			now = &docStyle{}
			s.byID[id] = now
			if string(t.attr("type")) == "paragraph" && len(t.attr("default")) > 0 && isOne(t.attr("default")) {
				s.plain = id
			}
		case name == "rFonts":
			font, ok := fontsOf(t)
			switch {
			case ok && inDefaults:
				s.base = font
			case ok && now != nil:
				now.font, now.named = font, true
			}
		case now == nil:
		case name == "basedOn":
			now.basedOn = t.attrText("val")
		case name == "numId":
			now.list = max(0, atoi(t.attr("val")))
		case name == "ilvl":
			now.level = max(0, atoi(t.attr("val")))
		}
		return nil
	})
	return s, err
}

func isOne(v []byte) bool { return string(v) == "1" || string(v) == "true" || string(v) == "on" }

// maxStyleDepth is how far styles may rest on one another.
const maxStyleDepth = 12

// walk calls f with a style and those it rests on, until f is content.
func (s *docStyles) walk(id string, f func(*docStyle) bool) bool {
	for range maxStyleDepth {
		style := s.byID[id]
		if style == nil {
			return false
		}
		if f(style) {
			return true
		}
		id = style.basedOn
	}
	return false
}

// font gives the script of a run of these styles.
func (s *docStyles) font(run, paragraph string) script {
	font := s.base
	take := func(d *docStyle) bool {
		if d.named {
			font = d.font
		}
		return d.named
	}
	if run != "" && s.walk(run, take) {
		return font
	}
	if paragraph == "" {
		paragraph = s.plain
	}
	s.walk(paragraph, take)
	return font
}

// list gives the numbering of a paragraph of this style; 0 if it has none.
func (s *docStyles) list(paragraph string) (list, level int) {
	s.walk(paragraph, func(d *docStyle) bool {
		list, level = d.list, d.level
		return list > 0
	})
	return list, level
}
