package stage

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Script is what the MC says at the place where a run stands.
func (w *Words) Script(s *State) Script {
	it, r, g := s.Item(), s.Round(), s.Group()
	switch {
	case it == nil || s.Ended:
		return Script{}
	case g == nil:
		if s.Begun && slices.ContainsFunc(s.groups(s.Here.Item), func(g *Group) bool { return g.Phase != Ahead }) {
			return Script{Title: w.itemTitle(it)} // its groups have been
		}
		return w.Item(it)
	}
	script := w.group(r, g, s)
	for i := range script.Paragraphs {
		script.Paragraphs[i].Now = script.Paragraphs[i].Step == s.Here.Step
	}
	return script
}

// Group gives what the MC says of a group: of all its steps, with those who go
// up. In a plan that nobody has run yet these are all of its list.
func (w *Words) Group(r *Round, g *Group) Script { return w.group(r, g, nil) }

// telling gathers what the sentences about a group need.
type telling struct {
	*Words
	r     *Round
	g     *Group
	s     *State // nil: of a plan
	named []Recipient
	out   Script
}

func (w *Words) group(r *Round, g *Group, s *State) Script {
	t := &telling{Words: w, r: r, g: g, s: s}
	for _, one := range g.All() {
		if one.Standing == "" || one.Goes == g.Spot && (one.Standing == Here || one.Standing == HandedOver) {
			t.named = append(t.named, one)
		}
	}
	t.out.Title = w.Heading(r, g)
	for i, step := range g.Steps {
		t.step(i, step)
	}
	t.notes()
	return t.out
}

// Heading names a group: "Đợt 6: Bằng khen … – lượt 2/3".
func (w *Words) Heading(r *Round, g *Group) string {
	switch {
	case g.Additional():
		number, heading := r.Number, r.Heading
		if of := w.roundOf(g); of != nil {
			number, heading = of.Number, of.Heading
		}
		return w.c.T("stage.title.extra", "number", number, "heading", heading)
	case g.own > 1:
		return w.c.T("stage.title.group", "number", r.Number, "heading", r.Heading, "group", g.Group, "all", g.own)
	}
	return w.c.T("stage.title.round", "number", r.Number, "heading", r.Heading)
}

// roundOf is the round in which those who come in addition have their places;
// nil where they are of several.
func (w *Words) roundOf(g *Group) *Round {
	for i := range w.p.Rounds {
		r := &w.p.Rounds[i]
		if len(g.Extra) > 0 && !slices.ContainsFunc(g.Extra, func(e Recipient) bool { return e.Home.Round != r.ID }) {
			return r
		}
	}
	return nil
}

func (t *telling) step(i int, step data.Step) {
	if step.Kind == data.StepAnnounce {
		t.announce(i, step)
		return
	}
	if len(t.named) == 0 {
		return
	}
	if step.Script != "" {
		t.out.own(i, step.Script)
		if step.Kind == data.StepInvite {
			t.list(i)
		}
		return
	}
	presenter, unknown := t.c.T("stage.presenter.cue"), ""
	if t.g.Presenter.Known() {
		presenter = t.name(t.g.Presenter)
	} else {
		unknown = ".nobody"
	}
	args := []any{"who", presenter, "those", t.those(), "thing", t.thing(), "row", len(t.named) > 1}
	dead := Of(t.named).Dead
	switch step.Kind {
	case data.StepInvite:
		t.invite(i)
	case data.StepInvitePresenter:
		t.presenter(i)
	case data.StepPinMedal:
		t.pin(i, presenter)
	case data.StepFlagTeam:
		t.out.cue(i, t.c.T("stage.cue."+string(step.Kind), args...))
	case data.StepHandCertificate, data.StepHandFlag:
		if step.Kind == data.StepHandCertificate && t.medal() {
			args[5] = t.c.T("stage.thing.certificate") // the medal is on already
		}
		t.out.cue(i, t.c.T("stage.cue."+string(step.Kind), args...))
		t.applause(i)
	case data.StepFlowers:
		t.out.say(i, t.c.T(quiet("stage.say.flowers", dead), args...))
	case data.StepPhoto:
		t.out.say(i, t.c.T("stage.say.photo"+unknown, args...))
	case data.StepReturn:
		key := "stage.say.return"
		if unknown != "" || t.goesOn() {
			key = "stage.say.return.stays"
		}
		t.out.say(i, t.c.T(quiet(key, dead), args...))
	default:
		t.out.cue(i, t.Step(step))
	}
}

// announce asks a leader to read out what nobody has read out yet: the MC never does.
func (t *telling) announce(i int, step data.Step) {
	var list []data.Decision
	switch {
	case t.s == nil && (t.g.Group != 1):
	case t.s == nil:
		list = t.r.Decisions
	default:
		ids := append(t.s.unannounced(t.g), t.g.announced...)
		for k := range t.s.Rounds {
			for _, d := range t.s.Rounds[k].Decisions {
				if slices.Contains(ids, d.ID) && !slices.Contains(list, d) {
					list = append(list, d)
				}
			}
		}
	}
	if len(list) == 0 {
		return
	}
	if step.Script != "" {
		t.out.own(i, step.Script)
		return
	}
	words := make([]string, len(list))
	for k, d := range list {
		words[k] = t.Decision(d)
	}
	if !t.r.Announcer.Known() {
		t.out.say(i, t.c.T("stage.say.announce", "who", t.c.T("stage.announcer.unknown"), "decisions", t.join(words)))
		t.out.Notes = append(t.out.Notes, t.c.T("stage.note.announcer"))
		return
	}
	t.out.say(i, t.c.T("stage.say.announce", "who", closed(t.actor(t.r.Announcer, true)), "decisions", t.join(words)))
}

func (t *telling) invite(i int) {
	if t.g.Additional() {
		t.out.say(i, t.c.T("stage.say.extra", "award", t.award()))
	}
	if len(t.named) == 1 {
		one := &t.named[0]
		who, merit := t.single(one), t.merit()
		if merit != "" && strings.HasSuffix(plain(who), ",") {
			merit = strings.TrimSpace(merit) + ", "
		}
		t.out.say(i, t.c.T("stage.say.invite.one", "who", who, "merit", merit, "receive", t.receive()))
		t.out.Paragraphs[len(t.out.Paragraphs)-1].Place = one.Place
		t.out.Paragraphs[len(t.out.Paragraphs)-1].Breath = Breath(one.Name, one.Spoken)
		return
	}
	var c Count
	for k := range t.named {
		c.add(&t.named[k])
	}
	who := t.join([]string{t.some("stage.invited.collectives", c.Collectives), t.some("stage.invited.households", c.Households),
		t.some("stage.invited.dead", c.Dead), t.some("stage.invited.individuals", c.Individuals-c.Dead)})
	t.out.say(i, t.c.T("stage.say.invite", "who", who, "merit", t.merit(), "receive", t.receive()))
	t.list(i)
}

func (t *telling) list(i int) {
	for k := range t.named {
		one := &t.named[k]
		t.out.Paragraphs = append(t.out.Paragraphs, Paragraph{Kind: Name, Step: i, Place: one.Place, Runs: pieces(t.recipient(one)),
			Detail: t.Detail(*one), Breath: Breath(one.Name, one.Spoken)})
	}
}

// merit says for what: "có thành tích xuất sắc trong phong trào …".
func (t *telling) merit() string {
	words := t.r.Theme
	if words == "" || t.g.Additional() {
		words = common(t.named)
	}
	if inner := theme(words); inner != "" {
		words = inner
	}
	if words == "" || t.c.Lang() != "vi" {
		return ""
	}
	return t.c.T("stage.merit", "theme", t.spoken(words)) + " "
}

// one gives the award of those who go up, if they have the same.
func (t *telling) one() (data.Award, bool) {
	if len(t.named) == 0 {
		return data.Award{}, false
	}
	id := t.named[0].Award
	if slices.ContainsFunc(t.named, func(r Recipient) bool { return r.Award != id }) {
		return data.Award{}, false
	}
	if a := t.named[0].Given; a != nil {
		return *a, true
	}
	return data.Award{ID: id, Name: t.named[0].AwardName, Document: t.named[0].Document}, true
}

// award names what is given, with who gives it: "Giấy khen của Giám đốc Sở Nội vụ".
func (t *telling) award() string {
	a, ok := t.one()
	if !ok {
		return t.c.T("stage.awards")
	}
	if t.c.Lang() != "vi" && a.English != "" {
		return a.English
	}
	name := t.spoken(a.Name)
	if a.Document == data.DocumentGiayKhen && text.Fold(name) == "giay khen" {
		for k := range t.named {
			if !same(t.named[k].Decider, t.named[0].Decider) {
				return name
			}
		}
		return t.c.T("stage.award.of", "award", name, "decider", t.spoken(t.named[0].Decider))
	}
	return name
}

func (t *telling) receive() string {
	a, ok := t.one()
	key := "stage.receive"
	switch {
	case !ok:
	case a.Document == data.DocumentMedal || a.Document == data.DocumentFlag:
		key = "stage.receive.high"
	case a.Class == data.ClassTitle:
		key = "stage.receive.title"
	}
	return t.c.T(key, "award", t.award())
}

// thing says what passes into the hands: "Bằng khen".
func (t *telling) thing() string {
	a, ok := t.one()
	switch {
	case !ok:
		return t.c.T("stage.thing.several")
	case a.Document == data.DocumentMedal:
		return t.award()
	case a.Document == data.DocumentNone:
		if a.Class == data.ClassTitle {
			return t.c.T("stage.thing.title", "award", t.award())
		}
		return t.award()
	}
	return t.c.T("stage.thing." + string(a.Document))
}

func (t *telling) presenter(i int) {
	hand := t.c.T("stage.hand", "thing", t.thing())
	if t.medal() && Of(t.named).Dead < len(t.named) {
		hand = t.c.T("stage.hand.medal", "thing", t.thing())
	}
	p := t.g.Presenter
	switch {
	case !p.Known():
		t.out.say(i, t.c.T("stage.say.presenter", "who", t.c.T("stage.presenter.unknown"), "hand", hand))
		t.out.Notes = append(t.out.Notes, t.c.T("stage.note.presenter"))
	case t.stayed():
		t.out.say(i, t.c.T("stage.say.presenter.again", "who", t.name(p), "hand", hand))
	default:
		t.out.say(i, t.c.T("stage.say.presenter", "who", closed(t.actor(p, true)), "hand", hand))
	}
	if p.Known() && (p.Capacity == data.CapacityUnknown || p.Capacity != data.CapacityOwn && t.capacity(p) == "") {
		t.out.Notes = append(t.out.Notes, t.c.T("stage.note.capacity", "who", p.Name))
	}
}

// stayed tells whether the presenter handed over to the round's group before too.
func (t *telling) stayed() bool { return t.beside(-1) }

// goesOn tells whether the presenter hands over to the round's next group too.
func (t *telling) goesOn() bool { return t.beside(1) }

func (t *telling) beside(step int) bool {
	at := slices.IndexFunc(t.r.Groups, func(g Group) bool { return g.Group == t.g.Group }) + step
	if at < 0 || at >= len(t.r.Groups) {
		return false
	}
	other := &t.r.Groups[at]
	if t.s != nil && (step < 0 && other.Phase != Done || step > 0 && other.Phase != Ahead) {
		return false
	}
	return other.Presenter.Known() && other.Presenter == t.g.Presenter
}

// notes tells whom the words leave out, and why.
func (t *telling) notes() {
	for _, one := range t.g.All() {
		if note := t.Left(one); note != "" {
			t.out.Notes = append(t.out.Notes, note)
		} else if one.Standing != "" && one.Goes != t.g.Spot {
			t.out.Notes = append(t.out.Notes, t.c.T("stage.note.moved", "who", t.Recipient(one)))
		}
	}
	if t.s != nil && len(t.named) == 0 {
		t.out.Notes = append(t.out.Notes, t.c.T("stage.note.nobody"))
	}
}

// Left says why the words leave a recipient out; "" where his standing is no
// reason. Who is missing for a collective, a household or the dead is the one
// who was to come for them.
func (w *Words) Left(r Recipient) string {
	who := w.recipient(&r)
	switch r.Standing {
	case Absent, Late, Waiting:
		if represented(r.Citation) {
			who = upperFirst(w.family(&r, w.inside(&r)))
		}
	case AtUnit, Withdrawn:
	default:
		return ""
	}
	return w.c.T("stage.note."+string(r.Standing), "who", plain(who))
}
