package printing

import (
	"context"
	"strings"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// do makes the paper as it was asked for; the dialog closes.
func (q *question) do() bool {
	if !q.ready {
		return false
	}
	if to := q.to(); to != toPrinter {
		q.box.Close()
		q.save(to)
		return true
	}
	p, tray, ok := q.one()
	if !ok {
		return false
	}
	set := spool.Setting{Sides: spool.OneSided, Copies: 1}
	l := last{To: toPrinter, Printer: p.Name, Tray: tray.ID, Sides: spool.OneSided}
	if !q.p.Original {
		set.Copies = int(q.copies.Value)
		if q.sides.Selected == 1 {
			l.Sides = spool.TwoSides
		}
		if p.Duplex {
			set.Sides = l.Sides
		}
	}
	if !q.p.Raw {
		set.Shift = p.Shift(tray, q.calibrations)
	}
	if q.p.Chosen != nil {
		q.p.Chosen(p, tray)
	}
	taken := new(int)
	to := screen.Target{Printer: counting(q.d.Spool.On(p, tray, set), taken)}
	q.box.Close()
	q.before(to, func() { q.print(to, p, set, l, taken) })
	return true
}

func (q *question) before(to screen.Target, then func()) {
	if q.p.Before == nil {
		then()
		return
	}
	q.p.Before(to, then)
}

// keep remembers what was chosen, for the next time. That it cannot is told
// beside what became of the paper, which is there all the same.
func (q *question) keep(ctx context.Context, conf data.ID, l last) (tell func()) {
	err := q.d.Records.SetSetting(context.WithoutCancel(ctx), keyOf(q.p, conf), l.String())
	return func() {
		if err != nil {
			q.sh.Fail(err)
		}
	}
}

// save asks for the file and makes it.
func (q *question) save(kind string) {
	name := q.p.File
	switch {
	case kind == toWord:
		name += ".docx"
	case !q.p.Folder:
		name += ".pdf"
	}
	conf, l := q.sh.Conference().ID, q.was // the printer too stays the one used last
	l.To = kind
	q.sh.SaveFile(name, func(path string) {
		to := screen.Target{File: path}
		q.before(to, func() {
			var res papers.Result
			var kept func()
			q.sh.Run(q.p.Job, func(ctx context.Context, progress func(done, total int)) (err error) {
				if res, err = q.p.Make(ctx, to, progress); err == nil {
					kept = q.keep(ctx, conf, l)
				}
				return err
			}, func() {
				q.p.Saved(path, res)
				kept()
			})
		})
	})
}

// print has the paper come out of the printer. What a fault leaves on the way
// is told with it: those pages come out.
func (q *question) print(to screen.Target, p spool.Printer, set spool.Setting, l last, taken *int) {
	var res papers.Result
	var kept func()
	sent := screen.Sent{On: to.Printer.Name}
	conf := q.sh.Conference().ID
	q.sh.Run(q.p.Job, func(ctx context.Context, progress func(done, total int)) (err error) {
		res, err = q.p.Make(ctx, to, progress)
		sent.Pages = *taken
		if err != nil && sent.Pages == 0 {
			return err
		}
		sent.Err = err
		quiet := context.WithoutCancel(ctx)
		if state, err := q.d.Spool.Look(quiet, p.Name); err == nil && state.Waits() {
			sent.Waits = q.sh.T("spool.waits", "printer", p.Name, "state", q.sh.T("spool.state."+string(state.Code)))
		}
		kept = q.keep(ctx, conf, l)
		return nil
	}, func() {
		if q.p.Sent != nil {
			q.p.Sent(sent, res)
		} else {
			q.tellSent(sent, res, set)
		}
		kept()
	})
}

// tellSent says what became of a paper, in a strip where nothing is to be said
// besides.
func (q *question) tellSent(sent screen.Sent, res papers.Result, set spool.Setting) {
	t := q.sh.T
	title := t("printing.sent", "n", sent.Pages, "count", i18n.Number(sent.Pages), "printer", sent.On)
	if set.Copies > 1 {
		title = t("printing.sent.copies", "n", sent.Pages, "count", i18n.Number(sent.Pages), "printer", sent.On, "copies", set.Copies)
	}
	var lines []string
	if sent.Err != nil {
		title = t("printing.broken", "n", sent.Pages, "count", i18n.Number(sent.Pages), "printer", sent.On)
		lines = append(lines, sent.Why(q.sh), t("printing.broken.next"))
	}
	if sent.Waits != "" {
		lines = append(lines, sent.Waits)
	}
	if q.p.Remarks != nil {
		lines = append(lines, q.p.Remarks(res)...)
	}
	if len(lines) == 0 {
		q.sh.Notify(title, nil)
		return
	}
	widget.Ask(q.sh.Window(), widget.Question{Title: title, Text: strings.Join(lines, "\n"), Width: 560, Cancel: t("common.close")})
}
