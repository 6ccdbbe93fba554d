package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
)

var aKey = regexp.MustCompile(`^[a-z]+(\.[a-zA-Z0-9-]+)+$`)

// Every key that the window's code names has its words, and every area's
// catalogue of the window is used: no key stands there for nothing.
func TestKeysAndCode(t *testing.T) {
	known, err := i18n.Keys("vi")
	if err != nil {
		t.Fatal(err)
	}
	areas := map[string]bool{}
	for k := range known {
		areas[k[:strings.Index(k, ".")]] = true
	}
	var whole, begun []string // literals in the code: keys, and beginnings of keys
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
				if s, ok := literal(call.Args[0]); ok && named(call.Fun) == "T" && aKey.MatchString(s) {
					if _, ok := known[s]; !ok {
						t.Errorf("%s: no words for %q", path, s)
					}
				}
			}
			if e, ok := n.(ast.Expr); ok {
				if s, ok := literal(e); ok {
					whole = append(whole, s)
					if area, _, found := strings.Cut(s, "."); found && areas[area] {
						begun = append(begun, s)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, s := range whole {
		used[s] = true
	}
	for k := range known {
		area, _, _ := strings.Cut(k, ".")
		if area != "shell" && area != "home" && area != "delegates" && area != "checkin" && area != "settings" || used[k] {
			continue
		}
		made := false
		for _, b := range begun { // "home.issue." + key, or remark("key.text") below "settings."
			made = made || b != k && strings.HasSuffix(b, ".") && strings.HasPrefix(k, b) && strings.Count(b, ".") > 1
		}
		made = made || used[strings.TrimPrefix(k, area+".")] || used[strings.TrimPrefix(k, "shell.key.")] ||
			used[strings.TrimPrefix(k, "settings.conference.")] || used[strings.TrimPrefix(k, "settings.book.")] || strings.HasSuffix(k, ".help")
		if !made {
			t.Errorf("no code uses %q", k)
		}
	}
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func named(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.Ident:
		return e.Name
	}
	return ""
}
