package i18n

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Raw gives the words of a language whose keys begin with prefix as they stand
// in the catalogue, with their places and plural forms, for a script that
// fills them itself.
func Raw(lang, prefix string) (map[string]any, error) {
	words := map[string]any{}
	for _, name := range names() {
		if !strings.HasSuffix(name, "."+lang+".json") {
			continue
		}
		raw, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var all map[string]any
		if err := json.Unmarshal(raw, &all); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for k, v := range all {
			if strings.HasPrefix(k, prefix) {
				words[k] = v
			}
		}
	}
	return words, nil
}
