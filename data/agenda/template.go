package agenda

import "vinhdanh/data"

// Template is a usual programme to begin with. Its words are in the catalogue:
// "agenda.template." + Key, and the same with ".about".
type Template struct {
	Key      string
	Meetings []TemplateMeeting
}

// TemplateMeeting is a meeting of a template; its name is
// "agenda.template.meeting." + Key.
type TemplateMeeting struct {
	Key    string
	Day    int    // 0 the last day of the conference, -1 the day before
	Starts string // "HH:MM"
	Items  []TemplateItem
}

// TemplateItem is an item of a template; its title is "agenda.template.item." +
// Key, its cue "agenda.template.cue." + Key.
type TemplateItem struct {
	Key     string
	Kind    data.ItemKind
	Minutes int
	Fixed   bool // a fixed point
}

// Templates lists the usual programmes. The minutes are those of a usual half
// day (an office's custom; every one of them can be changed).
func Templates() []Template {
	return []Template{
		{"half-day", []TemplateMeeting{{"main", 0, "07:00", []TemplateItem{
			{"check-in", data.ItemCheckIn, 30, false},
			{"arts", data.ItemArts, 15, false},
			{"flag", data.ItemFlag, 5, true},
			{"opening", data.ItemOpening, 10, false},
			{"presidium", data.ItemPresidium, 5, false},
			{"speech-opening", data.ItemOpening, 10, false},
			{"report-review", data.ItemReport, 20, false},
			{"film", data.ItemFilm, 10, false},
			{"speeches", data.ItemSpeech, 28, false},
			{"directing", data.ItemDirecting, 15, false},
			{"awards", data.ItemAwards, 35, false},
			{"launch", data.ItemLaunch, 10, false},
			{"vote-delegates", data.ItemVote, 10, false},
			{"closing", data.ItemClosing, 5, false},
		}}}},
		{"congress", []TemplateMeeting{
			{"preparatory", -1, "14:00", []TemplateItem{
				{"check-in-kit", data.ItemCheckIn, 30, false},
				{"flag", data.ItemFlag, 5, true},
				{"opening", data.ItemOpening, 10, false},
				{"vote-programme", data.ItemVote, 10, false},
				{"vote-presidium", data.ItemVote, 10, false},
				{"report-delegates", data.ItemReport, 10, false},
				{"report-draft", data.ItemReport, 20, false},
				{"discussion", data.ItemSpeech, 40, false},
				{"break", data.ItemBreak, 15, false},
				{"guide", data.ItemOther, 15, false},
				{"rehearsal", data.ItemOther, 60, false},
				{"closing-preparatory", data.ItemClosing, 5, false},
			}},
			{"official", 0, "07:00", []TemplateItem{
				{"check-in", data.ItemCheckIn, 45, false},
				{"arts", data.ItemArts, 15, false},
				{"flag", data.ItemFlag, 5, true},
				{"opening", data.ItemOpening, 10, false},
				{"presidium", data.ItemPresidium, 5, false},
				{"speech-opening", data.ItemOpening, 10, false},
				{"report-congress", data.ItemReport, 20, false},
				{"film", data.ItemFilm, 10, false},
				{"speeches", data.ItemSpeech, 35, false},
				{"exchange", data.ItemSpeech, 20, false},
				{"break", data.ItemBreak, 15, false},
				{"directing", data.ItemDirecting, 15, false},
				{"reply", data.ItemOther, 5, false},
				{"awards", data.ItemAwards, 40, false},
				{"launch", data.ItemLaunch, 10, false},
				{"vote-delegates", data.ItemVote, 10, false},
				{"vote-resolution", data.ItemVote, 10, false},
				{"closing", data.ItemClosing, 10, false},
			}},
		}},
		{"year-end", []TemplateMeeting{{"main", 0, "13:30", []TemplateItem{
			{"check-in", data.ItemCheckIn, 30, false},
			{"flag", data.ItemFlag, 5, true},
			{"opening", data.ItemOpening, 10, false},
			{"report-year", data.ItemReport, 25, false},
			{"film", data.ItemFilm, 10, false},
			{"report-finance", data.ItemReport, 10, false},
			{"discussion", data.ItemSpeech, 30, false},
			{"break", data.ItemBreak, 10, false},
			{"directing", data.ItemDirecting, 15, false},
			{"reply", data.ItemOther, 5, false},
			{"awards", data.ItemAwards, 30, false},
			{"launch-year", data.ItemLaunch, 10, false},
			{"pledge", data.ItemLaunch, 10, false},
			{"closing", data.ItemClosing, 5, false},
		}}}},
	}
}

// TemplateFor gives the template of a key.
func TemplateFor(key string) (Template, bool) {
	for _, t := range Templates() {
		if t.Key == key {
			return t, true
		}
	}
	return Template{}, false
}

// Minutes sums a meeting up.
func (m TemplateMeeting) Minutes() (n int) {
	for _, i := range m.Items {
		n += i.Minutes
	}
	return n
}

// Write gives a meeting's items in words, the first with the meeting's start,
// fixed points with theirs. t looks words up; event is the occasion's own word
// ("Đại hội").
func (m TemplateMeeting) Write(t func(key string, args ...any) string, event string) []data.AgendaItem {
	items := make([]data.AgendaItem, len(m.Items))
	at, ok := Minutes(m.Starts)
	for i, x := range m.Items {
		items[i] = data.AgendaItem{Ordinal: i + 1, Kind: x.Kind, Minutes: x.Minutes, Fixed: x.Fixed && ok,
			Title: t("agenda.template.item."+x.Key, "event", event), Cue: t("agenda.template.cue."+x.Key, "event", event)}
		if ok {
			items[i].Starts = Clock(at)
		}
		at += x.Minutes
	}
	return items
}
