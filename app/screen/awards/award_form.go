package awards

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// fold is what texts are searched by: marks, case and đ/d do not matter.
func (s *Screen) fold(words string) string { return text.Fold(words) }

// editAward shows an entry of the catalogue, new or kept, in a dialog. Looking
// at one that an import made and saving it accepts it as an award of its own.
func (s *Screen) editAward(a data.Award) {
	t := s.sh.T
	entry := func(words string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(words)
		return e
	}
	name, english, decider := entry(a.Name), entry(a.English), entry(a.Decider)
	aliases := widget.NewMultiEntry(3)
	aliases.SetText(strings.Join(a.Aliases, "\n"))
	class := widget.NewSegment([]string{t("awards.class.title"), t("awards.class.form")}, btoi(a.Class == data.ClassForm), nil)
	source := widget.NewSegment([]string{t("awards.source.made"), t("awards.source.received")}, btoi(a.Source == data.Received), nil)
	words := make([]string, len(documents))
	for i, d := range documents {
		words[i] = s.documentWord(d)
	}
	document := widget.NewSelect(words, max(0, slices.Index(documents, a.Document)), nil)
	var boxes []fyne.CanvasObject
	checks := make([]*widget.Check, len(kinds))
	for i, k := range kinds {
		checks[i] = widget.NewCheck(s.kindWord(k), slices.Contains(a.For, k), nil)
		boxes = append(boxes, checks[i])
	}
	field := func(key string, o fyne.CanvasObject) *widget.Field {
		return widget.NewField(t("awards.award.field."+key), o)
	}
	nameF, forF := field("name", name), field("for", widget.Row(8, append(boxes, widget.Space())...))
	q := widget.Question{Title: t("awards.award.new"), Verb: t("awards.form.add"), Cancel: t("common.cancel"), Width: 620, Focus: name,
		Body: widget.Column(12, nameF, field("english", english),
			widget.Tops(12, widget.Grow(field("class", class)), widget.Grow(field("source", source))),
			widget.Tops(12, widget.Grow(field("decider", decider)), widget.Fixed(220, 0, field("document", document))),
			forF, field("aliases", aliases).Helped(t("awards.award.aliases.help")))}
	if a.ID != "" {
		q.Title, q.Verb = t("awards.award.edit"), t("awards.form.save")
	}
	var dialog *widget.Dialog
	q.Do = func() bool {
		now := a
		now.Name, now.English, now.Decider = clean(name.Text), clean(english.Text), clean(decider.Text)
		now.Aliases = nil
		for _, line := range strings.Split(aliases.Text, "\n") {
			if line = clean(line); line != "" && !slices.Contains(now.Aliases, line) {
				now.Aliases = append(now.Aliases, line)
			}
		}
		now.Class = []data.AwardClass{data.ClassTitle, data.ClassForm}[class.Selected]
		now.Source = []data.AwardSource{data.MadeHere, data.Received}[source.Selected]
		now.Document = documents[document.Selected]
		now.For = nil
		for i, c := range checks {
			if c.Checked {
				now.For = append(now.For, kinds[i])
			}
		}
		now.Matched = true
		taken := false
		for _, other := range s.catalogue.all {
			taken = taken || other.ID != now.ID && text.AwardKey(other.Name) == text.AwardKey(now.Name)
		}
		wrong := ""
		switch {
		case now.Name == "":
			wrong = t("awards.wrong.award-name")
		case taken:
			wrong = t("awards.wrong.award-taken")
		}
		nameF.SetError(wrong)
		none := ""
		if len(now.For) == 0 {
			none = t("awards.wrong.award-for")
		}
		forF.SetError(none)
		dialog.Refresh()
		if wrong != "" || none != "" {
			return false
		}
		s.saveAward(now, a, t("awards.award.saved", "name", now.Name))
		return true
	}
	dialog = widget.Ask(s.sh.Window(), q)
}

// saveAward keeps an award and offers to take that back.
func (s *Screen) saveAward(now, was data.Award, notice string) {
	s.write(func(ctx context.Context) error { return s.d.Records.SaveAward(ctx, &now) }, func() {
		s.catalogue.want = now.ID
		var undo func()
		if was.ID != "" {
			undo = func() {
				s.write(func(ctx context.Context) error { return s.d.Records.SaveAward(ctx, &was) }, func() { s.catalogue.want = was.ID })
			}
		}
		s.sh.Notify(notice, undo)
	})
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
