package projector

import (
	"image"

	"vinhdanh/data"
)

// Scene is what the wall shows. Its words are in the language of the window.
type Scene struct {
	Blank   bool
	Host    string // the body that holds the conference
	Title   string // of the conference
	Welcome string // to all: "Kính chào quý đại biểu …"
	Where   string // place and day
	Heading string // above names
	Guests  []Guest
	Come    func(n int) string // "23 đại biểu", of a delegation
	Counts  []Count
	Int     func(n int64) string    // writes a figure
	Show    Show                    // of the ceremony, in place of the welcome
	Faces   map[data.ID]image.Image // of those who go up, nil: names alone
}

// Count is a figure at the foot of the wall.
type Count struct {
	Label         string
	Present, From int
}

// countsOf gives the figures that everybody may see once somebody is there,
// those of a kind only where there are both kinds.
func countsOf(c data.DelegateCounts, present, official, guests string) []Count {
	if c.Present == 0 || c.Expected == 0 {
		return nil
	}
	list := []Count{{present, c.Present, c.Expected}}
	if c.ExpectedOfficial > 0 && c.ExpectedOfficial < c.Expected {
		list = append(list, Count{official, c.PresentOfficial, c.ExpectedOfficial},
			Count{guests, c.Present - c.PresentOfficial, c.Expected - c.ExpectedOfficial})
	}
	return list
}
