package sheet

import (
	"slices"
	"strings"
	"time"

	"vinhdanh/data/text"
)

// registerBeside are the headings of the register that this program gives out
// which say nothing of who is awarded; any other list may mean something by
// them, so they count only beside the register's number.
var (
	registerNumber = wordsOf("Số sổ vàng", "Register number")
	registerBeside = wordsOf("Sổ", "Tình trạng", "Ngày vào sổ", "Người ký", "Book", "State", "Issued", "Signatory",
		"Số lần in", "Ngày trao", "Trao cho", "Nhận thay", "Ngày hủy", "Lý do hủy", "Quyết định hủy", "Thay cho số", "Thay bằng số",
		"Times printed", "Handed over on", "Handed to", "By proxy", "Withdrawn on", "Why withdrawn", "Withdrawn by decision", "Replaces number", "Replaced by number")
	registerState = wordsOf("Tình trạng", "State")
	withdrawnWord = wordsOf("Hủy", "Withdrawn")
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
			columns[i] = c.ignored()
		}
	}
}

// withdrawn tells of a line of our register whose certificate was withdrawn:
// whoever was given another stands on that one's line, and an award that was
// annulled is nobody's.
func (m *mapper) withdrawn(r Row) bool {
	for i := range m.columns {
		if c := &m.columns[i]; c.own && slices.Contains(registerState, text.Alphanumeric(c.Heading)) {
			return slices.Contains(withdrawnWord, text.Alphanumeric(r.text(c.Index)))
		}
	}
	return false
}

// stayWords end the headings of the list of who has come; before them stands
// the meeting. The first two say when.
var stayWords = [][]string{{": giờ vào", ": giờ ra", ": bàn"}, {": in", ": out", ": desk"}}

// plainStays say when without a meeting, beside our codes.
var plainStays = wordsOf("Giờ vào", "Giờ ra", "Came at", "Left at")

// codeWords head the column of delegates' codes in that list.
var codeWords = wordsOf("Mã đại biểu", "Code")

// ownStays lets go of when and where people came to a meeting, whichever of the
// columns went out. A heading may end so by chance: when has our way to write an
// instant in every cell, and where stands beside when, or in a list that has our
// codes.
func ownStays(columns []Column, sample func(column int) []string) {
	own := slices.ContainsFunc(columns, func(c Column) bool { return slices.Contains(codeWords, text.Alphanumeric(c.Heading)) })
	for i, c := range columns {
		if own && !c.Chosen && slices.Contains(plainStays, text.Alphanumeric(c.Heading)) {
			columns[i] = c.ignored()
		}
	}
	for _, words := range stayWords {
		where, met := words[2], map[string]bool{} // by meeting
		for i := range columns {
			for _, when := range words[:2] {
				if meeting, ok := strings.CutSuffix(columns[i].Heading, when); ok && !columns[i].Chosen && !slices.ContainsFunc(sample(columns[i].Index), notInstant) {
					columns[i] = columns[i].ignored()
					met[meeting] = true
				}
			}
		}
		for i := range columns {
			if meeting, ok := strings.CutSuffix(columns[i].Heading, where); ok && !columns[i].Chosen && (own || met[meeting]) {
				columns[i] = columns[i].ignored()
			}
		}
	}
}

// notInstant tells whether a cell has something else than when somebody came, as
// this program writes it.
func notInstant(cell string) bool {
	_, err := time.Parse("02/01/2006 15:04:05", cell)
	return cell != "" && err != nil
}

// ignored is the column without what it might say, since this program wrote it.
func (c Column) ignored() Column {
	return Column{Index: c.Index, Letter: c.Letter, Heading: c.Heading, Fields: []Field{FieldIgnore}, own: true}
}
