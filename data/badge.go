package data

import "time"

// OldBadge is a badge that was lost and has been replaced. Its code answers
// "cancelled" for ever.
type OldBadge struct {
	Badge    string
	Delegate ID
	At       time.Time
	Reason   string
	Who      string
}

// Handout records that a badge was handed over, which is not presence. Most
// are collected by the head of a delegation for all (phát thẻ theo đoàn).
// Lines are only ever added; Undoes takes one back.
type Handout struct {
	ID       ID
	Delegate ID
	At       time.Time
	Desk     string
	To       string // who collected it
	Group    ID     // lines written at once
	Undoes   ID
}

// HandedOut is what one handing over did.
type HandedOut struct {
	Group     ID   // of its lines, to take them back together; "" if there are none
	Delegates []ID // whose badges were handed over now
	Already   int  // whose badges had been handed over before
}
