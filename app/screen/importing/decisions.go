package importing

import (
	"slices"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data/sheet"
)

// decisions are the states in which a person had the reading of a list, so
// that each can be come back to. A state is never changed once it is kept.
type decisions struct {
	states []*intake.Options
	at     int
	shown  *intake.Options // that of the list in sight
}

// begin forgets all states but one.
func (d *decisions) begin(o intake.Options) {
	d.states, d.at, d.shown = []*intake.Options{&o}, 0, nil
}

// add keeps a further state; those that were undone are given up.
func (d *decisions) add(o intake.Options) {
	d.states = append(d.states[:d.at+1], &o)
	d.at++
}

// back returns to the state of the list in sight, after one that could not be read.
func (d *decisions) back() {
	i := slices.Index(d.states, d.shown)
	if i < 0 {
		d.states, i = []*intake.Options{d.shown}, 0
	}
	if d.at > i { // what failed is not offered again
		d.states = d.states[:i+1]
	}
	d.at = i
}

// decide takes decisions about cells and rows; together they are one step.
func (s *Screen) decide(fixes ...sheet.Fix) {
	s.change(func(o *intake.Options) { o.Fixes = slices.Concat(o.Fixes, fixes) })
}

// change takes any decision about how the list is read. do must not change what
// a map or slice of the options holds, but set another.
func (s *Screen) change(do func(o *intake.Options)) {
	if s.list == nil || s.step != stepReview {
		return
	}
	o := s.options
	do(&o)
	s.decided.add(o)
	s.turn()
}

// turn reads by the state that is chosen now.
func (s *Screen) turn() {
	s.unsay()
	s.options = *s.decided.states[s.decided.at]
	s.kind = s.options.Kind
	s.read()
}

// unsay takes away the strip that offers to undo a decision which is no longer
// the last, or no longer in sight.
func (s *Screen) unsay() {
	s.sh.Unsay(s.told)
	s.told = ""
}

func (s *Screen) canUndo() bool { return s.step == stepReview && s.decided.at > 0 }

func (s *Screen) canRedo() bool {
	return s.step == stepReview && s.decided.at < len(s.decided.states)-1
}

// Undo is part of screen.Undoer: the last decision is none; once the list is
// saved, the import is.
func (s *Screen) Undo() {
	if s.step == stepSaved && s.saved.Batch != "" && s.undone == nil {
		s.undoImport(s.saved.Batch, s.list.File)
		return
	}
	if !s.canUndo() {
		s.sh.Remark(s.sh.T("importing.undo.none"))
		return
	}
	s.decided.at--
	s.turn()
}

// Redo takes the decision again that was undone.
func (s *Screen) Redo() {
	if !s.canRedo() {
		s.sh.Remark(s.sh.T("importing.redo.none"))
		return
	}
	s.decided.at++
	s.turn()
}

// remap reads a column as another field.
func (s *Screen) remap(letter, field string) {
	s.change(func(o *intake.Options) {
		chosen := map[string]string{letter: field}
		for k, v := range o.Map {
			if k != letter {
				chosen[k] = v
			}
		}
		o.Map = chosen
	})
}

// resheet reads another sheet of the file; what was decided of this one means nothing there.
func (s *Screen) resheet(name string) {
	s.change(func(o *intake.Options) {
		*o = intake.Options{Kind: o.Kind, Sheet: name, Encoding: o.Encoding, Separator: o.Separator}
	})
}

// rekind reads the list as another kind. Columns chosen for the one may mean
// nothing to the other.
func (s *Screen) rekind(k intake.Kind) {
	if s.list == nil || s.list.Kind == k {
		return
	}
	s.change(func(o *intake.Options) { o.Kind, o.Map, o.Award = k, nil, "" })
}

// give puts an award to the rows that name none.
func (s *Screen) give(award string) {
	s.change(func(o *intake.Options) { o.Award = award })
}
