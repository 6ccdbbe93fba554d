package awards

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

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

func (f *citationForm) body() fyne.CanvasObject {
	t := f.s.sh.T
	field := func(key string, o fyne.CanvasObject) *widget.Field {
		return widget.NewField(t("awards.form.field."+key), o)
	}
	f.nameF, f.decisionF, f.awardF, f.ordinalF = field("name", f.name), field("decision", f.decision), field("award", f.award), field("ordinal", f.ordinal)
	f.ordinalF.Helped(t("awards.form.ordinal.help"))
	parts := []fyne.CanvasObject{}
	if live(f.r.Certificate) {
		parts = append(parts, remark(widget.Info, t("awards.form.locked", "register", f.r.Certificate.Register)))
		for _, o := range []fyne.Disableable{f.name, f.position, f.unit, f.address, f.achievement, f.posthumous, f.decision, f.award, f.honorific, f.gender} {
			o.Disable()
		}
	} else {
		parts = append(parts, field("kind", widget.Row(0, f.kind, widget.Space())))
	}
	parts = append(parts,
		widget.Tops(12, widget.Fixed(120, 0, field("honorific", f.honorific)), widget.Grow(f.nameF), widget.Fixed(130, 0, field("gender", f.gender))),
		widget.Tops(12, widget.Grow(field("position", f.position)), widget.Grow(field("unit", f.unit))),
		field("address", f.address),
		widget.Tops(12, widget.Grow(f.awardF), widget.Grow(f.decisionF)),
		field("achievement", f.achievement),
		f.posthumous,
		widget.Tops(12, widget.Grow(field("representative", f.representative).Helped(t("awards.form.representative.help"))),
			widget.Grow(field("round", f.round))),
		widget.Tops(12, widget.Fixed(180, 0, f.ordinalF), widget.Grow(field("note", f.note))))
	f.turned()
	return widget.Column(12, parts...)
}

// turned leaves out what a collective does not have.
func (f *citationForm) turned() {
	if live(f.r.Certificate) {
		return
	}
	person := kinds[f.kind.Selected] == data.Individual
	f.honorific.SetDisabled(!person)
	f.gender.SetDisabled(!person)
	if person {
		f.posthumous.Enable()
	} else {
		f.posthumous.Set(false)
		f.posthumous.Disable()
	}
}

// typed gives the citation as it stands in the fields; faults are told below them.
func (f *citationForm) typed() (data.Citation, bool) {
	t := f.s.sh.T
	c := f.r.Citation
	c.Name, c.Position, c.Unit, c.Address = clean(f.name.Text), clean(f.position.Text), clean(f.unit.Text), clean(f.address.Text)
	c.Achievement, c.Representative, c.Note = clean(f.achievement.Text), clean(f.representative.Text), strings.TrimSpace(f.note.Text)
	c.Posthumous = f.posthumous.Checked
	if !live(f.r.Certificate) {
		c.Kind = kinds[f.kind.Selected]
	}
	c.Honorific, c.Gender = "", ""
	if c.Kind == data.Individual {
		c.Honorific, c.Gender = f.words[f.honorific.Selected], genders[f.gender.Selected]
	}
	if f.r.ID != "" && c.Kind == f.r.Kind && c.Kind != data.Individual {
		c.Honorific, c.Gender = f.r.Honorific, f.r.Gender
	}
	c.Round = ""
	if i := f.round.Selected; i > 0 {
		c.Round = f.s.citations.rounds[i-1].ID
	}
	ok := true
	check := func(field *widget.Field, fine bool, key string) {
		wrong := ""
		if !fine {
			wrong, ok = t(key), false
		}
		field.SetError(wrong)
	}
	check(f.nameF, c.Name != "", "awards.wrong.name")
	if i := f.decision.Selected; i >= 0 {
		c.Decision = f.s.citations.all[i].ID
	}
	check(f.decisionF, c.Decision != "", "awards.wrong.decision")
	if i := f.award.Selected; i >= 0 {
		c.Award = f.s.citations.catalogue[i].ID
	}
	check(f.awardF, c.Award != "", "awards.wrong.award")
	c.Ordinal = 0
	if text := strings.TrimSpace(f.ordinal.Text); text != "" {
		n, err := strconv.Atoi(text)
		check(f.ordinalF, err == nil && n > 0, "awards.wrong.ordinal")
		c.Ordinal = n
	} else {
		check(f.ordinalF, true, "")
	}
	f.dialog.Refresh()
	return c, ok
}

func (f *citationForm) submit() bool {
	c, ok := f.typed()
	if !ok {
		return false
	}
	s, was, fresh := f.s, f.r.Citation, f.r.ID == ""
	s.write(func(ctx context.Context) error { return s.d.Records.SaveCitation(ctx, &c) }, func() {
		s.citations.want = c.ID
		if fresh {
			s.sh.Notify(s.sh.T("awards.added", "name", c.Name), nil)
			return
		}
		s.sh.Notify(s.sh.T("awards.saved", "name", c.Name), func() {
			s.write(func(ctx context.Context) error { return s.d.Records.SaveCitation(ctx, &was) }, func() { s.citations.want = was.ID })
		})
	})
	return true
}
