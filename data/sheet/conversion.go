package sheet

import (
	"cmp"
	"slices"

	"vinhdanh/data/text"
)

// unicodeText is the choice that leaves the cells of a workbook as they stand.
const unicodeText = string(text.Unicode)

// EncodingsFor gives what Options.Encoding may be for a file: how the bytes of
// a text file are read, or in which script the cells of a workbook are.
func EncodingsFor(w *Workbook) []string {
	return encodings(w.size == nil && len(w.Sheets) == 1 && w.Sheets[0] == "")
}

// Encodings gives what Options.Encoding may be for the list's file.
func (l *List) Encodings() []string { return encodings(l.Separator != "") }

func encodings(plain bool) []string {
	if plain {
		return []string{utf8Text, utf16LEText, utf16BEText, cp1258Text, cp1252Text, string(text.TCVN3), string(text.VNI)}
	}
	return []string{unicodeText, string(text.TCVN3), string(text.VNI)}
}

// Separators gives what Options.Separator may be for a text file.
func Separators() []string {
	list := make([]string, len(separators))
	for i, s := range separators {
		list[i] = string(rune(s))
	}
	return list
}

// Conversion counts the cells of a column that were converted from an old
// encoding.
type Conversion struct {
	Column int // from 0
	Cells  int
	Script string // "tcvn3" or "vni"
}

// oldCell is a cell that was converted.
type oldCell struct {
	row, column int32
	script      script
	raw         string // as the file has it
}

// Conversions gives what was converted, by column.
func (g *Grid) Conversions() []Conversion {
	type key struct {
		column int32
		script string
	}
	count := map[key]int{}
	for _, c := range g.converted {
		count[key{c.column, c.script.name()}]++
	}
	list := make([]Conversion, 0, len(count))
	for k, n := range count {
		list = append(list, Conversion{Column: int(k.column), Cells: n, Script: k.script})
	}
	slices.SortFunc(list, func(a, b Conversion) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(a.Script, b.Script))
	})
	return list
}

// Before gives the text of a converted cell as the file has it, in the letters
// of its old encoding; row is the sheet's own, column counts from 0.
func (g *Grid) Before(row, column int) (string, bool) {
	i, ok := slices.BinarySearchFunc(g.converted, oldCell{row: int32(row), column: int32(column)}, byPlace)
	if !ok {
		return "", false
	}
	return text.CleanKeep(g.converted[i].raw), true
}

func byPlace(a, b oldCell) int {
	return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
}

// encodingOr names the encoding that most converted cells are in; without any
// it is the file's.
func (g *Grid) encodingOr(file string) string {
	if g.encoding != "" {
		return g.encoding
	}
	return file
}
