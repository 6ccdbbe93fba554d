package cli

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// common gives the options that the administrative papers share.
func (p *officePaper) common(s *session) (papers.Common, error) {
	o := papers.Common{File: p.Output, Lang: s.c.Lang(), Meeting: p.Meeting, Superior: text.Clean(p.Superior), Number: text.Clean(p.Number),
		Only: p.Only, Signature: data.Signature{Prefix: text.Clean(p.Prefix), Title: text.Clean(p.Title), Post: text.Clean(p.Post), Name: text.Clean(p.Signatory)}}
	var err error
	if o.Date, err = dateFlag("--date", p.Date); err != nil || p.Delegation == "" {
		return o, err
	}
	_, g, err := s.delegation(p.Delegation)
	o.Filter.Delegation = g.ID
	return o, err
}

// officeJob puts an administrative paper into its file.
type officeJob func(context.Context, papers.Deps, data.Conference, papers.Common, papers.Progress) (papers.Result, error)

// print does the job of an administrative paper.
func (p *officePaper) print(s *session, key string, job officeJob) error {
	o, err := p.common(s)
	if err != nil {
		return err
	}
	return s.printPaper(key, p.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, report papers.Progress) (papers.Result, error) {
		return job(ctx, d, conf, o, report)
	}, ".pdf", ".docx")
}

// Run prints lists to sign at the door, one for each delegation.
func (c *printSignInCmd) Run(s *session) error {
	return c.print(s, "cli.print.sign-in", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.SignIn(ctx, d, conf, papers.SignInOptions{Common: o, Spare: c.Spare}, p)
	})
}

// Run prints who came.
func (c *printAttendanceCmd) Run(s *session) error {
	return c.print(s, "cli.print.attendance", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.Attendance(ctx, d, conf, papers.AttendanceOptions{Common: o, All: c.All}, p)
	})
}

// Run prints the Báo cáo thành phần, số lượng, cơ cấu đại biểu.
func (c *printCompositionCmd) Run(s *session) error {
	return c.print(s, "cli.print.composition", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.CompositionReport(ctx, d, conf, papers.CompositionOptions{Common: o}, p)
	})
}

// Run prints whom the MC introduces.
func (c *printIntroductionsCmd) Run(s *session) error {
	return c.print(s, "cli.print.introductions", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.Introductions(ctx, d, conf, papers.IntroductionOptions{Common: o, All: c.All}, p)
	})
}

// Run prints, for each delegation, what its delegates' records lack.
func (c *printMissingCmd) Run(s *session) error {
	by, err := dateFlag("--by", c.By)
	if err != nil {
		return err
	}
	return c.print(s, "cli.print.missing", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.MissingSheets(ctx, d, conf, papers.MissingSheetOptions{Common: o, To: text.Clean(c.To), By: by}, p)
	})
}

// Run prints receipts for badges that heads of delegations collect.
func (c *printHandoutCmd) Run(s *session) error {
	return c.print(s, "cli.print.handout", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Common, p papers.Progress) (papers.Result, error) {
		return papers.HandoutReceipt(ctx, d, conf, papers.HandoutReceiptOptions{Common: o, Where: text.Clean(c.Place)}, p)
	})
}

// Run prints slips that tell award recipients when and where to be.
func (c *printRemindersCmd) Run(s *session) error {
	return s.printPaper("cli.print.reminders", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.Reminders(ctx, d, conf, papers.ReminderOptions{File: c.Output, Lang: s.c.Lang(), Only: c.Only, Template: c.Template,
			Wait: c.Wait, OnA4: c.A4, Early: c.Early}, p)
	})
}
