package delegates

import (
	"context"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

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
		&d.Field: f.activity, &d.Kit: f.kit,
	} {
		if from != nil { // a field that is hidden stays as it was
			*to = text.Clean(from.Text)
		}
	}
	d.Note = text.CleanLines(f.note.Text)
	d.Gender, d.Status = genders[f.gender.Selected], f.statuses()[f.status.Selected]
	d.ExOfficio, d.Exemplar, d.Approved = f.exofficio.Checked, f.exemplar.Checked, f.approved.Checked
	d.SetKind(kinds[f.kind.Selected])
	if !f.introduced.Checked {
		d.Protocol = 0
	}
	if d.Status == data.StatusSubstituted && d.Substitute == "" {
		f.fields["substitute"].SetError(sh.T("delegates.substitute.missing"))
		ok = false
	}
	if d.Status == data.StatusAbsent && d.Reason == "" {
		f.fields["reason"].SetError(sh.T("delegates.absent.missing"))
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
		if d.Photo, err = f.photo.keep(ctx); err != nil {
			return err
		}
		if f.introduced.Checked && d.Protocol == 0 {
			if d.Protocol, err = s.lastPlace(ctx); err != nil {
				return err
			}
			d.Protocol++
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
			s.notify(s.sh.T("delegates.saved", "name", d.Name), func() { s.restore(before) })
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
