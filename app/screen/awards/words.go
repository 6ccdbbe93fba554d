package awards

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// kinds of recipients, in the order of the protocol.
var kinds = []data.RecipientKind{data.Collective, data.Individual, data.Household}

// documents in the order of the forms.
var documents = []data.DocumentKind{data.DocumentBangKhen, data.DocumentGiayKhen, data.DocumentTitle, data.DocumentMedal,
	data.DocumentFlag, data.DocumentNone}

func (s *Screen) kindWord(k data.RecipientKind) string {
	if k == "" {
		k = data.Individual
	}
	return s.sh.T("awards.kind." + string(k))
}

func (s *Screen) documentWord(d data.DocumentKind) string {
	if d == data.DocumentNone {
		return s.sh.T("awards.document.none")
	}
	return s.sh.T("awards.document." + string(d))
}

// state says where a citation's certificate stands, with the icon and colour that say the same.
func (s *Screen) state(r data.CitationRow) (word string, icon icons.Name, tint fyne.ThemeColorName) {
	t := s.sh.T
	switch c := r.Certificate; {
	case c.State == data.StateWithdrawn:
		return t("awards.state.withdrawn"), icons.Absent, widget.ColorErr
	case c.State == data.StateDrawnUp:
		return t("awards.state.drawn-up"), icons.Clock, widget.ColorText2
	case c.State != "":
		return t("awards.state." + string(c.State)), icons.OK, widget.ColorOK
	case r.Source == data.Received:
		return t("awards.state.received"), icons.Lock, widget.ColorText3
	case !r.Document.Printed():
		return t("awards.state.no-paper"), icons.Circle, widget.ColorText3
	case r.DecisionNumber == "" || !r.DecisionDate.Full():
		return t("awards.state.no-decision"), icons.Warning, widget.ColorWarn
	}
	return t("awards.state.to-issue"), icons.Circle, widget.ColorText2
}

// live tells whether the words of a citation stand on a certificate that counts.
func live(c data.Certificate) bool { return c.ID != "" && c.State != data.StateWithdrawn }

// decisionWord names a decision in one line: "312/QĐ-SNV ngày 12/08/2025".
func (s *Screen) decisionWord(number string, date data.Date) string {
	switch {
	case number == "":
		return s.sh.T("awards.decision.unnumbered")
	case date == "":
		return s.sh.T("awards.decision.undated", "number", number)
	}
	return s.sh.T("awards.decision.of", "number", number, "day", date.String())
}

// decisionLine tells decisions without a number apart by what they are about.
func (s *Screen) decisionLine(d data.Decision) string {
	w := s.decisionWord(d.Number, d.Date)
	if d.Number == "" {
		return w + " – " + or(d.Subject, d.Issuer)
	}
	return w
}
