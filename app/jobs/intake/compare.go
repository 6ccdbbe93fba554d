package intake

import (
	"context"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Comparison says what saving a list would do to a conference.
type Comparison struct {
	Rows                       []RowPlan   // one for each record, in the list's order
	Added, Same, Changed, Left int         // records by what becomes of them
	Gone                       []Gone      // in the list before this one, and not in this one
	Earlier                    data.Import // that list; ID "" if there is none
}

// PlanKind tells what becomes of a record.
type PlanKind string

// What may become of a record.
const (
	PlanAdd    PlanKind = "add"
	PlanSame   PlanKind = "same"   // it is there, and says the same
	PlanChange PlanKind = "change" // it is there, and says something else
	PlanLeft   PlanKind = "left"   // it has an error
)

// RowPlan is what becomes of one record.
type RowPlan struct {
	Record     int // its place in List.Records
	What       PlanKind
	ID         data.ID // who is there already
	Code, Name string  // of who is there; else the list's name
	Award      string  // of recipients: what the catalogue calls it; "" if it is yet to be added
	Fields     []FieldChange

	distinct bool // a person said it is nobody who is there
	again    bool // it is who another row is
	unsure   bool // it is one of several; nothing tells which
	delegate *data.Delegate
	citation *data.CitationRow
}

// FieldChange is one field in which the list says something else.
type FieldChange struct {
	Field         sheet.Field
	Before, After string
	ByHand        bool   // a person has changed it since it was taken in
	Take          bool   // the list's is to be saved
	Locked        string // the number of the certificate or decision that says Before: it cannot be taken here

	before, after string // keys of Before and After, where they are words of ours
}

// Say gives Before and After in the catalogue's language; the fields themselves
// are as lists have them.
func (f FieldChange) Say(c *i18n.Catalogue) (before, after string) {
	before, after = f.Before, f.After
	if f.before != "" {
		before = c.T(f.before)
	}
	if f.after != "" {
		after = c.T(f.after)
	}
	return before, after
}

// Take says of all rows whether the list's value of a field is to be saved;
// "" is every field.
func (c *Comparison) Take(field sheet.Field, take bool) {
	for i := range c.Rows {
		for k := range c.Rows[i].Fields {
			f := &c.Rows[i].Fields[k]
			if field == "" || f.Field == field {
				f.Take = take && f.Locked == ""
			}
		}
	}
}

// Compare holds a list against a conference. What a person has changed by hand
// is not taken from the list unless somebody ticks it; all else is. A cell that
// is empty changes nothing.
func Compare(ctx context.Context, r Records, conf data.Conference, l *List) (*Comparison, error) {
	s, err := l.stand(ctx, r, conf)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Rows: make([]RowPlan, len(l.Records))}
	var ids []data.ID
	rows := map[data.ID]int{} // by who is there; of several rows that a person said are one the first counts
	for i := range l.Records {
		rec := &l.Records[i]
		p := &c.Rows[i]
		*p = RowPlan{Record: i, What: PlanAdd, Name: rec.Name, distinct: rec.Distinct}
		switch {
		case rec.Faulty:
			p.What = PlanLeft
		case s.matches != nil && s.matches[i].Sure && s.matches[i].ID != "":
			p.What, p.ID = PlanSame, s.matches[i].ID
			if _, p.again = rows[p.ID]; !p.again {
				ids = append(ids, p.ID)
				rows[p.ID] = i
			}
		case s.several[i]:
			p.What, p.ID, p.unsure = PlanSame, s.matches[i].Others[0], true
		}
	}
	var a *awards
	if l.Kind == Recipients {
		if a, err = readAwards(ctx, r, l.Options); err != nil {
			return nil, err
		}
		c.nameAwards(l, a)
	}
	if len(ids) > 0 {
		if l.Kind == Delegates {
			err = c.delegates(ctx, r, l, ids, rows)
		} else {
			err = c.citations(ctx, r, conf, l, a, ids, rows)
		}
		if err == nil {
			err = c.hands(ctx, r)
		}
		if err == nil {
			err = c.gone(ctx, r, l, s)
		}
	}
	c.count()
	return c, err
}

// nameAwards names each row's award as the catalogue does.
func (c *Comparison) nameAwards(l *List, a *awards) {
	names := map[data.ID]string{"": ""}
	for _, award := range a.catalogue {
		names[award.ID] = award.Name
	}
	for i := range c.Rows {
		c.Rows[i].Award = names[a.of(&l.Records[i]).id]
	}
}

// count counts the rows by what becomes of them.
func (c *Comparison) count() {
	c.Added, c.Same, c.Changed, c.Left = 0, 0, 0, 0
	for i := range c.Rows {
		switch c.Rows[i].What {
		case PlanAdd:
			c.Added++
		case PlanSame:
			c.Same++
		case PlanChange:
			c.Changed++
		case PlanLeft:
			c.Left++
		}
	}
}

// hands notes which fields a person has changed since they were taken in.
func (c *Comparison) hands(ctx context.Context, r Records) error {
	var ids []data.ID
	for i := range c.Rows {
		if c.Rows[i].What == PlanChange {
			ids = append(ids, c.Rows[i].ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	byHand, err := r.ChangedByHand(ctx, ids)
	if err != nil {
		return err
	}
	for i := range c.Rows {
		fields := byHand[c.Rows[i].ID]
		for k := range c.Rows[i].Fields {
			f := &c.Rows[i].Fields[k]
			f.ByHand = touches(fields, f.Field)
			f.Take = !f.ByHand && f.Locked == ""
		}
	}
	return nil
}
