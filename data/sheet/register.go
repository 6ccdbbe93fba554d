package sheet

import (
	"slices"
	"strings"

	"vinhdanh/data/text"
)

// registerBeside are the headings of the register that this program gives out
// which say nothing of who is awarded; any other list may mean something by
// them, so they count only beside the register's number.
var (
	registerNumber = wordsOf("Số sổ vàng", "Register number")
	registerBeside = wordsOf("Sổ", "Tình trạng", "Ngày vào sổ", "Người ký", "Book", "State", "Issued", "Signatory")
)

func wordsOf(headings ...string) []string {
	for i := range headings {
		headings[i] = text.Alphanumeric(headings[i])
	}
	return headings
}

// ownRegister lets go of what only the register says, where the list is the
// register itself: read again it must change nothing.
func ownRegister(columns []Column) {
	if !slices.ContainsFunc(columns, func(c Column) bool { return slices.Contains(registerNumber, text.Alphanumeric(c.Heading)) }) {
		return
	}
	for i, c := range columns {
		if !c.Chosen && slices.Contains(registerBeside, text.Alphanumeric(c.Heading)) {
			columns[i] = Column{Index: c.Index, Letter: c.Letter, Heading: c.Heading, Fields: []Field{FieldIgnore}}
		}
	}
}

// stayWords end the headings of the list of who has come, in the order in, out,
// desk; before them stands the meeting.
var stayWords = [][]string{{": giờ vào", ": giờ ra", ": bàn"}, {": in", ": out", ": desk"}}

// ownStays lets go of when and where people came to a meeting. A meeting's
// three columns stand one beside another.
func ownStays(columns []Column) {
	for _, words := range stayWords {
		for i := 0; i+len(words) <= len(columns); i++ {
			meeting, ok := strings.CutSuffix(columns[i].Heading, words[0])
			for k := range words {
				ok = ok && columns[i+k].Heading == meeting+words[k] && !columns[i+k].Chosen
			}
			for k := range words {
				if c := columns[i+k]; ok {
					columns[i+k] = Column{Index: c.Index, Letter: c.Letter, Heading: c.Heading, Fields: []Field{FieldIgnore}}
				}
			}
		}
	}
}
