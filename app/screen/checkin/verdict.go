package checkin

import (
	"strings"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/sound"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// denialsKept is how many denied scans the list of a session remembers.
const denialsKept = 50

// denial is a scan that admitted nobody, which the log does not hold.
type denial struct {
	at      time.Time
	verdict data.Verdict // "": it could not be recorded
	words   string
	desk    string
}

// waitForScan shows the card before the first scan.
func (s *Screen) waitForScan() {
	t := s.sh.T
	if s.out {
		s.plain(t("checkin.wait.out"), t("checkin.wait.out.name"), t("checkin.wait.out.text"), "")
		return
	}
	s.plain(t("checkin.wait"), t("checkin.wait.name"), t("checkin.wait.text"), "")
}

// plain shows a card without colour.
func (s *Screen) plain(word, name, first string, icon icons.Name) {
	v := s.verdict
	v.Tone, v.Icon, v.Word, v.Aside, v.Name, v.First, v.Second, v.Cells = widget.VerdictWaiting, icon, word, "", name, first, "", nil
	v.Refresh()
	s.showButtons()
}

// showVerdict shows the answer to a scan.
func (s *Screen) showVerdict(line string, a data.Admission) {
	s.person = a.Delegate
	zone := s.sh.Now().Location()
	s.showCard(admit.CardOf(s.sh.T, zone, a, admit.Extras{Line: line, Hints: s.hints}))
	if why := admit.Reason(s.sh.T, zone, a, line); why != "" {
		s.deny(denial{a.At, a.Verdict, why, s.deskName})
	}
}

// showCard shows a card in its colour, and lets its sound be heard.
func (s *Screen) showCard(c admit.Card) {
	v := s.verdict
	v.Icon, v.Word, v.Aside, v.Name, v.First, v.Second, v.Cells = "", c.Word, c.Aside, c.Name, c.First, c.Second, nil
	for _, k := range c.Cells {
		v.Cells = append(v.Cells, widget.VerdictCell{Label: k.Label, Value: k.Value, Note: k.Note})
	}
	var heard sound.Sound
	v.Tone, heard = tone(c.Tone)
	if c.Tone == admit.ToneUndone {
		v.Icon = icons.Undo
	}
	v.Refresh()
	s.showButtons()
	s.sh.Play(heard)
}

// tone gives the colour and the sound of a card.
func tone(t admit.Tone) (widget.VerdictTone, sound.Sound) {
	switch t {
	case admit.ToneAdmitted:
		return widget.VerdictAdmitted, sound.Admitted
	case admit.ToneAlready:
		return widget.VerdictAlready, sound.Already
	case admit.ToneLeft:
		return widget.VerdictLeft, sound.Admitted
	case admit.ToneFault:
		return widget.VerdictFault, sound.Fault
	case admit.ToneUndone:
		return widget.VerdictWaiting, sound.Undone
	}
	return widget.VerdictHelpDesk, sound.Help
}

// showFault says that nobody was admitted, and why.
func (s *Screen) showFault(line string, err error) {
	s.person = nil
	if data.CodeOf(err) == "meeting-closed" {
		s.showOver()
		s.sh.Play(sound.Fault)
		return
	}
	c := admit.CardFault(s.sh.T, s.sh.Now(), s.sh.Say(err))
	if first, rest, more := strings.Cut(c.First, ". "); more { // what happened, and what to do
		c.First, c.Second = first+".", rest
	}
	s.showCard(c)
	if tail := admit.Ending(line); tail != "" {
		s.deny(denial{s.sh.Now(), "", s.sh.T("checkin.reason.fault", "code", tail), s.deskName})
	}
}

// deny keeps a scan that admitted nobody for the list.
func (s *Screen) deny(d denial) {
	s.denied = append([]denial{d}, s.denied...)
	s.denied = s.denied[:min(len(s.denied), denialsKept)]
	if s.seeking == "" {
		s.showList()
	}
}

// showStranded tells what came of the scans that a phone had kept and showed
// as a code.
func (s *Screen) showStranded(q admit.Queued) {
	s.person = nil
	s.plain(s.sh.T("checkin.stranded"), s.sh.T("checkin.stranded.name", "name", q.Name, "n", q.Recorded, "part", q.Part, "parts", q.Parts),
		s.sh.T("checkin.stranded.text", "admitted", q.Admitted, "listed", q.Listed, "repeated", q.Repeated), icons.Phone)
	s.sh.Play(sound.Admitted)
	s.readDoubts()
}

// icon gives the sign of a denial in the list.
func (d denial) icon() (icons.Name, widget.Tone) {
	if d.verdict == data.VerdictAlready || d.verdict == data.VerdictNotIn {
		return icons.Error, widget.Warn
	}
	if d.verdict == "" {
		return icons.Warning, widget.Err
	}
	return icons.HelpFilled, widget.Err
}
