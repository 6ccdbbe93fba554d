package keep_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// ill is a database with faults that the store itself never makes.
type ill struct {
	*store.DB
	change func(rows []data.RegisterRow)
	gaps   []data.RegisterGap
	lost   data.Hash
	keys   []store.KeyList
	check  error
}

func (d ill) Register(ctx context.Context, f data.RegisterFilter) ([]data.RegisterRow, error) {
	rows, err := d.DB.Register(ctx, f)
	if d.change != nil {
		d.change(rows)
	}
	return rows, err
}

func (d ill) RegisterGaps(context.Context) ([]data.RegisterGap, error) { return d.gaps, nil }

func (d ill) KeyLists(context.Context) ([]store.KeyList, error) { return d.keys, nil }

func (d ill) Check(ctx context.Context) (store.Info, error) {
	if d.check != nil {
		return store.Info{}, d.check
	}
	return d.DB.Check(ctx)
}

func (d ill) Assets(ctx context.Context, list []data.Hash) ([][]byte, error) {
	for _, h := range list {
		if h == d.lost && d.lost != (data.Hash{}) {
			return nil, data.Fail("no-record", "kind", "asset", "id", "")
		}
	}
	return d.DB.Assets(ctx, list)
}

func TestDoctor(t *testing.T) {
	ctx := t.Context()
	o := jobtest.New(t)
	o.Cite(12, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	press, err := issue.NewPress()
	o.Must(err)
	_, err = issue.Run(ctx, issue.Deps{Records: o.DB, Press: press, Signer: o.Signer, Now: jobtest.Clock, Who: "test"}, o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	o.Must(err)
	list := o.Keys.Lists()[0]
	well := ill{DB: o.DB, keys: []store.KeyList{{Issuer: list.Issuer, Number: 1, Raw: list.Bytes(), Trusted: true}}}
	folder := filepath.Join(t.TempDir(), "keys")
	options := keep.DoctorOptions{Keys: folder, Now: jobtest.Clock()}

	look := func(name string, r ill, o keep.DoctorOptions, want ...string) []keep.Finding {
		t.Helper()
		found, err := keep.Doctor(ctx, r, o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, f := range found {
			got = append(got, string(f.Level)+":"+f.Code)
			for _, lang := range i18n.Languages {
				if s := i18n.For(lang).Map("register.doctor."+f.Code, f.Args); s == "" || strings.Contains(s, "<no value>") || strings.HasPrefix(s, "[") {
					t.Errorf("%s, %s: %q", name, lang, s)
				}
			}
		}
		if a, b := strings.Join(got, " "), strings.Join(want, " "); a != b {
			t.Errorf("%s:\n got %s\nwant %s", name, a, b)
		}
		return found
	}
	look("well", well, options, "ok:database", "ok:numbers", "ok:tokens", "ok:sheets", "warning:backup-none")

	bad := well
	bad.check = data.Fail("database-damaged", "file", "x")
	bad.gaps = []data.RegisterGap{{Book: data.Book{Issuer: "Sở Nội vụ", Year: 2025}, Missing: []int{3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, Twice: []int{2}}}
	rows, err := o.DB.Register(ctx, data.RegisterFilter{})
	o.Must(err)
	bad.lost = rows[4].Certificate.List
	bad.change = func(rows []data.RegisterRow) {
		token := []byte(rows[0].Certificate.Token)
		token[len(token)-1] = '0' + (token[len(token)-1]-'0'+1)%10
		rows[0].Certificate.Token = string(token)
		rows[1].Certificate.Token = rows[2].Certificate.Token // of another number
	}
	found := look("ill", bad, options, "fault:database-damaged", "fault:gap", "fault:token", "fault:token", "fault:sheet", "warning:backup-none")
	if found[1].Args["missing"] != "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …" || found[3].Args["register"] != "0002" || found[4].Args["register"] != "0005" {
		t.Errorf("%+v", found)
	}
	bad = well
	bad.keys = []store.KeyList{{Issuer: "Sở", Number: 3, Raw: []byte("xin chào"), Trusted: true}, {Raw: list.Bytes()}} // nobody trusts the second
	look("no key", bad, options, append([]string{"ok:database", "ok:numbers", "fault:key-list"}, append(strings.Fields(strings.Repeat("fault:token ", 10)), "fault:tokens-more", "ok:sheets", "warning:backup-none")...)...)
	bad = well
	bad.check = errors.New("disk on fire")
	look("unreadable", bad, options, "fault:unreadable", "ok:numbers", "ok:tokens", "ok:sheets", "warning:backup-none")

	options.Offices = []keep.OfficeLists{{Issuer: "A"}, {Issuer: "B", Next: "2025-09-01", Late: true, Open: 2}, {Issuer: "C", Next: "2025-12-01"}, {Issuer: "D", Next: "2025-12-01", Open: 1}}
	o.Must(keep.NoteBackup(ctx, o.DB, jobtest.Clock().AddDate(0, 0, -8)))
	look("lists", well, options, "ok:database", "ok:numbers", "ok:tokens", "ok:sheets", "warning:list-none", "warning:list-late", "warning:list-open", "ok:list", "warning:list-open",
		"warning:backup-old")
	o.Must(keep.NoteBackup(ctx, o.DB, jobtest.Clock().Add(-6*24*time.Hour)))
	options.Offices = nil

	o.Must(os.Mkdir(folder, 0o700))
	o.Must(seal.SaveSigner(filepath.Join(folder, "signing.age"), o.Signer, "mùa xuân ở Lai Châu", seal.Work(4)))
	look("keys", well, options, "ok:database", "ok:numbers", "ok:tokens", "ok:sheets", "ok:keys", "ok:backup")
	o.Must(os.WriteFile(filepath.Join(folder, "broken.age"), []byte("x"), 0o600))
	look("broken key", well, options, "ok:database", "ok:numbers", "ok:tokens", "ok:sheets", "fault:key-file", "ok:keys", "ok:backup")
	o.Must(os.Remove(filepath.Join(folder, "broken.age")))
	if runtime.GOOS != "windows" {
		o.Must(os.Chmod(filepath.Join(folder, "signing.age"), 0o640))
		o.Must(os.Chmod(folder, 0o755))
		look("open keys", well, options, "ok:database", "ok:numbers", "ok:tokens", "ok:sheets", "fault:key-rights", "fault:key-folder", "ok:backup")
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := keep.Doctor(stopped, well, options); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
