package print

import (
	"slices"
	"strings"

	"vinhdanh/print/layout"
)

// Signature is the block at the lower right: who signs, and by what power.
type Signature struct {
	Prefix string // "KT.", "TL.", "TUQ.", "Q.", "TM." or ""
	Title  string // whose power it is: "GIÁM ĐỐC"
	Post   string // the signer's own, where it differs: "PHÓ GIÁM ĐỐC"
	Name   string
}

// prefixes are the forms of Nghị định 30/2020/NĐ-CP, annex I: for the head
// (KT.), by his order (TL.), by his authorisation (TUQ.), as acting head (Q.),
// in the name of a body that decides as one (TM.).
var prefixes = []string{"KT.", "TL.", "TUQ.", "Q.", "TM."}

// lines gives the one or two lines of capacity above the signature. An
// incomplete block or an unknown prefix is set as it stands, with a warning
// "signature-form".
func (s Signature) lines() (first, second string, warnings []layout.Warning) {
	prefix := strings.ToUpper(strings.TrimSpace(s.Prefix))
	if prefix != "" && !strings.HasSuffix(prefix, ".") {
		prefix += "."
	}
	title, post := strings.TrimSpace(s.Title), strings.TrimSpace(s.Post)
	wrong := prefix != "" && !slices.Contains(prefixes, prefix)
	switch prefix {
	case "":
		if first = title; first == "" {
			first = post
		}
	case "Q.":
		first = "Q. " + title
		wrong = wrong || title == ""
	default:
		first, second = prefix+" "+title, post
		wrong = wrong || title == "" || post == ""
	}
	first = strings.TrimSpace(first)
	if wrong {
		warnings = append(warnings, layout.Warn("signature-form", "sign", "prefix", prefix))
	}
	return first, second, warnings
}
