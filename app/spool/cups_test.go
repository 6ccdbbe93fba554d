//go:build !windows

package spool

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// What CUPS 2.4 says of a printer with two trays and both sides.
func TestPrinterOf(t *testing.T) {
	got := printerOf("Hai-mặt", attributes(read(t, "lpoptions.txt")), optionsOf(read(t, "lpoptions-l.txt")), 2)
	want := Printer{Name: "Hai-mặt", About: "Máy in hai mặt", Duplex: true, Color: true, State: State{StateReady, 2},
		Trays: []Tray{{"Auto", "Auto"}, {"Upper", "Upper"}, {"Lower", "Lower"}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAttributes(t *testing.T) {
	got := attributes(`a=1 b='two words' c printer-info=It\'s\ here d="x y" e=` + "\n")
	if d := cmp.Diff(map[string]string{"a": "1", "b": "two words", "c": "", "printer-info": "It's here", "d": "x y", "e": ""}, got); d != "" {
		t.Error(d)
	}
}

func TestStateOf(t *testing.T) {
	for name, tc := range map[string]struct {
		state, reasons, accepting string
		want                      Code
	}{
		"idle":                  {"3", "none", "true", StateReady},
		"printing":              {"4", "none", "true", StateReady},
		"stopped by somebody":   {"5", "paused", "true", StatePaused},
		"stopped by its filter": {"5", "none", "true", StatePaused},
		"rejecting":             {"3", "none", "false", StateRejects},
		"paper out":             {"4", "media-empty-error", "true", StatePaperOut},
		"jam with open door":    {"4", "door-open-report,media-jam-error", "true", StateJam},
		"little toner":          {"3", "marker-supply-low-warning", "true", StateTonerLow},
		"off":                   {"4", "offline-report,cups-ipp-conformance-failure-report", "true", StateOffline},
		"connecting":            {"4", "connecting-to-device", "true", StateReady},
		"something else":        {"3", "fuser-over-temp-error", "true", StateError},
		"a remark":              {"3", "cups-remote-stopped-report", "true", StateReady},
	} {
		if got := stateOf(map[string]string{"printer-state": tc.state, "printer-state-reasons": tc.reasons, "printer-is-accepting-jobs": tc.accepting}); got != tc.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestMedia(t *testing.T) {
	driver := optionsOf(read(t, "lpoptions-l.txt"))
	fixed := options{"PageSize": {"Letter", "A4.Transverse", "A4", "iso_a3_297x420mm", "90x130mm"}}
	for name, tc := range map[string]struct {
		o             options
		width, height float64
		want          string
		ok            bool
	}{
		"A4":             {driver, 210, 297, "A4", true},
		"A3 lying":       {driver, 420, 297, "A3", true},
		"of our own":     {driver, 450, 350, "Custom.350x450mm", true},
		"named by PWG":   {fixed, 420, 297, "iso_a3_297x420mm", true},
		"named by sides": {fixed, 130, 90, "90x130mm", true},
		"not whole":      {fixed, 297, 210, "A4", true},
		"none":           {fixed, 450, 350, "", false},
		"no driver":      {options{}, 99.5, 38, "Custom.38x99.5mm", true},
	} {
		got, ok := tc.o.media(sizeOf(tc.width, tc.height))
		if ok != tc.ok || ok && got != tc.want {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
}

// cups puts programs in the place of CUPS: one printer, "Máy-in-thẻ", in the
// state that the folder's file "reasons" says. What lp is told lies in "told".
func cups(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, script := range map[string]string{
		"lpstat": `case $1 in
-r) echo "scheduler is $(cat "$D/scheduler")running";;
-e) echo Máy-in-thẻ;;
-d) echo "system default destination: Máy-in-thẻ";;
-o) printf 'a-1 x\na-2 x\n';;
esac`,
		"lpoptions": `[ "$2" = Máy-in-thẻ ] || { [ "$3" = -l ] || echo; exit 0; }
if [ "$3" = -l ]; then cat "$D/options" 2>/dev/null || true
else echo "printer-info=x printer-state=3 $(cat "$D/reasons") printer-type=16"; fi`,
		"lp": `[ -e "$D/jam" ] && { echo no >&2; exit 1; }
for a in "$@"; do last=$a; done
printf '%s\n' "$@" | sed '$d' >> "$D/told"
head -c 5 "$last" >> "$D/told"; echo >> "$D/told"`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nD='"+dir+"'\n"+script+"\n"), 0o700); err != nil { //nolint:gosec // a program has to be one that runs
			t.Fatal(err)
		}
	}
	put(t, dir, "scheduler", "")
	put(t, dir, "options", "InputSlot/Source: *Auto Lower\nPageSize/Size: *A4 A3\n")
	put(t, dir, "reasons", "printer-state-reasons=none printer-is-accepting-jobs=true")
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func page(width, height float64) *layout.List {
	return &layout.List{Width: width, Height: height, Items: []layout.Item{
		layout.Box(layout.LayerText, layout.Rect{X: 10, Y: 10, W: 10, H: 10}, layout.Color{A: 255})}}
}

// Pages reach CUPS when the job is closed, those of one size and edge together,
// with all that was set; nothing is left behind.
func TestJob(t *testing.T) {
	dir := cups(t)
	t.Setenv("TMPDIR", t.TempDir())
	list, err := Printers(t.Context())
	if err != nil || len(list) != 1 || !list[0].Default || list[0].State != (State{StateReady, 2}) {
		t.Fatalf("%+v, %v", list, err)
	}
	j, err := Open(t.Context(), Setting{Printer: "Máy-in-thẻ", Tray: "lower", Sides: TwoSides, Copies: 2}, layout.FontAssets(), pdf.Meta{Title: "Thẻ đại biểu"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []*layout.List{page(210, 297), page(210, 297), page(297, 210), page(420, 297)} {
		if err := j.Page(p, pdf.PageOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	if j.Taken() != 0 {
		t.Error("CUPS has pages before it is given any")
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j.Abort()
	if j.Taken() != 4 {
		t.Errorf("%d pages taken", j.Taken())
	}
	job := func(media, edge string) string {
		return strings.Join([]string{"-d", "Máy-in-thẻ", "-t", "Thẻ đại biểu", "-n", "2", "-o", "print-scaling=none", "-o", "number-up=1",
			"-o", "media=" + media, "-o", "sides=two-sided-" + edge + "-edge", "-o", "InputSlot=Lower", "--", "%PDF-", ""}, "\n")
	}
	told, err := os.ReadFile(filepath.Join(dir, "told"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(job("A4", "long")+job("A4", "short")+job("A3", "short"), string(told)); d != "" {
		t.Error(d)
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// Whatever keeps a printer from printing has its own sentence.
func TestFaults(t *testing.T) {
	fine := Setting{Printer: "Máy-in-thẻ", Sides: OneSided}
	for name, tc := range map[string]struct {
		change func(dir string)
		set    Setting
		sheet  *layout.List
		want   data.Code
	}{
		"fine":       {func(string) {}, fine, page(210, 297), ""},
		"other name": {func(string) {}, Setting{Printer: "Máy khác"}, page(210, 297), Gone},
		"no service": {func(dir string) { put(t, dir, "scheduler", "not ") }, Setting{Printer: "Máy khác"}, page(210, 297), Service},
		"no answer":  {func(dir string) { put(t, dir, "lpoptions", "#!/bin/sh\nexit 1\n") }, fine, page(210, 297), Service},
		"stopped":    {func(dir string) { put(t, dir, "reasons", "printer-state-reasons=paused") }, fine, page(210, 297), Paused},
		"off":        {func(dir string) { put(t, dir, "reasons", "printer-state-reasons=offline-report") }, fine, page(210, 297), Offline},
		"rejecting":  {func(dir string) { put(t, dir, "reasons", "printer-is-accepting-jobs=false") }, fine, page(210, 297), Rejects},
		"no paper":   {func(dir string) { put(t, dir, "reasons", "printer-state-reasons=media-empty-error") }, fine, page(210, 297), ""},
		"jammed":     {func(dir string) { put(t, dir, "jam", "") }, fine, page(210, 297), Refused},
		"size":       {func(string) {}, fine, page(450, 350), NoPaper},
		"tray":       {func(string) {}, Setting{Printer: "Máy-in-thẻ", Tray: "Khay 9"}, page(210, 297), TrayUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			tc.change(cups(t))
			err := printed(t, tc.set, tc.sheet)
			if data.CodeOf(err) != tc.want || (err == nil) != (tc.want == "") {
				t.Errorf("%v", err)
			}
		})
	}
}

// Somebody who gives up while CUPS is asked is told that, not of a fault.
func TestGivenUp(t *testing.T) {
	dir := cups(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	put(t, dir, "lpoptions", "#!/bin/sh\necho > '"+dir+"/asked'\nexec sleep 60\n")
	go func() {
		for ctx.Err() == nil {
			if _, err := os.Stat(filepath.Join(dir, "asked")); err == nil {
				cancel()
			}
		}
	}()
	if _, err := Open(ctx, Setting{Printer: "Máy-in-thẻ"}, layout.FontAssets(), pdf.Meta{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func printed(t *testing.T, set Setting, sheet *layout.List) error {
	t.Helper()
	j, err := Open(t.Context(), set, layout.FontAssets(), pdf.Meta{})
	if err != nil {
		return err
	}
	defer j.Abort()
	if err := j.Page(sheet, pdf.PageOptions{}); err != nil {
		return err
	}
	return j.Close()
}

// What a job would be refused for its paper with is told before it is begun,
// whatever the printer's state; so is a printer that is not there.
func TestTakes(t *testing.T) {
	const own = "Máy-in-thẻ"
	whole := read(t, "lpoptions-l.txt")
	for name, tc := range map[string]struct {
		change        func(dir string)
		printer       string
		width, height float64
		want          data.Code
	}{
		"A4":             {func(string) {}, own, 210, 297, ""},
		"A3, lying":      {func(string) {}, own, 420, 297, ""},
		"a little less":  {func(string) {}, own, 209.9, 296.7, ""},
		"larger":         {func(string) {}, own, 450, 350, NoPaper},
		"labels":         {func(string) {}, own, 99, 38, NoPaper},
		"sizes of ours":  {func(dir string) { put(t, dir, "options", whole) }, own, 450, 350, ""},
		"no driver":      {func(dir string) { remove(t, dir, "options") }, own, 450, 350, ""},
		"off":            {func(dir string) { put(t, dir, "reasons", "printer-state-reasons=offline-report") }, own, 450, 350, NoPaper},
		"off, but right": {func(dir string) { put(t, dir, "reasons", "printer-state-reasons=offline-report") }, own, 210, 297, ""},
		"not there":      {func(dir string) { remove(t, dir, "options") }, "Máy khác", 210, 297, Gone},
		"no service":     {func(dir string) { remove(t, dir, "options"); put(t, dir, "scheduler", "not ") }, "Máy khác", 210, 297, Service},
	} {
		t.Run(name, func(t *testing.T) {
			tc.change(cups(t))
			err := Takes(t.Context(), tc.printer, tc.width, tc.height)
			if data.CodeOf(err) != tc.want || (err == nil) != (tc.want == "") {
				t.Errorf("%v", err)
			}
		})
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

// Of a job that is given up nothing reaches CUPS.
func TestAbort(t *testing.T) {
	dir := cups(t)
	j, err := Open(t.Context(), Setting{Printer: "Máy-in-thẻ"}, layout.FontAssets(), pdf.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Page(page(210, 297), pdf.PageOptions{}); err != nil {
		t.Fatal(err)
	}
	j.Abort()
	if err := j.Page(page(210, 297), pdf.PageOptions{}); err == nil {
		t.Error("a page after the end")
	}
	if _, err := os.Stat(filepath.Join(dir, "told")); err == nil || j.Taken() != 0 {
		t.Errorf("CUPS was told of %d pages", j.Taken())
	}
}
