package cli

import (
	"errors"
	"slices"
	"strings"

	"vinhdanh/app/fault"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/spool"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// printed is what a print job tells with --json.
type printed struct {
	File     string    `json:"file,omitempty"`
	Printer  string    `json:"printer,omitempty"`
	Dir      string    `json:"dir,omitempty"`
	Issued   int       `json:"issued"`
	Printed  int       `json:"printed"`
	Skipped  []skipped `json:"skipped"`
	Warnings []warning `json:"warnings"`
}

type skipped struct {
	Name    string    `json:"name"`
	Number  string    `json:"number,omitempty"`
	Code    data.Code `json:"code"`
	Message string    `json:"message,omitempty"` // what to mend, where a certificate cannot be set
}

// left gives what drawing up has left out.
func (s *session) left(list []issue.Skipped) []skipped {
	var all []skipped
	for _, sk := range list {
		out := skipped{Name: sk.Name, Code: sk.Code}
		if sk.Fault != nil {
			out.Message, _ = fault.Sentence(s.c, sk.Fault)
		}
		all = append(all, out)
	}
	return all
}

type warning struct {
	Number  string `json:"number,omitempty"`
	Name    string `json:"name,omitempty"`
	Code    string `json:"code"`
	Field   string `json:"field,omitempty"`
	Message string `json:"message"`
}

// Run draws up what is not drawn up yet and prints what is not printed yet.
func (c *printCertificatesCmd) Run(s *session) error {
	again := c.Again || c.As != ""
	to := &s.g.Print.printerChoice
	direct := to.direct(c.Output, c.Separate)
	if !c.Check {
		if err := to.check(c.Output, c.Separate); err != nil {
			return err
		}
		if err := to.originals(); err != nil && !c.Draft {
			return err
		}
	}
	switch {
	case again && !c.Check && strings.TrimSpace(c.Reason) == "":
		return wrongCall("flag-needed", "flag", "--reason TEXT")
	case c.Draft && again:
		return wrongCall("flags-apart", "one", "--draft", "other", "--again")
	case to.Printer != "" && !direct && !c.Overprint:
		return wrongCall("flag-needed", "flag", "--overprint")
	case c.Stock != "" && !c.Overprint:
		return wrongCall("flag-needed", "flag", "--overprint")
	case c.Round < 0:
		return wrongCall("flag-value", "flag", "--round", "value", "N")
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if err := s.target(c.Output, ".pdf"); err != nil {
		return err
	}
	if err := papers.CheckTarget(c.Output, c.Separate); err != nil {
		return err
	}
	if err := s.roundExists(db, conf, c.Round); err != nil {
		return err
	}
	options, err := c.options(s, db, to)
	if err != nil {
		return err
	}
	var printer *papers.Printer
	var queue spool.Printer
	if direct {
		if printer, queue, err = s.press(db, to, true); err != nil {
			return err
		}
	}
	press, err := issue.NewPress()
	if err != nil {
		return err
	}
	emblem, err := issue.Emblem(s.ctx, db)
	if err != nil {
		return err
	}
	options.Filter = data.CitationFilter{Conference: conf.ID, Round: c.Round}
	p := &certificatePrint{s: s, c: c, db: db, conf: conf, out: printed{File: c.Output, Dir: c.Separate},
		options: options, printer: printer, deps: issue.Deps{Records: db, Press: press, Now: s.env.Now, Who: s.who(), Emblem: emblem, Templates: templates.New(db)}}
	switch {
	case c.Check:
		return p.examine()
	case c.Draft:
		err = p.drafts()
	default:
		err = p.final()
	}
	if p.out.Printed > 0 && printer != nil {
		p.out.Printer = printer.Name
		defer s.waits(queue.Name)
	}
	return p.tell(err)
}

// options gives how the call wants certificates printed. Errors:
// unknown-printer, unknown-stock, date-form.
func (c *printCertificatesCmd) options(s *session, db *store.DB, to *printerChoice) (papers.CertOptions, error) {
	o := papers.CertOptions{File: c.Output, Dir: c.Separate, Only: c.Only, Again: c.Again, Kind: data.PrintKind(c.As), Reason: c.Reason,
		Paper: c.Paper, Overprint: c.Overprint, Who: s.who()}
	if c.Order == "tray" {
		o.Order = papers.OrderTray
	}
	var err error
	if o.PaperDate, err = dateFlag("--paper-date", c.PaperDate); err != nil {
		return o, err
	}
	if !to.direct(c.Output, c.Separate) {
		if o.Calibration, err = s.calibration(db, to.Printer, to.Tray); err != nil {
			return o, err
		}
	}
	if c.Stock != "" {
		b, err := s.stock(db, c.Stock)
		if err != nil {
			return o, err
		}
		o.Stock = b.ID
	}
	return o, nil
}

// roundExists refuses a round that the conference does not have.
func (s *session) roundExists(db *store.DB, conf data.Conference, number int) error {
	if number == 0 {
		return nil
	}
	rounds, err := db.Rounds(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	for _, r := range rounds {
		if r.Number == number {
			return nil
		}
	}
	return data.Fail("unknown-round", "round", number)
}

// certificatePrint is one call of "print certificates".
type certificatePrint struct {
	s    *session
	c    *printCertificatesCmd
	db   *store.DB
	conf data.Conference
	deps issue.Deps
	out  printed

	options papers.CertOptions
	printer *papers.Printer // nil: into files
}

func (p *certificatePrint) filter() data.CitationFilter { return p.options.Filter }

func (p *certificatePrint) papers() papers.Deps {
	return papers.Deps{Records: p.db, Templates: p.deps.Templates, Fonts: p.deps.Press.Fonts(), Now: p.s.env.Now, Printer: p.printer}
}

// final draws up and prints. Certificates named by number are drawn up already.
func (p *certificatePrint) final() error {
	if len(p.c.Only) == 0 {
		if err := p.issue(); err != nil {
			return err
		}
	}
	resumed, err := p.resume()
	if err != nil || resumed {
		return err
	}
	report, stop := p.s.progress("cli.print.progress")
	res, err := papers.Certificates(p.s.ctx, p.papers(), p.conf, p.options, report)
	stop()
	p.out.Printed = res.Printed
	p.add(res)
	return err
}

// resume finishes a print into the same place that was interrupted, and tells
// whether that was all the call asks for: the same call after a power cut goes on
// where it ended, and prints nothing a second time. A call that prints again
// finishes a first print, and then goes on. Error: printing-unfinished (args
// file: an exchange or replacement would take the place of other papers).
func (p *certificatePrint) resume() (all bool, err error) {
	o := p.options
	if err := o.Complete(); err != nil {
		return false, err
	}
	list, err := papers.Unfinished(p.s.ctx, p.papers(), p.conf)
	if err != nil {
		return false, err
	}
	for _, u := range list {
		if u.Run.File != o.File || u.Run.Dir != o.Dir || u.Run.Printer() != "" { // a printer's: somebody has to look first
			continue
		}
		if o.Kind != u.Run.Kind && (o.Kind == data.PrintExchange || o.Kind == data.PrintReplacement) {
			return false, data.Fail("printing-unfinished", "file", o.File+o.Dir)
		}
		report, stop := p.s.progress("cli.print.progress")
		res, err := papers.Resume(p.s.ctx, p.papers(), p.conf, u.Run.ID, report)
		stop()
		p.out.Printed += res.Printed
		p.add(res)
		return !o.Again || o.Kind == u.Run.Kind, err
	}
	return false, nil
}

// issue draws up. The key is opened, and its passphrase asked for, only if
// there is something to sign.
func (p *certificatePrint) issue() error {
	d := p.deps
	todo, err := issue.Waiting(p.s.ctx, d, p.conf, p.filter(), issue.Options{})
	if err != nil {
		return err
	}
	if todo > 0 {
		signer, err := p.s.keyFolder().Open(p.s.ctx, p.db, p.conf, p.s.passphrase("cli.passphrase.signing"))
		if err != nil {
			return err
		}
		defer signer.Close()
		d.Signer = signer
	}
	report, stop := p.s.progress("cli.issue.progress")
	res, err := issue.Run(p.s.ctx, d, p.conf, p.filter(), issue.Options{Template: p.c.Template}, report)
	stop()
	p.out.Issued = len(res.Issued)
	p.out.Skipped = append(p.out.Skipped, p.s.left(res.Skipped)...)
	for _, w := range res.Warnings {
		if w.Code == "no-emblem" && p.options.Overprint { // stock has it
			continue
		}
		p.out.Warnings = append(p.out.Warnings, p.s.warning(w.Number, w.Name, w.Code, w.Field, w.Args))
	}
	return err
}

// drafts prints with a watermark, and records nothing.
func (p *certificatePrint) drafts() error {
	f, err := papers.Narrow(p.s.ctx, p.db, p.filter(), p.c.Only)
	if err != nil {
		return err
	}
	report, stop := p.s.progress("cli.issue.progress")
	pages, left, err := issue.Drafts(p.s.ctx, p.deps, p.conf, f, issue.Options{Template: p.c.Template}, report)
	stop()
	if err != nil {
		return err
	}
	p.out.Skipped = append(p.out.Skipped, p.s.left(left)...)
	list := make([]papers.Paper, len(pages))
	for i, pg := range pages {
		list[i] = papers.Paper{Number: pg.Row.Certificate.Register, Name: pg.Row.Name, List: pg.List, Assets: pg.Assets}
		for _, w := range pg.Warnings {
			p.out.Warnings = append(p.out.Warnings, p.s.warning(w.Number, w.Name, w.Code, w.Field, w.Args))
		}
	}
	report, stop = p.s.progress("cli.print.progress")
	res, err := papers.Drafts(p.s.ctx, p.papers(), p.conf, list, p.options, report)
	stop()
	p.out.Printed = res.Printed
	return err
}

// add takes over what printing tells, without saying twice what issuing said.
func (p *certificatePrint) add(res papers.Result) {
	said := map[skipped]bool{}
	for _, sk := range p.out.Skipped {
		said[skipped{Name: sk.Name, Code: sk.Code}] = true
	}
	for _, sk := range res.Skipped {
		if !said[skipped{Name: sk.Name, Code: sk.Code}] {
			p.out.Skipped = append(p.out.Skipped, skipped{Name: sk.Name, Number: sk.Number, Code: sk.Code})
		}
	}
	known := map[string]bool{}
	for _, w := range p.out.Warnings {
		known[w.Number+"\x00"+w.Name+"\x00"+w.Code+"\x00"+w.Field] = true
	}
	for _, w := range res.Warnings {
		if !known[w.Number+"\x00"+w.Name+"\x00"+w.Code+"\x00"+w.Field] {
			p.out.Warnings = append(p.out.Warnings, p.s.warning(w.Number, w.Name, w.Code, w.Field, w.Args))
		}
	}
}

func (s *session) warning(number, name, code, field string, args map[string]any) warning {
	return warning{Number: number, Name: name, Code: code, Field: field, Message: s.c.Map("paper.warn."+code, args)}
}

// tell says what was done. Also a job that failed tells what it left out, and
// that what is drawn up stays so.
func (p *certificatePrint) tell(err error) error {
	s := p.s
	nothing := data.CodeOf(err) == "nothing-to-print"
	if err != nil && !nothing {
		if p.out.Issued > 0 && data.CodeOf(err) != "printed-meanwhile" {
			err = errors.Join(err, data.Fail("numbered-not-printed", "n", p.out.Issued))
		}
		return err
	}
	s.tellPrinted(p.out, "cli.print.certificates")
	if nothing && len(p.out.Skipped) > 0 {
		return data.Fail("nothing-left-to-print")
	}
	if err == nil && slices.ContainsFunc(p.out.Skipped, func(sk skipped) bool { return sk.Message != "" }) {
		return errSaid
	}
	return err
}

// tellPrinted prints the result of a print job: as JSON, or in words with a
// line on standard error for all that was left out or should be looked at.
func (s *session) tellPrinted(out printed, key string) {
	if out.Skipped == nil {
		out.Skipped = []skipped{}
	}
	if out.Warnings == nil {
		out.Warnings = []warning{}
	}
	if s.g.JSON {
		s.json(out)
	}
	for _, sk := range out.Skipped {
		if s.g.JSON && sk.Message == "" {
			continue // not a fault
		}
		name := sk.Name
		if sk.Number != "" {
			name = sk.Number + " " + name
		}
		why := sk.Message
		if why == "" {
			why = s.c.T("cli.skipped." + string(sk.Code))
		}
		s.line(s.errw, s.c.T("cli.print.skipped", "name", name, "why", why))
	}
	if s.g.JSON {
		return
	}
	s.sayWarnings(out.Warnings)
	where := out.File
	if where == "" {
		where = out.Dir
	}
	switch {
	case out.Printed > 0 && out.Printer != "":
		s.say("spool.taken", "printer", out.Printer, "n", out.Printed, "issued", out.Issued)
	case out.Printed > 0:
		s.say(key, "n", out.Printed, "issued", out.Issued, "file", where)
	}
}
