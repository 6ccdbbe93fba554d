package papers_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	director = data.Actor{Part: data.PartPresents, Name: "Nguyễn Văn An", Posts: "Tỉnh ủy viên, Giám đốc Sở Nội vụ", Capacity: data.CapacityAuthorised, Of: "Thủ tướng Chính phủ"}
	deputies = []data.Actor{{Part: data.PartPresents, Name: "Hà Thị Lan Chi", Posts: "Phó Giám đốc Sở Nội vụ"}, {Part: data.PartPresents, Name: "Trần Quốc Bảo", Posts: "Phó Giám đốc Sở Nội vụ"}}
)

// stagedOffice is an office on the morning of a ceremony of three rounds: the
// Prime Minister's certificates, and those of the department on two themes, of
// the collectives of which nobody knows yet who hands over. Places are locked;
// at the door all but two came.
type stagedOffice struct {
	*office
	meeting data.Meeting
	rounds  []data.Round
}

func staged(t testing.TB) *stagedOffice {
	t.Helper()
	ctx := context.Background()
	o := &stagedOffice{office: newOffice(t)}
	o.meeting = data.Meeting{Conference: o.Conf.ID, Name: "Phiên chính thức", Date: "2025-09-15", Starts: "07:30", Ordinal: 1}
	o.Must(o.DB.SaveMeeting(ctx, &o.meeting))
	cite := func(n, from int, award, number string, kind data.RecipientKind, names ...string) {
		o.Cite(n, award, number, "2025-09-05", func(i int, c *store.CitationImport) {
			c.Ordinal, c.Name, c.Kind = from+i, names[i%len(names)], kind
			if i >= len(names) {
				c.Name += " " + []string{"An", "Bình", "Chi", "Dung", "Giang", "Hạnh", "Liên", "Mận"}[i-len(names)]
			}
			if kind == data.Collective {
				c.Honorific, c.Gender, c.Position, c.Unit, c.Representative = "", "", "", "Sở Nội vụ", "Lò Văn An An An "+[]string{"An", "Bình", "Chi"}[i%3]
			}
			if award != "Giấy khen" {
				c.DecisionIssuer, c.Signature = "Thủ tướng Chính phủ", data.Signature{Title: "THỦ TƯỚNG", Name: "Trần Văn B"}
			}
		})
	}
	cite(4, 1, "Bằng khen của Thủ tướng Chính phủ", "1876/QĐ-TTg", data.Individual, "Chẻo Láo Lở", "Đèo Văn Cương", "H'Nghia Êban Niê Kdăm", "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết")
	cite(3, 1, "Giấy khen", "416/QĐ-SNV", data.Collective, "Phòng Cải cách hành chính", "Văn phòng Sở", "Trung tâm Lưu trữ lịch sử tỉnh và các đơn vị sự nghiệp trực thuộc")
	cite(2, 4, "Giấy khen", "416/QĐ-SNV", data.Individual, "Lường Thị Biên", "Hoàng Thị Ngọc Ánh")
	cite(15, 6, "Giấy khen", "417/QĐ-SNV", data.Individual, "Phạm Tiến Đạt", "Mùa Thị Xía", "Bàn Phúc Thịnh", "Tẩn Mỹ Dung", "Nguyễn Hồng Mận", "Hồ Đức Lâm", "Vàng A Chính", "Sùng Thị Mỷ")
	items := []data.AgendaItem{
		{Kind: data.ItemCheckIn, Starts: "07:00", Minutes: 30, Title: "Đón tiếp đại biểu, điểm danh", Person: "Ban Tổ chức", Cue: "Nhạc nền"},
		{Kind: data.ItemFlag, Minutes: 5, Title: "Chào cờ", Fixed: true, Starts: "07:30", Cue: "Quốc ca"},
		{Kind: data.ItemPresidium, Minutes: 5, Title: "Mời Đoàn Chủ tịch, Thư ký", People: []data.Actor{{Part: data.PartPresides, Name: "Nguyễn Văn An", Posts: "Giám đốc Sở Nội vụ"}, {Part: data.PartSecretary, Name: "Lò Thị Mây", Posts: "Chuyên viên"}}},
		{Kind: data.ItemReport, Minutes: 20, Title: "Báo cáo kết quả phong trào thi đua", People: []data.Actor{deputies[0]}, Documents: "Báo cáo số 45/BC-SNV", Cue: "Trang chiếu 1–24", Note: "Bản in để trên bục"},
		{Kind: data.ItemAwards, Minutes: 30, Title: "Công bố quyết định và trao khen thưởng"},
		{Kind: data.ItemVote, Minutes: 10, Title: "Thông qua danh sách đại biểu dự đại hội cấp trên", People: []data.Actor{deputies[1]}},
		{Kind: data.ItemClosing, Minutes: 5, Title: "Bế mạc"},
	}
	for i := range items {
		for k := range items[i].People {
			if items[i].Kind != data.ItemPresidium {
				items[i].People[k].Part = data.PartPerforms
			}
		}
		items[i].Conference, items[i].Meeting, items[i].Ordinal = o.Conf.ID, o.meeting.ID, i+1
	}
	o.Must(o.DB.SaveAgenda(ctx, o.Conf.ID, items))
	into := map[data.ID]data.ID{}
	all := o.Citations()
	for i, r := range []data.Round{
		{Title: "Bằng khen của Thủ tướng Chính phủ", Announcer: deputies[0], Presenters: []data.Actor{director}, Protocol: data.ProtocolPrime, Kit: []data.KitLine{{Thing: data.KitFrame}, {Thing: data.KitFlowers, Count: 4}}, Helper: "Vàng Thị Sua"},
		{Title: "Giấy khen chuyên đề học tập và làm theo Bác", Announcer: deputies[1]},
		{Title: "Giấy khen phong trào thi đua 2020–2025", Announcer: deputies[1], Presenters: deputies},
	} {
		r.Conference, r.Number, r.Item = o.Conf.ID, i+1, items[4].ID
		o.Must(o.DB.SaveRound(ctx, &r))
		o.rounds = append(o.rounds, r)
		for _, c := range all {
			if c.DecisionNumber == []string{"1876/QĐ-TTg", "416/QĐ-SNV", "417/QĐ-SNV"}[i] {
				into[c.ID] = r.ID
			}
		}
	}
	o.Must(o.DB.SetCitationRounds(ctx, into))
	o.lock()
	o.attend()
	return o
}

// lock fixes all places as they are proposed.
func (o *stagedOffice) lock() {
	o.T.Helper()
	ctx := context.Background()
	s := stage.Source{Citations: o.Citations()}
	var err error
	s.Rounds, err = o.DB.Rounds(ctx, o.Conf.ID)
	o.Must(err)
	s.Awards, err = o.DB.Awards(ctx)
	o.Must(err)
	s.Decisions, err = o.DB.Decisions(ctx, o.Conf.ID)
	o.Must(err)
	for _, r := range stage.Arrange(s) {
		o.Must(o.DB.LockRound(ctx, r.ID, r.Places()))
	}
}

// attend makes delegates of the individuals; all but two of them come.
func (o *stagedOffice) attend() {
	o.T.Helper()
	ctx := context.Background()
	var rows []store.DelegateImport
	for _, c := range o.Citations() {
		if c.Kind == data.Individual {
			rows = append(rows, store.DelegateImport{DelegationName: "Đoàn Sở Nội vụ", Delegate: data.Delegate{Name: c.Name, Honorific: c.Honorific, Gender: c.Gender, Position: c.Position, Unit: c.Unit, Kind: data.KindOfficial}})
		}
	}
	_, err := o.DB.ImportDelegates(ctx, o.Conf.ID, rows, store.ImportOptions{})
	o.Must(err)
	_, err = o.DB.LinkRecipients(ctx, o.Conf.ID)
	o.Must(err)
	for _, d := range o.delegates() {
		if d.Name == "Đèo Văn Cương" || d.Name == "Mùa Thị Xía" {
			continue
		}
		_, err := o.DB.Admit(ctx, data.Scan{Meeting: o.meeting.ID, Delegate: d.ID, Desk: "Bàn 1"})
		o.Must(err)
	}
}

// seat puts everybody into a hall of three blocks.
func (o *stagedOffice) seat() {
	o.T.Helper()
	ctx := context.Background()
	h := data.Hall{Conference: o.Conf.ID, Name: "Hội trường lớn", Ordinal: 1, Blocks: []data.HallBlock{
		{Name: "CT", Column: 1, Row: 1, Rows: 1, Seats: 5, Presidium: true},
		{Name: "A", Column: 1, Row: 1, Rows: 4, Seats: 5, Missing: []int{1, 2}}, {Name: "B", Column: 2, Row: 1, Rows: 4, Seats: 5},
	}}
	o.Must(o.DB.SaveHall(ctx, &h))
	var seats []data.Seat
	for i, d := range o.delegates() {
		seats = append(seats, data.Seat{Hall: h.ID, Label: fmt.Sprintf("%s%d-%02d", []string{"A", "B"}[i%2], 2+i/2/5%3, 1+i/2%5), Delegate: d.ID})
	}
	seats = append(seats, data.Seat{Hall: h.ID, Label: "B1-01", Reserved: "Báo chí"})
	o.Must(o.DB.SaveSeats(ctx, h.ID, seats))
}

// vote puts the list of delegates for the next-higher congress to the meeting.
func (o *stagedOffice) vote() {
	o.T.Helper()
	v := data.Vote{Conference: o.Conf.ID, Meeting: o.meeting.ID, Title: "Danh sách đại biểu dự Đại hội Thi đua yêu nước tỉnh", Kind: data.VoteDelegates, Voters: 19, For: 18, Abstain: 1}
	for i, d := range o.delegates() {
		if i < 3 {
			v.Delegates = append(v.Delegates, d.ID)
		}
	}
	o.Must(o.DB.SaveVote(context.Background(), &v))
}

// stagePapers are the papers of a ceremony, by name.
var stagePapers = []struct {
	name  string
	print func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error)
}{
	{"programme", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.Programme(context.Background(), d, conf, papers.ProgrammeOptions{File: c.File, Lang: c.Lang, Meeting: c.Meeting}, nil)
	}},
	{"runofshow", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.RunOfShow(context.Background(), d, conf, papers.RunOfShowOptions{Ceremony: c}, nil)
	}},
	{"script", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.Script(context.Background(), d, conf, papers.ScriptOptions{Ceremony: c}, nil)
	}},
	{"trays", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.Trays(context.Background(), d, conf, papers.TrayOptions{Ceremony: c}, nil)
	}},
	{"cards", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.PresenterCards(context.Background(), d, conf, papers.CardOptions{Ceremony: c, Stand: map[int]string{1: "giữa sân khấu"}}, nil)
	}},
	{"photos", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.Photos(context.Background(), d, conf, papers.PhotoOptions{Ceremony: c}, nil)
	}},
	{"minutes", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.Minutes(context.Background(), d, conf, papers.MinutesOptions{Ceremony: c}, nil)
	}},
	{"decisions", func(d papers.Deps, conf data.Conference, c papers.Ceremony) (papers.Result, error) {
		return papers.Decisions(context.Background(), d, conf, papers.ReadingOptions{Ceremony: c}, nil)
	}},
}

// The papers of a ceremony say, in both languages, as Word files and as pages,
// what they said when somebody last read them: go test ./app/jobs/papers -run
// CeremonyPapers -update, and read again.
func TestCeremonyPapers(t *testing.T) {
	o := staged(t)
	o.vote()
	for _, lang := range []string{"vi", "en"} {
		for _, p := range stagePapers {
			dir := t.TempDir()
			c := papers.Ceremony{Lang: lang, File: filepath.Join(dir, "a.docx")}
			res, err := p.print(o.deps(), o.Conf, c)
			if err != nil || res.Printed == 0 {
				t.Errorf("%s: %+v, %v", p.name, res, err)
				continue
			}
			word := inWord(t, c.File)
			goldenText(t, p.name+"-"+lang, word)
			c.File = filepath.Join(dir, "a.pdf")
			if _, err = p.print(o.deps(), o.Conf, c); err != nil {
				t.Errorf("%s: %v", p.name, err)
				continue
			}
			pages := text.Fold(strings.Join(says(t, c.File), " "))
			for _, name := range []string{"Hà Thị Lan Chi", "Nguyễn Văn An"} {
				if strings.Contains(word, name) && !strings.Contains(pages, text.Fold(name)) {
					t.Errorf("%s %s: %s is in the Word file alone", p.name, lang, name)
				}
			}
		}
	}
}

func goldenText(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}

// printed gives what a paper says in its Word file.
func (o *stagedOffice) printed(t *testing.T, name string, c papers.Ceremony) string {
	t.Helper()
	c.File = filepath.Join(t.TempDir(), name+".docx")
	for _, p := range stagePapers {
		if p.name == name {
			_, err := p.print(o.deps(), o.Conf, c)
			o.Must(err)
		}
	}
	return strings.ReplaceAll(inWord(t, c.File), "\u00a0", " ")
}

// Who is absent is in the decision and struck on the tray list, and is not
// read out; nobody present is left out anywhere.
func TestAbsentOnPapers(t *testing.T) {
	o := staged(t)
	script, trays, reading, photos := o.printed(t, "script", papers.Ceremony{}), o.printed(t, "trays", papers.Ceremony{}), o.printed(t, "decisions", papers.Ceremony{}), o.printed(t, "photos", papers.Ceremony{})
	for _, c := range o.Citations() {
		for name, said := range map[string]string{"trays": trays, "decisions": reading, "photos": photos, "script": script} {
			if !strings.Contains(said, c.Name) {
				t.Errorf("%s: no %s", name, c.Name)
			}
		}
		absent := c.Name == "Đèo Văn Cương" || c.Name == "Mùa Thị Xía"
		if out := strings.Contains(script, "Vắng, không đọc (1): Bà "+c.Name); out != absent {
			t.Errorf("%s is left out of the script: %v", c.Name, out)
		}
		if said := strings.Contains(script, "\nBà "+c.Name+"\n") || strings.Contains(script, "\n"+c.Name+"\n"); said == absent {
			t.Errorf("%s is read out: %v", c.Name, absent)
		}
	}
	if n := strings.Count(trays, "Vắng: rút bằng khỏi ngăn"); n != 2 {
		t.Errorf("%d slots to empty", n)
	}
	if n := strings.Count(reading, "vắng mặt"); n != 2 {
		t.Errorf("%d are absent from decisions", n)
	}
}

// A place names one slot, whoever is absent: as they stand in the store.
func TestTraysKeepPlaces(t *testing.T) {
	o := staged(t)
	places, err := o.DB.StagePlaces(context.Background(), o.Conf.ID)
	o.Must(err)
	names := map[data.ID]string{}
	for _, c := range o.Citations() {
		names[c.ID] = c.Name
	}
	said := o.printed(t, "trays", papers.Ceremony{})
	for _, p := range places {
		row := fmt.Sprintf("\n%d\n%d\n—\n", p.Place, p.Slot)
		at := strings.Index(said, names[p.Citation]+"\n")
		if at < 0 || !strings.Contains(said[max(0, at-20):at], row) {
			t.Errorf("%s is not at place %d, slot %d: %q", names[p.Citation], p.Place, p.Slot, said[max(0, at-20):at])
		}
	}
	if one := o.printed(t, "trays", papers.Ceremony{Rounds: []int{2}}); strings.Contains(one, "Chẻo Láo Lở") || !strings.Contains(one, "Văn phòng Sở") {
		t.Error("round 2 alone is not asked for")
	}
	_, err = papers.Trays(context.Background(), o.deps(), o.Conf, papers.TrayOptions{Ceremony: papers.Ceremony{Rounds: []int{9}}}, nil)
	if data.CodeOf(err) != "unknown-round" {
		t.Error(err)
	}
}

// After a run the minutes have actual times, what was handed over and who was
// not there.
func TestMinutesOfRun(t *testing.T) {
	ctx := context.Background()
	o := staged(t)
	run := data.Run{Meeting: o.meeting.ID}
	o.Must(o.DB.BeginRun(ctx, &run))
	items, err := o.DB.Agenda(ctx, o.Conf.ID)
	o.Must(err)
	at := time.Date(2025, 9, 15, 0, 35, 0, 0, time.UTC)
	put := func(l data.RunLine) {
		t.Helper()
		l.Run, l.At = run.ID, at
		o.Must(o.DB.AppendRun(ctx, &l))
		at = at.Add(3 * time.Minute)
	}
	put(data.RunLine{Kind: data.RunItem, Item: items[0].ID})
	put(data.RunLine{Kind: data.RunItem, Item: items[1].ID})
	put(data.RunLine{Kind: data.RunItem, Item: items[4].ID})
	var four []data.ID
	for _, c := range o.Citations() {
		if c.RoundNumber == 1 && c.Name != "Đèo Văn Cương" {
			four = append(four, c.ID)
		}
	}
	put(data.RunLine{Kind: data.RunStep, Round: o.rounds[0].ID, Group: 1, Item: items[4].ID})
	put(data.RunLine{Kind: data.RunHanded, Round: o.rounds[0].ID, Group: 1, Item: items[4].ID, Citations: four})
	said := o.printed(t, "minutes", papers.Ceremony{})
	for _, want := range []string{"07:35–07:38", "Đã trao 3/4.", "Chưa trao (1): Bà Đèo Văn Cương", "Đã trao 0/15", "người trao: Chưa rõ"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
}

func TestSeating(t *testing.T) {
	ctx := context.Background()
	o := staged(t)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if _, err := papers.Seating(ctx, o.deps(), o.Conf, papers.SeatingOptions{File: file}, nil); data.CodeOf(err) != "no-halls" {
		t.Error(err)
	}
	o.seat()
	if _, err := papers.Seating(ctx, o.deps(), o.Conf, papers.SeatingOptions{File: file, Hall: "Nhà hát"}, nil); data.CodeOf(err) != "unknown-hall" {
		t.Error(err)
	}
	res, err := papers.Seating(ctx, o.deps(), o.Conf, papers.SeatingOptions{File: file, List: true}, nil)
	if err != nil || res.Printed != 2 {
		t.Fatalf("%+v, %v", res, err)
	}
	pages := says(t, file)
	list := text.Fold(pages[1])
	for _, d := range o.delegates() {
		if !strings.Contains(list, text.Fold(d.Name)) {
			t.Errorf("no %s in the list", d.Name)
		}
	}
	if plan := text.Fold(pages[0]); !strings.Contains(plan, "bao chi") || !strings.Contains(plan, "nhan khen thuong (21)") {
		t.Errorf("the plan says %s", plan)
	}
}

// The folded programme has four pages on the two sides of one sheet.
func TestBooklet(t *testing.T) {
	o := staged(t)
	file := filepath.Join(t.TempDir(), "a.pdf")
	o.Conf.Sample = true
	res, err := papers.Programme(context.Background(), o.deps(), o.Conf, papers.ProgrammeOptions{File: file, Booklet: true}, nil)
	if err != nil || res.Printed != 2 {
		t.Fatalf("%+v, %v", res, err)
	}
	if _, err := papers.Programme(context.Background(), o.deps(), o.Conf, papers.ProgrammeOptions{File: "a.docx", Booklet: true}, nil); data.CodeOf(err) != "booklet-is-pdf" {
		t.Error(err)
	}
}

// What is wrong with an agenda is shown on papers as it stands, and stops none.
func TestBadAgendaOnPapers(t *testing.T) {
	ctx := context.Background()
	o := staged(t)
	items, err := o.DB.Agenda(ctx, o.Conf.ID)
	o.Must(err)
	o.Must(o.DB.SaveAgenda(ctx, o.Conf.ID, []data.AgendaItem{
		{Conference: o.Conf.ID, Meeting: o.meeting.ID, Ordinal: 8, Kind: data.ItemSpeech, Title: "Không có giờ", Minutes: -5},
		{Conference: o.Conf.ID, Meeting: o.meeting.ID, Ordinal: 9, Kind: data.ItemOther, Starts: "07:10", Fixed: true, Minutes: 60, Title: "Điểm cố định thứ nhất"},
		{Conference: o.Conf.ID, Meeting: o.meeting.ID, Ordinal: 10, Kind: data.ItemOther, Starts: "07:05", Fixed: true, Title: "Điểm cố định thứ hai"},
		{Conference: o.Conf.ID, Meeting: o.meeting.ID, Ordinal: 11, Kind: data.ItemAwards, Title: "Trao thưởng chưa có đợt", Minutes: 10,
			People: []data.Actor{{Part: data.PartPresents, Capacity: data.CapacityUnknown}}},
	}))
	empty := data.Round{Conference: o.Conf.ID, Number: 4, Item: items[4].ID, Title: "Đợt chưa có người nhận"}
	o.Must(o.DB.SaveRound(ctx, &empty))
	for _, p := range stagePapers {
		said := o.printed(t, p.name, papers.Ceremony{})
		switch p.name {
		case "programme", "runofshow", "script", "minutes":
			for _, want := range []string{"Không có giờ", "Điểm cố định thứ nhất", "Điểm cố định thứ hai", "Trao thưởng chưa có đợt"} {
				if !strings.Contains(said, want) {
					t.Errorf("%s: no %q", p.name, want)
				}
			}
		}
		if p.name == "runofshow" && !strings.Contains(said, "Đợt chưa có người nhận") {
			t.Error("a round without recipients is not in the run of show")
		}
	}
}

// Without rounds, and without an agenda, it is said what is missing.
func TestNothingOnStage(t *testing.T) {
	o := newOffice(t)
	for _, p := range stagePapers {
		if _, err := p.print(o.deps(), o.Conf, papers.Ceremony{File: filepath.Join(t.TempDir(), "a.pdf")}); data.CodeOf(err) != "no-agenda" {
			t.Errorf("%s: %v", p.name, err)
		}
	}
	m := data.Meeting{Conference: o.Conf.ID, Name: "Phiên chính thức", Ordinal: 1}
	o.Must(o.DB.SaveMeeting(context.Background(), &m))
	o.Must(o.DB.SaveAgenda(context.Background(), o.Conf.ID, []data.AgendaItem{{Conference: o.Conf.ID, Meeting: m.ID, Ordinal: 1, Title: "Khai mạc", Kind: data.ItemOpening}}))
	for _, p := range stagePapers {
		_, err := p.print(o.deps(), o.Conf, papers.Ceremony{File: filepath.Join(t.TempDir(), "a.pdf")})
		switch p.name {
		case "trays", "cards", "photos", "decisions":
			if data.CodeOf(err) != "no-rounds" {
				t.Errorf("%s: %v", p.name, err)
			}
		default:
			if err != nil {
				t.Errorf("%s: %v", p.name, err)
			}
		}
	}
}

// Whoever cannot come stands in his place, struck through, if that is asked for.
func TestStruck(t *testing.T) {
	o := staged(t)
	file := filepath.Join(t.TempDir(), "a.docx")
	_, err := papers.Script(context.Background(), o.deps(), o.Conf, papers.ScriptOptions{Ceremony: papers.Ceremony{File: file}, Struck: true}, nil)
	o.Must(err)
	said := strings.ReplaceAll(inWord(t, file), "\u00a0", " ")
	if !strings.Contains(said, "\n2\nBà Đèo Văn Cương\n") || strings.Contains(said, "Vắng, không đọc") {
		t.Error("the absent do not stand in their places")
	}
}

// Slips and labels of locked rounds say where somebody stands, and where what
// he receives lies.
func TestPlacesOnSlips(t *testing.T) {
	ctx := context.Background()
	o := staged(t)
	places, err := o.DB.StagePlaces(ctx, o.Conf.ID)
	o.Must(err)
	at := map[data.ID]data.StagePlace{}
	for _, p := range places {
		at[p.Citation] = p
	}
	for _, c := range o.Citations() {
		if c.RoundNumber != 3 || c.Delegate == "" {
			continue
		}
		file := filepath.Join(t.TempDir(), "a.pdf")
		_, err := papers.Reminders(ctx, o.deps(), o.Conf, papers.ReminderOptions{File: file, IDs: []data.ID{c.Delegate}, Wing: "cánh phải sân khấu"}, nil)
		o.Must(err)
		said := text.Fold(says(t, file)[0])
		for _, want := range []string{fmt.Sprintf("dot 3 · luot %d", at[c.ID].Group), fmt.Sprintf("vi tri %d", at[c.ID].Place), "canh phai san khau"} {
			if !strings.Contains(said, text.Fold(want)) {
				t.Errorf("%s: no %q in %s", c.Name, want, said)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "b.pdf")
	_, err = papers.FrameLabels(ctx, o.deps(), o.Conf, papers.FrameLabelOptions{File: file, Order: papers.OrderTray}, nil)
	o.Must(err)
	if said := text.Fold(strings.Join(says(t, file), " ")); !strings.Contains(said, text.Fold("A-04")) {
		t.Errorf("labels without slots: %s", said)
	}
}
