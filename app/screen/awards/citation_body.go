package awards

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

func (f *citationForm) body() fyne.CanvasObject {
	t := f.s.sh.T
	field := func(key string, o fyne.CanvasObject) *widget.Field {
		return widget.NewField(t("awards.form.field."+key), o)
	}
	f.nameF, f.decisionF, f.awardF, f.ordinalF = field("name", f.name), field("decision", f.decision), field("award", f.award), field("ordinal", f.ordinal)
	f.ordinalF.Helped(t("awards.form.ordinal.help"))
	parts := []fyne.CanvasObject{}
	if live(f.r.Certificate) { // which award, and by which decision, no correction of a text changes
		parts = append(parts, remark(widget.Info, t("awards.form.locked", "register", f.r.Certificate.Register)))
		f.decision.Disable()
		f.award.Disable()
	} else {
		parts = append(parts, field("kind", widget.Row(0, f.kind, widget.Space())))
	}
	other := widget.NewFold(t("awards.other"), widget.Column(12,
		widget.Tops(12, widget.Grow(field("other.name", f.otherName)), widget.Grow(field("other.post", f.otherPost))),
		field("other.achievement", f.otherAchievement)))
	if f.r.Other != (data.OtherWording{}) {
		other.Open(true)
	}
	other.OnTurn = func(bool) { f.dialog.Refresh() }
	parts = append(parts,
		widget.Tops(12, widget.Fixed(120, 0, field("honorific", f.honorific)), widget.Grow(f.nameF), widget.Fixed(130, 0, field("gender", f.gender))),
		widget.Tops(12, widget.Grow(field("position", f.position)), widget.Grow(field("unit", f.unit))),
		field("address", f.address),
		widget.Tops(12, widget.Grow(f.awardF), widget.Grow(f.decisionF)),
		field("achievement", f.achievement),
		f.posthumous,
		widget.Tops(12, widget.Grow(field("representative", f.representative).Helped(t("awards.form.representative.help"))),
			widget.Grow(field("round", f.round))),
		widget.Tops(12, widget.Fixed(180, 0, f.ordinalF), widget.Grow(field("note", f.note))),
		other)
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
	c.Other = data.OtherWording{Name: clean(f.otherName.Text), Post: clean(f.otherPost.Text), Achievement: clean(f.otherAchievement.Text)}
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

// submit saves. What only a correcting document may change asks for that.
func (f *citationForm) submit() bool {
	c, ok := f.typed()
	if !ok {
		return false
	}
	s, was, fresh := f.s, f.r.Citation, f.r.ID == ""
	s.sh.Load(func(ctx context.Context) error { return s.d.Records.SaveCitation(ctx, &c) }, func(err error) {
		switch data.CodeOf(err) {
		case "citation-issued", "correction-needed":
			f.correct(c, err)
			return
		}
		if err != nil {
			s.sh.Fail(err)
			return
		}
		f.dialog.Close()
		s.citations.want = c.ID
		if fresh {
			s.sh.Notify(s.sh.T("awards.added", "name", c.Name), nil)
		} else {
			s.sh.Notify(s.sh.T("awards.saved", "name", c.Name), func() {
				s.write(func(ctx context.Context) error { return s.d.Records.SaveCitation(ctx, &was) }, func() { s.citations.want = was.ID })
			})
		}
		s.sh.Changed()
	})
	return false
}
