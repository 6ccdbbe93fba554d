package admit

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"vinhdanh/data"
)

// Settings of the door.
const (
	// SettingHelpDesk says where the help desk is: its name and place, and
	// behind a semicolon or on a second line the way there.
	SettingHelpDesk = "checkin.help-desk"
	// What the desk hands over to delegates of a kind who have nothing of their own.
	SettingKitOfficial = "desk.kit.official"
	SettingKitGuest    = "desk.kit.guest"
	// SettingPhones tells at which desks telephone numbers may be seen, to call
	// who is missing: PhonesHere (as where nothing is set), PhonesNone, PhonesAll.
	SettingPhones = "desk.phones"
)

// The values of SettingPhones.
const (
	PhonesHere = "here" // at the desks of this program's window
	PhonesNone = "none"
	PhonesAll  = "all" // also on other computers that are desks; never on phones
)

// Hints are what a desk tells besides the verdict.
type Hints struct {
	Help   string // the help desk's name and place; "" where none is set
	Way    string // how to get there
	Kits   map[data.DelegateKind]string
	Awards map[data.ID][]Award // by delegate, in the order of the rounds
}

// Award is one that a delegate is to receive.
type Award struct {
	Name  string
	Round int // 0: none yet
}

// Kit gives what the desk hands over to a delegate, "" for nothing.
func (h Hints) Kit(d data.DelegateRow) string { return cmp.Or(d.Kit, h.Kits[d.Kind]) }

// hints are the hints in use.
type hints struct {
	mu       sync.Mutex
	held     Hints
	revision int64
	settings time.Time // when they were looked at
	awards   time.Time
}

// How often a desk looks whether its hints have changed. Rounds may be renumbered
// without a trace, so awards are read anew now and then.
const (
	settingsEvery = 5 * time.Second
	awardsEvery   = 2 * time.Minute
)

// Hints gives what the desks of the meeting tell besides the verdict. It is
// kept in memory, and read again when records change; the maps are not to be
// changed. It may be called at each scan.
func (d *Desk) Hints(ctx context.Context) (Hints, error) {
	h := &d.told
	h.mu.Lock()
	defer h.mu.Unlock()
	now := d.now()
	if due(now, h.settings, settingsEvery) {
		if err := d.readSettings(ctx, &h.held); err != nil {
			return Hints{}, err
		}
		revision, err := d.records.DoorRevision(ctx, d.conf.ID)
		if err != nil {
			return Hints{}, err
		}
		if revision != h.revision || due(now, h.awards, awardsEvery) {
			if h.held.Awards, err = d.readAwards(ctx); err != nil {
				return Hints{}, err
			}
			h.revision, h.awards = revision, now
		}
		h.settings = now
	}
	return h.held, nil
}

// due tells whether something is to be done again; a clock that was put back
// does not put it off.
func due(now, last time.Time, every time.Duration) bool {
	return last.IsZero() || now.Before(last) || now.Sub(last) >= every
}

func (d *Desk) readSettings(ctx context.Context, h *Hints) error {
	values := map[string]string{}
	for _, key := range []string{SettingHelpDesk, SettingKitOfficial, SettingKitGuest} {
		v, err := d.records.Setting(ctx, key)
		if err != nil {
			return err
		}
		values[key] = strings.TrimSpace(v)
	}
	name, way := values[SettingHelpDesk], ""
	if at := strings.IndexAny(name, ";\n"); at >= 0 {
		name, way = name[:at], name[at+1:]
	}
	h.Help, h.Way = strings.TrimSpace(name), strings.TrimSpace(way)
	h.Kits = map[data.DelegateKind]string{data.KindOfficial: values[SettingKitOfficial], data.KindGuest: values[SettingKitGuest]}
	return nil
}

func (d *Desk) readAwards(ctx context.Context) (map[data.ID][]Award, error) {
	rows, err := d.records.Citations(ctx, data.CitationFilter{Conference: d.conf.ID})
	if err != nil {
		return nil, err
	}
	awards := map[data.ID][]Award{}
	for _, c := range rows {
		if c.Delegate != "" {
			awards[c.Delegate] = append(awards[c.Delegate], Award{c.AwardName, c.RoundNumber})
		}
	}
	for _, list := range awards {
		slices.SortStableFunc(list, func(a, b Award) int { return cmp.Compare(uint(a.Round-1), uint(b.Round-1)) }) // none comes last
	}
	return awards, nil
}
