package cli

import (
	"bytes"
	"context"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// Every command, argument and flag has its words in each language.
func TestHelpIsWhole(t *testing.T) {
	k, err := parser(&grammar{})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i18n.Languages {
		var walk func(n *kong.Node)
		walk = func(n *kong.Node) {
			var out bytes.Buffer
			s := &session{ctx: context.Background(), out: &out, c: i18n.For(lang)}
			s.help(n)
			if text := out.String(); strings.Contains(text, "[cli.") {
				t.Errorf("%s %q lacks words:\n%s", lang, n.Path(), text)
			}
			if !i18n.For(lang).Has(helpKey(n)) {
				t.Errorf("%s: no %s", lang, helpKey(n))
			}
			for _, c := range n.Children {
				walk(c)
			}
		}
		walk(k.Model.Node)
	}
}

// Every error that the jobs and the command line raise has a sentence, and
// every key that they look up is there.
func TestCodesHaveSentences(t *testing.T) {
	set := token.NewFileSet()
	seen := 0
	texts, err := i18n.Keys(i18n.Languages[0])
	if err != nil {
		t.Fatal(err)
	}
	places := map[string][]string{}
	for key, list := range texts {
		for _, m := range place.FindAllStringSubmatch(strings.Join(list, " "), -1) {
			places[key] = append(places[key], m[1])
		}
	}
	// What callers of the jobs add to an error: whose it is, and in which file.
	added := map[string]bool{"name": true, "file": true}
	for _, root := range []string{".", filepath.Join("..", "jobs")} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := goparser.ParseFile(set, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				for _, key := range keysOf(call) {
					seen++
					for _, lang := range i18n.Languages {
						if !i18n.For(lang).Has(key) {
							t.Errorf("%s: %s has no %q", set.Position(call.Pos()), lang, key)
						}
					}
					if call.Ellipsis != token.NoPos || strings.HasSuffix(key, ".progress") {
						continue // the arguments come later
					}
					given := names(call)
					for _, place := range places[key] {
						if !given[place] && !added[place] {
							t.Errorf("%s: %q has a place for %q, which is not given", set.Position(call.Pos()), key, place)
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
	}
	if seen < 120 {
		t.Errorf("only %d keys found: the test looks in the wrong place", seen)
	}
}

// Keys that are put together have all their words too.
func TestWordsAreWhole(t *testing.T) {
	var keys []string
	for _, v := range []data.Verdict{data.VerdictAdmitted, data.VerdictAlready, data.VerdictUnknown, data.VerdictOtherConference,
		data.VerdictCancelled, data.VerdictSubstituted, data.VerdictNotABadge} {
		keys = append(keys, "cli.verdict."+string(v))
	}
	for _, w := range []seal.Word{seal.WordValid, seal.WordRevoked, seal.WordCompromisedKey, seal.WordUnknownKey, seal.WordTampered, seal.WordMalformed} {
		keys = append(keys, "cli.verify."+string(w))
		if w != seal.WordValid {
			keys = append(keys, "cli.verdict-word."+string(w))
		}
	}
	for _, w := range []seal.Warning{seal.WarnNoRevocations, seal.WarnOutOfDate, seal.WarnOldKeyList, verify.WarnRegisterOnly} {
		keys = append(keys, "cli.verify.warning."+string(w))
	}
	for _, k := range []seal.KeyStatus{seal.KeyActive, seal.KeyRetired, seal.KeyCompromised} {
		keys = append(keys, "cli.key.status."+string(k))
	}
	for _, e := range []data.Event{data.EventCongress, data.EventConference, data.EventCeremony} {
		keys = append(keys, "cli.event."+string(e))
	}
	for _, c := range []string{"received", "no-decision", "no-document", "withdrawn", "printed", "not-proofread", "cancelled", "substituted"} {
		keys = append(keys, "cli.skipped."+c)
	}
	for _, s := range append(slices.Clone(data.Road), data.StateWithdrawn) {
		keys = append(keys, "jobs.state."+string(s))
	}
	for _, s := range []data.DelegateStatus{data.StatusInvited, data.StatusConfirmed, data.StatusSubstituted, data.StatusAbsent, data.StatusCancelled} {
		keys = append(keys, "jobs.status."+string(s))
	}
	for _, k := range []data.RecipientKind{data.Individual, data.Collective, data.Household} {
		keys = append(keys, "jobs.recipient."+string(k))
	}
	for _, lang := range i18n.Languages {
		for _, key := range keys {
			if !i18n.For(lang).Has(key) {
				t.Errorf("%s has no %q", lang, key)
			}
		}
	}
}

// keysOf gives the catalogue keys that a call names in so many words.
func keysOf(call *ast.CallExpr) []string {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "wrongCall" {
			return literal(call, 0, "cli.usage.")
		}
		return nil
	}
	x, _ := sel.X.(*ast.Ident)
	switch name := sel.Sel.Name; {
	case x != nil && x.Name == "data" && name == "Fail":
		return literal(call, 0, "error.")
	case x != nil && x.Name == "data" && name == "Wrap":
		return literal(call, 1, "error.")
	case name == "T" || name == "say" || name == "note" || name == "progress" || name == "ask" || name == "newPassphrase" || name == "passphrase" || name == "block":
		return literal(call, 0, "")
	}
	return nil
}

var place = regexp.MustCompile(`\{\{\s*\.(\w+)`)

// names gives the names of a call's pairs of name and value.
func names(call *ast.CallExpr) map[string]bool {
	given := map[string]bool{}
	for i := range call.Args {
		for _, n := range literal(call, i, "") {
			given[n] = true
		}
	}
	return given
}

func literal(call *ast.CallExpr, at int, prefix string) []string {
	if len(call.Args) <= at {
		return nil
	}
	lit, ok := call.Args[at].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return nil
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil || s == "" {
		return nil
	}
	return []string{prefix + s}
}
