package templates_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// mine gives a template of the office's own.
func mine(t *testing.T, l *templates.Library, id, name string) *layout.Template {
	t.Helper()
	from, err := l.Load(context.Background(), "giay-khen-a4", 0)
	if err != nil {
		t.Fatal(err)
	}
	own := from.Clone()
	own.ID, own.Name = id, map[string]string{"vi": name}
	return own
}

func ids(list []templates.Entry) []string {
	var s []string
	for _, e := range list {
		s = append(s, e.ID)
	}
	return s
}

// An own version stands in the place of the program's, begins above it, and
// each save is the next one; what was saved is not changed by what comes later.
func TestOwnOverEmbedded(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	l := templates.New(o.DB)
	first, err := l.Load(ctx, "giay-khen-a4", 0)
	if err != nil {
		t.Fatal(err)
	}
	program := first.Version
	if again, err := l.Load(ctx, "giay-khen-a4", program); err != nil || again != first {
		t.Errorf("the program's own is read twice: %v", err)
	}
	own := first.Clone()
	own.Name = map[string]string{"vi": "Giấy khen của Sở"}
	for i := 1; i <= 3; i++ {
		own.Width = 297 - float64(i)/10
		v, err := l.Save(ctx, own, "Lan")
		if err != nil || v != program+i || own.Version != v {
			t.Fatalf("save %d gives version %d (%d), %v", i, v, own.Version, err)
		}
	}
	for _, tc := range []struct {
		version int
		wide    float64
	}{{0, 296.7}, {program + 3, 296.7}, {program + 1, 296.9}, {program, 297}} {
		got, err := templates.New(o.DB).Load(ctx, "giay-khen-a4", tc.version) // another window's library
		if err != nil || got.Width != tc.wide {
			t.Errorf("version %d: %v, %v", tc.version, got, err)
		}
	}
	if _, err := l.Load(ctx, "giay-khen-a4", 99); data.CodeOf(err) != "no-template" {
		t.Errorf("version 99: %v", err)
	}
	e, err := l.Entry(ctx, "giay-khen-a4")
	want := templates.Entry{ID: "giay-khen-a4", Version: program + 3, Document: "giay-khen", Name: own.Name, Own: true, Embedded: true,
		Width: 296.7, Height: 210, MadeAt: jobtest.Clock().UTC(), Who: "Lan"}
	e.MadeAt = e.MadeAt.UTC()
	if d := cmp.Diff(want, e); err != nil || d != "" {
		t.Errorf("%v\n%s", err, d)
	}
	history, err := l.History(ctx, "giay-khen-a4")
	if err != nil || len(history) != 4 || history[0].Version != program+3 || history[3].Own {
		t.Errorf("%+v, %v", history, err)
	}

	if err := l.Drop(ctx, "giay-khen-a4"); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Load(ctx, "giay-khen-a4", 0); err != nil || got.Version != program {
		t.Errorf("after dropping: %v", err)
	}
	if got, err := l.Load(ctx, "giay-khen-a4", program+2); err != nil || got.Width != 296.8 {
		t.Errorf("a dropped version is gone, though certificates name it: %v", err)
	}
	if v, err := l.Save(ctx, own, "Lan"); err != nil || v != program+4 {
		t.Errorf("saved after dropping: %d, %v", v, err)
	}
}

func TestNames(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	l := templates.New(o.DB)
	all, err := l.Names(ctx)
	if err != nil || len(all) != len(layout.Templates()) {
		t.Fatalf("%d of %d, %v", len(all), len(layout.Templates()), err)
	}
	if _, err := l.Save(ctx, mine(t, l, "giay-khen-xa", "Giấy khen của xã"), "Lan"); err != nil {
		t.Fatal(err)
	}
	list, err := l.Names(ctx, "giay-khen")
	if err != nil || !strings.Contains(strings.Join(ids(list), " "), "giay-khen-xa") {
		t.Errorf("%v, %v", ids(list), err)
	}
	for _, e := range list {
		if e.Document != "giay-khen" || e.Own != (e.ID == "giay-khen-xa") || e.Width == 0 || e.Height == 0 {
			t.Errorf("%+v", e)
		}
	}
	if list, err = l.Names(ctx, "badge"); err != nil || len(list) == 0 || strings.Contains(strings.Join(ids(list), " "), "khen") {
		t.Errorf("badges: %v, %v", ids(list), err)
	}
}

func TestExportImport(t *testing.T) {
	ctx := context.Background()
	here, there := templates.New(jobtest.New(t).DB), templates.New(jobtest.New(t).DB)
	own := mine(t, here, "giay-khen-xa", "Giấy khen của xã")
	if _, err := here.Save(ctx, own, "Lan"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "mau.json")
	if err := here.Export(ctx, "giay-khen-xa", 0, file); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 { // the second time it adds nothing
		e, err := there.Import(ctx, bytes.NewReader(append([]byte("\xef\xbb\xbf"), raw...)), "Minh")
		if err != nil || e.Version != 1 || !e.Own || e.ID != "giay-khen-xa" || e.Who != "Minh" {
			t.Errorf("import %d: %+v, %v", i, e, err)
		}
	}
	got, err := there.Load(ctx, "giay-khen-xa", 0)
	if err != nil {
		t.Fatal(err)
	}
	got, own = got.Clone(), own.Clone()
	got.Version, own.Version = 1, 1
	x, err := got.JSON()
	if err != nil {
		t.Fatal(err)
	}
	y, err := own.JSON()
	if err != nil || !bytes.Equal(x, y) {
		t.Errorf("it is another template now, %v", err)
	}
	if err := here.Export(ctx, "giay-khen-xa", 0, filepath.Join(t.TempDir(), "none", "a.json")); data.CodeOf(err) != "output-folder" {
		t.Errorf("export to nowhere: %v", err)
	}
	if err := here.Export(ctx, "nobody", 0, file); data.CodeOf(err) != "no-template" {
		t.Errorf("export of none: %v", err)
	}
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(raw, after) {
		t.Errorf("a refused export touched the file, %v", err)
	}
}

// A bad file is refused with what is wrong in it, and nothing changes.
func TestImportRefuses(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	l := templates.New(o.DB)
	good, err := mine(t, l, "giay-khen-xa", "Giấy khen của xã").JSON()
	if err != nil {
		t.Fatal(err)
	}
	change := func(old, now string) string {
		s := strings.Replace(string(good), old, now, 1)
		if s == string(good) {
			t.Fatalf("no %s in the file", old)
		}
		return s
	}
	for name, tc := range map[string]struct {
		file string
		code data.Code
	}{
		"empty":        {"", "template-unreadable"},
		"no JSON":      {"%PDF-1.7", "template-unreadable"},
		"unknown key":  {change(`"width"`, `"wide"`), "template-key"},
		"newer":        {change(`"format": `, `"format": 9`), "template-format"},
		"off the page": {change(`"width": 297`, `"width": 150`), "template-off-page"},
		"strange id":   {change(`"giay-khen-xa"`, `"../giay-khen"`), "template-value"},
		"huge":         {strings.Repeat(" ", layout.MaxTemplate+1), "template-too-large"},
	} {
		if _, err := l.Import(ctx, strings.NewReader(tc.file), "Lan"); data.CodeOf(err) != tc.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := o.DB.Templates(ctx); err != nil || len(list) != 0 {
		t.Errorf("kept: %v, %v", list, err)
	}
}

func TestChoice(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	l := templates.New(o.DB)
	if _, err := l.Save(ctx, mine(t, l, "giay-khen-xa", "Giấy khen của xã"), "Lan"); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		document, id string
		code         data.Code
	}{
		{"giay-khen", "giay-khen-xa", ""},
		{"bang-chung-nhan", "giay-khen-xa", ""}, // titles have no stock of their own
		{"bang-khen", "giay-khen-xa", "template-document"},
		{"badge", "giay-khen-xa", "template-document"},
		{"giay-khen", "nobody", "no-template"},
	} {
		if err := l.Choose(ctx, o.Conf.ID, tc.document, tc.id); data.CodeOf(err) != tc.code {
			t.Errorf("%s for %s: %v", tc.id, tc.document, err)
		}
	}
	for document, want := range map[string]string{"giay-khen": "giay-khen-xa", "bang-khen": "", "badge": ""} {
		if got, err := l.Choice(ctx, o.Conf.ID, document); err != nil || got != want {
			t.Errorf("%s: %q, %v", document, got, err)
		}
	}
	if err := l.Drop(ctx, "giay-khen-xa"); data.CodeOf(err) != "template-chosen" {
		t.Errorf("dropping one in use: %v", err)
	}
	for _, document := range []string{"giay-khen", "bang-chung-nhan"} {
		if err := l.Choose(ctx, o.Conf.ID, document, ""); err != nil {
			t.Error(err)
		}
	}
	if err := l.Drop(ctx, "giay-khen-xa"); err != nil {
		t.Error(err)
	}
	for id, code := range map[string]data.Code{"giay-khen-xa": "no-template", "nobody": "no-template", "giay-khen-a4": "template-embedded"} {
		if err := l.Drop(ctx, id); data.CodeOf(err) != code {
			t.Errorf("dropping %s: %v", id, err)
		}
	}
}

// Two windows that save the same template at once make two versions.
func TestSaveAtOnce(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	done := make(chan error, 4)
	for range cap(done) {
		go func() {
			l := templates.New(o.DB)
			from, err := layout.Embedded("giay-khen-a4")
			if err == nil {
				_, err = l.Save(ctx, from, "Lan")
			}
			done <- err
		}()
	}
	for range cap(done) {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	list, err := o.DB.TemplateHistory(ctx, "giay-khen-a4")
	if err != nil || len(list) != cap(done) {
		t.Errorf("%d versions, %v", len(list), err)
	}
}

// A template whose pictures are as large as they may be can be kept, and read again.
func TestHeavyPictures(t *testing.T) {
	ctx := context.Background()
	l := templates.New(jobtest.New(t).DB)
	m := mine(t, l, "nang", "Nặng")
	for i := range 3 {
		img := image.NewGray(image.Rect(0, 0, 2700, 2700))
		img.Pix[i] = 1
		var b bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		hash, err := m.KeepPicture(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		m.Pictures = append(m.Pictures, layout.TemplatePicture{Name: string(rune('a' + i)), Layer: "stock", X: 20 + 5*float64(i), Y: 20, W: 3, H: 3, Hash: hash})
	}
	if _, err := l.Save(ctx, m, "Lan"); err != nil {
		t.Fatal(err)
	}
	if again, err := l.Load(ctx, "nang", 0); err != nil || len(again.Assets) != 3 {
		t.Errorf("%v", err)
	}
}
