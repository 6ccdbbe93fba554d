package issue

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print/layout"
)

// authority is who awards, as it stands on the paper: as the decision names
// it, else as the catalogue does, else the head of the office that attests. Of
// a name that fits many offices ("Chủ tịch UBND tỉnh", "Thủ trưởng đơn vị")
// the rest is taken from the conference. sure is false where nobody has said it.
func authority(p paper, conf data.Conference) (name string, sure bool) {
	if name := p.decision.Issuer; name != "" {
		if !general(name) {
			return name, true
		}
		if whole := completed(name, conf); whole != "" {
			return whole, true
		}
		return name, false
	}
	if decider := p.award.Decider; decider != "" && !strings.Contains(decider, ",") { // else it stands for many offices
		if !general(decider) {
			return decider, true
		}
		if whole := completed(decider, conf); whole != "" {
			return whole, true
		}
	}
	for _, office := range []string{conf.Issuer, conf.Host} {
		if office != "" {
			return headed(office), false
		}
	}
	return "", false
}

// generalEnds are what the name of an authority ends in that says which sort
// of office it heads, and not which.
var generalEnds = []string{"tinh", "thanh pho", "huyen", "xa", "phuong", "dac khu", "don vi", "co quan", "so", "nganh", "bo", "truong", "nha truong", "cong ty", "doanh nghiep", "uy ban nhan dan", "ubnd"}

// general tells of an authority that many offices have.
func general(name string) bool {
	folded := " " + text.Alphanumeric(name)
	for _, end := range generalEnds {
		if strings.HasSuffix(folded, " "+end) {
			return true
		}
	}
	return false
}

// completed gives a general authority its office's whole name, where the
// conference's host or issuer is one: "Chủ tịch UBND tỉnh" with "Ủy ban nhân dân
// tỉnh Lai Châu". It is "" where neither is.
func completed(name string, conf data.Conference) string {
	head := text.HeadOf(name)
	if head == "" {
		return ""
	}
	body := spelled(strings.TrimPrefix(name, head))
	for _, office := range []string{conf.Host, conf.Issuer} {
		if body != "" && strings.HasPrefix(spelled(office), body+" ") {
			return head + " " + strings.TrimSpace(office)
		}
	}
	return ""
}

// spelled folds a name and writes out UBND.
func spelled(s string) string {
	words := strings.Fields(text.Alphanumeric(s))
	for i, w := range words {
		if w == "ubnd" {
			words[i] = "uy ban nhan dan"
		}
	}
	return strings.Join(words, " ")
}

// headed puts the title of an office's head before its name.
func headed(office string) string {
	office = strings.TrimSpace(office)
	folded := spelled(office) + " "
	for _, of := range []struct{ begins, head string }{{"uy ban nhan dan ", "Chủ tịch "}, {"so ", "Giám đốc "}, {"bo ", "Bộ trưởng "}} {
		if strings.HasPrefix(folded, of.begins) {
			return of.head + office
		}
	}
	return office
}

// doubtful warns of an authority that nobody has named in full.
func doubtful(name string, sure bool) []layout.Warning {
	if sure {
		return nil
	}
	return []layout.Warning{layout.Warn("authority-unsure", "authority", "authority", name)}
}
