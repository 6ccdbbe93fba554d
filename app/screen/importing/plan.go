package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// part is one group of rows on the last page, by what becomes of them.
type part string

const (
	partAdd    part = "add"
	partChange part = "change"
	partSame   part = "same"
	partGone   part = "gone"
	partLeft   part = "left"
)

// plan is what saving the list would do, and what of it a person wants.
type plan struct {
	s     *Screen
	c     *intake.Comparison
	rows  map[part][]int // places in c.Rows
	parts []part         // those with rows, in order
	at    part
	diffs *differences
	out   map[data.ID]bool // of c.Gone, to be removed

	title, into *widget.Text
	segment     *widget.Segment
	middle      *fyne.Container
	groups      *fyne.Container // beside the new rows
	grouped     bool            // any row has a delegation or an award
	both        *fyne.Container
	head, foot  *fyne.Container
	save, back  *widget.Button
	keep        *widget.Check
	table       *widget.DataTable // of the part in sight; nil: it is none
}

func newPlan(s *Screen, c *intake.Comparison) *plan {
	p := &plan{s: s, c: c, rows: map[part][]int{}, out: map[data.ID]bool{}}
	for i, r := range c.Rows {
		k := map[intake.PlanKind]part{intake.PlanAdd: partAdd, intake.PlanChange: partChange, intake.PlanSame: partSame, intake.PlanLeft: partLeft}[r.What]
		p.rows[k] = append(p.rows[k], i)
	}
	for _, k := range []part{partAdd, partChange, partSame, partGone, partLeft} {
		if p.size(k) > 0 {
			p.parts = append(p.parts, k)
		}
	}
	p.at = p.parts[0]
	for _, k := range []part{partGone, partChange} { // what asks for a decision comes first
		if p.size(k) > 0 {
			p.at = k
		}
	}
	p.diffs = newDifferences(p)
	return p
}

func (p *plan) size(k part) int {
	if k == partGone {
		return len(p.c.Gone)
	}
	return len(p.rows[k])
}

// changed counts the records of which something is to be taken.
func (p *plan) changed() int {
	n := 0
	for _, i := range p.rows[partChange] {
		for _, f := range p.c.Rows[i].Fields {
			if f.Take {
				n++
				break
			}
		}
	}
	return n
}

// removed lists who is to be taken out.
func (p *plan) removed() []data.ID {
	var ids []data.ID
	for _, g := range p.c.Gone {
		if p.out[g.ID] {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// idle tells that saving would do nothing at all.
func (p *plan) idle() bool {
	return p.size(partAdd)+p.changed()+len(p.removed()) == 0 && (!p.s.draft || p.size(partLeft) == 0)
}

// update brings title and button up to date with what is chosen.
func (p *plan) update() {
	t, l := p.s.sh.T, p.s.list
	added, changed, removed := p.size(partAdd), p.changed(), len(p.removed())
	switch {
	case added+changed+removed == 0:
		p.title.SetText(t("importing.confirm.nothing"))
	case changed+removed == 0:
		p.title.SetText(t("importing.confirm.title."+string(l.Kind), "n", added, "count", count(added)))
	default:
		p.title.SetText(t("importing.confirm.change."+string(l.Kind), "did", p.s.did(added, changed, removed)))
	}
	switch {
	case changed+removed > 0:
		p.save.SetText(t("importing.confirm.save.change"))
	case added == 0 && !p.idle():
		p.save.SetText(t("importing.confirm.save.draft"))
	default:
		p.save.SetText(t("importing.save", "n", added, "count", count(added)))
	}
	p.save.SetDisabled(p.s.saving || p.idle())
	p.back.SetDisabled(p.s.saving)
	p.keep.SetDisabled(p.s.saving)
	p.head.Refresh() // the words have another width now
	p.foot.Refresh()
}

// show puts the rows of the chosen part.
func (p *plan) show() {
	var o fyne.CanvasObject
	p.table = nil
	switch p.at {
	case partChange:
		o = p.diffs.object()
	case partGone:
		o = p.gonePart()
	case partLeft:
		o = p.leftPart()
	default:
		o = p.rowsPart(p.at)
	}
	p.middle.Objects = []fyne.CanvasObject{o}
	p.groups.Hidden = p.at != partAdd || !p.grouped
	p.both.Refresh()
}

// focus puts the keyboard where the next decision is.
func (p *plan) focus(s *Screen) {
	switch {
	case s.saving:
		s.focus(nil)
	case s.keys != nil && p.table != nil && (p.at == partChange || p.at == partGone):
		p.table.Focus()
	case p.save.Disabled():
		s.focus(p.back)
	default:
		s.focus(p.save)
	}
}

// leftPart tells which rows are not saved, and why; a press leads to the row.
func (p *plan) leftPart() fyne.CanvasObject {
	list, errors, _ := sorted(p.s.list)
	return widget.Padded(1, container.NewVScroll(widget.Column(0, p.s.problemLines(list[:errors], p.s.seeRow)...)))
}
