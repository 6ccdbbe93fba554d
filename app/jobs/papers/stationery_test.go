package papers_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// paper prints one of the papers for delegates.
type paper struct {
	name  string
	pages func(n int) int // of n papers
	print func(ctx context.Context, d papers.Deps, conf data.Conference, file string, only []string, p papers.Progress) (papers.Result, error)
}

// forPeople are the papers that delegates get.
var forPeople = []paper{
	{"badges", func(n int) int { return (n + 3) / 4 }, func(ctx context.Context, d papers.Deps, conf data.Conference, file string, only []string, p papers.Progress) (papers.Result, error) {
		return papers.Badges(ctx, d, conf, papers.BadgeOptions{File: file, Only: only}, p)
	}},
	{"invitations", func(n int) int { return (n + 1) / 2 }, func(ctx context.Context, d papers.Deps, conf data.Conference, file string, only []string, p papers.Progress) (papers.Result, error) {
		return papers.Invitations(ctx, d, conf, papers.InvitationOptions{File: file, Only: only, Number: "125/GM-SNV", Date: "2025-09-01",
			Signature: data.Signature{Title: "GIÁM ĐỐC", Name: "Nguyễn Văn An"}}, p)
	}},
	{"name cards", func(n int) int { return n }, func(ctx context.Context, d papers.Deps, conf data.Conference, file string, only []string, p papers.Progress) (papers.Result, error) {
		return papers.NameCards(ctx, d, conf, papers.NameCardOptions{File: file, Only: only}, p)
	}},
	{"labels", func(n int) int { return (n + 13) / 14 }, func(ctx context.Context, d papers.Deps, conf data.Conference, file string, only []string, p papers.Progress) (papers.Result, error) {
		return papers.Envelopes(ctx, d, conf, papers.EnvelopeOptions{File: file, Only: only}, p)
	}},
	{"envelopes", func(n int) int { return n }, func(ctx context.Context, d papers.Deps, conf data.Conference, file string, only []string, p papers.Progress) (papers.Result, error) {
		return papers.Envelopes(ctx, d, conf, papers.EnvelopeOptions{File: file, Only: only, Template: "envelope-dl"}, p)
	}},
}

// Each paper for delegates is for all who come, names who does not, and is
// there whole or not at all.
func TestPapersForPeople(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Must(o.DB.SaveMeeting(ctx, &data.Meeting{Conference: o.Conf.ID, Name: "Phiên chính thức", Date: "2025-09-15", Starts: "07:30", Ordinal: 1}))
	o.Invite(17, func(i int, d *store.DelegateImport) {
		d.Code = fmt.Sprintf("SNV-%03d", i+1)
		switch i {
		case 2:
			d.Status = data.StatusCancelled
		case 3:
			d.Status, d.Substitute = data.StatusSubstituted, "Người Khác"
		case 4:
			d.Kind, d.KindWord, d.Honorific = data.KindGuest, "Phóng viên", ""
		}
	})
	for _, p := range forPeople {
		file := filepath.Join(t.TempDir(), "a.pdf")
		res, err := p.print(ctx, o.deps(), o.Conf, file, nil, nil)
		if err != nil || res.Printed != 15 || len(res.Skipped) != 2 || res.Skipped[0].Code != "cancelled" || res.Skipped[1].Code != "substituted" {
			t.Errorf("%s: %+v, %v", p.name, res, err)
			continue
		}
		said := says(t, file)
		if len(said) != p.pages(15) {
			t.Errorf("%s: %d pages", p.name, len(said))
		}
		all := text.Fold(strings.Join(said, "\n"))
		for _, d := range o.delegates() {
			gone := d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted
			if strings.Contains(all, text.Fold(d.Name)) == gone {
				t.Errorf("%s: %s is there: %v", p.name, d.Name, !gone)
			}
		}
		before, err := os.ReadFile(file)
		o.Must(err)
		if res, err := p.print(ctx, o.deps(), o.Conf, file, []string{"snv-001", "SNV-099"}, nil); data.CodeOf(err) != "unknown-delegate" || res.Printed != 0 {
			t.Errorf("%s: unknown: %+v, %v", p.name, res, err)
		}
		cancelled, cancel := context.WithCancel(ctx)
		if _, err := p.print(cancelled, o.deps(), o.Conf, file, nil, func(int, int) { cancel() }); err == nil && p.pages(15) > 1 {
			t.Errorf("%s: a cancelled print ended well", p.name)
		}
		if after, err := os.ReadFile(file); err != nil || p.pages(15) > 1 && !bytes.Equal(before, after) {
			t.Errorf("%s: what failed touched the file, %v", p.name, err)
		}
		if res, err = p.print(ctx, o.deps(), o.Conf, file, []string{"snv-001"}, nil); err != nil || res.Printed != 1 {
			t.Errorf("%s: one: %+v, %v", p.name, res, err)
		}
		if _, err := p.print(ctx, o.deps(), o.Conf, filepath.Join(t.TempDir(), "none", "a.pdf"), nil, nil); data.CodeOf(err) != "output-folder" {
			t.Errorf("%s: nowhere: %v", p.name, err)
		}
	}
}

func (o *office) delegates() []data.DelegateRow {
	o.T.Helper()
	list, err := o.DB.Delegates(context.Background(), data.DelegateFilter{Conference: o.Conf.ID})
	o.Must(err)
	return list
}

// An invitation says to what, whom, when and where, and carries the code of
// the badge, which is given out with it.
func TestInvitation(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Must(o.DB.SaveMeeting(ctx, &data.Meeting{Conference: o.Conf.ID, Name: "Phiên trù bị", Date: "2025-09-14", Starts: "14:00", Ordinal: 1}))
	o.Must(o.DB.SaveMeeting(ctx, &data.Meeting{Conference: o.Conf.ID, Name: "Phiên chính thức", Date: "2025-09-15", Starts: "07:30", Ordinal: 2}))
	o.Invite(1, func(_ int, d *store.DelegateImport) {
		d.Name, d.Honorific, d.Gender = "Hà Thị Lan Chi", "", data.Female
	})
	file := filepath.Join(t.TempDir(), "a.pdf")
	opt := papers.InvitationOptions{File: file, Number: "125/GM-SNV", Date: "2025-09-01", Superior: "UBND tỉnh Lai Châu"}
	for meeting, when := range map[string]string{"": "14 giờ 00, chủ nhật, ngày 14 tháng 9 năm 2025", "phiên chính thức": "07 giờ 30, thứ hai, ngày 15 tháng 9 năm 2025"} {
		opt.Meeting = meeting
		if _, err := papers.Invitations(ctx, o.deps(), o.Conf, opt, nil); err != nil {
			t.Fatal(err)
		}
		said := text.Fold(strings.Join(says(t, file), " "))
		for _, want := range []string{when, "125/GM-SNV", "Bà Hà Thị Lan Chi", "Hội trường Trung tâm", "Trưởng phòng, Sở Nội vụ", "B1", "Lai Châu, ngày 01 tháng 9 năm 2025"} {
			if !strings.Contains(said, text.Fold(want)) {
				t.Errorf("%q: it does not say %q:\n%s", meeting, want, said)
			}
		}
	}
	opt.Meeting = "nobody's"
	if _, err := papers.Invitations(ctx, o.deps(), o.Conf, opt, nil); data.CodeOf(err) != "unknown-meeting" {
		t.Errorf("no such meeting: %v", err)
	}
	if b := o.delegates()[0].Badge; len(b) != 20 {
		t.Errorf("badge %q", b)
	}
}

// Labels may begin on a sheet of which some are used up.
func TestUsedLabels(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Invite(12, nil)
	file := filepath.Join(t.TempDir(), "a.pdf")
	for used, want := range map[int]int{0: 1, 2: 1, 3: 2, 13: 2} {
		res, err := papers.Envelopes(ctx, o.deps(), o.Conf, papers.EnvelopeOptions{File: file, Used: used}, nil)
		if err != nil || res.Printed != 12 || pages(t, file) != want {
			t.Errorf("%d used: %+v, %d pages, %v", used, res, pages(t, file), err)
		}
	}
	for _, used := range []int{-1, 14} {
		if _, err := papers.Envelopes(ctx, o.deps(), o.Conf, papers.EnvelopeOptions{File: file, Used: used}, nil); data.CodeOf(err) != "sheet-place" {
			t.Errorf("%d used: %v", used, err)
		}
	}
}

// A label for a frame says round and place, as trays are laid, and has the
// certificate's number; also what comes ready from above gets one.
func TestFrameLabels(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Must(o.DB.SaveRound(ctx, &data.Round{Conference: o.Conf.ID, Number: 1, Title: "Đợt"}))
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		c.RoundNumber = 1
		if i == 2 {
			c.Kind, c.Name, c.Honorific, c.Gender, c.Position, c.Unit = data.Collective, "Sở Y tế", "", "", "", ""
		}
	})
	o.Cite(2, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", func(i int, c *store.CitationImport) { c.RoundNumber = i })
	o.issue()
	file := filepath.Join(t.TempDir(), "a.pdf")
	res, err := papers.FrameLabels(ctx, o.deps(), o.Conf, papers.FrameLabelOptions{File: file, Order: papers.OrderTray}, nil)
	if err != nil || res.Printed != 4 {
		t.Fatalf("%+v, %v", res, err)
	}
	said := text.Fold(strings.Join(says(t, file), " "))
	first, second := strings.Index(said, "so y te"), strings.Index(said, "lo thi mai")
	if first < 0 || second < first || !strings.Contains(said, "0003") || !strings.Contains(said, "dot 1") {
		t.Errorf("it says\n%s", said)
	}
	if res, err = papers.FrameLabels(ctx, o.deps(), o.Conf, papers.FrameLabelOptions{File: file, Only: []string{"2"}}, nil); err != nil || res.Printed != 1 {
		t.Errorf("one: %+v, %v", res, err)
	}
	if _, err = papers.FrameLabels(ctx, o.deps(), o.Conf, papers.FrameLabelOptions{File: file, Only: []string{"2", "77"}}, nil); data.CodeOf(err) != "unknown-number" {
		t.Errorf("unknown: %v", err)
	}
}

// Each unit gets a slip with its own people, on pages of its own.
func TestProofSlips(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	units := []string{"Xã Mường Than", "Xã Mường Thân", "Xã  mường than", "Xã Mường Thân", "Xã Mường Than"} // two communes
	o.Cite(len(units), "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) { c.Unit = units[i] })
	proofs, _, err := issue.Proofs(ctx, o.issueDeps(), o.Conf, data.CitationFilter{})
	o.Must(err)
	var list []papers.ProofText
	for _, p := range proofs {
		list = append(list, papers.ProofText{Unit: p.Unit, Text: p.Text})
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	res, err := papers.ProofSlips(ctx, o.deps(), o.Conf, list, papers.ProofSlipOptions{File: file}, nil)
	if err != nil || res.Printed != 5 {
		t.Fatalf("%+v, %v", res, err)
	}
	var slips []string
	for _, page := range says(t, file) {
		if strings.Contains(page, "Độc lập") { // a slip begins
			slips = append(slips, "")
		}
		slips[len(slips)-1] += text.Fold(page)
	}
	if len(slips) != 2 || strings.Count(slips[0], "lo thi mai") != 3 || strings.Count(slips[1], "lo thi mai") != 2 ||
		!strings.Contains(slips[0], "trang 1/") || !strings.Contains(slips[1], "trang 1/") {
		t.Errorf("%d slips: %v", len(slips), slips)
	}
	if _, err := papers.ProofSlips(ctx, o.deps(), o.Conf, nil, papers.ProofSlipOptions{File: file}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("none: %v", err)
	}
}

// The record of destroyed sheets names what waits to be destroyed, and whose
// certificates were on it; what was destroyed before is not in it.
func TestStockRecord(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	s := o.stock("Phôi giấy khen A4", data.DocumentGiayKhen, 20)
	file, record := filepath.Join(t.TempDir(), "a.pdf"), filepath.Join(t.TempDir(), "b.pdf")
	again := func(number, why string) {
		t.Helper()
		opt := papers.CertOptions{File: file, Overprint: true, Only: []string{number}, Kind: data.PrintAgain, Reason: why}
		if _, err := papers.Certificates(ctx, o.deps(), o.Conf, opt, nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file, Overprint: true}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := papers.StockRecord(ctx, o.deps(), o.Conf, papers.StockRecordOptions{File: record}, nil); data.CodeOf(err) != "nothing-spoilt" {
		t.Errorf("nothing spoilt: %v", err)
	}
	again("1", "Kẹt giấy")
	o.Must(o.DB.AppendStock(ctx, data.StockLine{Stock: s, Move: data.StockDestroyed, Count: 1}))
	again("2", "Lem mực")
	again("3", "Lem mực")
	if _, err := papers.StockRecord(ctx, o.deps(), o.Conf, papers.StockRecordOptions{File: record, Members: []papers.StockMember{{Name: "Bà Hà Thị Lan Chi", Role: "Trưởng ban"}}}, nil); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(says(t, record), " ")
	for _, want := range []string{"Phôi giấy khen A4", "0002", "0003", "Lem mực", "Hà Thị Lan Chi"} {
		if !strings.Contains(text.Fold(said), text.Fold(want)) {
			t.Errorf("it does not say %s", want)
		}
	}
	if strings.Contains(said, "0001") || strings.Contains(said, "Kẹt") {
		t.Error("it names what was destroyed before")
	}
	if _, err := papers.StockRecord(ctx, o.deps(), o.Conf, papers.StockRecordOptions{File: record, Stocks: []data.ID{"none"}}, nil); data.CodeOf(err) != "no-stock" {
		t.Errorf("no such stock: %v", err)
	}
}

func TestCalibrationSheet(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	file := filepath.Join(t.TempDir(), "a.pdf")
	for _, tc := range []struct {
		w, h float64
		code data.Code
	}{{297, 210, ""}, {420, 297, ""}, {450, 350, ""}, {90, 130, "sheet-small"}} {
		_, err := papers.CalibrationSheet(ctx, o.deps(), o.Conf, papers.CalibrationOptions{File: file, Width: tc.w, Height: tc.h, Printer: "Máy in tầng 2"}, nil)
		if data.CodeOf(err) != tc.code {
			t.Errorf("%v × %v: %v", tc.w, tc.h, err)
		}
	}
}

// A programme may have a cover; papers are set by the template that the
// conference has chosen, and not by one of another kind.
func TestChosenTemplates(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Invite(9, nil)
	lib := templates.New(o.DB)
	d := o.deps()
	d.Templates = lib
	m := data.Meeting{Conference: o.Conf.ID, Name: "Phiên chính thức", Date: "2025-09-15", Starts: "07:30", Ordinal: 1}
	o.Must(o.DB.SaveMeeting(ctx, &m))
	o.Must(o.DB.SaveAgendaItem(ctx, &data.AgendaItem{Conference: o.Conf.ID, Meeting: m.ID, Starts: "07:30", Minutes: 30, Title: "Đón tiếp đại biểu"}))
	file := filepath.Join(t.TempDir(), "a.pdf")
	for cover, want := range map[bool]int{false: 1, true: 2} {
		if _, err := papers.Programme(ctx, d, o.Conf, papers.ProgrammeOptions{File: file, Cover: cover}, nil); err != nil || pages(t, file) != want {
			t.Errorf("cover %v: %d pages, %v", cover, pages(t, file), err)
		}
	}
	small := ""
	for _, e := range must(lib.Names(ctx, "badge")) {
		if e.ID != papers.Usual("badge") {
			small = e.ID
		}
	}
	o.Must(lib.Choose(ctx, o.Conf.ID, "badge", small))
	if res, err := papers.Badges(ctx, d, o.Conf, papers.BadgeOptions{File: file}, nil); err != nil || res.Printed != 9 || pages(t, file) >= 3 {
		t.Errorf("badges by %s: %+v, %d pages, %v", small, res, pages(t, file), err)
	}
	if _, err := papers.Badges(ctx, d, o.Conf, papers.BadgeOptions{File: file, Template: papers.Usual("badge")}, nil); err != nil || pages(t, file) != 3 {
		t.Errorf("badges by the usual one: %d pages, %v", pages(t, file), err)
	}
	if _, err := papers.Badges(ctx, d, o.Conf, papers.BadgeOptions{File: file, Template: "envelope-dl"}, nil); data.CodeOf(err) != "template-document" {
		t.Errorf("badges by an envelope: %v", err)
	}
	if _, err := papers.Badges(ctx, d, o.Conf, papers.BadgeOptions{File: file, Template: "nobody"}, nil); data.CodeOf(err) != "no-template" {
		t.Errorf("badges by none: %v", err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Many texts are confirmed at once; a name is one person however it is written.
func TestProofreadMany(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Conf.Proofread = true
	o.Cite(600, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.Cite(1, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", nil)
	for _, tc := range []struct {
		who         string
		read, ready int
		code        data.Code
	}{{" ", 0, 0, "reader-needed"}, {"Lò Thị An", 600, 0, ""}, {"lo thi an", 600, 0, ""}, {"Vàng A Sử", 600, 600, ""}} {
		read, ready, err := papers.Proofread(ctx, o.DB, o.Conf, data.CitationFilter{}, tc.who)
		if read != tc.read || ready != tc.ready || data.CodeOf(err) != tc.code {
			t.Errorf("%s: %d read, %d ready, %v", tc.who, read, ready, err)
		}
	}
	rows := o.Citations()
	state, err := papers.ProofState(ctx, o.DB, o.Conf, rows)
	if err != nil || len(state) != 600 || strings.Join(state[rows[len(rows)-1].ID], ", ") != "Lò Thị An, Vàng A Sử" {
		t.Errorf("%d, %v, %v", len(state), state[rows[len(rows)-1].ID], err)
	}
}
