package ceremony

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// RoundRecords is what the award rounds need of the store.
type RoundRecords interface {
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	SaveRound(ctx context.Context, r *data.Round) error
	DeleteRound(ctx context.Context, id data.ID) error
	RenumberRounds(ctx context.Context, conf data.ID, ids []data.ID) error
	SetCitationRounds(ctx context.Context, rounds map[data.ID]data.ID) error
	ArrangeRound(ctx context.Context, round data.ID, groups [][]data.ID) error
	LockRound(ctx context.Context, round data.ID, places []data.StagePlace) error
	UnlockRound(ctx context.Context, round data.ID, reason string) error
	StagePlaces(ctx context.Context, conf data.ID) ([]data.StagePlace, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Awards(ctx context.Context) ([]data.Award, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error)
	Setting(ctx context.Context, key string) (string, error)
}

// Keys of the settings; see stage.Settings.
const (
	SettingComrade       = "ceremony.comrade"         // "no", else yes
	SettingRoundMinutes  = "ceremony.minutes-a-round" // whole numbers
	SettingPersonSeconds = "ceremony.seconds-a-person"
)

// MostOnStage is the largest size of a group.
const MostOnStage = 60

// Stage is all award rounds of a conference with their groups and places.
type Stage struct {
	Rounds   []stage.Round
	Source   stage.Source // what they were arranged from, citations in no round included
	Doubles  []stage.Double
	Settings stage.Settings
	Minutes  map[data.ID]time.Duration // estimates by round
}

// LoadRounds gives the rounds with their groups and places: locked ones as they
// were stored, the others as they would be.
func LoadRounds(ctx context.Context, r RoundRecords, conf data.ID) (s Stage, err error) {
	if s.Settings, err = stageSettings(ctx, r); err != nil {
		return s, err
	}
	if s.Source.Rounds, err = r.Rounds(ctx, conf); err != nil {
		return s, err
	}
	if s.Source.Places, err = r.StagePlaces(ctx, conf); err != nil {
		return s, err
	}
	if s.Source.Awards, err = r.Awards(ctx); err != nil {
		return s, err
	}
	if s.Source.Decisions, err = r.Decisions(ctx, conf); err != nil {
		return s, err
	}
	if s.Source.Citations, err = r.Citations(ctx, data.CitationFilter{Conference: conf}); err != nil {
		return s, err
	}
	s.Rounds = stage.Arrange(s.Source)
	s.Doubles = stage.Twice(s.Rounds)
	s.Minutes = make(map[data.ID]time.Duration, len(s.Rounds))
	for i := range s.Rounds {
		s.Minutes[s.Rounds[i].ID] = stage.Minutes(&s.Rounds[i], s.Settings)
	}
	return s, nil
}

func stageSettings(ctx context.Context, r interface {
	Setting(ctx context.Context, key string) (string, error)
}) (stage.Settings, error) {
	s := stage.Usual()
	word, err := r.Setting(ctx, SettingComrade)
	if err != nil {
		return s, err
	}
	s.Comrade = word != "no"
	for _, n := range []struct {
		key  string
		into *int
		most int
	}{{SettingRoundMinutes, &s.RoundMinutes, 60}, {SettingPersonSeconds, &s.PersonSeconds, 600}} {
		word, err := r.Setting(ctx, n.key)
		if err != nil {
			return s, err
		}
		if v, err := strconv.Atoi(word); err == nil && v >= 0 && v <= n.most {
			*n.into = v
		}
	}
	return s, nil
}

// ProposeRounds makes rounds for all citations that are in none, in the first
// award item of the agenda, and gives how many it made. Where nothing is locked
// yet all rounds are put in the order of their awards' ranks. Error:
// round-nothing-to-propose.
func ProposeRounds(ctx context.Context, r RoundRecords, c *i18n.Catalogue, conf data.ID) (int, error) {
	s, err := LoadRounds(ctx, r, conf)
	if err != nil {
		return 0, err
	}
	list := stage.Propose(c, s.Source)
	if len(list) == 0 {
		return 0, data.Fail("round-nothing-to-propose")
	}
	agenda, err := r.Agenda(ctx, conf)
	if err != nil {
		return 0, err
	}
	item := data.ID("")
	if i := slices.IndexFunc(agenda, func(a data.AgendaItem) bool { return a.Kind == data.ItemAwards }); i >= 0 {
		item = agenda[i].ID
	}
	ranks := map[data.ID]int{}
	for _, a := range s.Source.Awards {
		ranks[a.ID] = a.Rank
	}
	order := slices.Clone(s.Rounds)
	locked := slices.ContainsFunc(order, func(r stage.Round) bool { return !r.Locked.IsZero() })
	into := map[data.ID]data.ID{}
	for _, p := range list {
		round := p.Round
		round.Conference, round.Item = conf, item
		if err := r.SaveRound(ctx, &round); err != nil {
			return 0, err
		}
		for _, id := range p.Citations {
			into[id] = round.ID
		}
		order = append(order, stage.Round{Round: round, Rank: ranks[round.Award]})
	}
	if err := r.SetCitationRounds(ctx, into); err != nil {
		return 0, err
	}
	if locked {
		return len(list), nil
	}
	slices.SortStableFunc(order, func(x, y stage.Round) int { return cmp.Compare(last(x.Rank), last(y.Rank)) })
	ids := make([]data.ID, len(order))
	for i := range order {
		ids[i] = order[i].ID
	}
	return len(list), r.RenumberRounds(ctx, conf, ids)
}

// last puts what has no rank behind the others.
func last(rank int) int {
	if rank == 0 {
		return 1 << 30
	}
	return rank
}

// SaveStageRound checks a round and keeps it. Errors: round-size (size, most),
// round-kit (count), those of the store.
func SaveStageRound(ctx context.Context, r RoundRecords, round *data.Round) error {
	if round.GroupSize < 0 || round.GroupSize > MostOnStage {
		return data.Fail("round-size", "size", round.GroupSize, "most", MostOnStage)
	}
	for _, k := range round.Kit {
		if k.Count < 0 || k.Count > 10_000 {
			return data.Fail("round-kit", "count", k.Count)
		}
	}
	round.Title, round.Theme = strings.TrimSpace(round.Title), strings.TrimSpace(round.Theme)
	round.Tray, round.Helper = strings.TrimSpace(round.Tray), strings.TrimSpace(round.Helper)
	return r.SaveRound(ctx, round)
}

// DeleteStageRound deletes a round; its citations are in none then.
func DeleteStageRound(ctx context.Context, r RoundRecords, id data.ID) error {
	return r.DeleteRound(ctx, id)
}

// OrderRounds numbers the rounds of a conference in the order given.
func OrderRounds(ctx context.Context, r RoundRecords, conf data.ID, ids []data.ID) error {
	return r.RenumberRounds(ctx, conf, ids)
}

// AssignRounds puts citations into rounds, "" into none.
func AssignRounds(ctx context.Context, r RoundRecords, rounds map[data.ID]data.ID) error {
	return r.SetCitationRounds(ctx, rounds)
}

// LockStage locks rounds at the places they have now; none named: all that have
// recipients and are not locked yet. It gives how many it locked. From then on a
// place names one slot and one register number, whoever is absent.
func LockStage(ctx context.Context, r RoundRecords, conf data.ID, rounds ...data.ID) (int, error) {
	s, err := LoadRounds(ctx, r, conf)
	if err != nil {
		return 0, err
	}
	n := 0
	for i := range s.Rounds {
		round := &s.Rounds[i]
		places := round.Places()
		if len(rounds) == 0 && (len(places) == 0 || !round.Locked.IsZero()) || len(rounds) > 0 && !slices.Contains(rounds, round.ID) {
			continue
		}
		if err := r.LockRound(ctx, round.ID, places); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// ArrangeStage keeps how somebody put the recipients of a round that is not
// locked into groups, in the order of their places; no groups: they follow from
// the lists again.
func ArrangeStage(ctx context.Context, r RoundRecords, round data.ID, groups [][]data.ID) error {
	return r.ArrangeRound(ctx, round, groups)
}

// UnlockStage lets recipients of a round come, go and change places again; why
// is kept. They stand as they stood: what the lists would give comes only where
// it is the same, or when somebody asks for it (ArrangeStage).
func UnlockStage(ctx context.Context, r RoundRecords, conf, round data.ID, reason string) error {
	before, err := LoadRounds(ctx, r, conf)
	if err != nil {
		return err
	}
	if err := r.UnlockRound(ctx, round, strings.TrimSpace(reason)); err != nil {
		return err
	}
	after, err := LoadRounds(ctx, r, conf)
	if err != nil {
		return err
	}
	were, are := Groups(before.Rounds, round), Groups(after.Rounds, round)
	if slices.EqualFunc(were, are, slices.Equal) {
		return nil
	}
	return r.ArrangeRound(ctx, round, were)
}

// Groups gives who is in each group of a round, by place.
func Groups(rounds []stage.Round, round data.ID) (list [][]data.ID) {
	for i := range rounds {
		if rounds[i].ID != round {
			continue
		}
		for _, g := range rounds[i].Groups {
			var ids []data.ID
			for _, one := range g.List {
				ids = append(ids, one.ID)
			}
			list = append(list, ids)
		}
	}
	return list
}

// SetSpoken keeps how the MC is to say a name; "" as it is written.
func SetSpoken(ctx context.Context, r interface {
	SetSpoken(ctx context.Context, citation data.ID, spoken string) error
}, citation data.ID, spoken string) error {
	return r.SetSpoken(ctx, citation, strings.TrimSpace(spoken))
}
