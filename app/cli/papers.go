package cli

import (
	"context"

	"vinhdanh/app/fault"
	"vinhdanh/app/jobs/calibrate"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/spool"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// paperJob puts a paper into its file.
type paperJob func(context.Context, papers.Deps, data.Conference, papers.Progress) (papers.Result, error)

// Run prints badges.
func (c *printBadgesCmd) Run(s *session) error {
	return s.printPaper("cli.print.badges", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.Badges(ctx, d, conf, papers.BadgeOptions{File: c.Output, Only: c.Only, Template: c.Template, Backs: c.Backs}, p)
	})
}

// Run prints invitations.
func (c *printInvitationsCmd) Run(s *session) error {
	o := papers.InvitationOptions{File: c.Output, Only: c.Only, Template: c.Template, Meeting: c.Meeting, Superior: text.Clean(c.Superior),
		Number: text.Clean(c.Number), Note: text.Clean(c.Note), Single: c.Single,
		Signature: data.Signature{Prefix: text.Clean(c.Prefix), Title: text.Clean(c.Title), Post: text.Clean(c.Post), Name: text.Clean(c.Signatory)}}
	var err error
	if o.Date, err = dateFlag("--date", c.Date); err != nil {
		return err
	}
	return s.printPaper("cli.print.invitations", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.Invitations(ctx, d, conf, o, p)
	})
}

// Run prints name cards for the tables.
func (c *printNameCardsCmd) Run(s *session) error {
	return s.printPaper("cli.print.name-cards", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.NameCards(ctx, d, conf, papers.NameCardOptions{File: c.Output, Only: c.Only, Template: c.Template}, p)
	})
}

// Run prints labels for envelopes, or envelopes.
func (c *printEnvelopesCmd) Run(s *session) error {
	o := papers.EnvelopeOptions{File: c.Output, Only: c.Only, Template: c.Template, Used: c.Used, Superior: text.Clean(c.Superior),
		Address: text.Clean(c.Address), Phone: text.Clean(c.Phone)}
	return s.printPaper("cli.print.envelopes", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.Envelopes(ctx, d, conf, o, p)
	})
}

// Run prints labels for the backs of frames.
func (c *printFrameLabelsCmd) Run(s *session) error {
	o := papers.FrameLabelOptions{File: c.Output, Only: c.Only, Template: c.Template, Used: c.Used, Filter: data.CitationFilter{Round: c.Round}}
	if c.Order == "tray" {
		o.Order = papers.OrderTray
	}
	return s.printPaper("cli.print.frame-labels", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.FrameLabels(ctx, d, conf, o, p)
	})
}

// Run prints a Phiếu rà soát for each unit.
func (c *printProofSlipsCmd) Run(s *session) error {
	o := papers.ProofSlipOptions{File: c.Output, Superior: text.Clean(c.Superior), Number: text.Clean(c.Number)}
	var err error
	if o.Date, err = dateFlag("--date", c.Date); err != nil {
		return err
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if err := s.roundExists(db, conf, c.Round); err != nil {
		return err
	}
	press, err := issue.NewPress()
	if err != nil {
		return err
	}
	d := issue.Deps{Records: db, Press: press, Templates: templates.New(db), Now: s.env.Now, Who: s.who()}
	rows, left, err := issue.Proofs(s.ctx, d, conf, data.CitationFilter{Round: c.Round})
	if err != nil {
		return err
	}
	texts := make([]papers.ProofText, len(rows))
	for i, r := range rows {
		texts[i] = papers.ProofText{Unit: r.Unit, Text: r.Text}
	}
	return s.putPaper(db, conf, press, "cli.print.proof-slips", c.Output, s.left(left), func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.ProofSlips(ctx, d, conf, texts, o, p)
	})
}

// Run prints the programme.
func (c *printProgrammeCmd) Run(s *session) error {
	return s.printPaper("cli.print.programme", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		o := papers.ProgrammeOptions{File: c.Output, Lang: s.c.Lang(), Meeting: c.Meeting, All: c.All, Cover: c.Cover, Booklet: c.Booklet, Superior: text.Clean(c.Superior)}
		var err error
		if c.Cover || c.Booklet {
			if o.Emblem, err = issue.Emblem(ctx, s.db); err != nil {
				return papers.Result{}, err
			}
		}
		return papers.Programme(ctx, d, conf, o, p)
	}, ".pdf", ".docx")
}

// Run prints a record of the spoilt sheets that are to be destroyed.
func (c *printStockRecordCmd) Run(s *session) error {
	o := papers.StockRecordOptions{File: c.Output, Superior: text.Clean(c.Superior), Number: text.Clean(c.Number)}
	var err error
	if o.Date, err = dateFlag("--date", c.Date); err != nil {
		return err
	}
	return s.printPaper("cli.print.stock-record", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.StockRecord(ctx, d, conf, o, p)
	})
}

// Run prints a sheet on which a printer's shift and scale are measured.
func (c *printCalibrationCmd) Run(s *session) error {
	return s.printPaper("cli.print.calibration", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.CalibrationSheet(ctx, d, conf, papers.CalibrationOptions{File: c.Output, Width: c.Width, Height: c.Height,
			Printer: text.Clean(s.g.Print.Printer), Tray: text.Clean(s.g.Print.Tray)}, p)
	})
}

// Run keeps what puts a printer right, from what was measured on its sheet.
func (c *calibrationMeasureCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	cal, err := calibrate.From(calibrate.Measured{Width: c.Width, Height: c.Height, Left: c.Left, Top: c.Top, Across: c.Across, Down: c.Down})
	if err != nil {
		return err
	}
	cal.Printer, cal.Tray, cal.At, cal.Who = text.Clean(c.Printer), text.Clean(c.Tray), s.env.Now(), s.who()
	return s.keepCalibration(db, cal)
}

// printPaper does a job that needs no drawing up. An older file is replaced
// only if its name has one of the endings; none means ".pdf".
func (s *session) printPaper(key, file string, job paperJob, endings ...string) error {
	if err := s.where(file); err != nil {
		return err
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	press, err := issue.NewPress()
	if err != nil {
		return err
	}
	return s.putPaper(db, conf, press, key, file, nil, job, endings...)
}

// where refuses a call that says neither a file nor a printer, or both: a sheet
// on which a printer is measured bears its name, wherever it goes.
func (s *session) where(file string) error {
	to := &s.g.Print.printerChoice
	if file != "" && to.Printer != "" && s.command != "calibration" {
		return wrongCall("flags-apart", "one", "-o", "other", "--printer")
	}
	return to.check(file)
}

// putPaper does a job into a file, or has a printer do it, and tells what came of it and what was left
// out before.
func (s *session) putPaper(db *store.DB, conf data.Conference, press *issue.Press, key, file string, left []skipped, job paperJob, endings ...string) error {
	if err := s.where(file); err != nil {
		return err
	}
	deps := papers.Deps{Records: db, Templates: templates.New(db), Fonts: press.Fonts(), Now: s.env.Now}
	to := &s.g.Print.printerChoice
	var queue spool.Printer
	if to.direct(file) {
		var err error
		if deps.Printer, queue, err = s.press(db, to, key != "cli.print.calibration"); err != nil {
			return err
		}
	}
	if len(endings) == 0 {
		endings = []string{".pdf"}
	}
	if err := s.target(file, endings...); err != nil {
		return err
	}
	if err := papers.CheckTarget(file, "", endings...); err != nil {
		return err
	}
	report, stop := s.progress("cli.print.progress")
	res, err := job(s.ctx, deps, conf, report)
	stop()
	if err != nil {
		return err
	}
	out := printed{File: file, Printed: res.Printed, Skipped: left}
	if deps.Printer != nil {
		out.Printer = deps.Printer.Name
		defer s.waits(queue.Name)
	}
	faulty := false
	for _, sk := range res.Skipped {
		one := skipped{Name: sk.Name, Number: sk.Number, Code: sk.Code}
		if sk.Fault != nil {
			one.Message, _ = fault.Sentence(s.c, sk.Fault)
			faulty = true
		}
		out.Skipped = append(out.Skipped, one)
	}
	for _, w := range res.Warnings {
		out.Warnings = append(out.Warnings, s.warning(w.Number, w.Name, w.Code, w.Field, w.Args))
	}
	s.tellPrinted(out, key)
	if faulty {
		return errSaid
	}
	return nil
}
