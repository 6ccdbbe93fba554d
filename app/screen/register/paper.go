package register

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// offerOut offers what goes out of the register.
func (s *Screen) offerOut() {
	t := s.sh.T
	widget.ShowMenu(s.out, []widget.MenuItem{
		{Text: t("registry.out.excel"), Second: t("registry.out.excel.text"), Icon: icons.Download, Do: func() { s.sh.Export("register") }},
		{Text: t("registry.out.book"), Second: t("registry.out.book.text"), Icon: icons.Print, Do: s.askBook},
		{Text: t("registry.units.record"), Second: t("registry.out.record.text"), Icon: icons.Print, Do: s.askAllRecords},
		{Text: t("registry.units.money"), Second: t("registry.out.money.text"), Icon: icons.Print, Do: func() { s.askMoney(data.RegisterFilter{}, nil) }},
		{Text: t("registry.out.withdrawal"), Second: t("registry.out.withdrawal.text"), Icon: icons.Print, Do: s.askWithdrawal},
		{Text: t("registry.out.withdrawal.excel"), Second: t("registry.out.withdrawal.excel.text"), Icon: icons.Download, Do: func() { s.sh.Export("withdrawal") }},
	})
}

// paperForm asks what an office's papers have in common.
type paperForm struct {
	number, superior *widget.Entry
	day              *widget.Entry
	dayF             *widget.Field
}

// askPaper asks how a paper is made, and where it goes; fields are what it
// asks for besides, ready tells whether those are filled in rightly. sheet gives
// the size of its sheets; nil: A4 upright.
func (s *Screen) askPaper(key string, sheet func() screen.Sheet, ready func() bool, job func(ctx context.Context, d papers.Deps, o papers.Office, p papers.Progress) (papers.Result, error), fields ...fyne.CanvasObject) {
	t := s.sh.T
	f := paperForm{number: widget.NewEntry(), superior: widget.NewEntry(), day: widget.NewEntry()}
	f.number.SetPlaceHolder(t("registry.paper.number.example"))
	f.superior.SetPlaceHolder(t("registry.paper.superior.example"))
	f.day.SetText(data.DateOf(s.sh.Now()).String())
	f.dayF = widget.NewField(t("registry.paper.day"), f.day)
	rows := append(slices.Clone(fields), widget.Tops(12, widget.Grow(widget.NewField(t("registry.paper.number"), f.number)), widget.Fixed(150, 0, f.dayF)),
		widget.NewField(t("registry.paper.superior"), f.superior))
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t(key), Text: t(key + ".about"), Width: 560, Body: widget.Column(12, rows...), Focus: f.number,
		Verb: t("printing.ask"), Cancel: t("common.cancel"), Do: func() bool {
			day, ok := s.readDay(f.dayF, f.day.Text)
			if ready != nil && !ready() {
				ok = false
			}
			if !ok {
				dialog.Refresh()
				return false
			}
			o := papers.Office{Lang: "vi", Number: strings.TrimSpace(f.number.Text), Superior: strings.TrimSpace(f.superior.Text), Date: day}
			on := screen.A4
			if sheet != nil {
				on = sheet()
			}
			s.printPaper(key, on, o, job)
			return true
		}})
}

// printPaper prints a paper or puts it into a file, and offers to open that.
func (s *Screen) printPaper(key string, on screen.Sheet, o papers.Office, job func(ctx context.Context, d papers.Deps, o papers.Office, p papers.Progress) (papers.Result, error)) {
	t := s.sh.T
	s.sh.Print(screen.Paper{Kind: key, Title: t(key), Job: t(key), File: t(key+".file", "code", s.sh.Conference().Code), Word: true,
		Sheets: []screen.Sheet{on},
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			d, err := s.papers()
			if err != nil {
				return papers.Result{}, err
			}
			o.File, d.Printer = to.File, to.Printer
			return job(ctx, d, o, progress)
		},
		Saved: func(path string, _ papers.Result) {
			widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.paper.done"), Text: path,
				Verb: t("registry.paper.open"), Cancel: t("common.close"), Do: func() bool { s.sh.Reveal(path); return true }})
		}})
}

// wide is A4 lying on its side.
func wide() screen.Sheet { return screen.A4Wide }

// askBook prints the register as the office keeps it, with the lines the list shows.
func (s *Screen) askBook() {
	t := s.sh.T
	size := widget.NewSegment([]string{"A3", "A4"}, 0, nil)
	conf, f := s.sh.Conference(), s.book.filter
	sheet := func() screen.Sheet {
		if size.Selected == 0 {
			return screen.A3Wide
		}
		return wide()
	}
	s.askPaper("registry.out.book", sheet, nil, func(ctx context.Context, d papers.Deps, o papers.Office, p papers.Progress) (papers.Result, error) {
		return papers.Register(ctx, d, conf, papers.RegisterOptions{Office: o, Filter: f, A3: size.Selected == 0}, p)
	}, widget.NewField(t("registry.paper.size"), widget.Row(0, size, widget.Space())))
}

// askWithdrawal prints what is to be recovered after withdrawals.
func (s *Screen) askWithdrawal() {
	t := s.sh.T
	which := widget.NewSegment([]string{t("registry.withdrawal.all"), t("registry.withdrawal.open")}, 0, nil)
	conf := s.sh.Conference()
	s.askPaper("registry.out.withdrawal", wide, nil, func(ctx context.Context, d papers.Deps, o papers.Office, p papers.Progress) (papers.Result, error) {
		return papers.Withdrawal(ctx, d, conf, papers.WithdrawalOptions{Office: o, Filter: data.RegisterFilter{Conference: conf.ID}, Open: which.Selected == 1}, p)
	}, widget.NewField(t("registry.withdrawal.which"), widget.Row(0, which, widget.Space())))
}

// askAllRecords prints the records of handing over of all units.
func (s *Screen) askAllRecords() { s.askRecord(nil) }

// names gives what units are called.
func names(units []job.Unit) []string {
	list := make([]string, len(units))
	for i, u := range units {
		list[i] = u.Name
	}
	return list
}

// printHandover prints the record of handing over of the chosen units.
func (u *unitsView) printHandover() {
	if units := u.picked(); len(units) > 0 {
		u.s.askRecord(units)
		return
	}
	u.s.sh.Remark(u.s.sh.T("registry.units.choose"))
}

func (u *unitsView) printMoney() {
	if units := u.picked(); len(units) > 0 {
		u.s.askMoney(data.RegisterFilter{}, names(units))
		return
	}
	u.s.sh.Remark(u.s.sh.T("registry.units.choose"))
}

// askRecord prints the Biên bản giao nhận, a unit a part, of what waits, or of
// what units have taken already; no units: all.
func (s *Screen) askRecord(units []job.Unit) {
	t := s.sh.T
	where, giver, taker := widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	where.SetText(s.sh.Conference().Host)
	which := widget.NewSegment([]string{t("registry.record.waiting"), t("registry.record.handed")}, 0, nil)
	fields := []fyne.CanvasObject{}
	if len(units) == 0 {
		fields = append(fields, widget.NewField(t("registry.record.which"), widget.Row(0, which, widget.Space())))
	}
	fields = append(fields, widget.NewField(t("registry.record.where"), where), widget.NewField(t("registry.record.giver"), giver))
	if len(units) == 1 {
		fields = append(fields, widget.NewField(t("registry.record.taker"), taker))
	}
	conf := s.sh.Conference()
	s.askPaper("registry.units.record", nil, nil, func(ctx context.Context, d papers.Deps, o papers.Office, p papers.Progress) (papers.Result, error) {
		return papers.Handover(ctx, d, conf, papers.HandoverOptions{Office: o, Units: names(units), Handed: len(units) == 0 && which.Selected == 1,
			Where: strings.TrimSpace(where.Text), Giver: strings.TrimSpace(giver.Text), Taker: strings.TrimSpace(taker.Text)}, p)
	}, fields...)
}

// askMoney prints the list that recipients sign for their money.
func (s *Screen) askMoney(f data.RegisterFilter, units []string) {
	t := s.sh.T
	var known string
	s.sh.Load(func(ctx context.Context) (err error) {
		known, err = s.d.Records.Setting(ctx, papers.SettingWage)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		wage := widget.NewEntry()
		if n, err := strconv.ParseInt(known, 10, 64); err == nil && n > 0 {
			wage.SetText(s.sh.Catalogue().Int(n))
		}
		wage.SetPlaceHolder(t("registry.money.wage.example"))
		wageF := widget.NewField(t("registry.money.wage"), wage).Helped(t("registry.money.wage.help"))
		var n int64
		conf := s.sh.Conference()
		s.askPaper("registry.units.money", wide, func() bool {
			var ok bool
			wageF.SetError("")
			if n, ok = amount(wage.Text); !ok {
				wageF.SetError(t("registry.annul.money.wrong"))
			}
			return ok
		}, func(ctx context.Context, d papers.Deps, o papers.Office, p papers.Progress) (papers.Result, error) {
			return papers.PrizeMoney(ctx, d, conf, papers.PrizeMoneyOptions{Office: o, Filter: f, Units: units, BaseWage: n}, p)
		}, wageF)
	})
}
