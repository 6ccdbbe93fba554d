package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed *.json
var files embed.FS

// Languages are the ones a person can choose, the default first.
var Languages = []string{"vi", "en"}

// Catalogue looks up the strings of one language. It is safe for concurrent use.
type Catalogue struct {
	lang string
	loc  *i18n.Localizer
}

// bundles read a language when somebody first speaks it: half a megabyte, of
// which a program that speaks one language reads no more.
var bundles = func() map[string]func() *i18n.Bundle {
	all := make(map[string]func() *i18n.Bundle, len(Languages))
	for _, lang := range Languages {
		all[lang] = sync.OnceValue(func() *i18n.Bundle { return bundle(lang) })
	}
	return all
}()

func bundle(lang string) *i18n.Bundle {
	b := i18n.NewBundle(language.Make(lang))
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, name := range names() {
		if !strings.HasSuffix(name, "."+lang+".json") {
			continue
		}
		if _, err := b.LoadMessageFileFS(files, name); err != nil {
			panic(fmt.Sprintf("i18n: embedded catalogue %s: %v", name, err)) // caught by any test
		}
	}
	return b
}

func names() []string {
	list, err := fs.Glob(files, "*.json")
	if err != nil {
		return nil
	}
	sort.Strings(list)
	return list
}

// For gives the catalogue of a language ("vi", "en"); an unknown one gives Vietnamese.
func For(lang string) *Catalogue {
	known := Languages[0]
	for _, l := range Languages {
		if l == lang {
			known = l
		}
	}
	return &Catalogue{lang: known, loc: i18n.NewLocalizer(bundles[known](), known)}
}

// Lang gives the catalogue's language: "vi" or "en".
func (c *Catalogue) Lang() string { return c.lang }

// T gives the string of a key. args are pairs of place name and value; the
// value of "n", if it is a whole number, also chooses the plural form.
// A key that no catalogue has comes back in brackets, so that it is seen.
func (c *Catalogue) T(key string, args ...any) string {
	data := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		data[fmt.Sprint(args[i])] = args[i+1]
	}
	return c.Map(key, data)
}

// Key is an argument that is itself a key: T and Map put its string in the place.
type Key string

// Map is T with the arguments in a map.
func (c *Catalogue) Map(key string, data map[string]any) string {
	data = c.resolve(data)
	cfg := &i18n.LocalizeConfig{MessageID: key, TemplateData: data}
	if n, ok := data["n"].(int); ok {
		cfg.PluralCount = n
	}
	s, err := c.loc.Localize(cfg)
	if err != nil && s == "" {
		return "[" + key + "]"
	}
	return s
}

// Number is an argument that is a whole number, written as Int does.
type Number int64

// Int writes a whole number with the language's mark between thousands:
// 20.000, in English 20,000.
func (c *Catalogue) Int(n int64) string {
	digits := strconv.FormatInt(n, 10)
	mark := "."
	if c.lang == "en" {
		mark = ","
	}
	first := 0
	if n < 0 {
		first = 1
	}
	for i := len(digits) - 3; i > first; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return digits
}

// resolve gives the arguments with each Key replaced by its string, each
// Number as Int writes it, and each fraction as the language does: 19,5 in
// Vietnamese.
func (c *Catalogue) resolve(data map[string]any) map[string]any {
	copied := false
	for name, v := range data {
		var said string
		switch v := v.(type) {
		case Key:
			said = c.T(string(v))
		case Number:
			said = c.Int(int64(v))
		case float64:
			said = strconv.FormatFloat(v, 'f', -1, 64)
			if c.lang == "vi" {
				said = strings.Replace(said, ".", ",", 1)
			}
		default:
			continue
		}
		if !copied {
			data, copied = maps.Clone(data), true
		}
		data[name] = said
	}
	return data
}

// Has tells whether the key exists in this catalogue's own language.
func (c *Catalogue) Has(key string) bool {
	_, tag, err := c.loc.LocalizeWithTag(&i18n.LocalizeConfig{MessageID: key, PluralCount: 2, TemplateData: map[string]any{"n": 2}})
	return err == nil && tag.String() == c.lang
}

// Keys lists all keys of a language, sorted, each with its texts (one for
// each plural form), for the tests that hold the catalogues against each other.
func Keys(lang string) (map[string][]string, error) {
	keys := map[string][]string{}
	for _, name := range names() {
		if !strings.HasSuffix(name, "."+lang+".json") {
			continue
		}
		raw, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var m map[string]any
		if err := json.Unmarshal(raw, &m); err != nil {
			return nil, fmt.Errorf("%s: %w", path.Base(name), err)
		}
		for k, v := range m {
			if _, twice := keys[k]; twice {
				return nil, fmt.Errorf("%s: key %q stands in another file too", name, k)
			}
			switch v := v.(type) {
			case string:
				keys[k] = []string{v}
			case map[string]any:
				for _, form := range []string{"zero", "one", "two", "few", "many", "other"} {
					if s, ok := v[form].(string); ok {
						keys[k] = append(keys[k], s)
					}
				}
			default:
				return nil, fmt.Errorf("%s: key %q holds neither text nor plural forms", name, k)
			}
		}
	}
	return keys, nil
}
