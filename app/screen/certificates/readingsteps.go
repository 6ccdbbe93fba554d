package certificates

import (
	"context"
	"slices"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// next gives the first sheet after one that the reader has still to read, the
// first of all if none is left, "" if there are none.
func (r *reading) next(after data.ID) data.ID {
	at := slices.Index(r.ids, after)
	for i := range r.ids {
		id := r.ids[(at+1+i)%len(r.ids)]
		if r.open(id) {
			return id
		}
	}
	if at < 0 && len(r.ids) > 0 {
		return r.ids[0]
	}
	return after
}

// goOn shows the next sheet that waits for the reader: of this unit, or else of
// the next unit that has one.
func (r *reading) goOn() {
	s := r.s
	if id := r.next(r.id); id != r.id || r.open(id) {
		r.pick(id)
		return
	}
	for k := 1; k < len(r.units); k++ {
		at := (r.unit.Selected + k) % len(r.units)
		for _, row := range s.all.rows {
			if at > 0 && r.open(row.ID) && unitOf(row) == r.units[at] {
				r.unit.Selected, r.id = at, ""
				r.fill()
				r.roll.ScrollToTop()
				return
			}
		}
	}
	r.show()
	s.sh.Remark(s.sh.T("certificates.read.all.done", "name", s.reader))
}

// open tells whether the reader's word on a sheet is still wanted.
func (r *reading) open(id data.ID) bool {
	row, ok := r.s.find(id)
	return ok && made(row) && r.s.unread(row) && !r.mine(id)
}

// mine tells whether the reader has confirmed a sheet already.
func (r *reading) mine(id data.ID) bool {
	return slices.ContainsFunc(r.s.all.readers[id], func(who string) bool { return fold(who) == fold(r.s.reader) })
}

// step goes to the sheet before or after this one.
func (r *reading) step(by int) {
	if i := slices.Index(r.ids, r.id) + by; i >= 0 && i < len(r.ids) {
		r.pick(r.ids[i])
	}
}

// pick shows a sheet.
func (r *reading) pick(id data.ID) {
	r.id = id
	r.show()
	r.roll.ScrollToTop()
}

// confirmed records that the reader has compared the text, and goes on.
func (r *reading) confirmed() {
	s, t := r.s, r.s.sh.T
	switch {
	case s.reader == "":
		r.whoF.SetError(t("certificates.proof.who.needed"))
		r.object.Refresh()
		widget.FocusOn(r.who)
		return
	case r.mine(r.id):
		s.sh.Remark(t("certificates.read.mine", "name", s.reader))
		r.goOn()
		return
	case !r.open(r.id):
		r.goOn()
		return
	}
	id, name, conf := r.id, s.reader, s.sh.Conference()
	s.sh.Load(func(ctx context.Context) error {
		_, _, err := papers.Proofread(ctx, s.d.Records, conf, data.CitationFilter{IDs: []data.ID{id}}, name)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		r.wrote = true
		s.all.readers[id] = append(slices.Clone(s.all.readers[id]), name)
		s.tally = count(s.all.rows, s.reached)
		s.counters()
		if s.reading == r && r.id == id {
			r.goOn()
		}
	})
}
