package sheet

import (
	"archive/zip"
	"strings"
)

// odsStyles are the styles of an OpenDocument spreadsheet, as far as they tell
// of fonts and of hidden sheets; by family and name.
type odsStyles struct {
	byName map[string]*odsStyle
	faces  map[string]script // fonts, by the name that styles use
	now    *odsStyle
}

type odsStyle struct {
	parent string
	font   script
	named  bool // it names a font
	hidden bool // of a sheet
}

func newODSStyles(named *zip.File) (*odsStyles, error) {
	s := &odsStyles{byName: map[string]*odsStyle{}, faces: map[string]script{}}
	if named == nil {
		return s, nil
	}
	err := scanPart(named, maxPart, func(t xmlToken, _ *xmlScanner) error {
		s.token(t)
		return nil
	})
	return s, err
}

// token reads a piece of the styles' part, or of the content before its body.
func (s *odsStyles) token(t xmlToken) {
	if t.kind == xmlText {
		return
	}
	switch name := string(t.name); {
	case name == "style" || name == "default-style":
		if s.now = nil; t.kind == xmlStart && !t.empty && len(s.byName) < maxLooks {
			family := t.attrText("family")
			s.now = &odsStyle{}
			if parent := t.attrText("parent-style-name"); parent != "" {
				s.now.parent = family + "|" + parent
			}
			s.byName[family+"|"+t.attrText("name")] = s.now
		}
	case t.kind == xmlEnd:
	case name == "font-face" && len(s.faces) < maxLooks:
		s.faces[t.attrText("name")] = scriptOfFont(strings.Trim(t.attrText("font-family"), `'"`))
	case name == "text-properties" && s.now != nil:
		if face := t.attrText("font-name"); face != "" {
			font, ok := s.faces[face]
			if !ok {
				font = scriptOfFont(face)
			}
			s.now.font, s.now.named = font, true
		} else if family := t.attrText("font-family"); family != "" {
			s.now.font, s.now.named = scriptOfFont(strings.Trim(family, `'"`)), true
		}
	case name == "table-properties" && s.now != nil:
		s.now.hidden = string(t.attr("display")) == "false"
	}
}

// hidden tells of a sheet's style.
func (s *odsStyles) hidden(name string) bool {
	style := s.byName["table|"+name]
	return style != nil && style.hidden
}

// font gives the script of a style, by those it rests on; named is false
// where none of them names a font.
func (s *odsStyles) font(family, name string) (font script, named bool) {
	style := s.byName[family+"|"+name]
	for range maxStyleDepth {
		if style == nil {
			break
		}
		if style.named {
			return style.font, true
		}
		if style.parent == "" {
			break
		}
		style = s.byName[style.parent]
	}
	if style = s.byName[family+"|"]; style != nil {
		return style.font, style.named
	}
	return unicodeScript, false
}
