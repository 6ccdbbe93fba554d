package stage

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// inside names a recipient as inside a sentence: the form of address small; a
// collective keeps its capital.
func (w *Words) inside(r *Recipient) string {
	who := w.recipient(r)
	switch {
	case r.Kind == data.Collective, w.c.Lang() != "vi" && r.Kind == data.Individual && !r.Posthumous: // "Mr."
		return who
	case strings.HasPrefix(who, mark) && r.Kind == data.Household: // "Hộ ông …"
		return mark + lowerFirst(who[len(mark):])
	case strings.HasPrefix(who, mark):
		return who
	}
	return lowerFirst(who)
}

// family says that somebody comes for a recipient, where one does.
func (w *Words) family(r *Recipient, who string) string {
	switch {
	case r.Posthumous:
		return w.c.T("stage.invited.family", "who", who)
	case r.Kind != data.Individual:
		return w.c.T("stage.invited.for", "who", who)
	}
	return who
}

// single invites the only one of a group: himself, or by name whoever comes for
// him.
func (t *telling) single(r *Recipient) string {
	who := t.inside(r)
	other := r.By != "" && text.Fold(r.By) != text.Fold(r.Name)
	switch {
	case r.Posthumous && r.By != "":
		return t.c.T("stage.invited.by.family", "by", t.by(r), "who", who)
	case represented(r.Citation) && r.By != "":
		return t.c.T("stage.invited.by.for", "by", t.by(r), "who", who)
	case other:
		return t.c.T("stage.invited.by.instead", "by", t.by(r), "who", who)
	}
	who = t.family(r, who)
	if detail := t.Detail(*r); detail != "" {
		return who + ", " + detail + ","
	}
	return who
}

// by names who receives for another, inside a sentence, with the form of address
// that the name or the list gives; else a comrade, but for a family.
func (w *Words) by(r *Recipient) string {
	h, name := text.CutHonorific(addressed(r))
	if h.Text == "" && r.Posthumous {
		return strong(name)
	}
	return w.name(data.Actor{Honorific: h.Text, Name: name})
}

// addressed is who receives for another, with the form of address that the list
// gives where the door knows a bare name.
func addressed(r *Recipient) string {
	h, name := text.CutHonorific(r.By)
	listed, same := text.CutHonorific(r.Representative)
	same, _, _ = strings.Cut(same, ",")
	if h.Text == "" && listed.Text != "" && text.Fold(same) == text.Fold(name) {
		return listed.Text + " " + r.By
	}
	return r.By
}

// Receiver names who receives for another, as in a list of papers.
func (w *Words) Receiver(by string) string { return w.receiver(by) }

// receiver names who receives for another, as in a list.
func (w *Words) receiver(by string) string {
	if h, name := text.CutHonorific(by); h.Text != "" && w.c.Lang() != "vi" {
		return w.Address(h.Text) + " " + name
	}
	return by
}

// those are the ones who go up, in general words; one alone by name.
func (t *telling) those() string {
	c := Of(t.named)
	if len(t.named) == 1 && c.Dead == 0 {
		return t.inside(&t.named[0])
	}
	return t.general(c.Collectives, c.Households, c.Individuals-c.Dead, c.Dead)
}

func (t *telling) general(collectives, households, individuals, dead int) string {
	word := func(n int, one, many string) string {
		switch n {
		case 0:
			return ""
		case 1:
			return t.c.T(one)
		}
		return t.c.T(many)
	}
	return t.join([]string{word(collectives, "stage.those.collective", "stage.those.collectives"), word(households, "stage.those.household", "stage.those.households"),
		word(individuals, "stage.those.individual", "stage.those.individuals"), word(dead, "stage.those.family", "stage.those.families")})
}

// living are those who go up, without the families of the dead; "" for none.
func (t *telling) living() string {
	c := Of(t.named)
	if len(t.named) == 1 && c.Dead == 0 {
		return t.inside(&t.named[0])
	}
	return t.general(c.Collectives, c.Households, c.Individuals-c.Dead, 0)
}

// applause congratulates the living; the dead are honoured in other words.
func (t *telling) applause(i int) {
	if those := t.living(); those != "" {
		t.out.say(i, t.c.T("stage.say.applause", "those", those, "row", len(t.named) > 1))
	}
	if Of(t.named).Dead > 0 {
		t.out.say(i, t.c.T("stage.say.tribute"))
	}
}

// medal tells whether a medal is pinned on before the certificate.
func (t *telling) medal() bool {
	return slices.ContainsFunc(t.g.Steps, func(s data.Step) bool { return s.Kind == data.StepPinMedal })
}

// pin tells who gets the medal on, and to whom it is given: families wear none.
func (t *telling) pin(i int, presenter string) {
	if those := t.living(); those != "" {
		t.out.cue(i, t.c.T("stage.cue.medal", "who", presenter, "thing", t.thing(), "those", those))
	}
	if n := Of(t.named).Dead; n > 0 {
		t.out.cue(i, t.c.T("stage.cue.medal.family", "who", presenter, "thing", t.thing(), "those", t.general(0, 0, 0, n)))
	}
}

// quiet gives the words without congratulations where somebody is dead.
func quiet(key string, dead int) string {
	if dead > 0 {
		return key + ".quiet"
	}
	return key
}
