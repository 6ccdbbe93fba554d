package delegates

import (
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// allRoles are those with a tick in the form; who is named in a citation
// receives an award without it.
var allRoles = append(slices.Clone(roles), data.RoleRecipient)

// show lays the form out: what badge and door need first, what only the
// reports ask for below.
func (f *form) show(group string) {
	sh, d := f.s.sh, f.was
	f.makeChoices()
	f.photo = newPhotoField(f.s, d)
	row := func(objs ...fyne.CanvasObject) fyne.CanvasObject { return widget.Tops(12, objs...) }
	heading := func(key string) fyne.CanvasObject {
		h := widget.NewBold(sh.T("delegates.form." + key))
		h.TextSize = widget.SizeSecond
		return widget.Pad(8, 0, 0, 0, widget.Column(8, widget.Line(), h))
	}
	rows := []fyne.CanvasObject{
		row(widget.GrowBy(0.4, f.entry(&f.honorific, "honorific", d.Honorific, honorifics...)), f.entry(&f.name, "name", d.Name),
			widget.GrowBy(0.5, f.field("gender", f.gender))),
		row(f.entry(&f.birth, "birth", d.Birth.String()), f.entry(&f.code, "code", d.Code), f.entry(&f.seat, "seat", d.Seat)),
		row(f.entry(&f.position, "position", d.Position), f.entry(&f.unit, "unit", d.Unit)),
		row(f.entry(&f.group, "delegation", group, delegationNames(f.groups)...), widget.GrowBy(0.5, f.field("kind", f.kind)), widget.GrowBy(0.6, f.field("status", f.status))),
		row(widget.Grow(f.exofficio), widget.Grow(f.exemplar), widget.Grow(f.approved)),
	}
	if d.Status == data.StatusSubstituted {
		rows = append(rows, row(f.entry(&f.substitute, "substitute", d.Substitute)))
	}
	rows = append(rows, row(f.entry(&f.reason, "reason", d.Reason), f.entry(&f.kit, "kit", d.Kit)),
		heading("roles"), f.roleRow(), row(f.entry(&f.roles, "roles", d.Roles)),
		heading("reports"),
		row(f.entry(&f.education, "education", d.Education), f.entry(&f.theory, "theory", d.Theory, f.words("delegates.theory.", "none", "basic", "middle", "high", "bachelor")...)),
		row(f.entry(&f.activity, "field", d.Field, f.words("delegates.area.", "economy", "culture", "defence", "politics")...), f.entry(&f.award, "award", d.Award)))
	if f.s.sensitive {
		rows = append(rows,
			row(f.entry(&f.phone, "phone", d.Phone), f.entry(&f.ethnicity, "ethnicity", d.Ethnicity)),
			row(f.entry(&f.religion, "religion", d.Religion), f.entry(&f.party, "party", d.Party)))
	} else {
		rows = append(rows, widget.NewSecond(sh.T("delegates.form.hidden")))
	}
	f.note = widget.NewMultiEntry(2)
	f.note.SetText(d.Note)
	rows = append(rows, row(f.entry(&f.sortAs, "sortas", d.SortAs), widget.Grow(widget.NewField(sh.T("delegates.field.photo"), f.photo.object))),
		row(f.field("note", f.note)))
	f.fields["birth"].Helped(sh.T("delegates.birth.help"))
	f.fields["sortas"].Helped(sh.T("delegates.sortas.help"))
	f.fields["code"].Helped(sh.T("delegates.code.help"))
	f.fields["kit"].Helped(sh.T("delegates.kit.help"))
	f.follow()
	title, verb := sh.T("delegates.form.edit", "name", d.Name), sh.T("delegates.form.save")
	if d.ID == "" {
		title, verb = sh.T("delegates.form.add"), sh.T("delegates.form.add.verb")
	}
	f.dialog = widget.Ask(sh.Window(), widget.Question{Title: title, Body: widget.Column(12, rows...), Width: 760, Height: 640,
		Verb: verb, Cancel: sh.T("common.cancel"), Focus: f.name, Do: f.save})
}

func (f *form) makeChoices() {
	sh, d := f.s.sh, f.was
	f.gender = choice(genders, d.Gender, func(g data.Gender) string {
		if g == "" {
			return sh.T("delegates.unknown")
		}
		return sh.T("delegates.gender." + string(g))
	})
	f.kind = choice(kinds, d.Kind, func(k data.DelegateKind) string { return sh.T("delegates.kind." + string(k)) })
	f.status = choice(f.statuses(), d.Status, func(k data.DelegateStatus) string {
		if k == data.StatusConfirmed {
			return sh.T("delegates.confirmed")
		}
		return sh.T("delegates.status." + string(k))
	})
	f.exofficio = widget.NewCheck(sh.T("delegates.exofficio.long"), d.ExOfficio, nil)
	f.exemplar = widget.NewCheck(sh.T("delegates.exemplar.long"), d.Exemplar, nil)
	f.approved = widget.NewCheck(sh.T("delegates.approved"), d.Approved, nil)
	f.introduced = widget.NewCheck(sh.T("delegates.introduced"), d.Protocol > 0, nil)
}

// statuses are those that can be chosen here: who comes instead is said in a
// dialog of its own, and taken back there.
func (f *form) statuses() []data.DelegateStatus {
	if f.was.Status == data.StatusSubstituted {
		return []data.DelegateStatus{data.StatusSubstituted}
	}
	return slices.DeleteFunc(slices.Clone(statuses), func(s data.DelegateStatus) bool { return s == data.StatusSubstituted })
}

// roleRow are the ticks of what the delegate does; the words stand below, as
// the list has them, and both follow one another.
func (f *form) roleRow() fyne.CanvasObject {
	objs := make([]fyne.CanvasObject, 0, len(allRoles)+1)
	has := text.Roles(f.was.Roles)
	for _, r := range allRoles {
		word := f.s.sh.T("delegates.role." + string(r))
		c := widget.NewCheck(word, slices.Contains(has, string(r)), nil)
		c.OnChange = func(on bool) { f.roles.SetText(text.WithRole(f.roles.Text, string(r), word, on)) }
		f.roleTicks = append(f.roleTicks, c)
		objs = append(objs, c)
	}
	return widget.Flow(16, append(objs, f.introduced)...)
}

// follow lets ticks follow words, and the gender the honorific.
func (f *form) follow() {
	f.roles.OnChanged = func(words string) {
		has := text.Roles(words)
		for i, r := range allRoles {
			if c := f.roleTicks[i]; c.Checked != slices.Contains(has, string(r)) {
				c.Checked = !c.Checked
				c.Refresh()
			}
		}
	}
	f.honorific.OnChanged = func(words string) {
		if g := genderOf(words, ""); g != "" && genders[f.gender.Selected] == "" {
			f.gender.Choose(slices.Index(genders, g))
		}
	}
}

// genderOf is what an honorific tells of the gender, else what is known.
func genderOf(honorific string, known data.Gender) data.Gender {
	switch text.Fold(honorific) {
	case "ong":
		return data.Male
	case "ba":
		return data.Female
	}
	return known
}

func (f *form) words(begin string, keys ...string) []string {
	list := make([]string, len(keys))
	for i, k := range keys {
		list[i] = f.s.sh.T(begin + k)
	}
	return list
}
