package checkin

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// scan is one thing to do at the desk: a line from the scanner, or a delegate
// chosen by hand.
type scan struct {
	line     string
	delegate data.ID
	out      bool
}

// submit deals with a line that was typed or scanned and closed by Enter.
func (s *Screen) submit(text string) {
	line, before, scanned := s.hand.end()
	if text == "" {
		return
	}
	if len(text) >= shownMost {
		line, before, text = string(s.long), "", string(s.long)
	}
	if !scanned || isBadge(text) || before == "" {
		line = text
	}
	if _, badge := cutScan(text); seal.ValidBadge(badge) && seal.ReadScan(text).Kind == seal.ScanNothing {
		line = badge // digits stood before it
	}
	if !scanned && isSearch(line) {
		switch {
		case s.seeking == strings.TrimSpace(line) && len(s.found) == 1:
			s.choose(s.found[0].ID)
		case s.seeking == strings.TrimSpace(line) && len(s.found) == 0: // the next scan takes its place
			s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		default:
			s.list.Focus()
		}
		return
	}
	s.entry.SetText("")
	s.enqueue(scan{line: line})
}

// isBadge tells whether a line holds one whole badge.
func isBadge(line string) bool {
	kind := seal.ReadScan(line).Kind
	return kind == seal.ScanBadge || kind == seal.ScanUnsure
}

// isSearch tells whether a line is a name, code or unit that somebody typed,
// rather than what a scanner read.
func isSearch(line string) bool {
	letters := 0
	for _, r := range line {
		switch {
		case unicode.IsLetter(r):
			letters++
		case r == '/' || r == ':':
			return false
		}
	}
	return letters > 0 && len([]rune(line)) <= 40 && seal.ReadScan(line).Kind == seal.ScanNothing
}

// phoneMost is how many digits a telephone number may have that somebody
// types before a badge is scanned into the same field (ITU-T E.164).
const phoneMost = 15

// cutScan parts what somebody typed from what was read behind it: all digits
// at the end, or a badge alone where the digits before it are too few for
// another code.
func cutScan(typed string) (rest, line string) {
	at := len(typed)
	for at > 0 && typed[at-1] >= '0' && typed[at-1] <= '9' {
		at--
	}
	switch more := len(typed) - at - seal.BadgeDigits; {
	case more < 0:
		return typed, ""
	case more <= phoneMost:
		at += more
	}
	return typed[:at], typed[at:]
}

// choose admits a delegate found by hand.
func (s *Screen) choose(id data.ID) {
	s.entry.SetText("")
	s.enqueue(scan{delegate: id})
	s.focusScan()
}

// enqueue keeps scans in their order: a scanner may be faster than the disk.
func (s *Screen) enqueue(c scan) {
	c.out = s.out
	s.queue = append(s.queue, c)
	s.next()
}

func (s *Screen) next() {
	if s.busy || len(s.queue) == 0 || s.desk == nil {
		return
	}
	c := s.queue[0]
	s.queue = s.queue[1:]
	s.busy = true
	desk := s.desk
	var a data.Admission
	var stranded admit.Queued
	_, isQueue := seal.ReadQueue(c.line)
	s.sh.Load(func(ctx context.Context) (err error) {
		way := admit.Way{Out: c.out}
		switch {
		case c.delegate != "":
			a, err = desk.Choose(ctx, c.delegate, way)
		case isQueue:
			stranded, err = desk.Queue(ctx, c.line)
		default:
			a, err = desk.Scan(ctx, c.line, way)
		}
		return err
	}, func(err error) {
		s.busy = false
		switch {
		case err != nil:
			s.showFault(c.line, err)
		case isQueue:
			s.showStranded(stranded)
		default:
			s.showVerdict(c.line, a)
			s.come(a)
		}
		s.read()
		s.next()
	})
}

// come takes who was admitted off the list of those who have not come.
func (s *Screen) come(a data.Admission) {
	if a.Delegate == nil {
		return
	}
	if a.Verdict == data.VerdictLeft {
		s.readAbsent()
		return
	}
	if a.Verdict == data.VerdictAdmitted && s.slips && s.printer != "" && len(s.hints.Awards[a.Delegate.ID]) > 0 {
		s.slip(*a.Delegate)
	}
	n := len(s.absent)
	s.absent = slices.DeleteFunc(s.absent, func(d data.DelegateRow) bool { return d.ID == a.Delegate.ID })
	if len(s.absent) != n {
		s.showAbsent()
	}
}
