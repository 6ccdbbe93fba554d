package register

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Handover says how certificates are handed over outside a ceremony's run.
type Handover struct {
	Way    data.DeliveryWay
	Day    data.Date // "": today
	To     string    // full name of who takes them; "": each recipient his own
	Proxy  bool      // nhận thay
	Unit   string    // with data.DeliverByUnit
	Record string    // number of the Biên bản
	Note   string
}

// Deliver writes down that certificates were handed over, and gives the group
// by which it is taken back. Awards of the President, the Prime Minister or a
// Chairman are never handed over at a desk or sent by post: award-not-at-desk
// (arguments register, award). Errors also: nothing-chosen, taker-needed (a unit's certificates
// without who took them), date-in-future, those of the store.
func (d Deps) Deliver(ctx context.Context, rows []data.RegisterRow, h Handover) (data.ID, error) {
	h.To, h.Unit = text.Clean(h.To), text.Clean(h.Unit)
	today := data.DateOf(d.Now())
	switch {
	case len(rows) == 0:
		return "", data.Fail("nothing-chosen")
	case h.Way == data.DeliverByUnit && h.To == "":
		return "", data.Fail("taker-needed")
	case h.Day != "" && !h.Day.Full():
		return "", data.Fail("date-in-future", "date", h.Day)
	case h.Day > today:
		return "", data.Fail("date-in-future", "date", h.Day)
	}
	solemn, err := d.solemn(ctx)
	if err != nil {
		return "", err
	}
	list := make([]data.Delivery, 0, len(rows))
	for _, r := range rows {
		if (h.Way == data.DeliverAtDesk || h.Way == data.DeliverByPost) && (highest(r.Decided) || solemn[r.Award]) {
			return "", data.Fail("award-not-at-desk", "register", r.Certificate.Register, "award", r.AwardName)
		}
		unit := h.Unit
		if h.Way == data.DeliverByUnit && unit == "" {
			unit = r.GoesBy()
		}
		list = append(list, data.Delivery{Certificate: r.Certificate.ID, Day: h.Day, Way: h.Way, To: h.To, Proxy: h.Proxy && h.To != "", Unit: unit,
			Record: strings.TrimSpace(h.Record), Note: text.Clean(h.Note), Who: d.Who})
	}
	return d.Records.Deliver(ctx, list)
}

// solemn gives the awards that are handed over with ceremony alone, whatever
// the decision: those that nobody but the President, the Prime Minister or a
// Chairman can decide.
func (d Deps) solemn(ctx context.Context) (map[data.ID]bool, error) {
	awards, err := d.Records.Awards(ctx)
	if err != nil {
		return nil, err
	}
	list := map[data.ID]bool{}
	for _, a := range awards {
		list[a.ID] = highest(a.Name) || highest(a.Decider) && !strings.Contains(a.Decider, ",") // of several, the decision says who
	}
	return list, nil
}

// highest tells whether words name the President, the Prime Minister or a Chairman.
func highest(words string) bool {
	words = " " + text.Alphanumeric(words) + " "
	return slices.ContainsFunc([]string{" chu tich nuoc ", " thu tuong ", " chu tich ubnd ", " chu tich uy ban nhan dan "}, func(who string) bool {
		return strings.Contains(words, who)
	})
}

// Unit is what waits for one unit to be handed over.
type Unit struct {
	Name string // "" for recipients without a unit
	Rows []data.RegisterRow
}

// ByUnit gives the units of a conference with the certificates that wait for
// them, printed and not handed over yet, in the order of their names.
func (d Deps) ByUnit(ctx context.Context, conf data.ID) ([]Unit, error) {
	rows, err := d.Records.Register(ctx, data.RegisterFilter{Conference: conf, NotHanded: true})
	if err != nil {
		return nil, err
	}
	var units []Unit
	at := map[string]int{}
	for _, r := range rows {
		key := text.Canon(r.GoesBy())
		i, known := at[key]
		if !known {
			i = len(units)
			at[key] = i
			units = append(units, Unit{Name: r.GoesBy()})
		}
		units[i].Rows = append(units[i].Rows, r)
	}
	slices.SortStableFunc(units, func(a, b Unit) int { return cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)) })
	return units, nil
}
