package layout

// settle finds leads, and smaller sizes where it must, so that the fields fill
// the frame's height as well as they can.
func (f *Frame) settle(all []*laid) error {
	for {
		need, give := f.Foot, 0.0
		for i, l := range all {
			need += l.Lead + l.below()
			give += l.slack(before(all, i))
		}
		room := f.H - need
		if room >= -give-1e-9 && f.mend(all) {
			continue
		}
		if room >= -1e-9 {
			f.stretch(all, room)
			return nil
		}
		if -room <= give+1e-9 {
			for i, l := range all {
				l.lead = l.Lead + room*l.slack(before(all, i))/give
			}
			return nil
		}
		if !f.smaller(all) {
			return widest(all).overflow()
		}
	}
}

// before is the field above the i-th, or nil.
func before(all []*laid, i int) *laid {
	if i == 0 {
		return nil
	}
	return all[i-1]
}

// slack is how much the lead of a field may shrink, mm; as a last resort until
// its first line stands as close to what is above as its lines to one another.
func (l *laid) slack(above *laid) float64 {
	if !l.last {
		return l.Shrink
	}
	size := l.size
	if above != nil {
		size = max(size, above.size)
	}
	return max(l.Shrink, l.Lead-l.leading()*size*MM)
}

// mend makes a field whose lines part what belongs together up to
// two steps smaller where that saves it and nobody need be warned. It looks at
// each field once.
func (f *Frame) mend(all []*laid) bool {
	for _, l := range all {
		if l.mended || len(l.rows) < 2 {
			continue
		}
		l.mended = true
		if !l.para.parted(l.rows) {
			continue
		}
		least := l.floor
		if l.size >= l.One {
			least = max(least, l.One)
		}
		if l.size >= l.Remind {
			least = max(least, l.Remind)
		}
		if l.size > l.Floor {
			least = max(least, l.Floor+step)
		}
		for size := l.size - step; size >= max(least, l.size-2*step); size -= step {
			if rows := l.para.Break(size, f.W-2*l.inset, l.Track, len(l.rows), true); rows != nil && !l.para.parted(rows) {
				l.size, l.rows = size, rows
				return true
			}
		}
	}
	return false
}

// stretch shares out room that is left.
func (f *Frame) stretch(all []*laid, room float64) {
	grow := 0.0
	for _, l := range all {
		grow += l.Stretch
	}
	used := min(room, grow)
	for _, l := range all {
		l.lead = l.Lead
		if grow > 0 {
			l.lead += used * l.Stretch / grow
		}
	}
	switch rest := room - used; f.Rest {
	case "top":
		all[0].lead += rest
	case "middle":
		all[0].lead += rest / 2
	}
}

// smaller makes one field of several lines a step smaller, as a last resort any
// field: the one furthest above its floor, so that all give way alike. One that is narrower than the
// frame takes the frame's width first, if that saves a line. False if none is
// above its floor.
func (f *Frame) smaller(all []*laid) bool {
	var pick *laid
	most := 0.0
	for _, l := range all {
		if len(l.rows) < 2 && !l.last || l.size-step < l.floor {
			continue
		}
		above := (l.size - l.floor) / (l.Size - l.floor)
		if len(l.rows) < 2 {
			above /= 2 // little is won by it
		}
		if above > most {
			pick, most = l, above
		}
	}
	if pick == nil {
		return false
	}
	if pick.inset > 0 { // wider lines may do instead
		if rows := pick.wrap(f.W); len(rows) > 0 && len(rows) < len(pick.rows) {
			pick.inset, pick.rows, pick.mended = 0, rows, false
			return true
		}
	}
	pick.size -= step
	if rows := pick.wrap(f.W - 2*pick.inset); rows != nil {
		pick.rows, pick.mended = rows, false
	}
	return true
}

// widest is the field to blame when a frame is too full.
func widest(all []*laid) *laid {
	pick := all[0]
	for _, l := range all[1:] {
		if len(l.rows) > len(pick.rows) {
			pick = l
		}
	}
	return pick
}
