package templates

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// settingChoice holds the id of the template that a conference uses for a
// document; "" for the usual one.
func settingChoice(conf data.ID, document string) string {
	return "template." + string(conf) + "." + document
}

// sheets are the documents that a title may be printed on.
var sheets = []string{string(data.DocumentTitle), string(data.DocumentBangKhen), string(data.DocumentGiayKhen)}

// Serves tells whether a template for one document may be used for another:
// titles have no stock of their own.
func Serves(of, document string) bool {
	return of == document || document == string(data.DocumentTitle) && slices.Contains(sheets, of)
}

// Choice gives the id of the template that a conference uses for a document,
// "" for the usual one.
func (l *Library) Choice(ctx context.Context, conf data.ID, document string) (string, error) {
	return l.records.Setting(ctx, settingChoice(conf, document))
}

// Choose says which template a conference uses for a document, "" for the
// usual one. Errors: no-template, template-document (arg name: it
// serves another).
func (l *Library) Choose(ctx context.Context, conf data.ID, document, id string) error {
	if id != "" {
		t, err := l.Load(ctx, id, 0)
		if err != nil {
			return err
		}
		if !Serves(t.Document, document) {
			return data.Fail("template-document", "name", layout.In(t.Name, "vi"))
		}
	}
	return l.records.SetSetting(ctx, settingChoice(conf, document), id)
}

// chosenBy gives the code of a conference that uses a template, "" if none does.
func (l *Library) chosenBy(ctx context.Context, id string) (string, error) {
	confs, err := l.records.Conferences(ctx)
	if err != nil {
		return "", err
	}
	for _, c := range confs {
		for _, d := range layout.Documents() {
			chosen, err := l.Choice(ctx, c.ID, d.ID)
			if err != nil {
				return "", err
			}
			if chosen == id {
				return c.Code, nil
			}
		}
	}
	return "", nil
}
