package data

import "time"

// AgendaVersion is a meeting's agenda as it was when it was printed or sent.
type AgendaVersion struct {
	ID         ID
	Conference ID
	Meeting    ID
	Number     int // within the meeting, from 1
	At         time.Time
	Who        string
	Note       string // "Bản in gửi đại biểu"
	Items      []AgendaItem
	Rounds     []Round
}

// IgnoredConflict is a conflict of the agenda that a person has looked at and sets aside.
type IgnoredConflict struct {
	Conference ID
	Key        string // of the conflict
	At         time.Time
	Who        string
	Reason     string
}

// Preparation is a thing to be done before the day, and done.
type Preparation struct {
	Conference ID
	Key        string // of a thing that the program knows; else an own one's ID
	Title      string // of an own one
	Due        Date   // of an own one
	DoneAt     time.Time
	DoneBy     string
}
