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

// A list of delegates that is handed on says who comes instead of whom and who
// may vote; why somebody does not come is told only if it is asked for.
func TestExportDelegates(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	absent := data.Delegate{Conference: o.Conf.ID, Name: "Ngô Thị Thu Hòa", Field: "Kinh tế", Roles: "Tham luận", Award: "Bằng khen"}
	o.Must(o.DB.SaveDelegate(ctx, &absent))
	o.Must(o.DB.Substitute(ctx, absent.ID, &data.Delegate{Name: "Phạm Tiến Đạt"}, true, "Nằm viện"))
	list := func(sensitive bool) string {
		t.Helper()
		name := filepath.Join(t.TempDir(), "ds.csv")
		n, err := keep.Export(ctx, o.DB, o.Conf, keep.Delegates, name, keep.ExportOptions{Sensitive: sensitive, Catalogue: i18n.For("vi")})
		o.Must(err)
		if n != 2 {
			t.Errorf("%d rows", n)
		}
		raw, err := os.ReadFile(name)
		o.Must(err)
		return string(raw)
	}
	plain, whole := list(false), list(true)
	for _, want := range []string{"Lĩnh vực", "Kinh tế", "Tham luận", "Bằng khen", "Đi thay cho", "Được biểu quyết", "Phạm Tiến Đạt"} {
		if !strings.Contains(plain, want) {
			t.Errorf("%q is not in the list", want)
		}
	}
	if n := strings.Count(plain, "Ngô Thị Thu Hòa"); n != 2 {
		t.Errorf("the absent is named %d times", n)
	}
	if strings.Contains(plain, "Nằm viện") || !strings.Contains(whole, "Nằm viện") {
		t.Error("the reason of an absence")
	}
}
