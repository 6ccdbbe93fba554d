package cli

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// maxScan is the longest line that is read from a scanner, in bytes. What is
// longer is no badge.
const maxScan = 4096

// Run answers scans, one a line, until standard input ends. A verdict is
// printed only after its record is on disk.
func (c *checkinCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	desk, err := admit.Open(s.ctx, db, conf, admit.Options{Meeting: c.Meeting, Desk: c.Desk, Now: s.env.Now})
	if err != nil {
		return err
	}
	person := s.terminal() && !s.g.JSON
	if person {
		s.say("cli.checkin.open", "conference", conf.Title, "meeting", desk.Meeting().Name, "desk", desk.Name())
	}
	in := bufio.NewReaderSize(s.in, maxScan)
	for s.ctx.Err() == nil && s.outErr == nil {
		scan, err := scanLine(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return data.Wrap(err, "input")
		}
		if strings.TrimSpace(scan) == "" { // what a scanner that ends with CR LF leaves between two scans
			continue
		}
		a, err := desk.Scan(s.ctx, scan)
		if err != nil {
			return err
		}
		if person {
			s.sayVerdict(a)
			continue
		}
		s.json(admit.Line(scan, a, s.env.Now().Location()))
	}
	return s.ctx.Err()
}

// scanLine reads a line without its end. Of a line that is too long the
// beginning is given and the rest thrown away.
func scanLine(in *bufio.Reader) (string, error) {
	line, more, err := in.ReadLine()
	if err != nil {
		return "", err
	}
	scan := strings.ToValidUTF8(string(line), "\uFFFD")
	for more {
		if _, more, err = in.ReadLine(); err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
	}
	if utf8.RuneCountInString(scan) > 1000 {
		scan = string([]rune(scan)[:1000])
	}
	return scan, nil
}

// sayVerdict greets at a terminal.
func (s *session) sayVerdict(a data.Admission) {
	args := []any{"present", a.Present, "expected", a.Expected, "desk", a.FirstDesk, "substitute", a.Substitute, "name", "", "seat", "", "delegation", ""}
	if !a.First.IsZero() {
		args = append(args, "time", a.First.In(s.env.Now().Location()).Format("15:04"))
	} else {
		args = append(args, "time", "")
	}
	if d := a.Delegate; d != nil {
		args = append(args, "name", strings.TrimSpace(d.Honorific+" "+d.Name), "seat", d.Seat, "delegation", d.DelegationName)
	}
	s.say("cli.verdict."+string(a.Verdict), args...)
}
