package papers_test

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// about are the papers about delegates on A4.
var about = []struct {
	name  string
	print func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common) (papers.Result, error)
}{
	{"composition", func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common) (papers.Result, error) {
		return papers.CompositionReport(ctx, d, conf, papers.CompositionOptions{Common: c}, nil)
	}},
	{"sign-in", func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common) (papers.Result, error) {
		return papers.SignIn(ctx, d, conf, papers.SignInOptions{Common: c, Spare: 2}, nil)
	}},
	{"attendance", func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common) (papers.Result, error) {
		return papers.Attendance(ctx, d, conf, papers.AttendanceOptions{Common: c, All: true}, nil)
	}},
	{"missing", func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common) (papers.Result, error) {
		return papers.MissingSheets(ctx, d, conf, papers.MissingSheetOptions{Common: c, To: "Phòng Thi đua", By: "2025-09-10"}, nil)
	}},
	{"handout", func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common) (papers.Result, error) {
		return papers.HandoutReceipt(ctx, d, conf, papers.HandoutReceiptOptions{Common: c}, nil)
	}},
	{"introductions", func(ctx context.Context, d papers.Deps, conf data.Conference, c papers.Common) (papers.Result, error) {
		return papers.Introductions(ctx, d, conf, papers.IntroductionOptions{Common: c, All: true}, nil)
	}},
}

// gathered is an office with two sittings, to the second of which 9 of 12
// delegates came, one of them out again.
func gathered(t testing.TB) (*office, []data.Meeting) {
	t.Helper()
	ctx := context.Background()
	o := newOffice(t)
	for i, m := range []data.Meeting{{Name: "Phiên trù bị", Date: "2025-09-14", Starts: "14:00"}, {Name: "Phiên chính thức", Date: "2025-09-15", Starts: "07:30"}} {
		m.Conference, m.Ordinal = o.Conf.ID, i+1
		o.Must(o.DB.SaveMeeting(ctx, &m))
	}
	meetings, err := o.DB.Meetings(ctx, o.Conf.ID)
	o.Must(err)
	o.Invite(12, func(i int, d *store.DelegateImport) {
		d.Code, d.Birth, d.Phone = fmt.Sprintf("SNV-%03d", i+1), data.Date(fmt.Sprintf("19%02d-05-03", 50+i)), "0945 015 766"
		switch i {
		case 1:
			d.Status, d.Reason, d.DelegationName = data.StatusAbsent, "Ốm, có đơn", "Đoàn Công an"
		case 2:
			d.Kind, d.KindWord, d.DelegationName = data.KindGuest, "Phóng viên", ""
		}
	})
	for i, r := range o.delegates() {
		d := r.Delegate
		d.Protocol = i + 1
		o.Must(o.DB.SaveDelegate(ctx, &d))
		if i < 10 && d.Status != data.StatusAbsent {
			_, err := o.DB.Admit(ctx, data.Scan{Meeting: meetings[1].ID, Delegate: d.ID, Desk: "Bàn 1"})
			o.Must(err)
		}
	}
	return o, meetings
}

// inWord gives the text of a Word file.
func inWord(t *testing.T, file string) string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := z.Close(); err != nil {
			t.Error(err)
		}
	}()
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(string(raw), "</w:p>", "\n"), "")
}

// Each paper is whole as PDF and as Word file, in both languages, says who is
// on it in both, and has no telephone of a delegate on it.
func TestPapersAboutDelegates(t *testing.T) {
	ctx := context.Background()
	o, _ := gathered(t)
	dir := t.TempDir()
	for _, p := range about {
		for _, lang := range []string{"vi", "en"} {
			word, sheet := filepath.Join(dir, p.name+lang+".DOCX"), filepath.Join(dir, p.name+lang+".pdf")
			c := papers.Common{Lang: lang, Number: "12/BC-BTC", Superior: "Tỉnh ủy An Sơn"}
			c.File = sheet
			res, err := p.print(ctx, o.deps(), o.Conf, c)
			if err != nil || res.Printed == 0 {
				t.Errorf("%s: %+v, %v", p.name, res, err)
				continue
			}
			pages := says(t, sheet)
			if len(pages) != res.Printed {
				t.Errorf("%s: %d pages, said %d", p.name, len(pages), res.Printed)
			}
			c.File = word
			if res, err = p.print(ctx, o.deps(), o.Conf, c); err != nil || res.Printed != len(pages) {
				t.Errorf("%s in Word: %+v, %v", p.name, res, err)
				continue
			}
			all, there := text.Fold(strings.Join(pages, " ")), text.Fold(inWord(t, word))
			for _, d := range o.delegates() {
				if p.name == "composition" || p.name == "attendance" && d.Name == "" {
					continue
				}
				if name := text.Fold(d.Name); !strings.Contains(all, name) || !strings.Contains(there, name) {
					t.Errorf("%s %s: %s: on pages %v, in Word %v", p.name, lang, d.Name, strings.Contains(all, name), strings.Contains(there, name))
				}
			}
			if strings.Contains(there, "0945") || strings.Contains(all, "0945") {
				t.Errorf("%s: telephones of delegates", p.name)
			}
			if !strings.Contains(there, "12 bc-btc") && !strings.Contains(there, "12/bc-btc") {
				t.Errorf("%s: no number in %.200s", p.name, there)
			}
		}
	}
}

// The report is of the meeting that is on, and counts as the store does.
func TestCompositionReport(t *testing.T) {
	ctx := context.Background()
	o, meetings := gathered(t)
	file := filepath.Join(t.TempDir(), "a.docx")
	said := func(meeting string) string {
		t.Helper()
		_, err := papers.CompositionReport(ctx, o.deps(), o.Conf, papers.CompositionOptions{Common: papers.Common{File: file, Meeting: meeting}}, nil)
		o.Must(err)
		return inWord(t, file)
	}
	counts, err := o.DB.DelegateCounts(ctx, o.Conf.ID, meetings[1].ID)
	o.Must(err)
	all := said("")
	for _, want := range []string{"hội nghị", "Phiên chính thức", fmt.Sprintf("Tổng số đại biểu được triệu tập: %d đại biểu, thuộc 2 đoàn", counts.Expected),
		fmt.Sprintf("Có mặt tại thời điểm báo cáo: %d đại biểu", counts.Present), "Vắng có lý do: 1 đại biểu", fmt.Sprintf("có mặt %d/%d", counts.PresentVoters, counts.Voters),
		"Ốm, có đơn", "sinh ngày 03/05/1950 (75 tuổi)", "Chưa khai"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
	if other := said("phien tru bi"); !strings.Contains(other, "Phiên trù bị") || !strings.Contains(other, "Có mặt tại thời điểm báo cáo: 0 đại biểu") || !strings.Contains(other, "Chưa đủ túc số") {
		t.Error(other)
	}
	_, err = papers.CompositionReport(ctx, o.deps(), o.Conf, papers.CompositionOptions{Common: papers.Common{File: file, Meeting: "Phiên khác"}}, nil)
	if data.CodeOf(err) != "unknown-meeting" {
		t.Error(err)
	}
}

// Without a name a paper is about the meeting that began last, else about the
// next of today, else about the next.
func TestSitting(t *testing.T) {
	ctx := context.Background()
	o, _ := gathered(t)
	m := data.Meeting{Conference: o.Conf.ID, Name: "Phiên chiều", Date: "2025-09-15", Starts: "13:30", Ordinal: 3}
	o.Must(o.DB.SaveMeeting(ctx, &m))
	for at, want := range map[string]string{
		"2025-09-01 08:00": "Phiên trù bị", "2025-09-14 13:00": "Phiên trù bị", "2025-09-14 15:00": "Phiên trù bị", "2025-09-15 06:50": "Phiên chính thức",
		"2025-09-15 08:00": "Phiên chính thức", "2025-09-15 13:40": "Phiên chiều", "2025-10-01 08:00": "Phiên chiều",
	} {
		d := o.deps()
		now, err := time.ParseInLocation("2006-01-02 15:04", at, jobtest.Clock().Location())
		o.Must(err)
		d.Now = func() time.Time { return now }
		file := filepath.Join(t.TempDir(), "a.docx")
		_, err = papers.SignIn(ctx, d, o.Conf, papers.SignInOptions{Common: papers.Common{File: file}}, nil)
		o.Must(err)
		if all := inWord(t, file); !strings.Contains(all, want+", ") {
			t.Errorf("%s: not %s: %.400s", at, want, all)
		}
	}
}

// Two sittings have a column each to sign in; four are too many for a sheet.
func TestSignInAtSittings(t *testing.T) {
	ctx := context.Background()
	o, _ := gathered(t)
	file := filepath.Join(t.TempDir(), "a.docx")
	_, err := papers.SignIn(ctx, o.deps(), o.Conf, papers.SignInOptions{Common: papers.Common{File: file}, Meetings: []string{"phiên trù bị", "Phiên chính thức"}}, nil)
	o.Must(err)
	if all := inWord(t, file); !strings.Contains(all, "\nPhiên trù bị\nPhiên chính thức\nGhi chú\n") || !strings.Contains(all, "Vắng: Ốm, có đơn") {
		t.Error(all)
	}
	_, err = papers.SignIn(ctx, o.deps(), o.Conf, papers.SignInOptions{Common: papers.Common{File: file}, Meetings: []string{"Phiên trù bị", "Phiên chính thức", "Phiên trù bị", "Phiên chính thức"}}, nil)
	if data.CodeOf(err) != "too-many-sittings" {
		t.Error(err)
	}
}

// The paper about who came has when each came and went, at one sitting or all.
func TestAttendanceReport(t *testing.T) {
	ctx := context.Background()
	o, meetings := gathered(t)
	first := o.delegates()[0]
	_, err := o.DB.Admit(ctx, data.Scan{Meeting: meetings[1].ID, Delegate: first.ID, Desk: "Bàn 1", Out: true})
	o.Must(err)
	file := filepath.Join(t.TempDir(), "a.docx")
	said := func(ao papers.AttendanceOptions) string {
		t.Helper()
		ao.File = file
		_, err := papers.Attendance(ctx, o.deps(), o.Conf, ao, nil)
		o.Must(err)
		return inWord(t, file)
	}
	all := said(papers.AttendanceOptions{All: true})
	for _, want := range []string{"Phiên chính thức", "08:30\n– 08:30\n", "ĐẠI BIỂU CHƯA ĐẾN (2)", "ĐẠI BIỂU VẮNG CÓ LÝ DO (1)", "Đại biểu không thuộc đoàn nào (1)"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
	if strings.Contains(all, "Phiên trù bị") {
		t.Error("a sitting that nobody came to is reported")
	}
	_, err = o.DB.Admit(ctx, data.Scan{Meeting: meetings[0].ID, Delegate: o.delegates()[11].ID, Desk: "Bàn 1"})
	o.Must(err)
	if all = said(papers.AttendanceOptions{}); !strings.Contains(all, "Phiên trù bị") || !strings.Contains(all, "ĐẠI BIỂU CHƯA ĐẾN (1)") || strings.Contains(all, "DANH SÁCH ĐIỂM DANH") {
		t.Error(all)
	}
}

// A paper for a few is for them alone; what nothing is to be said of is refused.
func TestDelegatePapersForFew(t *testing.T) {
	ctx := context.Background()
	o, _ := gathered(t)
	file := filepath.Join(t.TempDir(), "a.docx")
	two := o.delegates()[5:7] // of one delegation
	for _, c := range []papers.Common{{IDs: []data.ID{two[0].ID, two[1].ID}}, {Only: []string{two[0].Code, strings.ToLower(two[1].Code)}}} {
		c.File = file
		_, err := papers.HandoutReceipt(ctx, o.deps(), o.Conf, papers.HandoutReceiptOptions{Common: c}, nil)
		o.Must(err)
		all := inWord(t, file)
		for i, d := range o.delegates() {
			if strings.Contains(all, d.Name) != (i == 5 || i == 6) {
				t.Errorf("%s is there: %v", d.Name, i != 5 && i != 6)
			}
		}
		if !strings.Contains(all, "2 thẻ (Bằng chữ: Hai thẻ)") {
			t.Error(all)
		}
	}
	for _, p := range about {
		empty := newOffice(t)
		if _, err := p.print(ctx, empty.deps(), empty.Conf, papers.Common{File: file}); data.CodeOf(err) != "nothing-to-print" && data.CodeOf(err) != "nothing-missing" {
			t.Errorf("%s of nobody: %v", p.name, err)
		}
		if _, err := p.print(ctx, o.deps(), o.Conf, papers.Common{File: file, Only: []string{"KHONG-CO"}}); p.name != "introductions" && data.CodeOf(err) != "unknown-delegate" {
			t.Errorf("%s of somebody unknown: %v", p.name, err)
		}
		if _, err := p.print(ctx, o.deps(), o.Conf, papers.Common{File: filepath.Join(t.TempDir(), "none", "a.docx")}); data.CodeOf(err) != "output-folder" {
			t.Errorf("%s nowhere: %v", p.name, err)
		}
	}
}

// A name that cannot be set on a page is in the Word file all the same; the
// PDF names whose it is.
func TestNameForWordAlone(t *testing.T) {
	ctx := context.Background()
	o, _ := gathered(t)
	o.Must(o.DB.SaveDelegate(ctx, &data.Delegate{Conference: o.Conf.ID, Name: "李明", Kind: data.KindGuest, Status: data.StatusConfirmed}))
	dir := t.TempDir()
	_, err := papers.SignIn(ctx, o.deps(), o.Conf, papers.SignInOptions{Common: papers.Common{File: filepath.Join(dir, "a.pdf")}}, nil)
	if data.CodeOf(err) != "missing-glyph" {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a.pdf")); err == nil {
		t.Error("half a paper")
	}
	_, err = papers.SignIn(ctx, o.deps(), o.Conf, papers.SignInOptions{Common: papers.Common{File: filepath.Join(dir, "a.docx")}}, nil)
	o.Must(err)
	if !strings.Contains(inWord(t, filepath.Join(dir, "a.docx")), "李明") {
		t.Error("the name is not in the Word file")
	}
}

// A name that no list has room for is cut on the page and in the Word file,
// and the result says whose it is.
func TestNameThatIsCut(t *testing.T) {
	ctx := context.Background()
	o, _ := gathered(t)
	o.Must(o.DB.SaveDelegate(ctx, &data.Delegate{Conference: o.Conf.ID, Code: "DAI-1", Name: strings.Repeat("W", 3000), Kind: data.KindGuest, Status: data.StatusConfirmed}))
	for _, name := range []string{"a.pdf", "a.docx"} {
		file := filepath.Join(t.TempDir(), name)
		res, err := papers.SignIn(ctx, o.deps(), o.Conf, papers.SignInOptions{Common: papers.Common{File: file}}, nil)
		o.Must(err)
		if len(res.Warnings) != 1 || res.Warnings[0].Code != "cut" || res.Warnings[0].Number != "DAI-1" || !strings.HasPrefix(res.Warnings[0].Name, "WWW") {
			t.Errorf("%s: warned of %.400v", name, res.Warnings)
		}
		if res.Printed > 3 {
			t.Errorf("%s: %d pages", name, res.Printed)
		}
	}
}

// A list has a few hundred empty rows at most.
func TestSpareRows(t *testing.T) {
	ctx := context.Background()
	o, _ := gathered(t)
	for n, want := range map[int]data.Code{-1: "spare-rows", 0: "", papers.MostSpare: "", papers.MostSpare + 1: "spare-rows", 100000: "spare-rows"} {
		file := filepath.Join(t.TempDir(), "a.pdf")
		_, err := papers.SignIn(ctx, o.deps(), o.Conf, papers.SignInOptions{Common: papers.Common{File: file}, Spare: n}, nil)
		if data.CodeOf(err) != want {
			t.Errorf("%d rows: %v", n, err)
		}
	}
}
