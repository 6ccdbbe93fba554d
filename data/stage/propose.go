package stage

import (
	"cmp"
	"slices"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Proposal is a round that does not exist yet, with those who belong to it.
type Proposal struct {
	data.Round
	Citations []data.ID
}

// Propose gives rounds for all citations that are in none: from the highest
// award to the lowest, within an award by theme, and within a theme collectives
// before households before individuals. A kind has a round of its own where each
// kind fills more than half a stage; else all go up in one round, each kind in a
// group of its own. Who announces and who hands over stays to be said.
func Propose(c *i18n.Catalogue, s Source) []Proposal {
	a := newArranger(s)
	type key struct {
		award data.ID
		theme string
	}
	byDecision := map[data.ID][]data.CitationRow{}
	for _, row := range s.Citations {
		if row.Round == "" && row.Certificate.State != data.StateWithdrawn {
			byDecision[row.Decision] = append(byDecision[row.Decision], row)
		}
	}
	lists, themes := map[key][]data.CitationRow{}, map[key]string{}
	for id, list := range byDecision {
		byAward := map[data.ID][]data.CitationRow{}
		for _, row := range list {
			byAward[row.Award] = append(byAward[row.Award], row)
		}
		for award, rows := range byAward {
			words := prevailing(rows, a.decisions[id])
			k := key{award, text.Fold(words)}
			lists[k] = append(lists[k], rows...)
			themes[k] = max(themes[k], words) // whichever decision comes first: always the same words
		}
	}
	keys := make([]key, 0, len(lists))
	for k := range lists {
		keys = append(keys, k)
		slices.SortFunc(lists[k], func(x, y data.CitationRow) int {
			dx, dy := a.decisions[x.Decision], a.decisions[y.Decision]
			return cmp.Or(cmp.Compare(KindOrder(x.Kind), KindOrder(y.Kind)), cmp.Compare(dx.Date, dy.Date),
				cmp.Compare(dx.Number, dy.Number), cmp.Compare(x.Ordinal, y.Ordinal), cmp.Compare(x.ID, y.ID))
		})
	}
	slices.SortFunc(keys, func(x, y key) int {
		return cmp.Or(cmp.Compare(rank(a.awards[x.award]), rank(a.awards[y.award])), cmp.Compare(x.award, y.award), cmp.Compare(x.theme, y.theme))
	})
	var out []Proposal
	for _, k := range keys {
		award := a.awards[k.award]
		for _, list := range byKind(lists[k]) {
			p := Proposal{Round: data.Round{Award: k.award, Theme: themes[k], Protocol: protocol(award), Kit: kit(award), Title: award.Name}}
			if one := list[0].Kind; !slices.ContainsFunc(list, func(r data.CitationRow) bool { return r.Kind != one }) {
				p.Kind = one
				if len(list) < len(lists[k]) {
					p.Title = c.T("stage.round.title", "award", award.Name, "kind", i18n.Key("stage.kind."+string(one)))
				}
			}
			for _, row := range list {
				p.Citations = append(p.Citations, row.ID)
			}
			out = append(out, p)
		}
	}
	return out
}

// rank sorts awards that nobody has ranked last.
func rank(a data.Award) int {
	if a.Rank == 0 {
		return 1 << 30
	}
	return a.Rank
}

// byKind parts a list, sorted by kind, where each kind fills more than half a stage.
func byKind(list []data.CitationRow) [][]data.CitationRow {
	var parts [][]data.CitationRow
	from := 0
	for i := 1; i <= len(list); i++ {
		if i < len(list) && list[i].Kind == list[from].Kind {
			continue
		}
		if i-from <= data.GroupUsual/2 {
			return [][]data.CitationRow{list}
		}
		parts = append(parts, list[from:i])
		from = i
	}
	return parts
}

// protocol gives the usual order of steps of an award, by who decides it.
func protocol(a data.Award) data.ProtocolKey {
	decider := text.Fold(a.Decider)
	switch {
	case strings.Contains(decider, "chu tich nuoc"):
		return data.ProtocolPresident
	case a.Document == data.DocumentFlag:
		return data.ProtocolFlag
	case strings.Contains(decider, "thu tuong"):
		return data.ProtocolPrime
	}
	return data.ProtocolUsual
}

// kit gives what each recipient of an award receives.
func kit(a data.Award) []data.KitLine {
	var things []data.KitThing
	switch a.Document {
	case data.DocumentMedal:
		things = []data.KitThing{data.KitMedal, data.KitCertificate, data.KitFrame}
	case data.DocumentFlag:
		things = []data.KitThing{data.KitFlag, data.KitCertificate, data.KitFrame}
	case data.DocumentNone:
	default:
		things = []data.KitThing{data.KitCertificate, data.KitFrame}
	}
	things = append(things, data.KitFlowers)
	if a.BonusIndividual > 0 || a.BonusCollective > 0 {
		things = append(things, data.KitEnvelope)
	}
	list := make([]data.KitLine, len(things))
	for i, thing := range things {
		list[i].Thing = thing
	}
	return list
}
