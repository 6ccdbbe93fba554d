package intake

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// lockedRounds says which rows name a round that takes nobody in any more. Who
// is in the conference already stays in the round where he is.
func (l *List) lockedRounds(ctx context.Context, r Records, conf data.Conference) error {
	if l.Kind != Recipients || conf.ID == "" {
		return nil
	}
	rounds, err := r.Rounds(ctx, conf.ID)
	if err != nil {
		return err
	}
	s, err := l.stand(ctx, r, conf)
	if err != nil {
		return err
	}
	for _, round := range rounds {
		if round.Locked.IsZero() {
			continue
		}
		var rows []int
		for i := range l.Records {
			rec := &l.Records[i]
			known := s.matches != nil && s.matches[i].Sure
			if rec.Round == round.Number && !rec.Faulty && !known && (len(rows) == 0 || rows[len(rows)-1] != rec.Row) {
				rows = append(rows, rec.Row)
			}
		}
		if len(rows) > 0 {
			l.Problems = append(l.Problems, sheet.RoundLocked(rows, l.Where(rows[0], sheet.FieldRound), round.Number))
		}
	}
	return nil
}
