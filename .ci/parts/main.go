// Command parts writes the list of parts that the Windows program is made of,
// each with its version and licence, as CycloneDX and as the text that goes
// out with the program: every module that is linked, Go, what
// assets/windows/parts.json names besides. A part without a licence's text,
// or with one that it does not know, is an error.
//
// Run by .ci/windows:
//
//	parts -version 1.2.3 -tags TAGS -json FILE -text FILE
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// part is one thing that the program is made of.
type part struct {
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Files   []string `json:"files"` // its licences
	Licence string   `json:"licence"`
	module  bool
}

func main() {
	version := flag.String("version", "", "the program's")
	tags := flag.String("tags", "", "of the build")
	list := flag.String("json", "", "where the list goes")
	text := flag.String("text", "", "where the licences go")
	flag.Parse()
	if err := run(*version, *tags, *list, *text); err != nil {
		fmt.Fprintln(os.Stderr, "parts:", err)
		os.Exit(1)
	}
}

func run(version, tags, list, text string) error {
	all, err := modules(tags)
	if err != nil {
		return err
	}
	others, err := named("assets/windows/parts.json")
	if err != nil {
		return err
	}
	all = append(all, others...)
	var faults []error
	texts := map[string]string{}
	for i, p := range all {
		var ids []string
		for _, f := range p.Files {
			raw, err := os.ReadFile(f)
			if err != nil {
				faults = append(faults, fmt.Errorf("%s: %w", p.Name, err))
				continue
			}
			texts[f] = strings.ReplaceAll(strings.TrimPrefix(string(raw), "\xef\xbb\xbf"), "\r\n", "\n")
			for _, id := range licences(texts[f]) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
		if p.Licence == "" {
			all[i].Licence = strings.Join(ids, " AND ")
		}
		if len(p.Files) == 0 {
			faults = append(faults, fmt.Errorf("%s %s has no licence", p.Name, p.Version))
		} else if all[i].Licence == "" {
			faults = append(faults, fmt.Errorf("%s %s: its licence is not known: %s", p.Name, p.Version, p.Files))
		}
	}
	if err := errors.Join(append(faults, unnamed(all))...); err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b part) int { return cmp.Compare(a.Name, b.Name) })
	if err := writeList(list, version, all); err != nil {
		return err
	}
	return writeText(text, version, all, texts)
}

// modules lists those whose packages are linked, with the licences that lie in
// the packages' folders and above.
func modules(tags string) ([]part, error) {
	cmd := exec.Command("go", "list", "-tags", tags, "-deps", "-f",
		"{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", ".")
	cmd.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	found := map[string]*part{}
	for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			continue // the standard library, our own
		}
		p := found[f[0]]
		if p == nil {
			p = &part{Name: f[0], Version: f[1], module: true}
			found[f[0]] = p
		}
		p.add(sources(f[3])...)
		for dir := f[3]; ; dir = filepath.Dir(dir) {
			p.add(licenceFiles(dir)...)
			if len(dir) <= len(f[2]) {
				break
			}
		}
	}
	var list []part
	for _, p := range found {
		slices.Sort(p.Files)
		list = append(list, *p)
	}
	if len(list) == 0 {
		return nil, errors.New("go list named no module")
	}
	return list, nil
}

func (p *part) add(files ...string) {
	for _, f := range files {
		if !slices.Contains(p.Files, f) {
			p.Files = append(p.Files, f)
		}
	}
}

// sources gives the licences of what is not Go in folders of a package: a
// library in C, fonts.
func sources(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var list []string
	for _, e := range entries {
		sub := filepath.Join(dir, e.Name())
		if of, err := filepath.Glob(filepath.Join(sub, "*.go")); err == nil && e.IsDir() && len(of) == 0 {
			list = append(list, licenceFiles(sub)...)
		}
	}
	return list
}

var licenceName = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|copyright|notice|ofl)([-._].*)?$|[-._](licen[cs]e|ofl)(\.txt|\.md)?$`)

func licenceFiles(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var list []string
	for _, e := range entries {
		if !e.IsDir() && licenceName.MatchString(e.Name()) && !strings.HasSuffix(e.Name(), ".go") {
			list = append(list, filepath.Join(dir, e.Name()))
		}
	}
	return list
}

// named reads the parts that are no modules. "$GOROOT" in a file's name, and
// "$go" and "$PACKAGE" as a version, stand for Go's and a Debian package's.
func named(file string) ([]part, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []part
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	for i := range list {
		p := &list[i]
		for j := range p.Files {
			p.Files[j] = strings.Replace(p.Files[j], "$GOROOT", strings.TrimSpace(string(root)), 1)
		}
		debian, ok := strings.CutPrefix(p.Version, "$")
		switch {
		case !ok:
		case debian == "go":
			p.Version = strings.TrimPrefix(runtime.Version(), "go")
		default:
			v, err := exec.Command("dpkg-query", "-W", "-f", "${Version}", debian).Output()
			if err != nil {
				return nil, fmt.Errorf("%s: the version of %s: %w", p.Name, debian, err)
			}
			p.Version = string(v)
		}
	}
	return list, nil
}

// unnamed finds licences among our own files that no part names.
func unnamed(all []part) error {
	var faults []error
	err := filepath.WalkDir("assets", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !licenceName.MatchString(d.Name()) {
			return err
		}
		if !slices.ContainsFunc(all, func(p part) bool { return slices.Contains(p.Files, path) }) {
			faults = append(faults, fmt.Errorf("%s: assets/windows/parts.json names no part of this licence", path))
		}
		return nil
	})
	return errors.Join(append(faults, err)...)
}

// words tell a licence by its own; the first line that fits a text counts,
// and each licence that the text holds.
var words = []struct {
	id   string
	all  []string
	none []string
}{
	{id: "Apache-2.0", all: []string{"Apache License", "Version 2.0"}},
	{id: "MPL-2.0", all: []string{"Mozilla Public License", "2.0"}},
	{id: "OFL-1.1", all: []string{"SIL OPEN FONT LICENSE", "1.1"}},
	{id: "Unlicense", all: []string{"This is free and unencumbered software"}},
	{id: "CC0-1.0", all: []string{"CC0 1.0"}},
	{id: "MIT", all: []string{"Permission is hereby granted, free of charge", "without restriction"}},
	{id: "ISC", all: []string{"Permission to use, copy, modify, and", "distribute this software for any"}},
	{id: "BSD-3-Clause", all: []string{"Redistribution and use in source and binary forms", "Neither the name"}},
	{id: "BSD-3-Clause", all: []string{"Redistribution and use in source and binary forms", "may be used to endorse or promote"}},
	{id: "BSD-2-Clause", all: []string{"Redistribution and use in source and binary forms"}, none: []string{"Neither the name", "endorse or promote"}},
	{id: "Zlib", all: []string{"Altered source versions must be plainly marked"}},
	{id: "FTL", all: []string{"FreeType Project LICENSE"}},
	{id: "blessing", all: []string{"The author disclaims copyright to this source code"}},
}

var blanks = regexp.MustCompile(`[\s/*#]+`)

func licences(text string) []string {
	flat := blanks.ReplaceAllString(text, " ")
	var ids []string
	for _, w := range words {
		fits := func(s string) bool { return strings.Contains(flat, s) }
		if !slices.Contains(ids, w.id) && !slices.ContainsFunc(w.all, func(s string) bool { return !fits(s) }) && !slices.ContainsFunc(w.none, fits) {
			ids = append(ids, w.id)
		}
	}
	return ids
}

// writeList writes CycloneDX 1.5.
func writeList(file, version string, all []part) error {
	type expression struct {
		Expression string `json:"expression"`
	}
	type component struct {
		Type     string       `json:"type"`
		Name     string       `json:"name"`
		Version  string       `json:"version"`
		PURL     string       `json:"purl,omitempty"`
		Licences []expression `json:"licenses,omitempty"`
	}
	type metadata struct {
		Component component `json:"component"`
	}
	bom := struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}{"CycloneDX", "1.5", 1, metadata{component{Type: "application", Name: "vinhdanh", Version: version}}, nil}
	for _, p := range all {
		c := component{Type: "library", Name: p.Name, Version: p.Version, Licences: []expression{{p.Licence}}}
		if p.module {
			c.PURL = "pkg:golang/" + p.Name + "@" + p.Version
		}
		bom.Components = append(bom.Components, c)
	}
	raw, err := json.MarshalIndent(bom, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(raw, '\n'), 0o644)
}

// writeText writes the list and each licence's text once, as Notepad likes it.
func writeText(file, version string, all []part, texts map[string]string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Vinh Danh %s\n\nCác phần của chương trình và giấy phép của chúng · The parts of the program and their licences\n\n", version)
	for _, p := range all {
		fmt.Fprintf(&b, "  %s %s: %s\n", p.Name, p.Version, p.Licence)
	}
	said := map[string][]string{}
	var order []string
	for _, p := range all {
		for _, f := range p.Files {
			t := strings.TrimSpace(texts[f])
			if said[t] == nil {
				order = append(order, t)
			}
			if !slices.Contains(said[t], p.Name) {
				said[t] = append(said[t], p.Name)
			}
		}
	}
	for _, t := range order {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), strings.Join(said[t], "\n"), t)
	}
	return os.WriteFile(file, []byte("\xef\xbb\xbf"+strings.ReplaceAll(b.String(), "\n", "\r\n")), 0o644)
}
