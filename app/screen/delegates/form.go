package delegates

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// form is the dialog that adds or changes a delegate.
type form struct {
	s      *Screen
	was    data.Delegate // as it was; ID "" for a new one
	groups []data.Delegation
	dialog *widget.Dialog

	name, code, birth, position, unit, seat, sortAs       *widget.Entry
	honorific, group, education, theory, award, roles     *widget.Entry
	phone, ethnicity, religion, party, substitute, reason *widget.Entry
	note                                                  *widget.Entry
	gender, kind, status                                  *widget.Select
	exofficio, exemplar                                   *widget.Check
	fields                                                map[string]*widget.Field
}

var (
	genders  = []data.Gender{"", data.Male, data.Female}
	kinds    = []data.DelegateKind{data.KindOfficial, data.KindGuest}
	statuses = []data.DelegateStatus{data.StatusInvited, data.StatusConfirmed, data.StatusSubstituted, data.StatusAbsent, data.StatusCancelled}
)

// add opens the form for a new delegate.
func (s *Screen) add() {
	d := data.Delegate{Conference: s.sh.Conference().ID, Kind: data.KindOfficial, Status: data.StatusInvited, Delegation: s.filter.Delegation}
	s.openForm(d, "")
}

// edit opens the form for a delegate.
func (s *Screen) edit(d data.DelegateRow) { s.openForm(d.Delegate, d.DelegationName) }

// openForm reads the delegations, to choose from, and opens the form.
func (s *Screen) openForm(d data.Delegate, group string) {
	var groups []data.Delegation
	conf := s.sh.Conference().ID
	s.sh.Load(func(ctx context.Context) (err error) {
		groups, err = s.store.Delegations(ctx, conf)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		for _, g := range groups {
			if g.ID == d.Delegation {
				group = g.Name
			}
		}
		f := &form{s: s, was: d, groups: groups, fields: map[string]*widget.Field{}}
		f.show(group)
	})
}

func (f *form) field(key string, input fyne.CanvasObject) fyne.CanvasObject {
	w := widget.NewField(f.s.sh.T("delegates.field."+key), input)
	f.fields[key] = w
	return widget.Grow(w)
}

func (f *form) entry(e **widget.Entry, key, value string, options ...string) fyne.CanvasObject {
	*e = widget.NewCombo(options)
	(*e).SetText(value)
	return f.field(key, *e)
}

func choice[T comparable](options []T, value T, words func(T) string) *widget.Select {
	names, at := make([]string, len(options)), 0
	for i, o := range options {
		names[i] = words(o)
		if o == value {
			at = i
		}
	}
	return widget.NewSelect(names, at, nil)
}

// show lays the form out: what badge and lists need first, what only the
// reports ask for below.
func (f *form) show(group string) {
	sh, d := f.s.sh, f.was
	var names []string
	for _, g := range f.groups {
		names = append(names, g.Name)
	}
	f.gender = choice(genders, d.Gender, func(g data.Gender) string {
		if g == "" {
			return sh.T("delegates.unknown")
		}
		return sh.T("delegates.gender." + string(g))
	})
	f.kind = choice(kinds, d.Kind, func(k data.DelegateKind) string { return sh.T("delegates.kind." + string(k)) })
	f.status = choice(statuses, d.Status, func(k data.DelegateStatus) string { return sh.T("delegates.status." + string(k)) })
	f.exofficio = widget.NewCheck(sh.T("delegates.exofficio.long"), d.ExOfficio, nil)
	f.exemplar = widget.NewCheck(sh.T("delegates.exemplar.long"), d.Exemplar, nil)
	row := func(objs ...fyne.CanvasObject) fyne.CanvasObject { return widget.Tops(12, objs...) }
	rows := []fyne.CanvasObject{
		row(widget.GrowBy(0.4, f.entry(&f.honorific, "honorific", d.Honorific, "Ông", "Bà", "Đồng chí")), f.entry(&f.name, "name", d.Name),
			widget.GrowBy(0.5, f.field("gender", f.gender))),
		row(f.entry(&f.birth, "birth", d.Birth.String()), f.entry(&f.code, "code", d.Code), f.entry(&f.seat, "seat", d.Seat)),
		row(f.entry(&f.position, "position", d.Position), f.entry(&f.unit, "unit", d.Unit)),
		row(f.entry(&f.group, "delegation", group, names...), widget.GrowBy(0.5, f.field("kind", f.kind)), widget.GrowBy(0.6, f.field("status", f.status))),
		row(widget.Grow(f.exofficio), widget.Grow(f.exemplar)),
		row(f.entry(&f.substitute, "substitute", d.Substitute), f.entry(&f.reason, "reason", d.Reason)),
		row(f.entry(&f.education, "education", d.Education), f.entry(&f.theory, "theory", d.Theory)),
		row(f.entry(&f.award, "award", d.Award), f.entry(&f.roles, "roles", d.Roles), f.entry(&f.sortAs, "sortas", d.SortAs)),
	}
	if f.s.sensitive {
		rows = append(rows,
			row(f.entry(&f.phone, "phone", d.Phone), f.entry(&f.ethnicity, "ethnicity", d.Ethnicity)),
			row(f.entry(&f.religion, "religion", d.Religion), f.entry(&f.party, "party", d.Party)))
	}
	f.note = widget.NewMultiEntry(2)
	f.note.SetText(d.Note)
	rows = append(rows, row(f.field("note", f.note)))
	f.fields["birth"].Helped(sh.T("delegates.birth.help"))
	f.fields["sortas"].Helped(sh.T("delegates.sortas.help"))
	f.fields["code"].Helped(sh.T("delegates.code.help"))
	title, verb := sh.T("delegates.form.edit", "name", d.Name), sh.T("delegates.form.save")
	if d.ID == "" {
		title, verb = sh.T("delegates.form.add"), sh.T("delegates.form.add.verb")
	}
	f.dialog = widget.Ask(sh.Window(), widget.Question{Title: title, Body: widget.Column(12, rows...), Width: 760, Height: 640,
		Verb: verb, Cancel: sh.T("common.cancel"), Focus: f.name, Do: f.save})
}

// read checks the form and gives the delegate; what is wrong is said at its field.
func (f *form) read() (d data.Delegate, group string, ok bool) {
	sh := f.s.sh
	for _, w := range f.fields {
		w.SetError("")
	}
	d, ok = f.was, true
	d.Name = text.Clean(f.name.Text)
	if d.Name == "" {
		f.fields["name"].SetError(sh.T("delegates.name.missing"))
		ok = false
	}
	birth, err := screen.ReadDate(f.birth.Text)
	if err != nil {
		f.fields["birth"].SetError(sh.T("delegates.birth.wrong"))
		ok = false
	} else if birth.Year() > sh.Now().Year() {
		f.fields["birth"].SetError(sh.T("delegates.birth.future"))
		ok = false
	}
	d.Birth = birth
	for to, from := range map[*string]*widget.Entry{
		&d.Code: f.code, &d.Position: f.position, &d.Unit: f.unit, &d.Seat: f.seat, &d.SortAs: f.sortAs, &d.Honorific: f.honorific,
		&d.Education: f.education, &d.Theory: f.theory, &d.Award: f.award, &d.Roles: f.roles, &d.Phone: f.phone,
		&d.Ethnicity: f.ethnicity, &d.Religion: f.religion, &d.Party: f.party, &d.Substitute: f.substitute, &d.Reason: f.reason,
	} {
		if from != nil { // a field that is hidden stays as it was
			*to = text.Clean(from.Text)
		}
	}
	d.Note = text.CleanLines(f.note.Text)
	d.Gender, d.Kind, d.Status = genders[f.gender.Selected], kinds[f.kind.Selected], statuses[f.status.Selected]
	d.ExOfficio, d.Exemplar = f.exofficio.Checked, f.exemplar.Checked
	if d.Status == data.StatusSubstituted && d.Substitute == "" {
		f.fields["substitute"].SetError(sh.T("delegates.substitute.missing"))
		ok = false
	}
	return d, text.Clean(f.group.Text), ok
}

// save keeps the delegate, making a delegation that is not there yet. The
// form stays open until that is done, and if it fails.
func (f *form) save() bool {
	d, group, ok := f.read()
	if !ok {
		return false
	}
	s, groups := f.s, f.groups
	f.dialog.OK.Disable()
	s.sh.Load(func(ctx context.Context) error {
		var err error
		if d.Delegation, err = s.delegation(ctx, d.Conference, groups, group); err != nil {
			return err
		}
		return s.store.SaveDelegate(ctx, &d)
	}, func(err error) {
		f.dialog.OK.Enable()
		if err != nil {
			if data.CodeOf(err) == "code-taken" {
				f.fields["code"].SetError(s.sh.Say(err))
				return
			}
			s.sh.Fail(err)
			return
		}
		f.dialog.Close()
		s.wanted = d.ID
		if f.was.ID == "" {
			s.sh.Notify(s.sh.T("delegates.added", "name", d.Name), nil)
		} else {
			before := f.was
			s.sh.Notify(s.sh.T("delegates.saved", "name", d.Name), func() { s.restore(before) })
		}
		s.sh.Changed()
	})
	return false
}

// restore puts a delegate back as it was.
func (s *Screen) restore(d data.Delegate) {
	s.sh.Load(func(ctx context.Context) error { return s.store.SaveDelegate(ctx, &d) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.sh.Changed()
	})
}

// delegation gives the id of a delegation by its name, marks and case aside,
// and makes it if there is none.
func (s *Screen) delegation(ctx context.Context, conf data.ID, groups []data.Delegation, name string) (data.ID, error) {
	if name == "" {
		return "", nil
	}
	last := 0
	for _, g := range groups {
		if text.Fold(g.Name) == text.Fold(name) {
			return g.ID, nil
		}
		last = max(last, g.Ordinal)
	}
	g := data.Delegation{Conference: conf, Name: name, Ordinal: last + 1}
	err := s.store.SaveDelegation(ctx, &g)
	return g.ID, err
}
