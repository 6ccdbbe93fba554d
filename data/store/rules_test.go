package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"vinhdanh/assets/i18n"
)

// sources gives the string constants of this package's code, by file, without
// its tests.
func sources(t *testing.T, dirs ...string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					all[name] = append(all[name], s)
				}
				return true
			})
		}
	}
	return all
}

// Queries keep to what every engine reads alike; what only SQLite knows stands
// in the engine's own file.
func TestQueriesArePortable(t *testing.T) {
	query := regexp.MustCompile(`^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|DROP|PRAGMA|VACUUM)\b`)
	foreign := regexp.MustCompile(`(?i)\b(INSERT OR|REPLACE INTO|IFNULL|ROWID|PRAGMA|VACUUM|GLOB|MATCH|sqlite_\w+|strftime|datetime|julianday|json_each|group_concat|AUTOINCREMENT|last_insert_rowid|changes\(\)|COLLATE)\b|\?`)
	lower := regexp.MustCompile(`\b(select|insert|update|delete|from|where|order by|values|join|and|or|not|null|on conflict|returning|limit|offset)\b`)
	n := 0
	for name, strs := range sources(t, ".") {
		for _, s := range strs {
			if !query.MatchString(s) {
				continue
			}
			n++
			own := name == "sqlite.go"
			if m := foreign.FindString(s); m != "" && !own {
				t.Errorf("%s: %q is not for every engine: %s", name, m, s)
			}
			if m := lower.FindString(s); m != "" {
				t.Errorf("%s: %q is a keyword and wants capitals: %s", name, m, s)
			}
		}
	}
	if n < 80 {
		t.Errorf("only %d queries were found", n)
	}
}

// Whatever is refused has a sentence in every language.
func TestErrorsHaveSentences(t *testing.T) {
	code := regexp.MustCompile(`\b(?:Fail\(|Wrap\((?:err|[a-z]+\.\w+\(.*\)), |wrap\(|upkeep\(ctx, \w+, )"([a-z-]+)"`)
	seen := map[string]bool{}
	for _, dir := range []string{".", "..", "../file", "../backup"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			for _, m := range code.FindAllSubmatch(raw, -1) {
				seen[string(m[1])] = true
			}
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d codes were found", len(seen))
	}
	for _, lang := range i18n.Languages {
		c := i18n.For(lang)
		for code := range seen {
			if !c.Has("error." + code) {
				t.Errorf("%s: no sentence for %s", lang, code)
			}
		}
	}
}

// modernc.org/sqlite works with one version of modernc.org/libc only: the one
// that its own go.mod names.
func TestLibcIsSQLites(t *testing.T) {
	list := func(module string) (m struct{ Version, GoMod string }) {
		t.Helper()
		out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-json", module).Output()
		if errors.Is(err, exec.ErrNotFound) {
			t.Skip("no go command here")
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(out, &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	mod, err := os.ReadFile(list("modernc.org/sqlite").GoMod)
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`modernc\.org/libc (v\S+)`).FindSubmatch(mod)
	if want == nil {
		t.Fatal("sqlite names no libc")
	}
	if got := list("modernc.org/libc").Version; !bytes.Equal([]byte(got), want[1]) {
		t.Errorf("libc %s, sqlite wants %s", got, want[1])
	}
}
