package papers

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
	"vinhdanh/print"
)

// ScriptOptions say of which meeting the script is.
type ScriptOptions struct {
	Ceremony
	Struck bool // the absent stand in their places, struck through, in place of being left out
}

// Script prints what the MC says, as far as it is known now: who is absent is
// not to be read out. Errors: no-agenda, unknown-meeting, unknown-round, those
// of file.Save.
func Script(ctx context.Context, d Deps, conf data.Conference, o ScriptOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &o.Ceremony)
	if err != nil {
		return Result{}, err
	}
	in := print.ScriptInput{Heading: k.heading(&o.Ceremony), PrintedAt: d.Now(), Presence: k.presence}
	for i, t := range k.timed {
		item := print.ScriptItem{Number: i + 1, Time: agenda.Clock(t.From), Title: t.Title, Cue: t.Cue}
		said := k.words.Item(&stage.ItemState{Item: stage.Item{AgendaItem: t.AgendaItem, From: t.From, To: t.To}})
		if item.Title == "" {
			item.Title = said.Title
		}
		item.Steps = k.itemSteps(said)
		for n := range k.rounds {
			if r := &k.rounds[n]; r.Item == t.ID || r.Item == "" && k.firstAwards() == t.ID {
				for g := range r.Groups {
					item.Steps = append(item.Steps, k.groupSteps(r, &r.Groups[g], o.Struck)...)
				}
			}
		}
		in.Items = append(in.Items, item)
	}
	w, err := print.ScriptPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectScript, w, p)
}

// itemSteps are what an item's own words say, parted where something is said
// after names.
func (k *ceremony) itemSteps(said stage.Script) (out []print.ScriptStep) {
	for _, p := range said.Paragraphs {
		if n := len(out); n == 0 || p.Kind != stage.Name && len(out[n-1].Names) > 0 {
			out = append(out, print.ScriptStep{})
		}
		last := &out[len(out)-1]
		if p.Kind == stage.Name {
			last.Names = append(last.Names, print.StageRecipient{Place: p.Place, Name: upper(p.Text()), Person: true, Unit: p.Detail, Spoken: p.Breath})
			continue
		}
		last.Before = append(last.Before, scriptLine(p))
	}
	if n := len(out); n > 0 {
		out[n-1].Notes = said.Notes
	}
	return out
}

func scriptLine(p stage.Paragraph) print.ScriptLine {
	return print.ScriptLine{S: p.Text(), Does: p.Kind == stage.Cue}
}

// groupSteps are what is said as a group goes up: what comes before it is
// called, then all about it.
func (k *ceremony) groupSteps(r *stage.Round, g *stage.Group, struck bool) (out []print.ScriptStep) {
	said := k.words.Group(r, g)
	invite := slices.IndexFunc(g.Steps, func(s data.Step) bool { return s.Kind == data.StepInvite })
	var before, up print.ScriptStep
	calls := false // the invitation has begun
	var spoken *stage.Paragraph
	for i := range said.Paragraphs {
		p := &said.Paragraphs[i]
		calls = calls || p.Step >= invite
		switch {
		case p.Kind == stage.Name:
			spoken = p
		case !calls:
			before.Before = append(before.Before, scriptLine(*p))
		case p.Step == invite && spoken == nil:
			up.Before = append(up.Before, scriptLine(*p))
		default:
			up.After = append(up.After, scriptLine(*p))
		}
	}
	for _, one := range g.All() {
		who := k.recipient(r, g, one, "")
		moved := one.Standing != "" && one.Goes != one.Home && one.Home == g.Spot // a note says so
		switch {
		case moved && (!struck || spoken == nil):
		case who.Absent && (!struck || spoken == nil):
			up.LeftOut = append(up.LeftOut, who)
		case spoken != nil:
			up.Names = append(up.Names, who)
		case who.Spoken != "": // one alone is named in the sentence that calls him
			up.Before = append(up.Before, print.ScriptLine{S: k.c.T("stagepaper.spoken", "spoken", who.Spoken), Does: true})
		}
	}
	up.Notes = k.notes(said, g)
	for _, s := range []print.ScriptStep{before, up} {
		if len(s.Before)+len(s.Names)+len(s.After)+len(s.LeftOut) == 0 {
			continue
		}
		if len(out) == 0 {
			s.Title = said.Title
		}
		out = append(out, s)
	}
	return out
}

// notes are those of a script besides who is absent, which the paper says itself.
func (k *ceremony) notes(said stage.Script, g *stage.Group) []string {
	absent := map[string]bool{}
	for _, one := range g.All() {
		if one.Standing == stage.Waiting || one.Standing == stage.Absent {
			absent[k.words.Left(one)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(said.Notes), func(n string) bool { return absent[n] })
}
