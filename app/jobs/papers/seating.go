package papers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seating"
	"vinhdanh/data/text"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// SeatingOptions choose a hall and say where its plan goes.
type SeatingOptions struct {
	File    string
	Lang    string // "vi" (also ""), "en"
	Hall    string // its name; "": that of the meeting, else the first
	Meeting string // its name; "": see Common
	List    bool   // the list by name, even where every name stands on the plan
}

// Seating prints the plan of a hall on A3, and the list of who sits where if
// the names have no room on it. Errors: no-halls, unknown-hall (args name,
// known), unknown-meeting, hall-too-large, those of file.Save.
func Seating(ctx context.Context, d Deps, conf data.Conference, o SeatingOptions, p Progress) (Result, error) {
	m, err := d.sitting(ctx, conf, o.Meeting)
	if err != nil {
		return Result{}, err
	}
	h, err := d.hallOf(ctx, conf, o.Hall, m)
	if err != nil {
		return Result{}, err
	}
	in := print.SeatingInput{Lang: lang(o.Lang), Event: conf.Title, Hall: h.Name, Meeting: m.Name, PrintedAt: d.Now(), List: o.List}
	if in.Blocks, err = d.seatBlocks(ctx, conf, h, in.Lang); err != nil {
		return Result{}, err
	}
	pages, found, err := print.SeatingPlan(in, d.Fonts)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.writePages(ctx, conf, o.File, subjectSeating, layout.FontAssets(), pages, Result{Warnings: warnings(found)}, p)
}

// hallOf finds the hall of a name, else that of a meeting, else the first.
func (d Deps) hallOf(ctx context.Context, conf data.Conference, name string, m data.Meeting) (data.Hall, error) {
	halls, err := d.Records.Halls(ctx, conf.ID)
	if err != nil {
		return data.Hall{}, err
	}
	if len(halls) == 0 {
		return data.Hall{}, data.Fail("no-halls")
	}
	var known []string
	best := halls[0]
	for _, h := range halls {
		if name != "" && text.Fold(h.Name) == text.Fold(name) {
			return h, nil
		}
		if h.ID == m.Hall {
			best = h
		}
		known = append(known, h.Name)
	}
	if name != "" {
		return data.Hall{}, data.Fail("unknown-hall", "name", name, "known", strings.Join(known, ", "))
	}
	return best, nil
}

// seatBlocks gives a hall's blocks with who sits where.
func (d Deps) seatBlocks(ctx context.Context, conf data.Conference, h data.Hall, lang string) ([]print.SeatBlock, error) {
	seats, err := d.Records.Seats(ctx, h.ID)
	if err != nil {
		return nil, err
	}
	taken := make(map[string]data.Seat, len(seats))
	for _, s := range seats {
		taken[s.Label] = s
	}
	who, err := d.sitters(ctx, conf, lang)
	if err != nil {
		return nil, err
	}
	blocks := make([]print.SeatBlock, 0, len(h.Blocks))
	for _, b := range h.Blocks {
		out := print.SeatBlock{Name: b.Name, Column: max(b.Column, 1), Row: max(b.Row, 1), Presidium: b.Presidium}
		for row := range b.Rows {
			out.Rows = append(out.Rows, print.SeatRow{Label: seating.RowLabel(b, row)})
			for n := range b.Seats {
				spot := print.SeatSpot{None: slices.Contains(b.Missing, row*b.Seats+n+1), Number: fmt.Sprintf("%02d", n+1), Label: seating.Label(b, row, n)}
				if s, ok := taken[spot.Label]; ok && !spot.None {
					who.sit(&spot, s)
				}
				out.Rows[row].Seats = append(out.Rows[row].Seats, spot)
			}
		}
		blocks = append(blocks, out)
	}
	return blocks, nil
}

// seated is who may sit on a seat.
type seated struct {
	people map[data.ID]seating.Person
	kept   string // what stands on a seat that is locked for nobody
}

// sitters gives who may sit in a hall, with the rounds in which they go up.
func (d Deps) sitters(ctx context.Context, conf data.Conference, lang string) (*seated, error) {
	rows, err := d.Records.Delegates(ctx, data.DelegateFilter{Conference: conf.ID, Sort: data.SortName})
	if err != nil {
		return nil, err
	}
	all, err := d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return nil, err
	}
	calls := map[data.ID]seating.Call{}
	for _, c := range all {
		if c.Delegate != "" && c.Round != "" && c.Certificate.State != data.StateWithdrawn {
			calls[c.Delegate] = seating.Call{Round: 1, Stands: c.Kind != data.Individual || c.Posthumous}
		}
	}
	s := &seated{people: make(map[data.ID]seating.Person, len(rows)), kept: i18n.For(lang).T("stagepaper.seating.locked")}
	for _, p := range seating.People(rows, nil, calls) {
		s.people[p.ID] = p
	}
	return s, nil
}

// sit says who sits on a seat, or for whom it is kept. Who does not come leaves it free.
func (s *seated) sit(spot *print.SeatSpot, seat data.Seat) {
	p, ok := s.people[seat.Delegate]
	if !ok || p.Out {
		if spot.Reserved = seat.Reserved; spot.Reserved == "" && seat.Locked {
			spot.Reserved = s.kept
		}
		if spot.Reserved != "" {
			spot.Kind = print.SeatReserved
		}
		return
	}
	forms := seating.Shorter(p.Name)
	spot.Name, spot.Short, spot.Unit = forms[0], forms[1:], p.Unit
	spot.SortAs = string(text.SortKey(p.Name, ""))
	switch {
	case p.Leader():
		spot.Kind = print.SeatLeader
	case p.Call.Up():
		spot.Kind = print.SeatRecipient
	case p.Guest:
		spot.Kind = print.SeatGuest
	default:
		spot.Kind = print.SeatOfficial
	}
}
