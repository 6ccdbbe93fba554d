package papers

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/print"
)

// stageRounds gives the rounds as papers for the stage show them; pull is what
// they say of one who is absent. Error: no-rounds.
func (k *ceremony) stageRounds(pull string) ([]print.StageRound, error) {
	var list []print.StageRound
	for i := range k.rounds {
		if r := k.stageRound(&k.rounds[i], pull); len(r.Groups) > 0 {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		return nil, data.Fail("no-rounds")
	}
	return list, nil
}

func (k *ceremony) stageRound(r *stage.Round, pull string) print.StageRound {
	out := print.StageRound{Number: r.Number, Title: r.Heading, At: k.at(r), Decision: k.decisions(r), Announcer: k.figure(r.Announcer),
		AnnouncedIn: k.before[r.ID], Tray: r.Tray, Helper: r.Helper}
	if r.Locked.IsZero() {
		out.Note = k.c.T("stagepaper.tray.unlocked")
	}
	for _, line := range r.Kit {
		out.Kit = append(out.Kit, print.KitCount{Name: k.words.Kit(line), Count: line.Count})
	}
	for _, g := range k.groupsOf(r) {
		if all := g.All(); len(all) > 0 {
			one := print.StageGroup{Additional: g.Additional(), Presenter: k.figure(g.Presenter)}
			if !one.Additional {
				one.Number = g.Group
			}
			for _, who := range all {
				one.List = append(one.List, k.recipient(r, g, who, pull))
			}
			out.Groups = append(out.Groups, one)
		}
	}
	return out
}

// groupsOf gives the groups in which a round's awards are handed over: its own,
// then those who came in addition, also where they go up beside another round.
func (k *ceremony) groupsOf(r *stage.Round) (list []*stage.Group) {
	for i := range r.Groups {
		if g := &r.Groups[i]; !g.Additional() {
			list = append(list, g)
		}
	}
	for i := range k.rounds {
		for j := range k.rounds[i].Groups {
			if g := &k.rounds[i].Groups[j]; g.Additional() && k.ownerOf(&k.rounds[i], g) == r.ID {
				list = append(list, g)
			}
		}
	}
	return list
}

// ownerOf is the round in which those of an additional group have their places;
// where they are of several, or that is not printed, the round beside which they go up.
func (k *ceremony) ownerOf(beside *stage.Round, g *stage.Group) data.ID {
	owner := beside.ID
	for i, one := range g.Extra {
		if i > 0 && one.Home.Round != owner {
			return beside.ID
		}
		owner = one.Home.Round
	}
	for i := range k.rounds {
		if k.rounds[i].ID == owner {
			return owner
		}
	}
	return beside.ID
}

// recipient is one of a group.
func (k *ceremony) recipient(r *stage.Round, g *stage.Group, one stage.Recipient, pull string) print.StageRecipient {
	out := print.StageRecipient{Place: one.Place, Tray: one.Tray, Slot: one.Slot, Register: one.Register(), Name: k.words.Recipient(one),
		Person: one.Kind == data.Individual, Spoken: aloud(one.Citation)}
	detail := k.words.Detail(one)
	if one.Kind != data.Individual || one.Posthumous {
		out.Receiver = k.words.Receiver(one.By)
		if detail = one.Unit; one.Kind == data.Individual {
			detail = strings.TrimSpace(one.Position)
		}
	}
	if detail != one.Name {
		out.Unit = detail
	}
	if len(r.Awards) > 1 {
		out.Award = one.AwardName
	}
	switch {
	case one.Goes != one.Home && one.Standing != "":
		out.Note = k.words.Standing(stage.Supplement)
		out.Moved = one.Home == g.Spot
		out.Absent = out.Moved // his place there stays empty
	case gone(one.Standing):
		out.Absent, out.Note = true, pull
	}
	return out
}

// gone tells whether somebody does not go up, as far as is known.
func gone(s stage.Standing) bool {
	switch s {
	case stage.Waiting, stage.Absent, stage.AtUnit, stage.Withdrawn:
		return true
	}
	return false
}

// decisions names what a round announces, one a line.
func (k *ceremony) decisions(r *stage.Round) string {
	var list []string
	for _, d := range r.Decisions {
		list = append(list, k.decision(d))
	}
	return strings.Join(list, "\n")
}

// decision names a decision in short: number and date.
func (k *ceremony) decision(d data.Decision) string {
	d.Issuer, d.Subject, d.Other = "", "", data.OtherAuthority{}
	return k.words.Decision(d)
}

// plainly is how many words of a name are read without marks.
const plainly = 7

// aloud says how a name is to be said, where that is not plain: as somebody
// wrote it down, or with marks in what is long or foreign.
func aloud(c data.Citation) string {
	s := stage.Breath(c.Name, c.Spoken)
	if strings.TrimSpace(c.Spoken) == "" && !strings.Contains(s, "·") && len(strings.Fields(c.Name)) <= plainly {
		return ""
	}
	return s
}
