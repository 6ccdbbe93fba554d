package intake

import (
	"context"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// unknownAwards adds a problem to the first row of each award that the
// catalogue does not have; saving makes it, unmatched.
func unknownAwards(ctx context.Context, r Records, l *sheet.List) error {
	catalogue, err := r.Awards(ctx)
	if err != nil {
		return err
	}
	known := map[[2]string]bool{}
	first := map[string]int{} // place in l.Problems, by award
	for _, rec := range l.Records {
		if rec.Award == "" || rec.Faulty {
			continue
		}
		key := [2]string{rec.Award, rec.Issuer}
		found, seen := known[key]
		if !seen {
			_, found = match(catalogue, rec.Award, rec.Issuer)
			known[key] = found
		}
		if found {
			continue
		}
		if i, ok := first[rec.Award]; ok {
			l.Problems[i].Rows = append(l.Problems[i].Rows, rec.Row)
			continue
		}
		first[rec.Award] = len(l.Problems)
		l.Problems = append(l.Problems, sheet.Problem{Row: rec.Row, Rows: []int{rec.Row}, Code: "unknown-award",
			Severity: sheet.Warning, Saved: true, Args: map[string]any{"award": rec.Award}})
	}
	return nil
}

// match finds the award of the catalogue that a list's words mean, also where
// they are short ("LĐTT", "BK UBND tỉnh") or leave to the decision who decides:
// "Bằng khen" under a decision of the Chủ tịch UBND tỉnh.
func match(catalogue []data.Award, name, issuer string) (data.Award, bool) {
	if a, ok := store.MatchAward(catalogue, name); ok {
		return a, true
	}
	names := make([][]string, len(catalogue))
	for i, a := range catalogue {
		names[i] = append([]string{a.Name}, a.Aliases...)
	}
	if i := text.MatchAward(name, names); i >= 0 {
		return catalogue[i], true
	}
	if _, told := cutDecider(name); !told && issuer != "" {
		if i := text.MatchAward(name+" của "+issuer, names); i >= 0 {
			return catalogue[i], true
		}
	}
	return data.Award{}, false
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
