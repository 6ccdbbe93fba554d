package certificates

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// stageWord says where a citation stands, with the icon and colour that say the same.
func (s *Screen) stageWord(r data.CitationRow) (word string, icon icons.Name, tint fyne.ThemeColorName) {
	st := stageOf(r)
	word = s.sh.T("certificates.state." + string(st))
	switch st {
	case stageReceived, stageNoPaper:
		return word, icons.Lock, widget.ColorText3
	case stageNoDecision:
		return word, icons.Error, widget.ColorErr
	case stageToIssue, stage(data.StateDrawnUp):
		return word, icons.Clock, widget.ColorText3
	case stage(stateCorrected):
		return word, icons.Error, widget.ColorErr
	case stage(data.StateWithdrawn):
		return word, icons.Absent, widget.ColorErr
	}
	return word, icons.OK, widget.ColorOK
}

// groupWord names a register: "Sổ giấy khen – Giám đốc Sở Nội vụ tỉnh An Sơn".
func (s *Screen) groupWord(g group) string {
	if g.rest != "" {
		return s.sh.T("certificates.group." + string(g.rest))
	}
	return join(" – ", s.sh.T("certificates.book."+string(g.document)), g.issuer)
}

// decimal writes a number of points in the chosen language.
func (s *Screen) decimal(x float64) string {
	w := strconv.FormatFloat(x, 'f', -1, 64)
	if s.sh.Catalogue().Lang() == "vi" {
		w = strings.Replace(w, ".", ",", 1)
	}
	return w
}

// join joins the words that say something.
func join(sep string, words ...string) string {
	var list []string
	for _, w := range words {
		if w != "" {
			list = append(list, w)
		}
	}
	return strings.Join(list, sep)
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
