package importing

import (
	"cmp"
	"slices"
	"strings"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

// recipient is a name with whose it is, and that the award is posthumous.
func (p *plan) recipient(rec sheet.Record) widget.Cell {
	c := widget.Cell{Text: rec.Name, Bold: true, Second: p.s.sh.T("jobs.recipient." + string(rec.Citation().Kind))}
	if rec.Posthumous {
		c.Tags = []widget.CellTag{{Text: p.s.sh.T("importing.field.posthumous"), Tone: widget.Neutral}}
	}
	return c
}

// award names an award as the catalogue does, with the list's words below where
// they are others.
func (p *plan) award(name string, words ...string) widget.Cell {
	if name == "" {
		return widget.Cell{Text: strings.Join(words, ", "), Second: p.s.sh.T("importing.confirm.new-award"), SecondColor: widget.ColorWarn}
	}
	words = slices.DeleteFunc(words, func(w string) bool { return text.Fold(w) == text.Fold(name) })
	return widget.Cell{Text: name, Second: strings.Join(words, ", ")}
}

// decision gives number and day of the decision that the list names.
func decision(_ *intake.RowPlan, rec *sheet.Record) widget.Cell {
	if rec.Decision == "" {
		return widget.Cell{Text: rec.DecisionDate.String()}
	}
	return widget.Cell{Text: rec.Decision, Second: rec.DecisionDate.String()}
}

// groupRows are the new rows of one delegation or award.
type groupRows struct {
	name  string   // the delegation's or the catalogue's; "" if the award is yet to be added
	words []string // the list's, of an award
	rows  int
}

// counted counts the new rows by delegation, or by what the catalogue calls
// their award, in the order of the list.
func (p *plan) counted() []groupRows {
	var list []groupRows
	at := map[string]int{}
	for _, k := range p.rows[partAdd] {
		r := p.c.Rows[k]
		rec := &p.s.list.Records[r.Record]
		name, words := rec.Delegation, ""
		if p.s.list.Kind == intake.Recipients {
			name, words = r.Award, rec.Award
		}
		key := cmp.Or(name, "\n"+words)
		i, met := at[key]
		if !met {
			i = len(list)
			at[key] = i
			list = append(list, groupRows{name: name})
		}
		list[i].rows++
		if words != "" && !slices.Contains(list[i].words, words) {
			list[i].words = append(list[i].words, words)
		}
	}
	return list
}
