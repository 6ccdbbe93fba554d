package projector

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// ShowKind tells what the hall sees of a ceremony.
type ShowKind string

// What the hall sees. The zero value is the welcome.
const (
	ShowWelcome ShowKind = ""
	ShowTitle   ShowKind = "title" // an item, and who speaks
	ShowAwards  ShowKind = "awards"
	ShowFilm    ShowKind = "film" // played by another program: a calm picture until it comes
	ShowVote    ShowKind = "vote"
	ShowBreak   ShowKind = "break"
	ShowEnd     ShowKind = "end"
)

// Show is what the hall sees of a ceremony: words, names and units, and nothing
// else of anybody.
type Show struct {
	Kind      ShowKind
	Rehearsal string // the mark; "" in earnest
	Event     string // the conference's title
	Title     string
	Second    string    // below the title: for what, until when
	People    []Speaker // of an item
	Names     []Awarded
	Foot      Speaker // who announces, or hands over
	Question  string
	Counts    []Count // of a vote
	Verdict   string
}

// Speaker is somebody with a part in the ceremony.
type Speaker struct {
	Part  string // "Trao Bằng khen:"; "" where it goes without saying
	Name  string // with the form of address
	Posts string
}

// Awarded is somebody who goes up.
type Awarded struct {
	Name string
	Unit string
	Face data.ID // the delegate whose photo may be shown; "" for a collective and the dead
}

// Translate gives a string of the catalogue.
type Translate func(key string, args ...any) string

// ShowOf gives what the hall sees as a run stands. votes are those of the item
// under way.
func ShowOf(s *stage.State, w *stage.Words, t Translate, votes []data.Vote) Show {
	if s == nil {
		return Show{}
	}
	show := Show{Event: s.Plan.Conference.Title}
	if s.Run.Rehearsal {
		show.Rehearsal = t("projector.rehearsal")
	}
	it := s.Item()
	switch {
	case s.Ended:
		show.Kind, show.Title = ShowEnd, t("projector.end."+event(s.Plan.Conference.Event))
	case it == nil, !s.Begun && !slices.ContainsFunc(s.Items, func(i stage.ItemState) bool { return i.Phase.Over() }):
	case !s.Begun && s.Group() == nil: // between two items
		show.Kind, show.Title, show.Event = ShowTitle, show.Event, ""
	case s.Group() != nil:
		show.awards(s, w, t)
	default:
		show.item(it, w, t, s.Plan.Zone, votes)
	}
	return show
}

func (show *Show) awards(s *stage.State, w *stage.Words, t Translate) {
	r, g := s.Round(), s.Group()
	poster := w.Poster(r, g)
	show.Kind, show.Title = ShowAwards, poster.Award
	if poster.Merit != "" {
		show.Second = t("projector.merit", "merit", poster.Merit)
	}
	for _, one := range g.OnStage() {
		a := Awarded{Name: w.Recipient(one), Unit: w.Unit(one)}
		if one.Kind == data.Individual && !one.Posthumous {
			a.Face = one.Delegate
		}
		show.Names = append(show.Names, a)
	}
	switch step := s.Step(); {
	case step != nil && step.Kind == data.StepAnnounce && r.Announcer.Known():
		show.Foot = speaker(w, r.Announcer, t("projector.announces"))
	case g.Presenter.Known():
		show.Foot = speaker(w, g.Presenter, t("projector.hands", "thing", poster.Thing))
	}
}

func (show *Show) item(it *stage.ItemState, w *stage.Words, t Translate, zone *time.Location, votes []data.Vote) {
	show.Kind, show.Title = ShowTitle, w.Title(it)
	switch it.Kind {
	case data.ItemCheckIn:
		show.Kind = ShowWelcome
		return
	case data.ItemFilm:
		show.Kind = ShowFilm
		return
	case data.ItemBreak:
		show.Kind = ShowBreak
		if zone == nil {
			zone = time.Local
		}
		if !it.Began.IsZero() && it.Length > 0 {
			show.Second = t("projector.break.until", "at", it.Began.Add(it.Length).In(zone).Format("15:04"))
		}
		return
	case data.ItemVote:
		if v, ok := atHand(votes); ok {
			show.vote(v, t)
			return
		}
	}
	for _, p := range it.People {
		if !p.Known() || p.Part == data.PartReceives || p.Part == data.PartAttends {
			continue
		}
		part := ""
		if p.Part == data.PartSecretary {
			part = t("projector.secretary")
		}
		show.People = append(show.People, speaker(w, p, part))
	}
	if name := strings.TrimSpace(it.Person); len(show.People) == 0 && name != "" {
		// In words of the office's own ("Toàn thể đại biểu"), to which no form of address belongs.
		show.People = []Speaker{{Name: upperFirst(name), Posts: it.Capacity}}
	}
}

// atHand gives the vote that is put now: the first that is not counted, else
// the one counted last.
func atHand(votes []data.Vote) (v data.Vote, ok bool) {
	for _, one := range votes {
		if !one.Counted() {
			return one, true
		}
		if !ok || one.At.After(v.At) {
			v, ok = one, true
		}
	}
	return v, ok
}

func (show *Show) vote(v data.Vote, t Translate) {
	show.Kind, show.Question = ShowVote, v.Title
	if !v.Counted() {
		return
	}
	show.Counts = []Count{{t("projector.vote.for"), v.For, v.Voters}, {t("projector.vote.against"), v.Against, v.Voters}, {t("projector.vote.abstain"), v.Abstain, v.Voters}}
	show.Verdict = t("projector.vote.lost")
	if v.Carried() {
		show.Verdict = t("projector.vote.carried")
	}
}

func speaker(w *stage.Words, a data.Actor, part string) Speaker {
	s := Speaker{Part: part, Name: upperFirst(w.Name(a)), Posts: w.Posts(a)}
	if a.Capacity != data.CapacityUnknown {
		s.Posts = join(s.Posts, w.Capacity(a))
	}
	return s
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
