package delegates

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// officeJob makes a paper on A4.
type officeJob func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common, p papers.Progress) (papers.Result, error)

// askOffice asks what the papers on A4 have in common and, by fields, what one
// asks for besides; ready tells whether those are filled in rightly.
func (s *Screen) askOffice(key string, signed bool, job officeJob, ready func() bool, fields ...fyne.CanvasObject) {
	t := s.sh.T
	superior, superiorF := s.entry("superior")
	number, numberF := s.entry("number")
	number.SetPlaceHolder(t("delegates.papers.number.paper"))
	title, titleF := s.entry("title")
	post, postF := s.entry("post")
	name, nameF := s.entry("signer")
	rows := append(slices.Clone(fields), fyne.CanvasObject(superiorF))
	if signed {
		rows = append(rows, widget.Tops(12, widget.Grow(numberF), widget.Grow(nameF)), widget.Tops(12, widget.Grow(titleF), widget.Grow(postF)))
	}
	s.askFile(key, t("printing.ask"), nil, func() bool {
		if ready != nil && !ready() {
			return false
		}
		c := papers.Common{Superior: trim(superior), Number: trim(number), Meeting: s.sh.Meeting().Name,
			Signature: data.Signature{Title: trim(title), Post: trim(post), Name: trim(name)}}
		if c.Signature.Post != "" {
			c.Signature.Prefix = "KT."
		}
		s.picked(func(ids []data.ID, n int) {
			s.paperFor(key, sheet{sizes: []screen.Sheet{screen.A4}, word: true}, ids, n,
				func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
					c.File, c.Filter, c.IDs = to.file, to.filter, to.ids
					return job(ctx, d, conf, c, p)
				})
		})
		return true
	}, rows...)
}

// askSignIn asks for sign-in sheets by delegation.
func (s *Screen) askSignIn() {
	conf := s.sh.Conference()
	var meetings []data.Meeting
	s.sh.Load(func(ctx context.Context) (err error) {
		meetings, err = s.store.Meetings(ctx, conf.ID)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		spare := widget.NewCheck(s.sh.T("delegates.signin.spare"), true, nil)
		fields := []fyne.CanvasObject{spare}
		checks := make([]*widget.Check, len(meetings))
		for i, m := range meetings {
			checks[i] = widget.NewCheck(m.Name, m.ID == s.sh.Meeting().ID || len(meetings) == 1, nil)
			if len(meetings) > 1 {
				fields = append(fields, checks[i])
			}
		}
		s.askOffice("delegates.signin.", false, func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common, p papers.Progress) (papers.Result, error) {
			o := papers.SignInOptions{Common: c}
			if spare.Checked {
				o.Spare = 5
			}
			for i, m := range meetings {
				if checks[i].Checked {
					o.Meetings = append(o.Meetings, m.Name)
				}
			}
			return papers.SignIn(ctx, d, conf, o, p)
		}, nil, fields...)
	})
}

// askAttendance asks for the report of who came, as a paper or as a sheet.
func (s *Screen) askAttendance() {
	t := s.sh.T
	all := widget.NewCheck(t("delegates.attendance.all"), false, nil)
	sheet := widget.NewSmall(t("delegates.attendance.sheet"), "", nil)
	sheet.OnTapped = func() { s.sh.Export("attendance") }
	s.askOffice("delegates.attendance.", true, func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common, p papers.Progress) (papers.Result, error) {
		c.Meeting = ""
		return papers.Attendance(ctx, d, conf, papers.AttendanceOptions{Common: c, All: all.Checked}, p)
	}, nil, all, widget.Row(0, sheet, widget.Space()))
}

// askComposition asks for the report about composition, number and structure.
func (s *Screen) askComposition() {
	s.askOffice("delegates.composition.", true, func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.CompositionReport(ctx, d, conf, papers.CompositionOptions{Common: c}, p)
	}, nil)
}

// askReceipt asks for what heads of delegations sign for their badges.
func (s *Screen) askReceipt() {
	where := widget.NewEntry()
	s.askOffice("delegates.receipt.", false, func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.HandoutReceipt(ctx, d, conf, papers.HandoutReceiptOptions{Common: c, Where: trim(where)}, p)
	}, nil, widget.NewField(s.sh.T("delegates.receipt.where"), where))
}

// askMissingSheets asks for forms that delegations fill in with what is missing.
func (s *Screen) askMissingSheets() {
	t := s.sh.T
	to, day := widget.NewEntry(), widget.NewEntry()
	dayF := widget.NewField(t("delegates.sheets.by"), day)
	ready := func() bool {
		d, err := screen.ReadDate(day.Text)
		if err != nil || d != "" && !d.Full() {
			dayF.SetError(t("delegates.papers.day.wrong"))
			return false
		}
		return true
	}
	s.askOffice("delegates.sheets.", false, func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common, p papers.Progress) (papers.Result, error) {
		by, err := screen.ReadDate(day.Text)
		if err != nil {
			return papers.Result{}, err
		}
		return papers.MissingSheets(ctx, d, conf, papers.MissingSheetOptions{Common: c, To: trim(to), By: by}, p)
	}, ready, widget.Tops(12, widget.GrowBy(2, widget.NewField(t("delegates.sheets.to"), to)), widget.Grow(dayF)))
}

// askReminders asks for the slips that tell award recipients where to wait.
func (s *Screen) askReminders() {
	s.forms("reminder", func(choice *widget.Select, id func() string) {
		s.askPaper("delegates.reminders.", choice, nil, func() bool {
			template := id()
			s.makePaper("delegates.reminders.", sheet{}, func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
				return papers.Reminders(ctx, d, conf, papers.ReminderOptions{File: to.file, Filter: to.filter, IDs: to.ids, Template: template}, p)
			})
			return true
		})
	})
}

// printReminder makes one delegate's slip.
func (s *Screen) printReminder(id data.ID) {
	s.paperFor("delegates.reminders.", sheet{}, []data.ID{id}, 1,
		func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
			return papers.Reminders(ctx, d, conf, papers.ReminderOptions{File: to.file, IDs: to.ids}, p)
		})
}
