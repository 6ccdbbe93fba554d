package issue

import (
	"context"
	"strings"

	"vinhdanh/data"
)

// Texts is what one certificate says, for those who compare it with the decision.
type Texts struct {
	Row      data.CitationRow
	Fields   []Text
	Warnings []Warning
	Fault    error // why it cannot be set; Fields are empty then
}

// Text is one field of a paper, exactly as it is printed.
type Text struct {
	Field   string // of the template; its name is the catalogue's "paper.field." + Field
	Text    string
	Doubled []string // words in it that stand twice in a row
}

// unread are the fields that nobody has to compare with a decision: they say
// the same on every paper, or come from the register.
var unread = map[string]bool{"nation": true, "motto": true, "award": true, "register": true, "page": true}

// ReadTexts gives, of each citation of a filter that has a paper made here,
// its fields from top to bottom. It records nothing.
func ReadTexts(ctx context.Context, d Deps, conf data.Conference, f data.CitationFilter) ([]Texts, error) {
	papers, err := d.chosen(ctx, conf, f)
	if err != nil {
		return nil, err
	}
	todo := papers[:0:0]
	for _, p := range papers {
		if p.printable() {
			todo = append(todo, p)
		}
	}
	s, err := newSetting(ctx, d, conf, todo, Options{})
	if err != nil {
		return nil, err
	}
	list := make([]Texts, len(todo))
	err = parallel(ctx, len(todo), func(i int) error {
		list[i] = s.texts(todo[i])
		return nil
	})
	return list, err
}

func (s *setting) texts(p paper) Texts {
	t := Texts{Row: p.row}
	setter, err := s.setter(p)
	if err != nil {
		t.Fault = named(err, p.row)
		return t
	}
	placed, warnings, err := setter.Place(s.input(p))
	if err != nil {
		t.Fault = named(fault(err), p.row)
		return t
	}
	t.Warnings = warningsOf(p.row, warnings)
	for _, f := range placed {
		if unread[strings.TrimPrefix(f.Field, "other-")] || strings.TrimSpace(f.Text) == "" {
			continue
		}
		t.Fields = append(t.Fields, Text{Field: f.Field, Text: f.Text})
	}
	for _, w := range warnings {
		words, ok := w.Args["words"].(string)
		if w.Code != "doubled-word" || !ok {
			continue
		}
		for i := range t.Fields {
			if strings.Contains(t.Fields[i].Text, words) {
				t.Fields[i].Doubled = append(t.Fields[i].Doubled, words)
			}
		}
	}
	return t
}
