package stage

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Item gives what the MC says as an item begins: its own words, else the
// proposed ones of its kind.
func (w *Words) Item(it *ItemState) Script {
	s := Script{Title: w.itemTitle(it)}
	if it.Script != "" {
		s.own(-1, it.Script)
		return s
	}
	who, known := w.performers(it.AgendaItem)
	title := w.spoken(strings.TrimSpace(it.Title))
	args := []any{"who", who, "title", title, "what", lowerFirst(title), "event", w.Event(), "n", it.Minutes}
	say := func(key string) { s.say(-1, w.c.T(key, args...)) }
	fold := text.Fold(title)
	switch kind := it.Kind; kind {
	case data.ItemCheckIn, data.ItemArts, data.ItemFlag, data.ItemAwards:
		say("stage.item." + string(kind))
	case data.ItemBreak:
		if it.Minutes > 0 {
			say("stage.item.break")
		} else {
			say("stage.item.break.plain")
		}
	case data.ItemFilm:
		say("stage.item.film")
	case data.ItemOpening:
		if known {
			say("stage.item.other.who")
		}
		w.introductions(&s)
	case data.ItemPresidium:
		w.presidium(&s, it.AgendaItem)
	case data.ItemReport, data.ItemSpeech, data.ItemDirecting, data.ItemLaunch, data.ItemVote:
		key := "stage.item." + string(kind)
		switch {
		case kind == data.ItemSpeech && (fold == "" || fold == "tham luan" || fold == "phat bieu tham luan"):
			key += ".plain"
		case kind == data.ItemLaunch && strings.HasPrefix(fold, "phat dong"):
			key += ".plain"
		}
		say(key)
		if !known {
			s.Notes = append(s.Notes, w.c.T("stage.note.performer"))
		}
		if kind == data.ItemDirecting || kind == data.ItemReport || kind == data.ItemSpeech {
			say("stage.item.thanks")
		}
	case data.ItemClosing:
		if known {
			say("stage.item.closing.who")
		}
		say("stage.item.closing")
	default:
		if known {
			say("stage.item.other.who")
		} else {
			say("stage.item.other")
		}
	}
	return s
}

func (w *Words) itemTitle(it *ItemState) string {
	if it.Title != "" {
		return it.Title
	}
	return w.c.T("stage.item.untitled")
}

// performers says who leads an item.
func (w *Words) performers(a data.AgendaItem) (who string, known bool) {
	var list []string
	for _, p := range a.People {
		if p.Known() && (p.Part == data.PartPerforms || p.Part == data.PartPresides || p.Part == data.PartAnnounces) {
			list = append(list, w.actor(p, true))
		}
	}
	if len(list) == 0 && strings.TrimSpace(a.Person) != "" {
		list = append(list, w.actor(data.Actor{Name: strings.TrimSpace(a.Person), Posts: a.Capacity}, false))
	}
	if len(list) == 0 {
		return w.c.T("stage.performer.unknown"), false
	}
	who = w.join(list)
	if strings.Contains(plain(who), ",") {
		who += ","
	}
	return who, true
}

// introductions names the delegates to be introduced, as soon as reception has
// confirmed the list.
func (w *Words) introductions(s *Script) {
	s.say(-1, w.c.T("stage.item.opening", "event", w.Event()))
	in := w.p.Introductions
	if in.ConfirmedAt.IsZero() {
		s.Notes = append(s.Notes, w.c.T("stage.note.introductions"))
		return
	}
	n := 0
	for _, late := range []bool{false, true} {
		for i := range in.List {
			d := &in.List[i]
			if d.PresentAt.IsZero() || d.Late != late {
				continue
			}
			n++
			a := data.Actor{Honorific: d.Honorific, Name: d.Name, Posts: d.Position}
			if a.Posts == "" {
				a.Posts = d.Unit
			}
			s.Paragraphs = append(s.Paragraphs, Paragraph{Kind: Name, Step: -1, Place: n, Runs: pieces(upperFirst(w.name(a))), Detail: w.spoken(a.Posts), Breath: Breath(d.Name, "")})
			if late {
				s.Notes = append(s.Notes, w.c.T("stage.note.introduced", "who", d.Name))
			}
		}
	}
}

// presidium invites those who preside, and the secretaries.
func (w *Words) presidium(s *Script, a data.AgendaItem) {
	for _, part := range []data.Part{data.PartPresides, data.PartSecretary} {
		people := slices.DeleteFunc(slices.Clone(a.People), func(p data.Actor) bool {
			return !p.Known() || p.Part != part && (part == data.PartSecretary || p.Part != data.PartPerforms)
		})
		if len(people) == 0 && part == data.PartSecretary {
			continue
		}
		s.say(-1, w.c.T("stage.item.presidium."+string(part), "event", w.Event()))
		if len(people) == 0 {
			s.Notes = append(s.Notes, w.c.T("stage.note.performer"))
		}
		for i, p := range people {
			s.Paragraphs = append(s.Paragraphs, Paragraph{Kind: Name, Step: -1, Place: i + 1, Runs: pieces(upperFirst(w.name(p))), Detail: w.spoken(p.Posts), Breath: Breath(p.Name, "")})
		}
	}
}

// ItemOf gives an agenda item as Item wants it, for papers.
func ItemOf(a data.AgendaItem) *ItemState { return &ItemState{Item: Item{a, -1, -1}} }
