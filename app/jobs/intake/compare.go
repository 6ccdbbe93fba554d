package intake

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Comparison says what saving a list would do to a conference.
type Comparison struct {
	Rows                       []RowPlan // one for each record, in the list's order
	Added, Same, Changed, Left int       // rows by what becomes of them
	Gone                       []Gone    // in the list before this one, and not in this one
	Earlier                    data.Import
}

// PlanKind tells what becomes of a row.
type PlanKind string

// What may become of a row.
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
	Code, Name string  // of who is there; Name is else the list's
	Fields     []FieldChange
}

// FieldChange is one field in which the list says something else.
type FieldChange struct {
	Field         sheet.Field
	Before, After string
	ByHand        bool   // a person has changed it since it was taken in
	Take          bool   // the list's is to be saved
	Locked        string // the register number of the certificate that says Before: it cannot be taken here
}

// Gone is a record that the list before this one had, and this one has not.
type Gone struct {
	ID               data.ID
	Code, Name, Unit string
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

// Compare holds a list against a conference.
func Compare(ctx context.Context, r Records, conf data.Conference, l *List) (*Comparison, error) {
	c := &Comparison{Rows: make([]RowPlan, len(l.Records))}
	for i, rec := range l.Records {
		c.Rows[i] = RowPlan{Record: i, What: PlanAdd, Name: rec.Name}
		if rec.Faulty {
			c.Rows[i].What = PlanLeft
			c.Left++
			continue
		}
		c.Added++
	}
	return c, ctx.Err()
}
