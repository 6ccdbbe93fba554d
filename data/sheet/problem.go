package sheet

import (
	"slices"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// Severity tells whether a row with the problem is saved.
type Severity string

const (
	Error   Severity = "error"   // the row is not saved
	Warning Severity = "warning" // it is
)

// Codes of problems. They are part of the command line's promise.
const (
	ProblemImpossibleDate data.Code = "impossible-date"
	ProblemNoName         data.Code = "no-name"
	ProblemAmbiguousYear  data.Code = "ambiguous-year"
	ProblemDuplicate      data.Code = "duplicate"
	ProblemFormula        data.Code = "formula"
	ProblemUnknownAward   data.Code = "unknown-award"
	ProblemTooLong        data.Code = "too-long"
	ProblemFooterCount    data.Code = "footer-count"
	ProblemRoundLocked    data.Code = "round-locked"    // the row names a round whose places stand, so it is in none
	ProblemGender         data.Code = "gender-mismatch" // the honorific says another gender than the column
	ProblemOddName        data.Code = "odd-name"        // a person's name with figures or signs in it, or without a capital
)

// Problem is a doubt about a row, or about the whole list.
type Problem struct {
	Row      int    // sheet row; 0 for the whole list
	Rows     []int  // all rows concerned, where there are several
	Column   string // letter, "" if no one column is meant
	Code     data.Code
	Severity Severity
	Saved    bool
	Args     map[string]any // the places of the sentence
	Offers   []Offer        // ways out, the likeliest first; a reader needs none of them to go on
}

// Say gives the sentence for a person, in the catalogue's language.
func (p Problem) Say(c *i18n.Catalogue) string {
	key, args := p.words(c)
	return c.Map(key, args)
}

// Tell is Say where the ways out of it stand beside: it does not name them.
func (p Problem) Tell(c *i18n.Catalogue) string {
	key, args := p.words(c)
	if c.Has(key + ".short") {
		key += ".short"
	}
	return c.Map(key, args)
}

// words gives the key of the sentence and its places.
func (p Problem) words(c *i18n.Catalogue) (string, map[string]any) {
	args := make(map[string]any, len(p.Args)+4)
	for k, v := range p.Args {
		args[k] = v
	}
	args["row"] = p.Row
	args["cell"] = p.Column + itoa(p.Row)
	if p.Column == "" {
		args["cell"] = itoa(p.Row)
	}
	args["rows"] = joinRows(p.Rows)
	if p.Code == ProblemFooterCount {
		args["what"], args["counted"] = c.T("sheet.counted"), p.counted(c)
	} else if field, ok := args["what"].(string); ok {
		args["what"] = c.T("sheet.field." + field)
	}
	key := "problem." + string(p.Code)
	for _, more := range []string{"section", "range", "found", "existing"} { // what the sentence says besides
		if _, ok := p.Args[more]; ok {
			key += "." + more
			break
		}
	}
	return key, args
}

// counted says what the rows hold of that which a line promised.
func (p Problem) counted(c *i18n.Catalogue) string {
	var parts []string
	for _, unit := range []string{"collectives", "individuals", "households", "all"} {
		if n, ok := p.Args[unit].(int); ok {
			parts = append(parts, c.T("sheet.counted."+unit, "n", n))
		}
	}
	return strings.Join(parts, ", ")
}

// ProblemJSON is a problem as the command line prints it.
type ProblemJSON struct {
	Row      int       `json:"row,omitempty"`
	Rows     []int     `json:"rows,omitempty"`
	Column   string    `json:"column,omitempty"`
	Code     data.Code `json:"code"`
	Severity Severity  `json:"severity"`
	Message  string    `json:"message"`
	Saved    *bool     `json:"saved,omitempty"` // not for problems of the whole list
}

// JSON gives the problem with its sentence.
func (p Problem) JSON(c *i18n.Catalogue) ProblemJSON {
	j := ProblemJSON{Row: p.Row, Rows: p.Rows, Column: p.Column, Code: p.Code, Severity: p.Severity, Message: p.Say(c)}
	if p.Row > 0 {
		saved := p.Saved
		j.Saved = &saved
	}
	return j
}

func fault(row int, column string, code data.Code, args ...any) Problem {
	return Problem{Row: row, Column: column, Code: code, Severity: Error, Args: data.Fail(code, args...).Args}
}

func warning(row int, column string, code data.Code, args ...any) Problem {
	return Problem{Row: row, Column: column, Code: code, Severity: Warning, Saved: true, Args: data.Fail(code, args...).Args}
}

// sortProblems puts them by row, those of the whole list last.
func sortProblems(list []Problem) {
	slices.SortStableFunc(list, func(a, b Problem) int {
		switch {
		case a.Row == b.Row:
			return 0
		case a.Row == 0:
			return 1
		case b.Row == 0:
			return -1
		}
		return a.Row - b.Row
	})
}
