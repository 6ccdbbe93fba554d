package designer

import (
	"strings"

	"vinhdanh/print/layout"
)

// fault is what is wrong with the template, in words, and the part it concerns.
type fault struct {
	words string
	part  part
	other part // that it lies over; none for most
	grave bool // it keeps the template from being saved
}

// judge finds what is wrong with the template as it is.
func (s *Screen) judge() {
	s.faults = s.faults[:0]
	for _, f := range s.e.t.Faults() {
		s.faults = append(s.faults, fault{words: s.faultWords(f), part: s.e.concerned(f), other: s.e.beneath(f), grave: true})
	}
	s.mark()
}

// look adds what was found while the sheet was set.
func (s *Screen) look() {
	kept := s.faults[:0]
	for _, f := range s.faults {
		if f.grave {
			kept = append(kept, f)
		}
	}
	s.faults = kept
	cat := s.sh.Catalogue()
	for i := range s.e.t.Frames {
		err := s.scene.faults[s.e.t.Frames[i].Name]
		if f := faultOf(err); f != nil {
			s.faults = append(s.faults, fault{words: cat.Map("error."+f.Code, f.Args), part: frameAt(i)})
		}
	}
	if s.scene.fault != nil {
		words := s.sh.Say(s.scene.fault)
		if f := faultOf(s.scene.fault); f != nil {
			words = cat.Map("error."+f.Code, f.Args)
		}
		s.faults = append(s.faults, fault{words: words})
	}
	s.mark()
	s.panel.notices()
	s.tree.Refresh()
	s.examine()
}

// mark notes which parts are wrong.
func (s *Screen) mark() {
	s.wrong = map[string]bool{}
	for _, f := range s.faults {
		for _, p := range []part{f.part, f.other} {
			if s.e.there(p) {
				s.wrong[s.e.key(p.whole())] = true
			}
		}
	}
}

func (s *Screen) wrongPart(p part) bool {
	return s.e != nil && s.e.there(p) && p.field < 0 && s.wrong[s.e.key(p)]
}

// saved tells whether the template may be saved, and else why not.
func (s *Screen) savable() (string, bool) {
	for _, f := range s.faults {
		if f.grave {
			return f.words, false
		}
	}
	return "", true
}

// concerned is the part that a fault is about.
func (e *editor) concerned(f *layout.Fault) part {
	what, _ := f.Args["what"].(string)
	switch f.Code {
	case "template-code":
		what = "code"
	case "template-gap":
		if e.t.Gap != nil {
			if p, ok := e.gapFrame(); ok {
				return p
			}
		}
		return part{}
	}
	kinds := map[string]kind{"border": borderPart, "drum": drumPart, "emblem": emblemPart, "watermark": watermarkPart, "code": codePart, "trace": tracePart}
	first, rest, _ := strings.Cut(what, ".")
	if k, ok := kinds[first]; ok {
		return part{k, 0, -1}
	}
	if name, ok := strings.CutPrefix(first, "picture "); ok {
		for i := range e.t.Pictures {
			if e.t.Pictures[i].Name == name {
				return part{picturePart, i, -1}
			}
		}
	}
	for i := range e.t.Frames {
		if e.t.Frames[i].Name != first {
			continue
		}
		field, _, _ := strings.Cut(rest, ".")
		for j := range e.t.Frames[i].Fields {
			if e.t.Frames[i].Fields[j].Name == field && len(e.t.Frames[i].Fields) > 1 {
				return part{framePart, i, j}
			}
		}
		return frameAt(i)
	}
	if first == "fills" && len(e.t.Fills) > 0 {
		for i := range e.t.Fills {
			r := e.rect(part{fillPart, i, -1})
			if r.X < 0 || r.Y < 0 || r.X+r.W > e.t.Width || r.Y+r.H > e.t.Height {
				return part{fillPart, i, -1}
			}
		}
	}
	return part{}
}

// beneath is the other part that a fault is about.
func (e *editor) beneath(f *layout.Fault) part {
	other, ok := f.Args["other"].(string)
	if !ok {
		return part{}
	}
	return e.concerned(&layout.Fault{Args: map[string]any{"what": other}})
}

// gapFrame is the frame that leaves room for signature and seal.
func (e *editor) gapFrame() (part, bool) {
	for i := range e.t.Frames {
		for j := range e.t.Frames[i].Fields {
			if e.t.Frames[i].Fields[j].Name == e.t.Gap.Field {
				return part{framePart, i, j}, true
			}
		}
	}
	return part{}, false
}

// faultWords is the sentence of a rule that is broken, with the names that
// people know.
func (s *Screen) faultWords(f *layout.Fault) string {
	args := map[string]any{}
	for k, v := range f.Args {
		args[k] = v
	}
	for _, key := range []string{"what", "other"} {
		if what, ok := args[key].(string); ok {
			args[key] = s.whatWords(what)
		}
	}
	cat := s.sh.Catalogue()
	if key := "designer.fault." + strings.TrimPrefix(f.Code, "template-"); cat.Has(key) {
		return cat.Map(key, args)
	}
	return cat.Map("error."+f.Code, args)
}

// whatWords names what a fault calls "body.name.size".
func (s *Screen) whatWords(what string) string {
	p := s.e.concerned(&layout.Fault{Args: map[string]any{"what": what}})
	cat := s.sh.Catalogue()
	words := what
	if s.e.there(p) {
		words = s.nameOf(p)
	}
	if i := strings.LastIndexByte(what, '.'); i >= 0 {
		if key := "designer.key." + what[i+1:]; cat.Has(key) {
			words += ", " + cat.T(key)
		}
	}
	return words
}
