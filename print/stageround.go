package print

import (
	"fmt"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// StageRound is a round of awards as papers for the stage show it.
type StageRound struct {
	Number      int
	Title       string // "Bằng khen của Thủ tướng Chính phủ – cá nhân"
	At          string // "09:05"; "" is not known
	Decision    string // "Quyết định số 416/QĐ-SNV ngày 05/9/2025"; several one a line
	Announcer   Figure
	AnnouncedIn int // the earlier round in which it was announced; 0 is this one
	Tray        string
	Helper      string
	Kit         []KitCount
	Note        string // "Vị trí chưa khóa"; may be ""
	Groups      []StageGroup
}

// KitCount is how many of a thing a round needs.
type KitCount struct {
	Name  string
	Count int
}

// StageGroup are those who stand on stage together.
type StageGroup struct {
	Number     int  // of the round, from 1
	Additional bool // trao bổ sung: none of the round's own
	Presenter  Figure
	List       []StageRecipient // in the order of their places
}

// StageRecipient is somebody who receives, or a body that somebody receives for.
type StageRecipient struct {
	Place    int    // on stage, from 1, left to right as the hall and the camera see it; 0 is none
	Tray     string // "A"
	Slot     int    // on the tray, from 1; 0 is none
	Register string // "0098"; "" is not numbered
	Name     string // with the form of address
	Person   bool   // the name is a person's, which no line parts
	Spoken   string // how the name is said, where that is not plain; "" else
	Unit     string
	Award    string // where the round has several; "" else
	Receiver string // who receives in the recipient's stead
	Absent   bool
	Moved    bool   // goes up with another group
	Note     string // in words: "Trao bổ sung"
}

// count is how many the round has.
func (r *StageRound) count() int {
	n := 0
	for i := range r.Groups {
		if !r.Groups[i].Additional {
			n += len(r.Groups[i].List)
		}
	}
	return n
}

// stageRounds checks that there is something to show. Fault "no-rows".
func stageRounds(list []StageRound) error {
	for i := range list {
		if list[i].count() > 0 {
			return nil
		}
	}
	return layout.Fail("no-rows")
}

// about names the recipient in faults and warnings.
func (r *StageRecipient) about() writing.Whose {
	return writing.Whose{Number: r.Register, Name: r.Name}
}

// who sets a recipient's name over what the paper says besides.
func (d *draft) recipient(r *StageRecipient, size, small float64) writing.Cell {
	c := writing.Cell{{Face: writing.Face{Size: size, Bold: true, Struck: r.Absent}, S: r.Name, Whole: r.Person}}
	add := func(italic bool, s string) {
		if s = strings.TrimSpace(s); s != "" {
			c = append(c, writing.Line{Face: writing.Face{Size: small, Italic: italic}, S: s})
		}
	}
	if r.Spoken != "" && !r.Absent {
		add(true, d.P("spoken", "spoken", r.Spoken))
	}
	add(false, r.Unit)
	if r.Receiver != "" {
		add(true, d.P("receiver", "who", r.Receiver))
	}
	add(true, r.Note)
	return c
}

// groupOf names a group within its round.
func (d *draft) groupOf(r *StageRound, g *StageGroup) string {
	if g.Additional {
		return d.P("additional")
	}
	own := 0
	for i := range r.Groups {
		if !r.Groups[i].Additional {
			own++
		}
	}
	if own == 1 {
		return ""
	}
	return upperFirst(d.P("group", "group", g.Number, "of", own))
}

// roundOf names a round: "Đợt 2. Giấy khen …".
func (d *draft) roundOf(r *StageRound) string {
	return join(" ", d.P("round", "round", r.Number)+".", r.Title)
}

// number writes a place or slot, "–" for none.
func number(n int) string {
	if n <= 0 {
		return "–"
	}
	return fmt.Sprint(n)
}

// orDash writes what is not known as a dash.
func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// printed says when a paper was printed, for the foot of its pages.
func (d *draft) printed(about, at string) string {
	return join(" · ", about, d.P("printed", "at", at))
}
