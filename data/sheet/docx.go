package sheet

import (
	"archive/zip"
	"context"
	"path"

	"vinhdanh/data"
)

// openDOCX reads the tables of a document of Word 2007 and later (ECMA-376
// part 1, §17) and the lines around them.
func openDOCX(ctx context.Context, z *zip.Reader, document *zip.File) (*Workbook, error) {
	r := &docxReader{}
	dir := path.Dir(document.Name)
	if rels, ok := part(z, path.Join(dir, "_rels", path.Base(document.Name)+".rels")); ok {
		list, err := readRelations(rels, dir)
		if err != nil {
			return nil, err
		}
		for _, l := range list {
			f, ok := part(z, l.target)
			switch {
			case !ok:
			case l.kind == "styles":
				r.styles, err = readDocStyles(f)
			case l.kind == "numbering":
				r.numbers, err = readNumbering(f)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	err := scanPart(document, maxSheet, func(t xmlToken, _ *xmlScanner) error {
		if r.tokens++; r.tokens%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return r.token(t)
	})
	if err != nil {
		return nil, err
	}
	if !r.body {
		return nil, data.Fail("not-a-sheet")
	}
	return openDocument(r.pieces, utf8Text)
}

// docxReader goes through a document's body.
type docxReader struct {
	styles  docStyles
	numbers wordNumbers
	pieces  []piece

	tokens int
	body   bool // there is one
	skip   int  // elements open within one that shows nothing
	within []string

	table   docTableBuilder
	depth   int // of tables
	text    runBuffer
	size    int // bytes of text kept
	para    docParagraph
	run     docRun
	inText  bool
	cells   int
	dropRow bool // the row was deleted, and awaits being confirmed
}

type docParagraph struct {
	style         string
	list, level   int // of a numbering; list 0 is none
	begun, listed bool
}

type docRun struct {
	font   script
	named  bool
	style  string
	hidden bool
}

// shownNowhere are elements whose content no reader of the document sees, or
// sees elsewhere: deleted text, properties before a change, drawings, the
// second form of what not all programs can show, reading aids.
var shownNowhere = map[string]bool{
	"del": true, "moveFrom": true, "Fallback": true, "drawing": true, "pict": true, "object": true, "instrText": true, "delText": true, "rt": true,
	"rPrChange": true, "pPrChange": true, "tcPrChange": true, "trPrChange": true, "tblPrChange": true, "tblPrExChange": true, "sectPr": true, "tblGridChange": true,
}

func (r *docxReader) token(t xmlToken) error {
	if t.kind == xmlText {
		if r.inText && r.skip == 0 && !r.run.hidden {
			r.begin()
			r.text.in(r.font())
			if t.cdata {
				r.text.buf = append(r.text.buf, t.text...)
			} else {
				r.text.buf = unescape(r.text.buf, t.text)
			}
			if len(r.text.buf) > maxToken {
				return errTooLarge
			}
		}
		return nil
	}
	name := string(t.name)
	if r.skip > 0 {
		switch {
		case t.kind == xmlEnd:
			r.skip--
		case !t.empty:
			r.skip++
		}
		return nil
	}
	if t.kind == xmlEnd {
		return r.end(name)
	}
	if shownNowhere[name] {
		if name == "del" && r.inside("trPr") {
			r.dropRow = true
		}
		if !t.empty {
			r.skip = 1
		}
		return nil
	}
	r.start(t, name)
	if t.empty {
		return r.end(name)
	}
	return nil
}

// inside tells whether the properties being read are of this kind.
func (r *docxReader) inside(name string) bool {
	return len(r.within) > 0 && r.within[len(r.within)-1] == name
}

func (r *docxReader) start(t xmlToken, name string) {
	switch name {
	case "body":
		r.body = true
	case "tbl":
		if r.depth++; r.depth == 1 {
			r.table = docTableBuilder{}
		}
	case "tr":
		if r.depth == 1 {
			r.table.startRow()
			r.dropRow = false
		}
	case "tc":
		if r.depth == 1 {
			r.text.reset()
			r.table.startCell()
		}
	case "p":
		r.para = docParagraph{}
		if r.depth > 0 {
			r.text.newline()
		} else {
			r.text.reset()
		}
	case "r":
		r.run = docRun{}
	case "t":
		r.inText = true
	case "tab", "ptab":
		if len(r.within) == 0 { // else it is a tab stop
			r.add(" ")
		}
	case "br", "cr":
		r.add("\n")
	case "softHyphen":
		r.add("\u00AD") // in the fonts of TCVN3 the letter ư
	case "noBreakHyphen":
		r.add("-")
	case "sym":
		r.add(symbol(t))
	case "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx":
		if len(r.within) < 16 {
			r.within = append(r.within, name)
		}
	default:
		r.property(t, name)
	}
}

func (r *docxReader) add(s string) {
	if r.run.hidden || s == "" {
		return
	}
	r.begin()
	r.text.in(r.font())
	r.text.buf = append(r.text.buf, s...)
}

// property reads what the element it stands in looks like.
func (r *docxReader) property(t xmlToken, name string) {
	ofRun := r.inside("rPr") && len(r.within) == 1
	switch {
	case len(r.within) == 0:
	case name == "pStyle":
		r.para.style = t.attrText("val")
	case name == "ilvl":
		r.para.level = max(0, atoi(t.attr("val")))
	case name == "numId":
		r.para.list, r.para.listed = max(0, atoi(t.attr("val"))), true
	case name == "rFonts" && ofRun:
		if f, ok := fontsOf(t); ok {
			r.run.font, r.run.named = f, true
		}
	case name == "rStyle" && ofRun:
		r.run.style = t.attrText("val")
	case name == "vanish" && ofRun:
		r.run.hidden = isOn(t)
	case r.depth == 1:
		r.table.property(t, name)
	}
}

// isOn reads a property that is on unless it says it is off.
func isOn(t xmlToken) bool {
	v := string(t.attr("val"))
	return v != "0" && v != "false" && v != "off"
}

// symbol gives what a character of a font of pictures stands for: a tick in a
// list is a mark.
func symbol(t xmlToken) string {
	switch string(t.attr("char")) {
	case "F0FC", "F0FE", "F0FD", "00FC", "00FE":
		return "x"
	}
	return ""
}

// begin writes the number of a paragraph that has one of its own.
func (r *docxReader) begin() {
	if r.para.begun {
		return
	}
	r.para.begun = true
	list, level := r.para.list, r.para.level
	if !r.para.listed {
		list, level = r.styles.list(r.para.style)
	}
	if list > 0 {
		r.text.in(unicodeScript)
		r.text.buf = append(r.text.buf, r.numbers.next(list, level)...)
	}
}

// font gives the script of the run being read: its own font, its style's, its
// paragraph's style's, or the document's.
func (r *docxReader) font() script {
	if r.run.named {
		return r.run.font
	}
	return r.styles.font(r.run.style, r.para.style)
}

func (r *docxReader) end(name string) error {
	switch name {
	case "t":
		r.inText = false
	case "r":
		r.run = docRun{}
	case "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx":
		if r.inside(name) {
			r.within = r.within[:len(r.within)-1]
		}
	case "p":
		r.begin() // a number may be all that a paragraph shows
		if r.depth == 0 {
			return r.line()
		}
	case "tc":
		if r.depth == 1 {
			return r.cell()
		}
	case "tr":
		if r.depth == 1 {
			return r.table.endRow(r.dropRow)
		}
	case "tbl":
		if r.depth > 0 {
			r.depth--
		}
		if r.depth == 0 {
			if t := r.table.finish(); len(t.rows) > 0 {
				r.pieces = append(r.pieces, piece{table: t})
			}
			r.text.reset()
		}
	}
	return nil
}

func (r *docxReader) line() error {
	for _, l := range linesOf(r.text.take()) {
		if r.size += lengthOf(l); r.size > maxStrings || len(r.pieces) >= maxRows {
			return errTooLarge
		}
		r.pieces = append(r.pieces, piece{line: l})
	}
	return nil
}

func (r *docxReader) cell() error {
	runs := r.text.take()
	r.size += lengthOf(runs)
	if r.cells++; r.size > maxStrings || r.cells > maxTableCells {
		return errTooLarge
	}
	return r.table.endCell(runs)
}

func lengthOf(runs []fontRun) int {
	n := 0
	for _, r := range runs {
		n += len(r.text)
	}
	return n
}
