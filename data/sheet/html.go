package sheet

import (
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"

	"vinhdanh/data"
)

// maxPage is how large a page may be, in bytes: its tables are held whole.
const maxPage = 32 << 20

// isHTML tells of a page, or a piece of one, by its beginning.
func isHTML(s string) bool {
	s = strings.ToLower(s[:min(len(s), 4<<10)])
	at := strings.IndexByte(s, '<')
	if at < 0 || strings.Trim(s[:at], " \t\r\n\uFEFF") != "" {
		return false
	}
	for _, mark := range []string{"<html", "<table", "<!doctype html", "<body", "<head", "<meta", "<style", "<div", "<center"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}

// openHTML reads the tables of a page and the lines around them. The page may
// be what a program calls a workbook, or a piece that was copied.
func openHTML(ctx context.Context, s, encoding string) (*Workbook, error) {
	if len(s) > maxPage {
		return nil, errTooLarge
	}
	pieces, err := readHTML(ctx, s, nil)
	if err != nil {
		return nil, err
	}
	return openDocument(pieces, encoding)
}

// htmlReader goes through a page's tags. It builds no tree: what is open is
// known by a short stack, whatever the page forgets to close.
type htmlReader struct {
	css    styleSheet
	pieces []piece
	stack  []htmlElement
	tables []*htmlTable // open ones, the innermost last
	page   htmlText     // the line outside of tables that is being read
	size   int          // bytes of text kept
	cells  int
	deep   int // tables that are too deep to be any
	asked  int // tables within others that were looked at for a heading
	tag    htmlTag
	work   int // tags and their attributes read
	names  map[string]*htmlName
}

// A page's tags and attributes are read as long as they lead somewhere. Word
// writes some thirty about a cell; a list's table does not begin behind more
// than maxTags.
const (
	maxTags     = 400_000
	tagsPerCell = 40
)

// htmlName is the name of an element, with what is known of all of its kind.
type htmlName struct {
	name                 string
	void, block, unshown bool
}

// htmlElement is an element that is open, with what holds inside it.
type htmlElement struct {
	name   string
	font   script
	hidden bool
	pre    bool
}

// maxOpen is how many elements may be open at once; deeper ones change nothing.
const maxOpen = 200

// maxPageToken is how long a comment, a style sheet or a stretch of text may be.
const maxPageToken = 4 << 20

// unshown are elements whose content is no text of the page. The tokenizer
// gives it as one piece.
var unshown = map[string]bool{"script": true, "style": true, "title": true, "noscript": true, "noframes": true, "noembed": true, "iframe": true, "textarea": true}

// readHTML gives a page's lines and tables; css are rules that it takes from
// elsewhere.
func readHTML(ctx context.Context, s string, css styleSheet) ([]piece, error) {
	r := &htmlReader{css: css}
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(maxPageToken)
	raw := "" // the element whose content is no text
	for n := 0; ; n++ {
		if n%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		var err error
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if err = z.Err(); errors.Is(err, html.ErrBufferExceeded) {
				return nil, errTooLarge
			} else if !errors.Is(err, io.EOF) {
				return nil, data.Wrap(err, "unreadable")
			}
			return r.finish()
		case html.TextToken:
			switch raw {
			case "":
				err = r.chars(z.Text())
			case "style":
				r.css.read(string(z.Raw()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			r.tagOf(z)
			t := &r.tag
			if raw = ""; t.unshown {
				raw = t.name
				break
			}
			if err = r.start(t); err == nil && kind == html.SelfClosingTagToken && !t.void {
				err = r.end(t.htmlName)
			}
		case html.EndTagToken:
			raw = ""
			name, _ := z.TagName()
			r.work++
			err = r.end(r.nameOf(name))
		}
		if r.work > maxTags+tagsPerCell*r.cells {
			return nil, errTooLarge
		}
		if err != nil {
			return nil, err
		}
	}
}

func (r *htmlReader) finish() ([]piece, error) {
	for len(r.tables) > 0 {
		if err := r.endTable(); err != nil {
			return nil, err
		}
	}
	err := r.line()
	return r.pieces, err
}

// htmlTag is a tag with the attributes that matter here.
type htmlTag struct {
	*htmlName
	class, style  string
	face          string
	across, down  string
	value, format string // of a number, as Excel or LibreOffice have it
	hidden        bool
}

// nameOf gives an element's name, the same for all of a page's.
func (r *htmlReader) nameOf(name []byte) *htmlName {
	if n, ok := r.names[string(name)]; ok {
		return n
	}
	s := string(name)
	n := &htmlName{s, isVoid[s], isBlock[s], unshown[s]}
	if len(r.names) < 1000 {
		if r.names == nil {
			r.names = map[string]*htmlName{}
		}
		r.names[s] = n
	}
	return n
}

// tagOf reads a tag into r.tag.
func (r *htmlReader) tagOf(z *html.Tokenizer) {
	name, more := z.TagName()
	r.tag = htmlTag{htmlName: r.nameOf(name)}
	r.work++
	t := &r.tag
	var key, value []byte
	for more {
		key, value, more = z.TagAttr()
		r.work++
		switch string(key) {
		case "class":
			t.class = string(value)
		case "style":
			t.style = string(value)
		case "face":
			t.face = string(value)
		case "colspan":
			t.across = string(value)
		case "rowspan":
			t.down = string(value)
		case "hidden":
			t.hidden = true
		case "x:num", "sdval":
			t.value = string(value)
		case "sdnum":
			// "1033;0;DD/MM/YYYY": language, another one, format
			if parts := strings.SplitN(string(value), ";", 3); len(parts) == 3 {
				t.format = parts[2]
			}
		}
	}
}

// isVoid are elements that hold nothing, and have no end.
var isVoid = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "col": true, "meta": true, "link": true, "wbr": true, "base": true, "area": true, "embed": true, "source": true, "param": true}

// isBlock are elements that begin and end a line.
var isBlock = map[string]bool{"p": true, "div": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "li": true, "ul": true, "ol": true, "dl": true, "dt": true, "dd": true, "hr": true,
	"center": true, "blockquote": true, "pre": true, "address": true, "section": true, "article": true, "header": true, "footer": true, "main": true, "nav": true, "form": true, "fieldset": true, "body": true, "caption": true, "table": true}

func (r *htmlReader) top() htmlElement {
	if n := len(r.stack); n > 0 {
		return r.stack[n-1]
	}
	return htmlElement{}
}

// base is how much of the stack was open before the cell, or row, or table,
// that is being read: an end within does not end what is outside.
func (r *htmlReader) base() int {
	if n := len(r.tables); n > 0 {
		return r.tables[n-1].base
	}
	return 0
}

func (r *htmlReader) push(t *htmlTag, rule styleRule) {
	if len(r.stack) >= maxOpen {
		return
	}
	e := r.top()
	e.name = t.name
	e.hidden = e.hidden || t.hidden || rule.hidden || t.name == "select" || t.name == "template"
	e.pre = e.pre || t.name == "pre"
	if rule.named {
		e.font = rule.font
	}
	r.stack = append(r.stack, e)
}

// target is the text that what comes next belongs to.
func (r *htmlReader) target() *htmlText {
	if n := len(r.tables); n > 0 && r.tables[n-1].inCell {
		return &r.tables[n-1].text
	}
	return &r.page
}

func (r *htmlReader) chars(s []byte) error {
	e := r.top()
	if e.hidden {
		return nil
	}
	t := r.target()
	t.add(s, e.font, e.pre)
	if len(t.run.buf) > maxPageToken {
		return errTooLarge
	}
	return nil
}

// block ends a line: of the cell, or of the page.
func (r *htmlReader) block() error {
	if t := r.target(); t != &r.page {
		t.newline()
		return nil
	}
	return r.line()
}

// line keeps the page's line that was read.
func (r *htmlReader) line() error {
	if len(r.page.run.buf) == 0 {
		r.page.take()
		return nil
	}
	for _, l := range linesOf(r.page.take()) {
		if err := r.keepLine(l); err != nil {
			return err
		}
	}
	return nil
}

func (r *htmlReader) keepLine(l []fontRun) error {
	if r.size += lengthOf(l); r.size > maxStrings || len(r.pieces) >= maxRows {
		return errTooLarge
	}
	r.pieces = append(r.pieces, piece{line: l})
	return nil
}

func (r *htmlReader) start(t *htmlTag) error {
	rule := r.css.of(t)
	var err error
	switch t.name {
	case "table":
		if len(r.tables) >= maxTableDepth {
			r.deep++
			break
		}
		if err := r.block(); err != nil {
			return err
		}
		r.push(t, rule)
		r.tables = append(r.tables, &htmlTable{base: len(r.stack), outside: len(r.stack)})
		return nil
	case "tr", "thead", "tbody", "tfoot", "td", "th", "caption", "colgroup":
		if len(r.tables) == 0 || r.deep > 0 {
			break // of a table that is none
		}
		return r.startPart(t, rule)
	case "br":
		r.target().line(r.top())
		return nil
	}
	if t.block {
		err = r.block()
	}
	if !t.void {
		r.push(t, rule)
	}
	return err
}

func (r *htmlReader) end(e *htmlName) error {
	name := e.name
	switch name {
	case "table":
		switch {
		case r.deep > 0:
			r.deep--
		case len(r.tables) > 0:
			return r.endTable()
		}
		return r.block()
	case "td", "th", "tr", "thead", "tbody", "tfoot", "caption":
		if len(r.tables) > 0 && r.deep == 0 {
			return r.endPart(name)
		}
		return r.block()
	case "p", "br":
		if name == "br" { // "</br>", as some write
			r.target().line(r.top())
			return nil
		}
	}
	for i := len(r.stack) - 1; i >= r.base(); i-- {
		if r.stack[i].name == name {
			r.stack = r.stack[:i]
			break
		}
	}
	if e.block {
		return r.block()
	}
	return nil
}
