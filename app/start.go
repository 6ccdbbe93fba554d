package app

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// startPage is what a first start shows: there is no conference yet.
func (s *Shell) startPage() fyne.CanvasObject {
	return widget.NewEmptyState(icons.Institution, s.T("shell.start"), s.T("shell.start.text"),
		widget.NewFilled(s.T("shell.conference.new"), icons.Add, func() { s.Open(screen.Settings, screen.Filter{New: true}) }),
		widget.NewButton(s.T("shell.start.sample"), icons.Visible, s.writeSample))
}

// writeSample makes the sample conference and opens it.
func (s *Shell) writeSample() {
	var conf data.Conference
	s.Run(s.T("shell.sample.job"), func(ctx context.Context, _ func(done, total int)) (err error) {
		conf, _, err = keep.Sample(ctx, s.deps.Store, "window")
		return err
	}, func() { s.ChangedConference(conf.ID) })
}
