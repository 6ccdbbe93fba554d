package delegates

import (
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// facts are the labelled lines of the pane.
func (s *Screen) facts() []fyne.CanvasObject {
	sh, d := s.sh, s.detail.row
	c := s.statusCell(d)
	status := c.Text
	if !d.PresentAt.IsZero() {
		status += " · " + joined(", ", d.PresentAt.In(sh.Now().Location()).Format("15:04"), d.PresentDesk)
	}
	if d.Status == data.StatusAbsent && d.PresentAt.IsZero() {
		status = joined(": ", status, d.Reason)
	}
	words := widget.NewSecond(status).Tint(c.Tint)
	if c.Tint == widget.ColorText3 {
		words.Color = widget.ColorText
	}
	words.Wrap = true
	lines := []fyne.CanvasObject{widget.Fact(sh.T("delegates.field.status"), widget.Tops(4, widget.NewIcon(c.Icon, 16, c.Tint), widget.Grow(words)))}
	add := func(key, value string) {
		if value != "" {
			lines = append(lines, widget.FactText(sh.T("delegates.field."+key), value))
		}
	}
	if link := s.counterpartLine(); link != nil {
		lines = append(lines, link)
	}
	add("delegation", d.DelegationName)
	add("seat", d.Seat)
	for _, a := range s.detail.awards {
		add("recipient", s.awardWords(a))
	}
	born := []string{d.Birth.String()}
	if d.Gender != "" {
		born = append(born, sh.T("delegates.gender."+string(d.Gender)))
	}
	if s.sensitive {
		born = append(born, d.Ethnicity)
	}
	add("birth", joined(" · ", born...))
	add("education", d.Education)
	add("theory", d.Theory)
	add("award", d.Award)
	add("field", d.Field)
	add("roles", d.Roles)
	if d.Approved {
		add("vote", sh.T("delegates.approved"))
	}
	add("protocol", placeWord(d.Protocol))
	add("kit", d.Kit)
	if !d.HandedAt.IsZero() {
		add("handed", joined(" · ", s.when(d.HandedAt), d.HandedTo))
	}
	if s.sensitive {
		add("party", d.Party)
		add("religion", d.Religion)
		add("phone", d.Phone)
	} else {
		show := widget.NewQuiet(sh.T("delegates.sensitive.where"), func() {
			sh.Open(screen.Settings, screen.Filter{Section: "privacy"})
		})
		show.Plain, show.Measure = true, widget.Small
		lines = append(lines, widget.Fact(sh.T("delegates.sensitive"), widget.Fixed(0, 20, widget.Row(0, show, widget.Space()))))
	}
	add("note", d.Note)
	if missing := d.Missing(); len(missing) > 0 {
		var names []string
		for _, m := range missing {
			names = append(names, strings.ToLower(sh.T("delegates.field."+m)))
		}
		lines = append(lines, widget.FactText(sh.T("delegates.field.missing"), strings.Join(names, ", ")))
	}
	return lines
}

// counterpartLine leads to who comes instead, or to whom this one replaces;
// nil for neither.
func (s *Screen) counterpartLine() fyne.CanvasObject {
	d, o := s.detail.row, s.detail.other
	key, name := "delegates.field.substitute", d.Substitute
	switch {
	case d.Replaces != "":
		key, name = "delegates.field.replaces", o.Name
	case d.Status != data.StatusSubstituted:
		return nil
	}
	if o.ID == "" {
		return widget.FactText(s.sh.T(key), name)
	}
	link := widget.NewQuiet(joined(" · ", o.Name, o.Code), func() { s.show(o.ID) })
	link.Plain, link.Measure = true, widget.Small
	return widget.Fact(s.sh.T(key), widget.Fixed(0, 20, widget.Row(0, link, widget.Space())))
}

// show chooses a delegate, also one whom the filter leaves out.
func (s *Screen) show(id data.ID) {
	s.chosen, s.wanted = id, id
	s.showDetail(id)
	s.load()
}

// awardWords tells of an award when and what it is.
func (s *Screen) awardWords(c data.CitationRow) string {
	if c.RoundNumber == 0 {
		return c.AwardName
	}
	return s.sh.T("delegates.recipient", "round", c.RoundNumber, "award", c.AwardName)
}
