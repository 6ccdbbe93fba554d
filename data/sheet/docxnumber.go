package sheet

import (
	"archive/zip"
	"strconv"
	"strings"
)

// wordNumbers counts the paragraphs that Word numbers by itself (ECMA-376 part
// 1, §17.9), as it does in many a list's first column.
type wordNumbers struct {
	lists map[int]*numberedList // by the number that paragraphs refer to
}

type numberedList struct {
	levels *[9]numberLevel // shared by lists of one kind
	count  *[9]int         // likewise: they go on from one another
}

type numberLevel struct {
	start  int
	format string // "decimal", "lowerLetter", "upperRoman", "bullet", …
	text   string // "%1.", "%1.%2"
}

func readNumbering(f *zip.File) (wordNumbers, error) {
	n := wordNumbers{lists: map[int]*numberedList{}}
	kinds := map[string]*numberedList{}
	var kind *numberedList
	var level *numberLevel
	list := 0
	err := scanPart(f, maxPart, func(t xmlToken, _ *xmlScanner) error {
		name := string(t.name)
		if t.kind != xmlStart {
			return nil
		}
		switch {
		case name == "abstractNum" && len(kinds) < maxLooks:
			kind = &numberedList{levels: &[9]numberLevel{}, count: &[9]int{}}
			kinds[t.attrText("abstractNumId")] = kind
			level = nil
		case name == "lvl" && kind != nil:
			level = nil
			if i := atoi(t.attr("ilvl")); i >= 0 && i < len(kind.levels) {
				level = &kind.levels[i]
				level.start = 1
			}
		case name == "start" && level != nil:
			level.start = max(0, atoi(t.attr("val")))
		case name == "numFmt" && level != nil:
			level.format = t.attrText("val")
		case name == "lvlText" && level != nil:
			level.text = t.attrText("val")
		case name == "num":
			kind, level, list = nil, nil, atoi(t.attr("numId"))
		case name == "abstractNumId" && list > 0 && len(n.lists) < maxLooks:
			if k := kinds[t.attrText("val")]; k != nil {
				n.lists[list] = k
			}
		case name == "lvlOverride" && n.lists[list] != nil:
			// Such a list counts by itself.
			k := *n.lists[list]
			levels, count := *k.levels, [9]int{}
			k.levels, k.count = &levels, &count
			n.lists[list] = &k
			if i := atoi(t.attr("ilvl")); i >= 0 && i < len(levels) {
				level = &k.levels[i]
			}
		case name == "startOverride" && level != nil:
			level.start = max(0, atoi(t.attr("val")))
		}
		return nil
	})
	return n, err
}

// next counts a paragraph and gives what stands before its text, with a space
// behind it; "" for signs that are no numbers.
func (n *wordNumbers) next(list, level int) string {
	l := n.lists[list]
	if l == nil || level >= len(l.levels) {
		return ""
	}
	if l.count[level] == 0 {
		l.count[level] = l.levels[level].start
	} else {
		l.count[level]++
	}
	for i := level + 1; i < len(l.count); i++ {
		l.count[i] = 0
	}
	if f := l.levels[level].format; f == "bullet" || f == "none" {
		return ""
	}
	out := l.levels[level].text
	for i := range level + 1 {
		place := "%" + strconv.Itoa(i+1)
		if strings.Contains(out, place) {
			out = strings.ReplaceAll(out, place, numberAs(max(l.count[i], l.levels[i].start), l.levels[i].format))
		}
	}
	if out == "" || len(out) > 100 {
		return ""
	}
	return out + " "
}

// numberAs writes a number as a numbering does.
func numberAs(n int, format string) string {
	switch format {
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26*20 {
			return ""
		}
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.n {
			b.WriteString(r.s)
			n -= r.n
		}
	}
	return b.String()
}
