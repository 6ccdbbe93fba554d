package designer

import (
	"context"
	"strings"

	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/widget"
	"vinhdanh/print/layout"
)

// history lists the versions of the template; an old one can be taken up again.
func (s *Screen) history() {
	var list []templates.Entry
	id := s.e.t.ID
	s.run(func(ctx context.Context) (err error) {
		list, err = s.d.Library.History(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.chooseEntry(s.sh.T("designer.menu.history"), s.sh.T("designer.open"), list, func(e templates.Entry) {
			s.leaving(func() { s.e = nil; s.load(id, e.Version) })
		})
	})
}

// drop takes the office's own template away.
func (s *Screen) drop() {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.drop", "name", s.title()), Text: t("designer.drop.text"),
		Verb: t("designer.drop.verb"), Cancel: t("designer.drop.keep"), Loses: true, Do: func() bool {
			id := s.e.t.ID
			again := s.entry.Embedded
			s.run(func(ctx context.Context) error { return s.d.Library.Drop(ctx, id) }, func(err error) {
				if err != nil {
					s.sh.Fail(err)
					return
				}
				s.sh.Notify(t("designer.dropped"), nil)
				s.e = nil
				if again {
					s.load(id, 0)
				} else {
					s.load("", 0)
				}
				s.sh.Changed()
			})
			return true
		}})
}

// use has this conference print the document with this template.
func (s *Screen) use() {
	t := s.sh.T
	if s.e.dirty() {
		s.sh.Remark(t("designer.use.unsaved"))
		return
	}
	id, document, conf := s.e.t.ID, s.e.t.Document, s.sh.Conference()
	name := s.documentName()
	var before string
	s.run(func(ctx context.Context) (err error) {
		if before, err = s.d.Library.Choice(ctx, conf.ID, document); err != nil {
			return err
		}
		return s.d.Library.Choose(ctx, conf.ID, document, id)
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.sh.Notify(t("designer.used", "document", name), func() {
			s.run(func(ctx context.Context) error { return s.d.Library.Choose(ctx, conf.ID, document, before) }, func(err error) {
				if err != nil {
					s.sh.Fail(err)
				}
			})
		})
		s.sh.Changed()
	})
}

// rename changes what the template is called, and what it rests on.
func (s *Screen) rename() {
	t := s.sh.T
	lang := s.sh.Catalogue().Lang()
	name, basis := widget.NewEntry(), widget.NewMultiEntry(3)
	name.SetText(layout.In(s.e.t.Name, lang))
	basis.SetText(layout.In(s.e.t.Basis, lang))
	field := widget.NewField(t("designer.name"), name)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.menu.name"), Body: widget.Column(12, field, widget.NewField(t("designer.basis"), basis)),
		Verb: t("designer.name.verb"), Cancel: t("common.cancel"), Focus: name, Do: func() bool {
			n := strings.TrimSpace(name.Text)
			if n == "" {
				field.SetError(t("designer.name.empty"))
				return false
			}
			s.e.change("", func() {
				s.e.t.Name = with(s.e.t.Name, lang, n)
				s.e.t.Basis = with(s.e.t.Basis, lang, strings.TrimSpace(basis.Text))
			})
			s.changed()
			return true
		}})
}

// with sets a language's text in a copy; Vietnamese is there always.
func with(m map[string]string, lang, text string) map[string]string {
	c := map[string]string{}
	for k, v := range m {
		c[k] = v
	}
	c[lang] = text
	if c["vi"] == "" {
		c["vi"] = text
	}
	return c
}

// newFrom begins a template of the office's from one that there is.
func (s *Screen) newFrom() {
	s.listTemplates(s.sh.T("designer.new"), s.sh.T("designer.new.verb"), func(e templates.Entry) {
		s.leaving(func() { s.begin(e) })
	})
}

// begin opens a copy of a template under a name of its own.
func (s *Screen) begin(from templates.Entry) {
	t := s.sh.T
	lang := s.sh.Catalogue().Lang()
	name := widget.NewEntry()
	name.SetText(t("designer.new.name", "name", layout.In(from.Name, lang)))
	field := widget.NewField(t("designer.name"), name)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("designer.new"), Body: field, Verb: t("designer.new.verb"), Cancel: t("common.cancel"), Focus: name, Do: func() bool {
		n := strings.TrimSpace(name.Text)
		if n == "" {
			field.SetError(t("designer.name.empty"))
			return false
		}
		var base *layout.Template
		s.run(func(ctx context.Context) (err error) {
			base, err = s.d.Library.Load(ctx, from.ID, 0)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			c := base.Clone()
			c.ID, c.Version, c.Name = s.freshID(from.ID), 1, map[string]string{"vi": n}
			s.open(c, templates.Entry{ID: c.ID, Document: c.Document, Name: c.Name})
			s.e.stamps++
			s.e.stamp = s.e.stamps // it is not kept yet
			s.bar.update()
		})
		return true
	}})
}

// freshID makes an id of its own: the base's and the moment.
func (s *Screen) freshID(base string) string {
	id := base
	if len(id) > 40 {
		id = id[:40]
	}
	return strings.TrimRight(id, "-") + "-" + s.sh.Now().Format("20060102-150405")
}
