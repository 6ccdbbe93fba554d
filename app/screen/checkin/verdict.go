package checkin

import (
	"strings"
	"unicode"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/text"
)

// denialsKept is how many denied scans the list of a session remembers.
const denialsKept = 50

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

// showVerdict shows the answer to a scan.
func (s *Screen) showVerdict(line string, a data.Admission) {
	sh, v := s.sh, s.verdict
	zone := sh.Now().Location()
	v.Aside = a.At.In(zone).Format("15:04:05")
	switch a.Verdict {
	case data.VerdictAdmitted:
		v.Tone, v.Word = widget.VerdictAdmitted, sh.T("checkin.verdict.admitted")
		v.Aside = sh.T("checkin.number", "n", text.Int(int64(a.Present)), "time", v.Aside)
		s.greet(a.Delegate)
	case data.VerdictAlready:
		v.Tone, v.Word = widget.VerdictAlready, sh.T("checkin.verdict.already")
		s.greet(a.Delegate)
		first := a.First.In(zone).Format("15:04")
		v.Cells = append([]widget.VerdictCell{{Label: sh.T("checkin.first"), Value: joined(" · ", first, a.FirstDesk), Note: sh.T("checkin.first.note")}}, v.Cells...)
		s.deny(denial{a.At, a.Verdict, sh.T("checkin.reason.already", "name", name(a), "time", first, "desk", a.FirstDesk), a.Desk})
	default:
		s.leadToHelp(line, a)
	}
	v.Refresh()
}

// greet fills the card with a delegate.
func (s *Screen) greet(d *data.DelegateRow) {
	sh, v := s.sh, s.verdict
	v.Name, v.First, v.Second, v.Cells = "", "", "", nil
	if d == nil {
		return
	}
	v.Name = strings.TrimSpace(d.Honorific + " " + d.Name)
	v.First = joined(", ", d.Position, d.Unit)
	kind := []string{sh.T("checkin.kind." + string(d.Kind))}
	if d.Exemplar {
		kind = append(kind, sh.T("checkin.exemplar"))
	}
	if d.ExOfficio {
		kind = append(kind, sh.T("checkin.exofficio"))
	}
	v.Second = joined(" · ", append(kind, d.DelegationName)...)
	if v.First == "" {
		v.First, v.Second = v.Second, ""
	}
	seat := d.Seat
	if seat == "" {
		seat = "–"
	}
	v.Cells = []widget.VerdictCell{{Label: sh.T("checkin.seat"), Value: seat}}
	if a, ok := s.awards[d.ID]; ok {
		value := sh.T("checkin.award.yes")
		if a.round > 0 {
			value = sh.T("checkin.award.round", "n", a.round)
		}
		v.Cells = append(v.Cells, widget.VerdictCell{Label: sh.T("checkin.award"), Value: value, Note: a.name})
	}
	v.Cells = append(v.Cells, widget.VerdictCell{Label: sh.T("checkin.code"), Value: d.Code})
}

// leadToHelp shows the way to the help desk, and nothing of the reason.
func (s *Screen) leadToHelp(line string, a data.Admission) {
	sh, v := s.sh, s.verdict
	v.Tone, v.Word = widget.VerdictHelpDesk, sh.T("checkin.verdict.help")
	v.Name = s.help
	if v.Name == "" {
		v.Name = sh.T("checkin.help.desk")
	}
	v.First, v.Second = sh.T("checkin.help.text"), sh.T("checkin.help.thanks")
	v.Cells = []widget.VerdictCell{{Label: sh.T("checkin.todo", "desk", s.deskName), Value: sh.T("checkin.find")}}
	if tail := ending(line); tail != "" {
		v.Cells = append([]widget.VerdictCell{{Label: sh.T("checkin.badge"), Value: tail}}, v.Cells...)
	}
	s.deny(denial{a.At, a.Verdict, sh.T("checkin.reason."+string(a.Verdict), "name", name(a), "code", ending(line), "substitute", a.Substitute), s.deskName})
}

// showFault says that nobody was admitted, and why.
func (s *Screen) showFault(err error) {
	v := s.verdict
	v.Tone, v.Word, v.Aside = widget.VerdictHelpDesk, s.sh.T("checkin.fault"), s.clock()
	v.Name, v.First, v.Second, v.Cells = s.sh.T("checkin.fault.again"), s.sh.Say(err), "", nil
	v.Refresh()
}

func (s *Screen) deny(d denial) {
	s.denied = append([]denial{d}, s.denied...)
	s.denied = s.denied[:min(len(s.denied), denialsKept)]
}

func name(a data.Admission) string {
	if a.Delegate == nil {
		return ""
	}
	return a.Delegate.Name
}

// ending gives the last digits of what was scanned, enough to find it in a
// pile of badges and too few to make one.
func ending(line string) string {
	var digits []rune
	for _, r := range line {
		if r >= '0' && r <= '9' {
			digits = append(digits, r)
		}
	}
	if len(digits) < 8 {
		return ""
	}
	return "… " + string(digits[len(digits)-5:len(digits)-1]) + " " + string(digits[len(digits)-1:])
}

// icon gives the sign of a denial in the list.
func (d denial) icon() (icons.Name, widget.Tone) {
	if d.verdict == data.VerdictAlready {
		return icons.Error, widget.Warn
	}
	return icons.HelpFilled, widget.Err
}

func joined(sep string, parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, sep)
}
