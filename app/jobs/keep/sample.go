package keep

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// SampleCode is the code of the sample conference.
const SampleCode = "AN-SON-VI"

// SampleRecords is what Sample needs of the store.
type SampleRecords interface {
	Alone(ctx context.Context, f func(context.Context) error) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
	Conferences(ctx context.Context) ([]data.Conference, error)
	SaveConference(ctx context.Context, c *data.Conference) error
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	SaveMeeting(ctx context.Context, m *data.Meeting) error
	Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error)
	SaveAgendaItem(ctx context.Context, a *data.AgendaItem) error
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	SaveRound(ctx context.Context, r *data.Round) error
	Delegations(ctx context.Context, conf data.ID) ([]data.Delegation, error)
	SaveDelegation(ctx context.Context, d *data.Delegation) error
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	Awards(ctx context.Context) ([]data.Award, error)
	SaveAward(ctx context.Context, a *data.Award) error
	Books(ctx context.Context) ([]data.Book, error)
	SaveBook(ctx context.Context, b *data.Book) error
	ImportDelegates(ctx context.Context, conf data.ID, rows []store.DelegateImport, o store.ImportOptions) (store.ImportResult, error)
	ImportCitations(ctx context.Context, conf data.ID, rows []store.CitationImport, o store.ImportOptions) (store.ImportResult, error)
}

// Sample writes the sample conference: the Đại hội Thi đua yêu nước of an
// invented province with 235 delegates, 250 citations, 7 rounds and a half
// day's agenda. Its papers carry a watermark and are signed by throw-away keys.
// Once it stands complete a further call adds nothing and made is false; one
// that was cut off is completed. Of several calls at once one writes it, and
// the others wait and find it there.
func Sample(ctx context.Context, r SampleRecords, who string) (conf data.Conference, made bool, err error) {
	err = r.Alone(ctx, func(ctx context.Context) error {
		conf, made, err = sample(ctx, r, who)
		return err
	})
	return conf, made, err
}

func sample(ctx context.Context, r SampleRecords, who string) (conf data.Conference, made bool, err error) {
	all, err := r.Conferences(ctx)
	if err != nil {
		return conf, false, err
	}
	for _, c := range all {
		if c.Code == SampleCode && c.Sample {
			conf = c
		}
	}
	if conf.ID == "" {
		conf = sampleConference()
		if err := r.SaveConference(ctx, &conf); err != nil {
			return conf, false, fmt.Errorf("sample conference: %w", err)
		}
	}
	done := "sample.complete." + string(conf.ID)
	if v, err := r.Setting(ctx, done); err != nil || v != "" {
		return conf, false, err
	}
	w := sampleWriter{r: r, conf: conf, who: who}
	for _, step := range []func(context.Context) error{w.meetings, w.agenda, w.rounds, w.delegations, w.delegates, w.heads, w.awards, w.books, w.citations} {
		if err := step(ctx); err != nil {
			return conf, false, fmt.Errorf("sample conference: %w", err)
		}
	}
	return conf, true, r.SetSetting(ctx, done, "yes")
}

func sampleConference() data.Conference {
	return data.Conference{
		Code:   SampleCode,
		Title:  "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI, giai đoạn 2025–2030",
		Event:  data.EventCongress,
		Host:   "Ủy ban nhân dân tỉnh An Sơn",
		Issuer: "Sở Nội vụ tỉnh An Sơn",
		Place:  "Trung tâm Hội nghị tỉnh",
		City:   "An Sơn",
		Starts: "2025-08-20",
		Ends:   "2025-08-21",
		Period: "2020–2025",
		Page:   "TDKT.ANSON.GOV.VN/V",
		Sample: true,
		Quorum: data.Fraction{Num: 2, Den: 3},
	}
}

// sampleWriter writes the parts. Each step looks at what is there and adds
// only what is missing.
type sampleWriter struct {
	r       SampleRecords
	conf    data.Conference
	who     string
	meeting data.ID // the main one
	item    data.ID // the agenda item of the awards
}

func (w *sampleWriter) meetings(ctx context.Context) error {
	have, err := w.r.Meetings(ctx, w.conf.ID)
	if err != nil {
		return err
	}
	for i, m := range []data.Meeting{
		{Name: "Phiên trù bị", Date: "2025-08-20", Starts: "14:00"},
		{Name: "Phiên chính thức", Date: "2025-08-21", Starts: "07:00"},
	} {
		m.Conference, m.Ordinal = w.conf.ID, i+1
		for _, h := range have {
			if h.Name == m.Name {
				m.ID = h.ID
			}
		}
		if m.ID == "" {
			if err := w.r.SaveMeeting(ctx, &m); err != nil {
				return err
			}
		}
		w.meeting = m.ID
	}
	return nil
}

func (w *sampleWriter) agenda(ctx context.Context) error {
	have, err := w.r.Agenda(ctx, w.conf.ID)
	if err != nil {
		return err
	}
	rows, err := table("agenda")
	if err != nil {
		return err
	}
	for i, row := range rows {
		item := data.AgendaItem{Conference: w.conf.ID, Meeting: w.meeting, Ordinal: i + 1, Starts: row["starts"],
			Minutes: row.number("minutes"), Kind: data.ItemKind(row["kind"]), Title: row["title"],
			Person: row["person"], People: cast(row["people"]), Cue: row["cue"]}
		for _, h := range have {
			if h.Meeting == item.Meeting && h.Ordinal == item.Ordinal {
				item.ID = h.ID
			}
		}
		if item.ID == "" {
			if err := w.r.SaveAgendaItem(ctx, &item); err != nil {
				return err
			}
		}
		if item.Kind == data.ItemAwards {
			w.item = item.ID
		}
	}
	return nil
}

// cast reads who has a part in an item: "presides: Name, posts; secretary: …",
// without a part who performs it.
func cast(list string) (people []data.Actor) {
	for who := range strings.SplitSeq(list, "; ") {
		part, name, found := strings.Cut(who, ": ")
		if !found {
			part, name = "", who
		}
		if name != "" {
			people = append(people, leader(name, data.Part(part)))
		}
	}
	return people
}

// leader reads who has a part in a round, "Name, posts".
func leader(who string, part data.Part) data.Actor {
	a := data.Actor{Part: part, Honorific: "Đồng chí"}
	a.Name, a.Posts, _ = strings.Cut(who, ", ")
	return a
}

// presenters reads who hands over, and in which capacity.
func presenters(who, capacity string) []data.Actor {
	if who == "" {
		return nil
	}
	a := leader(who, data.PartPresents)
	var ok bool
	if a.Of, ok = strings.CutPrefix(capacity, "thừa ủy quyền "); ok {
		a.Capacity = data.CapacityAuthorised
	}
	return []data.Actor{a}
}

func (w *sampleWriter) rounds(ctx context.Context) error {
	have, err := w.r.Rounds(ctx, w.conf.ID)
	if err != nil {
		return err
	}
	rows, err := table("rounds")
	if err != nil {
		return err
	}
	there := map[int]bool{}
	for _, h := range have {
		there[h.Number] = true
	}
	for _, row := range rows {
		r := data.Round{Conference: w.conf.ID, Item: w.item, Number: row.number("number"), Title: row["title"],
			Presenters: presenters(row["presenter"], row["capacity"]), Announcer: leader(row["announcer"], data.PartAnnounces),
			Protocol: data.ProtocolKey(row["protocol"])}
		if !there[r.Number] {
			if err := w.r.SaveRound(ctx, &r); err != nil {
				return err
			}
		}
	}
	return nil
}

// delegations are made in the order in which they sit and are reported.
func (w *sampleWriter) delegations(ctx context.Context) error {
	have, err := w.r.Delegations(ctx, w.conf.ID)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for _, h := range have {
		there[h.Name] = true
	}
	for i, name := range []string{"Khối các cơ quan Đảng", "Khối sở, ngành", "Lực lượng vũ trang", "Khối doanh nghiệp",
		"Xã Nậm Tía", "Phường Tân An", "Xã Bản Mây", "Khách mời"} {
		if there[name] {
			continue
		}
		if err := w.r.SaveDelegation(ctx, &data.Delegation{Conference: w.conf.ID, Name: name, Ordinal: i + 1}); err != nil {
			return err
		}
	}
	return nil
}

func (w *sampleWriter) delegates(ctx context.Context) error {
	rows, err := table("delegates")
	if err != nil {
		return err
	}
	list := make([]store.DelegateImport, 0, len(rows))
	for _, row := range rows {
		badge, err := seal.NewBadge(rand.Reader)
		if err != nil {
			return err
		}
		d := data.Delegate{Code: row["code"], Badge: badge, Name: row["name"], Honorific: row["honorific"],
			Gender: gender(row["gender"]), Birth: data.Date(row["birth"]), Ethnicity: row["ethnicity"], Party: row["party"],
			Education: row["education"], Theory: row["theory"], Position: row["position"], Unit: row["unit"],
			Kind: data.DelegateKind(row["kind"]), KindWord: "Chính thức", ExOfficio: row["exofficio"] != "",
			Exemplar: row["exemplar"] != "", Award: row["award"], Roles: row["roles"], Phone: row["phone"], Seat: row["seat"], Leaves: row["leaves"],
			Status: data.DelegateStatus(row["status"]), Substitute: row["substitute"], Reason: row["reason"],
			Kit: row["kit"], Protocol: row.number("protocol")}
		if d.Kind == data.KindGuest {
			d.KindWord = "Khách mời"
		}
		list = append(list, store.DelegateImport{Delegate: d, DelegationName: row["delegation"]})
	}
	_, err = w.r.ImportDelegates(ctx, w.conf.ID, list, store.ImportOptions{Who: w.who, File: "sample"})
	return err
}

// heads names who leads each delegation.
func (w *sampleWriter) heads(ctx context.Context) error {
	leaders := map[string]bool{"AS-003": true, "AS-002": true, "AS-006": true, "AS-035": true, "AS-161": true, "AS-007": true, "AS-052": true, "AS-022": true}
	rows, err := w.r.Delegates(ctx, data.DelegateFilter{Conference: w.conf.ID})
	if err != nil {
		return err
	}
	groups, err := w.r.Delegations(ctx, w.conf.ID)
	if err != nil {
		return err
	}
	for _, d := range rows {
		for _, g := range groups {
			if !leaders[d.Code] || g.ID != d.Delegation || g.Head != "" {
				continue
			}
			g.Head = d.ID
			if err := w.r.SaveDelegation(ctx, &g); err != nil {
				return err
			}
		}
	}
	return nil
}

// awards adds the one award of the sample that is an office's own, and not in
// the catalogue every database starts with.
func (w *sampleWriter) awards(ctx context.Context) error {
	const name = "Giấy khen của Giám đốc Sở Nội vụ"
	have, err := w.r.Awards(ctx)
	if err != nil {
		return err
	}
	own := data.Award{Name: name, English: "Certificate of commendation of the Director of Home Affairs", Class: data.ClassForm,
		For: []data.RecipientKind{data.Individual, data.Collective, data.Household}, Decider: "Giám đốc Sở Nội vụ",
		Document: data.DocumentGiayKhen, Source: data.MadeHere, Matched: true}
	for _, a := range have {
		switch {
		case a.Name == name:
			return nil
		case a.Document == data.DocumentGiayKhen:
			own.Rank, own.BonusIndividual, own.BonusCollective = a.Rank, a.BonusIndividual, a.BonusCollective
		}
	}
	return w.r.SaveAward(ctx, &own)
}

// books sets the first numbers: paper books stand at them already.
func (w *sampleWriter) books(ctx context.Context) error {
	have, err := w.r.Books(ctx)
	if err != nil {
		return err
	}
	for _, b := range []data.Book{
		{Issuer: "Chủ tịch Ủy ban nhân dân tỉnh An Sơn", Document: data.DocumentBangKhen, Year: 2025, Next: 385, Digits: 4},
		{Issuer: "Giám đốc Sở Nội vụ tỉnh An Sơn", Document: data.DocumentGiayKhen, Year: 2025, Next: 98, Digits: 4},
	} {
		there := false
		for _, h := range have {
			there = there || h.Issuer == b.Issuer && h.Document == b.Document && h.Year == b.Year
		}
		if there {
			continue
		}
		if err := w.r.SaveBook(ctx, &b); err != nil {
			return err
		}
	}
	return nil
}

func (w *sampleWriter) citations(ctx context.Context) error {
	rows, err := table("citations")
	if err != nil {
		return err
	}
	decisions, err := table("decisions")
	if err != nil {
		return err
	}
	decision := map[string]record{}
	for _, d := range decisions {
		decision[d["key"]] = d
	}
	delegates, err := w.r.Delegates(ctx, data.DelegateFilter{Conference: w.conf.ID})
	if err != nil {
		return err
	}
	byCode := map[string]data.ID{}
	for _, d := range delegates {
		byCode[d.Code] = d.ID
	}
	list := make([]store.CitationImport, 0, len(rows))
	for _, row := range rows {
		d := decision[row["decision"]]
		list = append(list, store.CitationImport{
			Citation: data.Citation{Ordinal: row.number("ordinal"), Kind: data.RecipientKind(row["kind"]), Name: row["name"],
				Honorific: row["honorific"], Gender: gender(row["gender"]), Position: row["position"], Unit: row["unit"],
				Address: row["address"], Achievement: row["achievement"], Posthumous: row["posthumous"] != "",
				Representative: row["representative"], Delegate: byCode[row["delegate"]]},
			AwardName: row["award"], RoundNumber: row.number("round"),
			DecisionNumber: d["number"], DecisionDate: data.Date(d["date"]), DecisionIssuer: d["issuer"], DecisionSubject: d["subject"],
			Signature: data.Signature{Prefix: d["prefix"], Title: d["title"], Post: d["post"], Name: d["name"]},
		})
	}
	_, err = w.r.ImportCitations(ctx, w.conf.ID, list, store.ImportOptions{Who: w.who, File: "sample"})
	return err
}
