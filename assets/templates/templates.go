package templates

import (
	"embed"
	"io/fs"
	"sort"
	"strings"
)

//go:embed *.json
var files embed.FS

// Names lists the templates' ids, sorted: "bang-khen-a3", "giay-khen-a4".
func Names() []string {
	list, err := fs.Glob(files, "*.json")
	if err != nil {
		return nil
	}
	for i := range list {
		list[i] = strings.TrimSuffix(list[i], ".json")
	}
	sort.Strings(list)
	return list
}

// Raw gives a template's file.
func Raw(id string) ([]byte, bool) {
	raw, err := files.ReadFile(id + ".json")
	return raw, err == nil
}
