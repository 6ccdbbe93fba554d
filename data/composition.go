package data

// Composition is who a conference is made up of, as the "Báo cáo thành phần,
// số lượng, cơ cấu đại biểu" says it. Every group adds up to All: what is not
// known of somebody is counted in a group without a name, never left out.
type Composition struct {
	On          Date // the day that ages are counted on
	All         Group
	Kinds       []Group // "official", "guest"
	Genders     []Group // "male", "female"
	Ethnicities []Group
	Ages        []Group // "under-30", "30-39", "40-49", "50-59", "from-60"; all five, those without anybody too
	Parties     []Group // "member", "none": who is said to be no member; "" is who says nothing
	Educations  []Group // the highest first
	Theories    []Group // the highest first
	Delegations []DelegationShare

	Official, Guests, ExOfficio, Exemplar, Minority Group

	Average          float64       // age in years, of those whose birth year is known; 0 where it is of nobody
	Oldest, Youngest []DelegateRow // several where the same age is all that is known of them

	Absent      []DelegateRow // with a reason, and not come after all
	Substitutes []Substitution

	Voters, PresentVoters, Need int // see Delegate.Voter, Delegate.Votes; Need is the quorum
}

// Group is how many delegates have something in common. Name is one of the
// words above or stands as the lists have it, in their commonest spelling; ""
// is not known.
type Group struct {
	Name           string
	Total, Present int
}

// DelegationShare is what one delegation brings.
type DelegationShare struct {
	ID ID // "" for those who belong to none
	Group
	Official, Guests, Women, Absent int
}

// Substitution is a delegate in whose place somebody else comes.
type Substitution struct {
	Absent DelegateRow
	Who    *DelegateRow // nil where only the name was written down
	Name   string
}

// Quorate tells whether enough of those who vote are present.
func (c Composition) Quorate() bool { return c.PresentVoters >= c.Need }

// Compose counts the delegates of a conference, every place once: by the
// substitute where one is recorded with data of his own, else by the delegate
// who was convened. Who has cancelled is not counted. Rows carry the presence
// at the meeting that is reported on; delegations come in the order of rows.
func Compose(rows []DelegateRow, quorum Fraction, on Date) Composition {
	c := Composition{On: on}
	instead := map[ID]*DelegateRow{}
	for i := range rows {
		if r := &rows[i]; r.Replaces != "" && r.Status != StatusCancelled {
			instead[r.Replaces] = r
		}
	}
	kinds, genders, ethnicities := newTally(), newTally(), newTally()
	parties, educations, theories := newTally(), newTally(), newTally()
	ages := ageTally()
	var delegations shares
	var life lives
	for i := range rows {
		r := &rows[i]
		if !r.Expected() {
			continue
		}
		if r.Voter() {
			c.Voters++
			if s := instead[r.ID]; r.Votes() && !r.PresentAt.IsZero() || s != nil && s.Votes() && !s.PresentAt.IsZero() {
				c.PresentVoters++
			}
		}
		who, known := r, true
		if s := instead[r.ID]; s != nil && r.PresentAt.IsZero() {
			who = s
			c.Substitutes = append(c.Substitutes, Substitution{Absent: *r, Who: s, Name: s.Name})
		} else if r.Status == StatusSubstituted && r.PresentAt.IsZero() {
			known = false // whose data these are does not come
			c.Substitutes = append(c.Substitutes, Substitution{Absent: *r, Name: r.Substitute})
		}
		present := !who.PresentAt.IsZero()
		absent := r.Status == StatusAbsent && !present
		if absent {
			c.Absent = append(c.Absent, *r)
		}
		c.All.add(present)
		for _, of := range []struct {
			group *Group
			holds bool
		}{{&c.Official, r.Kind == KindOfficial}, {&c.Guests, r.Kind == KindGuest}, {&c.ExOfficio, r.ExOfficio}, {&c.Exemplar, r.Exemplar}, {&c.Minority, minority(who.Ethnicity)}} {
			if of.holds {
				of.group.add(present)
			}
		}
		kinds.add(string(r.Kind), present)
		genders.add(string(who.Gender), present)
		ethnicities.add(who.Ethnicity, present)
		parties.add(partyWord(who.Party), present)
		educations.add(who.Education, present)
		theories.add(who.Theory, present)
		ages.add(ageBand(who.Birth.Age(on)), present)
		delegations.add(r, who, present, absent)
		if known {
			life.add(who, on)
		}
	}
	c.Need = quorum.Of(c.Voters)
	c.Kinds = kinds.inOrder(string(KindOfficial), string(KindGuest))
	c.Genders = genders.inOrder(string(Male), string(Female))
	c.Ethnicities = ethnicities.byCount()
	c.Parties = parties.inOrder(partyMember, partyNone)
	c.Educations, c.Theories = educations.byLevel(educationLevels), theories.byLevel(theoryLevels)
	c.Ages = ages.inOrder()
	c.Delegations = delegations.list
	c.Average, c.Oldest, c.Youngest = life.average(), life.oldest, life.youngest
	return c
}

func (g *Group) add(present bool) {
	g.Total++
	if present {
		g.Present++
	}
}

// shares are the delegations in the order in which they came up.
type shares struct {
	list []DelegationShare
	at   map[ID]int
}

func (s *shares) add(place, who *DelegateRow, present, absent bool) {
	i, ok := s.at[place.Delegation]
	if !ok {
		if s.at == nil {
			s.at = map[ID]int{}
		}
		i = len(s.list)
		s.at[place.Delegation] = i
		s.list = append(s.list, DelegationShare{ID: place.Delegation, Group: Group{Name: place.DelegationName}})
	}
	d := &s.list[i]
	d.add(present)
	for _, of := range []struct {
		n     *int
		holds bool
	}{{&d.Official, place.Kind == KindOfficial}, {&d.Guests, place.Kind == KindGuest}, {&d.Women, who.Gender == Female}, {&d.Absent, absent}} {
		if of.holds {
			*of.n++
		}
	}
}
