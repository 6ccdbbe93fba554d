package issue

import (
	"context"
	"fmt"

	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// Templates is where an office's templates are; the job templates has them.
type Templates interface {
	// Load gives a version of a template, 0 for the one in use.
	Load(ctx context.Context, id string, version int) (*layout.Template, error)
	// Choice gives the id of the one that a conference uses for a document,
	// "" for the usual one.
	Choice(ctx context.Context, conf data.ID, document string) (string, error)
}

// usual are the templates by the document that an award's recipient is handed.
// Titles have no stock of their own: they are printed on the sheet of the Bằng khen.
var usual = map[data.DocumentKind]string{
	data.DocumentGiayKhen: "giay-khen-a4",
	data.DocumentBangKhen: "bang-khen-a3",
	data.DocumentTitle:    "bang-khen-a3",
}

// chosen is the template of a document in one run.
type chosen struct {
	template *layout.Template
	mark     string // as certificates keep it: "giay-khen-a4@1"
}

// serves tells whether a template may be used for a document. Titles have no
// stock of their own.
func serves(t *layout.Template, document data.DocumentKind) bool {
	return t.Document == string(document) ||
		document == data.DocumentTitle && (t.Document == string(data.DocumentBangKhen) || t.Document == string(data.DocumentGiayKhen))
}

// choice gives the template that a document is set with: the one of an id,
// else the one that the conference has chosen, else the usual one. Errors:
// no-document, no-template, template-document (arg name: it serves another).
func (d Deps) choice(ctx context.Context, conf data.Conference, document data.DocumentKind, id string) (chosen, error) {
	if id == "" && d.Templates != nil {
		var err error
		if id, err = d.Templates.Choice(ctx, conf.ID, string(document)); err != nil {
			return chosen{}, err
		}
	}
	if id == "" {
		id = usual[document]
	}
	if id == "" {
		return chosen{}, data.Fail("no-document")
	}
	var t *layout.Template
	var err error
	if d.Templates != nil {
		t, err = d.Templates.Load(ctx, id, 0)
	} else {
		t, err = d.Press.template(id)
	}
	switch {
	case err != nil:
		return chosen{}, err
	case !serves(t, document):
		return chosen{}, data.Fail("template-document", "name", layout.In(t.Name, "vi"))
	}
	return chosen{t, fmt.Sprintf("%s@%d", t.ID, t.Version)}, nil
}

// choices gives the templates of all documents that papers are printed on. The
// one that the options name is for those that it serves, and must serve one:
// nobody's Bằng khen is printed as a Giấy khen. Errors: those of choice.
func (d Deps) choices(ctx context.Context, conf data.Conference, papers []paper, o Options) (map[data.DocumentKind]chosen, error) {
	all := map[data.DocumentKind]chosen{}
	var other error
	served := false
	for _, p := range papers {
		document := p.award.Document
		if _, ok := all[document]; ok || !p.printable() {
			continue
		}
		c, err := d.choice(ctx, conf, document, o.Template)
		if o.Template != "" && data.CodeOf(err) == "template-document" {
			other = err
			c, err = d.choice(ctx, conf, document, "")
		} else {
			served = true
		}
		if err != nil {
			return nil, err
		}
		all[document] = c
	}
	if other != nil && !served {
		return nil, other
	}
	return all, nil
}

// Usual gives the id of the template that a document is set with where the
// conference has chosen none; "" for what is no sheet.
func Usual(document data.DocumentKind) string { return usual[document] }
