package delegates

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// form is the dialog that adds or changes a delegate.
type form struct {
	s      *Screen
	was    data.Delegate // as it was; ID "" for a new one
	groups []data.Delegation
	dialog *widget.Dialog

	name, code, birth, position, unit, seat, sortAs   *widget.Entry
	honorific, group, education, theory, award, roles *widget.Entry
	phone, ethnicity, religion, party, substitute     *widget.Entry
	reason, activity, kit, note                       *widget.Entry
	gender, kind, status                              *widget.Select
	exofficio, exemplar, approved, introduced         *widget.Check
	roleTicks                                         []*widget.Check // of allRoles
	photo                                             *photoField
	fields                                            map[string]*widget.Field
}

var (
	honorifics = []string{"Ông", "Bà", "Đồng chí"}
	genders    = []data.Gender{"", data.Male, data.Female}
	kinds      = []data.DelegateKind{data.KindOfficial, data.KindGuest}
	statuses   = []data.DelegateStatus{data.StatusInvited, data.StatusConfirmed, data.StatusSubstituted, data.StatusAbsent, data.StatusCancelled}
)

// add opens the form for a new delegate.
func (s *Screen) add() {
	d := data.Delegate{Conference: s.sh.Conference().ID, Kind: data.KindOfficial, Status: data.StatusInvited, Delegation: s.filter.Delegation}
	s.openForm(d, "")
}

// edit opens the form for a delegate.
func (s *Screen) edit(d data.DelegateRow) { s.openForm(d.Delegate, d.DelegationName) }

// openForm reads the delegations, to choose from, and opens the form. A
// delegate is read anew: the list may be older than what others did to him.
func (s *Screen) openForm(d data.Delegate, group string) {
	var groups []data.Delegation
	conf := s.sh.Conference().ID
	s.sh.Load(func(ctx context.Context) (err error) {
		if d.ID != "" {
			row, err := s.store.Delegate(ctx, d.ID)
			if err != nil {
				return err
			}
			d = row.Delegate
		}
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
