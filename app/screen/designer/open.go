package designer

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// open shows a template that was read.
func (s *Screen) open(t *layout.Template, e templates.Entry) {
	grid := s.e != nil && s.e.grid
	s.e = newEditor(t.Clone())
	s.e.grid = grid
	s.entry, s.tool = e, toolChoose
	s.scene, s.scan, s.scanOf = scene{}, nil, ""
	s.object.Objects = []fyne.CanvasObject{s.body}
	s.desk.fits = true
	s.desk.picture.Image, s.sheet = nil, nil
	s.drawn = picture{}
	s.checked = examined{}
	s.changed()
	s.desk.fit()
	s.readPeople()
}

// ignore tells of errors that nobody need see.
func ignore(err error) bool { return err == nil || errors.Is(err, context.Canceled) }

// load reads a template from the library; version 0 is the one in use.
func (s *Screen) load(id string, version int) {
	var t *layout.Template
	var e templates.Entry
	s.run(func(ctx context.Context) error {
		var err error
		if id == "" {
			list, err := s.d.Library.Names(ctx)
			if err != nil {
				return err
			}
			if len(list) == 0 {
				return data.Fail("no-template", "id", "")
			}
			id = list[0].ID
		}
		if t, err = s.d.Library.Load(ctx, id, version); err != nil {
			return err
		}
		e, err = s.d.Library.Entry(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			s.failed(err)
			return
		}
		s.open(t, e)
	})
}

// failed says in place of the sheet why there is none.
func (s *Screen) failed(err error) {
	if ignore(err) {
		return
	}
	t := s.sh.T
	if s.e != nil {
		s.sh.Fail(err)
		return
	}
	s.object.Objects = []fyne.CanvasObject{container.NewCenter(widget.Fixed(560, 0, widget.NewErrorCard(t("designer.failed"), s.sh.Say(err),
		widget.NewButton(t("designer.choose"), "", s.chooseTemplate), widget.NewQuiet(t("designer.back"), s.goBack))))}
	s.object.Refresh()
}

// run is Shell.Load that Left cancels.
func (s *Screen) run(job func(ctx context.Context) error, done func(error)) context.CancelFunc {
	cancel := s.sh.Load(job, done)
	if len(s.stop) > 16 {
		s.stop = s.stop[len(s.stop)-16:]
	}
	s.stop = append(s.stop, cancel)
	return cancel
}

func (s *Screen) goBack() { s.sh.Open(screen.Certificates, screen.Filter{}) }
