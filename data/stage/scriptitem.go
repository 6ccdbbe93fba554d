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
	args := []any{"who", who, "title", title, "what", lowerFirst(title), "does", w.does(title), "event", w.Event(), "n", it.Minutes}
	say := func(key string) { s.say(-1, w.c.T(key, args...)) }
	unknown := func() {
		if !known {
			s.Notes = append(s.Notes, w.c.T("stage.note.performer"))
		}
	}
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
		introduces := w.introduces(it.AgendaItem)
		if known || !introduces {
			say(w.invites(title))
			unknown()
		}
		if introduces {
			w.introductions(&s, it.AgendaItem)
		} else {
			say("stage.item.thanks")
		}
	case data.ItemPresidium:
		w.presidium(&s, it.AgendaItem)
	case data.ItemSpeech:
		w.speeches(&s, it.AgendaItem, title)
	case data.ItemReport, data.ItemDirecting, data.ItemLaunch, data.ItemVote:
		key := "stage.item." + string(kind)
		switch {
		case kind == data.ItemReport && w.does(title) != "",
			kind == data.ItemDirecting && (strings.Contains(fold, "tiep thu") || strings.Contains(fold, "dap tu")):

			key = w.invites(title)
		case kind == data.ItemLaunch && w.does(title) != "":
			key += ".plain"
		}
		say(key)
		unknown()
		if kind == data.ItemDirecting || kind == data.ItemReport {
			say("stage.item.thanks")
		}
		if kind != data.ItemDirecting && strings.Contains(fold, "be mac") {
			say("stage.item.closing")
		}
	case data.ItemClosing:
		if known {
			say("stage.item.closing.who")
		}
		say("stage.item.closing")
	default:
		if known {
			say(w.invites(title))
		} else {
			say("stage.item.other")
		}
	}
	return s
}

// invites is the key of the words that call those who perform an item.
func (w *Words) invites(title string) string {
	if w.does(title) != "" {
		return "stage.item.does"
	}
	return "stage.item.other.who"
}

// does says what somebody comes up to do, from an item's title: "đọc Diễn văn
// khai mạc", "tuyên bố lý do, giới thiệu đại biểu"; "" where the title does not
// tell.
func (w *Words) does(title string) string {
	if w.c.Lang() != "vi" {
		return ""
	}
	begins := func(list ...string) bool {
		f := strings.ReplaceAll(text.Fold(title), ",", "") + " " // "Phát động, ký giao ước thi đua"
		return slices.ContainsFunc(list, func(s string) bool { return strings.HasPrefix(f, s+" ") })
	}
	switch {
	case begins("dien van", "loi"):
		return w.c.T("stage.does.reads", "title", title)
	case begins("khai mac", "be mac"):
		return w.c.T("stage.does.speaks", "title", lowerFirst(title))
	case begins("bao cao", "tham luan", "to trinh", "du thao", "de an", "ke hoach", "du an"):
		return w.c.T("stage.does.presents", "title", title)
	case begins("phat bieu", "tuyen bo", "trinh bay", "thong bao", "thong qua", "cong bo", "phat dong", "gioi thieu", "ky", "trao", "tang", "doc", "dieu hanh", "trien khai", "quan triet"):
		return lowerFirst(title)
	}
	return ""
}

// speeches invites one speaker after the other.
func (w *Words) speeches(s *Script, a data.AgendaItem, title string) {
	rest := strings.TrimSpace(strings.TrimPrefix(text.Fold(title), "phat bieu"))
	about := strings.TrimSpace(strings.TrimPrefix(rest, "tham luan"))
	key := "stage.item.speech"
	switch {
	case about == "" || about != rest && (strings.HasPrefix(about, "cua ") || several(about)): // "Tham luận của 3 đại biểu"
		key = "stage.item.speech.plain"
	case w.does(title) != "":
		key = "stage.item.does"
	}
	one := func(who string) {
		s.say(-1, w.c.T(key, "who", who, "title", title, "does", w.does(title)))
		s.say(-1, w.c.T("stage.item.thanks"))
	}
	list := w.performing(a)
	for _, who := range list {
		one(closed(who))
	}
	if len(list) == 0 {
		who, _ := w.performers(a)
		one(who)
		s.Notes = append(s.Notes, w.c.T("stage.note.performer"))
	}
}

func (w *Words) itemTitle(it *ItemState) string {
	if it.Title != "" {
		return it.Title
	}
	return w.c.T("stage.item.untitled")
}

// performing names those who lead an item, each as he is called up. Words that
// only say how many there are name nobody.
func (w *Words) performing(a data.AgendaItem) (list []string) {
	for _, p := range a.People {
		if p.Known() && (p.Part == data.PartPerforms || p.Part == data.PartPresides || p.Part == data.PartAnnounces) {
			list = append(list, w.actor(p, true))
		}
	}
	who := strings.TrimSpace(a.Person)
	switch {
	case len(list) > 0 || who == "" || several(who) || everybody(who):
		return list
	case someone(who):
		h, rest := text.CutHonorific(who)
		name, posts, _ := strings.Cut(rest, ",")
		if posts = strings.TrimSpace(posts); posts == "" {
			posts = a.Capacity
		} else if a.Capacity != "" {
			posts += ", " + a.Capacity
		}
		return []string{w.actor(data.Actor{Honorific: h.Text, Name: strings.TrimSpace(name), Posts: posts}, false)}
	}
	return []string{w.body(who, a.Capacity)}
}

// body names a body, as inside a sentence: "đại diện các đơn vị", "Tổ Thư ký".
func (w *Words) body(who, capacity string) string {
	if f := text.Fold(who); strings.HasPrefix(f, "dai dien") || strings.HasPrefix(f, "lanh dao") {
		who = lowerFirst(who)
	}
	if who = strong(w.spoken(who)); capacity != "" {
		who += ", " + w.spoken(capacity)
	}
	return who
}

// performers says who leads an item.
func (w *Words) performers(a data.AgendaItem) (who string, known bool) {
	if list := w.performing(a); len(list) > 0 {
		return closed(w.join(list)), true
	}
	if who := strings.TrimSpace(a.Person); several(who) {
		return w.c.T("stage.performer.several", "who", who), false
	}
	return w.c.T("stage.performer.unknown"), false
}

// closed puts a comma behind one whose posts were said.
func closed(who string) string {
	if strings.Contains(plain(who), ",") {
		return who + ","
	}
	return who
}

// introduces tells whether the delegates are introduced in an opening: not in
// that which is the opening speech, unless the programme has no other place.
func (w *Words) introduces(a data.AgendaItem) bool {
	says := func(title string) bool {
		f := text.Fold(title)
		return strings.Contains(f, "gioi thieu") || strings.Contains(f, "ly do") || strings.Contains(f, "thanh phan") || strings.Contains(f, "introduc")
	}
	if says(a.Title) {
		return true
	}
	for i := range w.p.Items {
		if it := &w.p.Items[i]; it.Kind == data.ItemOpening && it.ID != a.ID && (says(it.Title) || it.Ordinal < a.Ordinal) {
			return false
		}
	}
	f := text.Fold(a.Title)
	return len(w.p.Items) > 0 || !strings.Contains(f, "dien van") && !strings.Contains(f, "khai mac") && !strings.HasPrefix(f, "phat bieu")
}

// introductions names the delegates to be introduced, as soon as reception has
// confirmed the list.
func (w *Words) introductions(s *Script, a data.AgendaItem) {
	if list := w.performing(a); len(list) > 0 {
		who, _, _ := strings.Cut(w.join(list[:1]), ",")
		s.cue(-1, w.c.T("stage.cue.introduces", "who", plain(who)))
	}
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
			switch {
			case a.Posts == "":
				a.Posts = d.Unit
			case d.Unit != "" && !strings.Contains(text.Fold(a.Posts), text.Fold(d.Unit)):
				a.Posts += ", " + d.Unit
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
