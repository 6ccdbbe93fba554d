package cli

import (
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
)

// examined is what printing would meet, as JSON tells it.
type examined struct {
	Sheets   int       `json:"sheets"`
	New      int       `json:"new"`
	Findings []finding `json:"findings"`
}

type finding struct {
	Number   string         `json:"number,omitempty"`
	Name     string         `json:"name,omitempty"`
	Code     string         `json:"code"`
	Field    string         `json:"field,omitempty"`
	Severity issue.Severity `json:"severity"`
	Message  string         `json:"message"`
}

// examine tells what printing would meet, and prints nothing. A fault, which
// would leave a certificate out, is exit 1.
func (p *certificatePrint) examine() error {
	s := p.s
	f, err := papers.Narrow(s.ctx, p.db, p.filter(), p.c.Only)
	if err != nil {
		return err
	}
	report, stop := s.progress("cli.examine.progress")
	res, err := issue.Examine(s.ctx, p.deps, p.conf, f, issue.ExamineOptions{Options: issue.Options{Template: p.c.Template},
		Reprint: p.options.Again || p.options.Kind != "", Overprint: p.options.Overprint, Stock: p.options.Stock}, report)
	stop()
	if err != nil {
		return err
	}
	out := examined{Sheets: res.Sheets, New: res.New, Findings: []finding{}}
	faults := 0
	var lines []warning
	for _, i := range res.Items {
		f := finding{Number: i.Row.Certificate.Register, Name: i.Row.Name, Code: i.Code, Field: i.Field, Severity: i.Severity, Message: s.c.Map(i.Key(), i.Args)}
		out.Findings = append(out.Findings, f)
		lines = append(lines, warning{Number: f.Number, Name: f.Name, Code: f.Code, Message: f.Message})
		if i.Severity == issue.SeverityFault {
			faults++
		}
	}
	if s.g.JSON {
		s.json(out)
	} else {
		s.sayWarnings(lines)
		s.say("cli.examine.done", "n", out.Sheets, "new", out.New, "findings", len(out.Findings))
	}
	if faults > 0 {
		return errSaid
	}
	return nil
}
