package awards

import (
	"strconv"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// honorifics that certificates bear; a list's own word comes before them.
var honorifics = []string{"", "Ông", "Bà", "Em"}

// citationForm is a citation as it stands in the fields of its dialog.
type citationForm struct {
	s *Screen
	r data.CitationRow

	decision, award, round, honorific, gender *widget.Select
	kind                                      *widget.Segment
	name, position, unit, address, ordinal    *widget.Entry
	representative, note, achievement         *widget.Entry
	otherName, otherPost, otherAchievement    *widget.Entry // of bilingual papers
	posthumous                                *widget.Check
	nameF, decisionF, awardF, ordinalF        *widget.Field
	words                                     []string // of the honorifics offered
	dialog                                    *widget.Dialog
}

// genders in the order of the choice.
var genders = []data.Gender{"", data.Male, data.Female}

// editCitation shows a citation, new or kept, in a dialog.
func (s *Screen) editCitation(r data.CitationRow) {
	if len(s.citations.all) == 0 && r.ID == "" { // nothing can be awarded without a decision, also one that is not signed yet
		s.sh.Remark(s.sh.T("awards.decision.first"))
		s.segment.Selected = 1
		s.segment.Refresh()
		s.turn(1)
		s.addTo(1)
		return
	}
	f := &citationForm{s: s, r: r}
	f.build()
	t := s.sh.T
	q := widget.Question{Title: t("awards.form.new"), Verb: t("awards.form.add"), Cancel: t("common.cancel"),
		Body: f.body(), Width: 720, Height: 700, Do: f.submit, Focus: f.name}
	if r.ID != "" {
		q.Title, q.Verb = t("awards.form.edit"), t("awards.form.save")
	}
	f.dialog = widget.Ask(s.sh.Window(), q)
}

func (f *citationForm) build() {
	t, s, r := f.s.sh.T, f.s, f.r
	entry := func(text string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(text)
		return e
	}
	f.name, f.position, f.unit, f.address = entry(r.Name), entry(r.Position), entry(r.Unit), entry(r.Address)
	f.representative, f.note = entry(r.Representative), entry(r.Note)
	f.ordinal = entry("")
	if r.Ordinal > 0 {
		f.ordinal.SetText(strconv.Itoa(r.Ordinal))
	}
	f.achievement = widget.NewMultiEntry(2)
	f.achievement.SetText(r.Achievement)
	f.otherName, f.otherPost, f.otherAchievement = entry(r.Other.Name), entry(r.Other.Post), widget.NewMultiEntry(2)
	f.otherAchievement.SetText(r.Other.Achievement)
	f.otherName.SetPlaceHolder(t("awards.other.name.example"))
	f.posthumous = widget.NewCheck(t("awards.form.posthumous"), r.Posthumous, nil)

	var names []string
	at := -1
	for i, d := range s.citations.all {
		names = append(names, s.decisionLine(d))
		if d.ID == r.Decision {
			at = i
		}
	}
	if at < 0 && len(names) == 1 {
		at = 0
	}
	f.decision = widget.NewSelect(names, at, nil)
	f.decision.Placeholder = t("awards.form.choose")
	names, at = nil, -1
	for i, a := range s.citations.catalogue {
		names = append(names, a.Name)
		if a.ID == r.Award {
			at = i
		}
	}
	f.award = widget.NewSelect(names, at, nil)
	f.award.Placeholder = t("awards.form.choose")
	names, at = []string{t("awards.round.none")}, 0
	for i, round := range s.citations.rounds {
		names = append(names, t("awards.round.of", "n", round.Number, "title", round.Title))
		if round.ID == r.Round {
			at = i + 1
		}
	}
	f.round = widget.NewSelect(names, at, nil)

	names, at = nil, 1
	for i, k := range kinds {
		names = append(names, s.kindWord(k))
		if k == r.Kind {
			at = i
		}
	}
	f.kind = widget.NewSegment(names, at, func(int) { f.turned() })
	f.words, at = append([]string{}, honorifics...), -1
	for i, h := range f.words {
		if h == r.Honorific {
			at = i
		}
	}
	if at < 0 {
		at = len(f.words)
		f.words = append(f.words, r.Honorific)
	}
	shown := append([]string{}, f.words...)
	shown[0] = t("awards.form.unsaid")
	f.honorific = widget.NewSelect(shown, at, nil)
	names, at = nil, 0
	for i, g := range genders {
		names = append(names, t("awards.gender."+or(string(g), "unsaid")))
		if g == r.Gender {
			at = i
		}
	}
	f.gender = widget.NewSelect(names, at, nil)
}
