package app_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrow forbids packages under from to depend, directly or through others, on
// packages under any of never.
type arrow struct {
	from  string
	never []string
}

var arrows = []arrow{
	{"vinhdanh/assets", []string{"vinhdanh/data", "vinhdanh/print", "vinhdanh/app", "fyne.io/"}},
	{"vinhdanh/data", []string{"vinhdanh/print", "vinhdanh/app", "fyne.io/"}},
	{"vinhdanh/data/seal", []string{"database/sql", "modernc.org/"}},
	{"vinhdanh/data/sheet", []string{"database/sql", "modernc.org/"}},
	{"vinhdanh/data/text", []string{"database/sql", "modernc.org/"}},
	{"vinhdanh/print", []string{"vinhdanh/data/store", "vinhdanh/data/seal", "vinhdanh/data/sheet",
		"vinhdanh/data/backup", "vinhdanh/app", "fyne.io/", "database/sql"}},
	{"vinhdanh/app/jobs", []string{"vinhdanh/app/spool", "vinhdanh/app/screen", "vinhdanh/app/widget", "vinhdanh/app/cli", "fyne.io/"}},
	{"vinhdanh/app/cli", []string{"vinhdanh/app/screen", "vinhdanh/app/widget", "fyne.io/"}},
	{"vinhdanh/app/widget", []string{"vinhdanh/app/screen", "vinhdanh/app/jobs", "fyne.io/fyne/v2/app"}},
	{"vinhdanh/app/screen", []string{"vinhdanh/app/cli", "vinhdanh/app/station", "vinhdanh/app/projector", "vinhdanh/app/monitor", "fyne.io/fyne/v2/app"}},
	{"vinhdanh/app/station", []string{"vinhdanh/app/screen", "vinhdanh/app/widget", "fyne.io/"}},
	{"vinhdanh/app/sound", []string{"vinhdanh/data", "vinhdanh/app/screen", "vinhdanh/app/widget", "fyne.io/"}},
	{"vinhdanh/app/camera", []string{"vinhdanh/data/store", "vinhdanh/app/screen", "vinhdanh/app/widget", "fyne.io/"}},
	{"vinhdanh/app/spool", []string{"vinhdanh/data/store", "vinhdanh/app/jobs", "vinhdanh/app/screen", "vinhdanh/app/widget", "vinhdanh/app/cli", "fyne.io/"}},
	{"vinhdanh/app/press", []string{"vinhdanh/data/store", "vinhdanh/app/screen", "vinhdanh/app/widget", "vinhdanh/app/cli", "fyne.io/"}},
	{"vinhdanh/app/monitor", []string{"vinhdanh/data", "vinhdanh/app/screen", "vinhdanh/app/widget"}},
	{"vinhdanh/app/clipboard", []string{"vinhdanh/data", "vinhdanh/app/screen", "vinhdanh/app/widget", "fyne.io/"}},
	{"vinhdanh/app/projector", []string{"vinhdanh/data/store", "vinhdanh/app/screen", "vinhdanh/app/widget", "vinhdanh/app/jobs"}},
	{"vinhdanh/app", []string{"fyne.io/fyne/v2/app"}},
}

// only names the packages that may import a library, or a part of it, directly.
var only = map[string][]string{
	"github.com/jung-kurt/gofpdf":  {"vinhdanh/print/pdf"},
	"github.com/skip2/go-qrcode":   {"vinhdanh/print/qr"},
	"modernc.org/sqlite":           {"vinhdanh/data/store"},
	"fyne.io/fyne/v2/app":          {"vinhdanh"},
	"github.com/ebitengine/oto":    {"vinhdanh/app/sound"},
	"github.com/pion/mediadevices": {"vinhdanh/app/camera"},
	"github.com/jezek/xgb":         {"vinhdanh/app/monitor", "vinhdanh/app/clipboard"},
	"vinhdanh/print/gdi":           {"vinhdanh/app/spool"},
}

type pkg struct {
	path          string
	imports, deps []string
}

// packages lists ours as the headless build and as the builds with a window
// see them: what speaks to devices is in the latter alone.
func packages(t *testing.T) []pkg {
	t.Helper()
	list := listed(t, "CGO_ENABLED=0", "ci,migrated_fynedo")
	for _, system := range []string{"linux", "windows"} {
		list = append(list, listed(t, "CGO_ENABLED=1", "migrated_fynedo", "GOOS="+system)...)
	}
	return list
}

func listed(t *testing.T, cgo, tags string, env ...string) []pkg {
	t.Helper()
	const format = "{{.ImportPath}}|{{join .Imports \" \"}}|{{join .Deps \" \"}}"
	cmd := exec.CommandContext(t.Context(), "go", "list", "-tags", tags, "-f", format, "vinhdanh/...")
	cmd.Env = append(append(os.Environ(), cgo), env...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []pkg
	for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
		f := strings.Split(line, "|")
		list = append(list, pkg{f[0], strings.Fields(f[1]), strings.Fields(f[2])})
	}
	return list
}

func under(path, root string) bool {
	return path == root || strings.HasPrefix(path, strings.TrimSuffix(root, "/")+"/")
}

func TestArrows(t *testing.T) {
	list := packages(t)
	if len(list) < 15 {
		t.Fatalf("only %d packages found", len(list))
	}
	for _, p := range list {
		for _, a := range arrows {
			if !under(p.path, a.from) {
				continue
			}
			for _, d := range p.deps {
				for _, n := range a.never {
					if under(d, n) && !under(p.path, n) {
						t.Errorf("%s depends on %s", p.path, d)
					}
				}
			}
		}
		for _, i := range p.imports {
			for library, owners := range only {
				if under(i, library) && !slices.Contains(owners, p.path) {
					t.Errorf("%s imports %s, which only %s may", p.path, i, owners)
				}
			}
		}
	}
}

// The model imports the standard library alone; a job imports no other job, a
// screen no other screen; print knows of data only data/text.
func TestRooms(t *testing.T) {
	for _, p := range packages(t) {
		for _, i := range p.imports {
			switch {
			case p.path == "vinhdanh/data" && strings.Contains(strings.Split(i, "/")[0], "."),
				p.path == "vinhdanh/data" && under(i, "vinhdanh"),
				under(p.path, "vinhdanh/print") && under(i, "vinhdanh/data") && i != "vinhdanh/data/text",
				under(p.path, "vinhdanh/app/jobs") && under(i, "vinhdanh/app/jobs"),
				under(p.path, "vinhdanh/app/screen/") && strings.HasPrefix(i, "vinhdanh/app/screen/"),
				under(p.path, "vinhdanh/app/screen") && i == "vinhdanh/data/store":
				t.Errorf("%s imports %s", p.path, i)
			}
		}
	}
}
