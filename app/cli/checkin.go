package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"vinhdanh/app/fault"
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
	way := admit.Way{Out: c.Out, Online: c.Online}
	stopJournal := s.keepJournal(db, conf)
	defer stopJournal()
	lines := make(chan scanned)
	go readScans(s.ctx, s.in, lines)
	answered := 0
	var failed error
	for s.outErr == nil {
		var line scanned
		select {
		case line = <-lines:
		case <-s.ctx.Done():
			return s.stopDesk(answered, lines)
		}
		switch {
		case errors.Is(line.err, io.EOF):
			return failed
		case line.err != nil:
			return data.Wrap(line.err, "input")
		case strings.TrimSpace(line.text) == "": // what a scanner that ends with CR LF leaves between two scans
			continue
		}
		// A scan that was taken is answered, also if somebody stops the desk now.
		a, err := desk.Scan(context.WithoutCancel(s.ctx), line.text, way)
		if err != nil { // the desk stays: the disk may have room again for the next
			failed = errSaid
			s.notRecorded(line.text, err, person)
			continue
		}
		answered++
		if person {
			s.sayVerdict(a)
			continue
		}
		s.json(admit.Line(line.text, a, s.env.Now().Location()))
		if a.Codes > 1 {
			s.note("cli.verdict.several", "n", a.Codes)
		}
	}
	return nil
}

// notRecorded answers a scan whose record could not be kept: nobody was
// admitted. The verdict's word is one that no record ever has.
func (s *session) notRecorded(scan string, err error, person bool) {
	s.complain(err)
	if person {
		s.note("cli.checkin.not-recorded")
		return
	}
	text, _ := fault.Sentence(s.c, err)
	s.json(struct {
		Scan    string    `json:"scan"`
		Verdict string    `json:"verdict"`
		Code    data.Code `json:"code,omitempty"`
		Message string    `json:"message,omitempty"`
	}{scan, "not-recorded", data.CodeOf(err), text})
}

// stopDesk ends the desk as people do it, by Ctrl+C: all that was answered is
// kept. It is a fault only if a scan was left without an answer.
func (s *session) stopDesk(answered int, lines <-chan scanned) error {
	select {
	case line := <-lines:
		if line.err == nil && strings.TrimSpace(line.text) != "" {
			s.note("cli.checkin.stopped", "n", answered)
			return errSaid
		}
	default:
	}
	s.note("cli.checkin.closed", "n", answered)
	return nil
}

// scanned is a line of a scanner, or why there is none.
type scanned struct {
	text string
	err  error
}

// readScans gives the lines of a reader until it ends or ctx does. It is a
// goroutine of its own, since reading from a terminal cannot be broken off.
func readScans(ctx context.Context, r io.Reader, lines chan<- scanned) {
	in := bufio.NewReaderSize(r, maxScan)
	for {
		text, err := scanLine(in)
		select {
		case lines <- scanned{text, err}:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

// scanLine reads a line without its end, which is a line feed, or the carriage
// return alone that scanners at a serial port send. Of a line that is too long
// the beginning is given and the rest thrown away.
func scanLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		b, err := in.ReadByte()
		switch {
		case err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)):
			return "", err
		case err != nil, b == '\n', b == '\r':
			scan := strings.ToValidUTF8(string(line), "\uFFFD")
			if utf8.RuneCountInString(scan) > 1000 {
				scan = string([]rune(scan)[:1000])
			}
			return scan, nil
		case len(line) < maxScan:
			line = append(line, b)
		}
	}
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
	if a.Codes > 1 {
		s.say("cli.verdict.several", "n", a.Codes)
		return
	}
	s.say("cli.verdict."+string(a.Verdict), args...)
}
