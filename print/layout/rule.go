package layout

// under gives the rule below a line whose ink begins at left on the baseline
// at y and is wide, mm.
func (r *Rule) under(left, y, wide float64) Rect {
	part := r.Part
	if part == 0 {
		part = 1
	}
	return Rect{left + wide*(1-part)/2, y + r.Below - r.Width/2, wide * part, r.Width}
}
