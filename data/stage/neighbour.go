package stage

// Double is somebody who would go up twice in one group or in neighbouring ones.
type Double struct {
	A, B Recipient
	Name string // of who goes up
}

// where says in which groups, counted over all rounds, a person goes up.
type where map[string][]int

func (w where) near(name string, at int) (n int) {
	for _, g := range w[name] {
		if g >= at-1 && g <= at+1 {
			n++
		}
	}
	return n
}

func (w where) move(name string, from, to int) {
	if name == "" {
		return
	}
	for i, g := range w[name] {
		if g == from {
			w[name][i] = to
			return
		}
	}
}

// part exchanges recipients between groups of a round that nobody has locked or
// put into order himself, of
// the same award and kind, until nobody goes up in neighbouring groups, as far
// as that is possible.
func part(rounds []Round) {
	w := where{}
	at := 0
	for r := range rounds {
		for g := range rounds[r].Groups {
			for i := range rounds[r].Groups[g].List {
				if name := person(rounds[r].Groups[g].List[i].Citation); name != "" {
					w[name] = append(w[name], at)
				}
			}
			at++
		}
	}
	first := 0
	for r := range rounds {
		if rounds[r].Locked.IsZero() && !rounds[r].ByHand {
			for g := range rounds[r].Groups {
				for i := range rounds[r].Groups[g].List {
					if name := person(rounds[r].Groups[g].List[i].Citation); name != "" && w.near(name, first+g) > 1 {
						exchange(rounds[r].Groups, g, i, first, w)
					}
				}
			}
		}
		first += len(rounds[r].Groups)
	}
}

// exchange puts a recipient into another of the groups, for somebody who may
// take his place; first is the number of the first of them over all rounds.
func exchange(groups []Group, g, i, first int, w where) {
	one := &groups[g].List[i]
	name := person(one.Citation)
	for h := range groups {
		if h == g {
			continue
		}
		for k := range groups[h].List {
			other := &groups[h].List[k]
			if other.Award != one.Award || other.Kind != one.Kind {
				continue
			}
			his := person(other.Citation)
			w.move(name, first+g, first+h)
			w.move(his, first+h, first+g)
			if w.near(name, first+h) == 1 && (his == "" || w.near(his, first+g) == 1) {
				*one, *other = *other, *one
				return
			}
			w.move(his, first+g, first+h)
			w.move(name, first+h, first+g)
		}
	}
}

// Twice lists those who would go up twice in one group or in neighbouring ones,
// over the borders of rounds too.
func Twice(rounds []Round) []Double {
	var list []Double
	var before map[string]Recipient
	for r := range rounds {
		for g := range rounds[r].Groups {
			these := map[string]Recipient{}
			for _, one := range rounds[r].Groups[g].List {
				name := person(one.Citation)
				if name == "" {
					continue
				}
				if other, ok := before[name]; ok {
					list = append(list, Double{other, one, goesUp(one.Citation)})
				}
				if other, ok := these[name]; ok {
					list = append(list, Double{other, one, goesUp(one.Citation)})
				}
				these[name] = one
			}
			before = these
		}
	}
	return list
}
