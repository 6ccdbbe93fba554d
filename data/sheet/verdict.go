package sheet

import "vinhdanh/data/text"

// verdict is what a text and its font say about the script it is in, without
// the texts around it.
type verdict struct {
	script   script // unicodeScript where they do not decide
	fits     [2]bool
	weak     [2]bool // could be meant so, and is nothing as it stands; indexes as those of fits
	right    bool    // right as it stands, and in no other way
	doubtful bool    // holds words that are none as they stand, but fit
	plain    bool    // the same in every script
	source   string  // what is to be read where the program that made the file spoilt it, else ""
}

// Places of the old encodings in verdict's fields.
const inTCVN3, inVNI = 0, 1

// judge looks at a text in a font of that script, in a file whose texts w weighs.
func judge(w *text.Weigher, raw string, font script) verdict {
	if text.Bare(raw) {
		return verdict{plain: true}
	}
	t, v, known := w.Weigh(raw)
	if known && font != unicodeScript {
		if source, ok := text.From1258(raw); ok {
			if back := judge(w, source, font); back.script == font {
				back.source = source
				return back
			}
		}
	}
	if known {
		return verdict{right: true}
	}
	out := verdict{fits: [2]bool{t.Fits(), v.Fits()}, weak: [2]bool{t.Weak(), v.Weak()}}
	switch {
	case t.Strong(v):
		out.script = tcvn3Script
	case v.Strong(t):
		out.script = vniScript
	case font == vniScript && out.weak[inVNI], font != vniScript && font != unicodeScript && out.weak[inTCVN3]:
		out.script = font
	}
	if font == tcvn3Capitals && out.script == tcvn3Script {
		out.script = font
	}
	out.right = !out.fits[inTCVN3] && !out.fits[inVNI]
	out.doubtful = !out.right && (t.Gained+t.Foreign > 0 || v.Gained+v.Foreign > 0)
	return out
}

// isWeak tells whether the text is nothing as it stands, and could be meant in
// an old script.
func (v verdict) isWeak(s script) bool {
	if s == vniScript {
		return v.weak[inVNI]
	}
	return v.weak[inTCVN3]
}

// fitsAs tells whether the text can be meant in a script.
func (v verdict) fitsAs(s script) bool {
	switch s {
	case vniScript:
		return v.fits[inVNI]
	case tcvn3Script, tcvn3Capitals:
		return v.fits[inTCVN3]
	}
	return false
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
