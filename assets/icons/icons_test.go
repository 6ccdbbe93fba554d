package icons

import (
	"bytes"
	"encoding/xml"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"testing"
)

var (
	arcs   = regexp.MustCompile(`[aA][^a-zA-Z]+`)
	number = regexp.MustCompile(`-?(\d*\.\d+|\d+)`)
)

// Several arcs after one letter are drawn wrongly by Fyne's reader of SVG.
func TestOneArcALetter(t *testing.T) {
	for _, n := range All() {
		for _, a := range arcs.FindAllString(string(SVG(n)), -1) {
			if len(number.FindAllString(a, -1)) > 7 {
				t.Errorf("%s: several arcs in one command: %s", n, a)
			}
		}
	}
}

// Every name has a drawing, every drawing a name, and each is well-formed,
// 24 units square and without a colour of its own.
func TestNamesAndDrawings(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "icons.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	named := map[Name]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if lit, ok := v.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			named[Name(s)] = true
		}
		return true
	})
	for n := range named {
		raw := SVG(n)
		var svg struct {
			ViewBox string `xml:"viewBox,attr"`
		}
		if err := xml.Unmarshal(raw, &svg); err != nil {
			t.Errorf("%s: %v", n, err)
		}
		if svg.ViewBox != "0 0 24 24" {
			t.Errorf("%s: view box %q", n, svg.ViewBox)
		}
		if bytes.Contains(raw, []byte("fill=\"#")) {
			t.Errorf("%s brings its own colour", n)
		}
	}
	for _, n := range All() {
		if !named[n] {
			t.Errorf("drawing %s has no name in icons.go", n)
		}
	}
}
