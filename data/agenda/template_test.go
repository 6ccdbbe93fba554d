package agenda_test

import (
	"slices"
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// A template is a programme in which nothing is in the way of anything, in
// words of either language.
func TestTemplates(t *testing.T) {
	if len(agenda.Templates()) < 3 {
		t.Fatal("a half day, a congress and a year's end are promised")
	}
	used := map[string]bool{}
	for _, lang := range i18n.Languages {
		words := i18n.For(lang)
		say := func(key string, args ...any) string {
			s := words.T(key, args...)
			if used[key] = true; strings.ContainsAny(s, "[<") || s == "" {
				t.Errorf("%s: %q", lang, s)
			}
			return s
		}
		for _, template := range agenda.Templates() {
			say("agenda.template." + template.Key)
			say("agenda.template." + template.Key + ".about")
			if again, ok := agenda.TemplateFor(template.Key); !ok || again.Key != template.Key {
				t.Errorf("%s is not found", template.Key)
			}
			in := agenda.Input{}
			for n, m := range template.Meetings {
				meeting := data.Meeting{ID: data.ID(m.Key), Name: say("agenda.template.meeting." + m.Key), Ordinal: n + 1}
				in.Meetings = append(in.Meetings, meeting)
				items := m.Write(say, "Đại hội")
				for i := range items {
					items[i].ID, items[i].Meeting = data.ID(m.Key+m.Items[i].Key), meeting.ID
					if !slices.Contains(data.ItemKinds, items[i].Kind) {
						t.Errorf("%s: kind %q", m.Items[i].Key, items[i].Kind)
					}
				}
				from, to, total := agenda.Span(agenda.Times(items))
				if agenda.Clock(from) != m.Starts || total != m.Minutes() || to-from != total {
					t.Errorf("%s: %s to %s, %d minutes", template.Key, agenda.Clock(from), agenda.Clock(to), total)
				}
				in.Items = append(in.Items, items...)
			}
			for _, c := range agenda.Conflicts(in) {
				t.Errorf("%s: %s", template.Key, words.Map(c.Sentence(), c.Args))
			}
		}
	}
	if _, ok := agenda.TemplateFor("nothing"); ok {
		t.Error("a template that is not there is found")
	}
	keys, err := i18n.Keys("vi")
	if err != nil {
		t.Fatal(err)
	}
	for k := range keys {
		if strings.HasPrefix(k, "agenda.template.") && !used[k] {
			t.Errorf("no template uses %s", k)
		}
	}
}
