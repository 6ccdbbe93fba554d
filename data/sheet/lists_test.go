package sheet

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// workbook makes an .xlsx of lines whose cells are parted by "|"; whole
// numbers without leading zeros become numbers, blank lines blank rows.
func workbook(t testing.TB, lines string, merges ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	for i, line := range strings.Split(strings.Trim(lines, "\n"), "\n") {
		for j, s := range strings.Split(line, "|") {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			var v any = strings.ReplaceAll(s, `\n`, "\n")
			if n, err := strconv.Atoi(s); err == nil && strconv.Itoa(n) == s {
				v = n
			}
			if err := f.SetCellValue("Sheet1", fmt.Sprintf("%s%d", Letter(j), i+1), v); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, m := range merges {
		a, b, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", a, b); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func lookBytes(name string, raw []byte, o Options) (*List, error) {
	if o.Now == nil {
		o.Now = today
	}
	return LookAt(context.Background(), name, bytes.NewReader(raw), int64(len(raw)), o)
}

// summary writes what a list was found to hold, a line a record.
func summary(l *List) string {
	var b strings.Builder
	for _, r := range l.Records {
		j := r.JSON()
		fields := []string{strconv.Itoa(j.Row), strings.TrimSpace(j.Honorific + " " + j.Name)}
		for _, f := range []struct{ label, text string }{{"", j.Gender}, {"", j.Birth}, {"dt ", j.Ethnicity}, {"cv ", j.Position}, {"đv ", j.Unit}, {"đoàn ", j.Delegation}, {"", j.Kind}, {"đt ", j.Phone}, {"đảng ", j.Party},
			{"kt ", j.Award}, {"tt ", j.Achievement}, {"qđ ", j.Decision}, {"ngày ", j.DecisionDate}, {"do ", j.DecidedBy}, {"đc ", j.Address}, {"nhận ", j.Representative}, {"gc ", strings.ReplaceAll(j.Note, "\n", "; ")}} {
			if f.text != "" {
				fields = append(fields, f.label+f.text)
			}
		}
		if r.Posthumous {
			fields = append(fields, "truy tặng")
		}
		if r.Faulty {
			fields = append(fields, "LỖI")
		}
		b.WriteString(strings.Join(fields, " | ") + "\n")
	}
	for _, p := range l.Problems {
		fmt.Fprintf(&b, "! %s %s%d", p.Code, p.Column, p.Row)
		if len(p.Rows) > 0 {
			fmt.Fprintf(&b, " %v", p.Rows)
		}
		fmt.Fprintf(&b, ": %s\n", p.Say(i18n.For("vi")))
	}
	return b.String()
}

var update = flag.Bool("update", false, "write what the lists in testdata are found to hold")

// Lists of the shapes that offices send, with other words, orders and mistakes
// than the fixtures. A file holds the list's kind, its merged cells, the
// columns that a person chose, the list with its cells parted by "|", and what
// must be found in it. With "csv" in its head it must be found in the same
// list as CSV, too, where nothing is merged.
func TestLists(t *testing.T) {
	files, err := filepath.Glob("testdata/lists/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			head, rest, _ := strings.Cut(string(raw), "--- list\n")
			lines, want, _ := strings.Cut(rest, "--- want\n")
			o := Options{Map: map[string]string{}}
			var merges []string
			alsoCSV := false
			for _, line := range strings.Split(strings.TrimSpace(head), "\n") {
				word, arg, _ := strings.Cut(line, " ")
				switch word {
				case "delegates", "recipients":
					o.Kind = Kind(word)
				case "merge":
					merges = append(merges, arg)
				case "map":
					column, field, _ := strings.Cut(arg, "=")
					o.Map[column] = field
				case "csv":
					alsoCSV = true
				default:
					t.Fatalf("unknown word %q", word)
				}
			}
			l, err := lookBytes("list.xlsx", workbook(t, lines, merges...), o)
			got := ""
			if err != nil {
				got = "error " + string(data.CodeOf(err)) + "\n"
			} else {
				got = summary(l)
			}
			if *update {
				if err := os.WriteFile(file, []byte(head+"--- list\n"+lines+"--- want\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if !alsoCSV {
				return
			}
			l, err = lookBytes("list.csv", separated(lines), o)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(summary(l), "\n")); d != "" {
				t.Errorf("as CSV (-want +got)\n%s", d)
			}
		})
	}
}

// separated makes CSV of lines whose cells are parted by "|".
func separated(lines string) []byte {
	var b strings.Builder
	for _, line := range strings.Split(strings.Trim(lines, "\n"), "\n") {
		for i, s := range strings.Split(line, "|") {
			if i > 0 {
				b.WriteByte(';')
			}
			s = strings.ReplaceAll(strings.TrimSpace(s), `\n`, "\n")
			if strings.ContainsAny(s, ";\"\n") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			b.WriteString(s)
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}
