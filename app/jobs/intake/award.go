package intake

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// awards finds the catalogue's award for the words of a list.
type awards struct {
	catalogue []data.Award
	options   Options
	known     map[[2]string]found
}

// found is what a list's words mean: an award of the catalogue, or, where a
// person said so, one that is to be added to it.
type found struct {
	id    data.ID
	fresh bool
}

func readAwards(ctx context.Context, r Records, o Options) (*awards, error) {
	list, err := r.Awards(ctx)
	return &awards{catalogue: list, options: o, known: map[[2]string]found{}}, err
}

// of gives the award that a record names.
func (a *awards) of(rec *sheet.Record) found {
	key := [2]string{rec.Award, rec.Issuer}
	f, ok := a.known[key]
	if ok {
		return f
	}
	if id, said := a.options.AwardFix(rec.Award); said {
		f = found{id: id, fresh: id == ""}
	} else if award, ok := match(a.catalogue, rec.Award, rec.Issuer); ok {
		f.id = award.ID
	}
	a.known[key] = f
	return f
}

// unknownAwards adds a problem to the first row of each award that the
// catalogue does not have; saving makes it, unmatched, where nobody says which
// it is.
func (l *List) unknownAwards(ctx context.Context, r Records) error {
	a, err := readAwards(ctx, r, l.Options)
	if err != nil {
		return err
	}
	var words []string
	rows := map[string][]int{}
	for i := range l.Records {
		rec := &l.Records[i]
		if rec.Award == "" || rec.Faulty || a.of(rec) != (found{}) {
			continue
		}
		if _, met := rows[rec.Award]; !met {
			words = append(words, rec.Award)
		}
		rows[rec.Award] = append(rows[rec.Award], rec.Row)
	}
	for _, w := range words {
		l.Problems = append(l.Problems, sheet.UnknownAward(rows[w], w, a.near(w)))
	}
	return nil
}

// mostNear is how many awards of the catalogue are offered for one that it has not.
const mostNear = 4

// near gives the awards of the catalogue that words may mean, the likeliest
// first: those that share most of their words with them.
func (a *awards) near(words string) []data.Award {
	type scored struct {
		award data.Award
		score float64
	}
	said := strings.Fields(text.AwardKey(words))
	var list []scored
	for _, award := range a.catalogue {
		best := 0.0
		for _, name := range award.Names() {
			best = max(best, likeness(said, strings.Fields(text.AwardKey(name))))
		}
		if best >= 0.3 {
			list = append(list, scored{award, best})
		}
	}
	slices.SortStableFunc(list, func(x, y scored) int { return cmp.Compare(y.score, x.score) })
	near := make([]data.Award, 0, mostNear)
	for _, s := range list[:min(len(list), mostNear)] {
		near = append(near, s.award)
	}
	return near
}

// likeness is the share of words that two names have in common, from 0 to 1.
func likeness(a, b []string) float64 {
	common := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			common++
		}
	}
	if common == 0 {
		return 0
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

// match finds the award of the catalogue that a list's words mean, also where
// they are short ("LĐTT", "BK UBND tỉnh") or leave to the decision who decides:
// "Bằng khen" under a decision of the Chủ tịch UBND tỉnh.
func match(catalogue []data.Award, name, issuer string) (data.Award, bool) {
	if a, ok := store.MatchAward(catalogue, name); ok {
		return a, true
	}
	if _, told := cutDecider(name); !told && issuer != "" {
		return store.MatchAward(catalogue, name+" của "+issuer)
	}
	return data.Award{}, false
}

// learn keeps how the list writes the awards that a person has named, so that
// no later list is asked about them. What another award is called already stays
// that award's.
func (l *List) learn(ctx context.Context, r Records) error {
	done := map[string]bool{}
	for i := range l.Records {
		words := l.Records[i].Award
		if words == "" || done[words] || l.Records[i].Faulty {
			continue
		}
		done[words] = true
		id, ok := l.Options.AwardFix(words)
		if !ok || id == "" {
			continue
		}
		if err := r.AddAlias(ctx, id, words); err != nil && data.CodeOf(err) != "alias-taken" {
			return err
		}
	}
	return nil
}

// decider is who decides an award, as its name says it: "Giấy khen của Giám
// đốc Sở Nội vụ". Lists seldom say it anywhere else.
func decider(award string) string {
	who, _ := cutDecider(award)
	return who
}

func cutDecider(award string) (string, bool) {
	for _, of := range []string{" của ", " CỦA ", " Của "} {
		if _, who, found := strings.Cut(award, of); found {
			return strings.TrimSpace(who), true
		}
	}
	return "", false
}
