package keep_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// The columns that are asked for go out, in the order asked for, also those
// that are kept back otherwise.
func TestExportColumns(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	o.Must(o.DB.SaveDelegate(ctx, &data.Delegate{Conference: o.Conf.ID, Name: "Ngô Thị Thu Hòa", Phone: "+84 912 000 164", Religion: "Phật giáo", Kind: data.KindOfficial}))
	export := func(columns ...string) (string, error) {
		name := filepath.Join(t.TempDir(), "ds.csv")
		if _, err := keep.Export(ctx, o.DB, o.Conf, keep.Delegates, name, keep.ExportOptions{Columns: columns, Catalogue: i18n.For("vi")}); err != nil {
			return "", err
		}
		raw, err := os.ReadFile(name)
		o.Must(err)
		return strings.TrimPrefix(string(raw), "\uFEFF"), nil
	}
	got, err := export("given", "phone", "family", "middle")
	o.Must(err)
	if want := "Tên;Điện thoại;Họ;Tên đệm\r\nHòa;'+84 912 000 164;Ngô;Thị Thu\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if usual, err := export(); err != nil || strings.Contains(usual, "Phật giáo") || strings.Contains(usual, "Tên đệm") {
		t.Errorf("usual columns: %s %v", usual, err)
	}
	if _, err := export("name", "shoe-size"); data.CodeOf(err) != "export-column" {
		t.Errorf("an unknown column: %v", err)
	}
	for _, what := range []keep.What{keep.Delegates, keep.Recipients, keep.Register, keep.Withdrawal, keep.Attendance} {
		seen := map[string]bool{}
		for _, c := range keep.Columns(what, i18n.For("en")) {
			if seen[c.Name] || c.Heading == "" {
				t.Errorf("%s: %+v", what, c)
			}
			seen[c.Name] = true
		}
		if !seen["name"] {
			t.Errorf("%s: %v", what, seen)
		}
	}
}
