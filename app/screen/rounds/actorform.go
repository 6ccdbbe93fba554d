package rounds

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

var capacities = []data.Capacity{data.CapacityOwn, data.CapacityBehalf, data.CapacityAuthorised, data.CapacityUnknown}

// askActor asks for a person with posts and capacity, chosen among the delegates
// or typed.
func (s *Screen) askActor(title string, a data.Actor, done func(data.Actor)) {
	t := s.sh.T
	entry := func(text string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(text)
		return e
	}
	name, short, of := entry(a.Name), entry(a.Short), entry(a.Of)
	honorific := widget.NewCombo([]string{t("rounds.comrade"), t("rounds.mr"), t("rounds.mrs")})
	honorific.SetText(a.Honorific)
	posts := widget.NewMultiEntry(2)
	posts.SetText(a.Posts)
	of.SetPlaceHolder(t("rounds.of.example"))
	short.SetPlaceHolder(t("rounds.short.example"))
	linked := widget.NewCaption("")
	linked.Wrap = true
	said := a.Name
	tell := func() {
		linked.SetText(t("rounds.actor.typed"))
		if a.Delegate != "" {
			linked.SetText(t("rounds.actor.linked"))
		}
	}
	name.OnChanged = func(text string) {
		if a.Delegate != "" && clean(text) != clean(said) {
			a.Delegate = "" // somebody else is meant
			tell()
		}
	}
	tell()
	nameF := widget.NewField(t("rounds.actor.name"), name)
	ofF := widget.NewField(t("rounds.actor.of"), of)
	words := make([]string, len(capacities))
	at := 0
	for i, c := range capacities {
		words[i] = t("rounds.capacity." + or(string(c), "own"))
		if c == a.Capacity {
			at = i
		}
	}
	enable := func(i int) {
		if capacities[i] == data.CapacityBehalf || capacities[i] == data.CapacityAuthorised {
			of.Enable()
		} else {
			of.Disable()
		}
		ofF.SetError("")
	}
	capacity := widget.NewSelect(words, at, enable)
	enable(at)
	var dialog *widget.Dialog
	pick := widget.NewButton(t("rounds.actor.pick"), icons.People, func() {
		s.askDelegate(func(d data.DelegateRow) {
			said, a.Delegate = d.Name, d.ID
			name.SetText(d.Name)
			a.Delegate = d.ID
			posts.SetText(d.Position)
			short.SetText(d.ShortPost)
			if d.Honorific != "" && honorific.Text == "" {
				honorific.SetText(d.Honorific)
			}
			tell()
			nameF.SetError("")
			dialog.Refresh()
		})
	})
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: title, Width: 600, Focus: name,
		Body: widget.Column(12,
			widget.Row(8, pick, widget.Grow(linked)),
			widget.Tops(12, widget.Fixed(132, 0, widget.NewField(t("rounds.actor.honorific"), honorific)), widget.Grow(nameF)),
			widget.NewField(t("rounds.actor.posts"), posts).Helped(t("rounds.actor.posts.help")),
			widget.NewField(t("rounds.actor.short"), short).Helped(t("rounds.actor.short.help")),
			widget.Tops(12, widget.GrowBy(1, widget.NewField(t("rounds.actor.capacity"), capacity)), widget.GrowBy(1, ofF))),
		Verb: t("rounds.save"), Cancel: t("common.cancel"), Do: func() bool {
			now := a
			now.Name, now.Honorific, now.Posts, now.Short = clean(name.Text), clean(honorific.Text), clean(posts.Text), clean(short.Text)
			now.Capacity, now.Of = capacities[capacity.Selected], ""
			if !of.Disabled() {
				now.Of = clean(of.Text)
			}
			nameF.SetError("")
			ofF.SetError("")
			switch {
			case now.Name == "":
				nameF.SetError(t("rounds.actor.name.needed"))
			case !of.Disabled() && now.Of == "":
				ofF.SetError(t("rounds.actor.of.needed"))
			default:
				done(now)
				return true
			}
			dialog.Refresh()
			return false
		}})
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

func endsWith(s, name string) bool { return strings.HasSuffix(s, name) }

func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
