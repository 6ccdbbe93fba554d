package cli

import (
	"fmt"
	"slices"
	"strings"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// conferenceShape is a conference as JSON tells it.
type conferenceShape struct {
	Code      string     `json:"code"`
	Title     string     `json:"title"`
	Event     data.Event `json:"event,omitempty"`
	Date      data.Date  `json:"date,omitempty"`
	Ends      data.Date  `json:"ends,omitempty"`
	Host      string     `json:"host,omitempty"`
	Issuer    string     `json:"issuer,omitempty"`
	Place     string     `json:"place,omitempty"`
	City      string     `json:"city,omitempty"`
	Period    string     `json:"period,omitempty"`
	Page      string     `json:"page,omitempty"`
	Proofread bool       `json:"proofread"`
	Sample    bool       `json:"sample"`
	Closed    bool       `json:"closed"`
	Delegates int        `json:"delegates"`
	Citations int        `json:"citations"`
}

func (s *session) show(db *store.DB, c data.Conference) (conferenceShape, error) {
	delegates, err := db.CountDelegates(s.ctx, data.DelegateFilter{Conference: c.ID})
	if err != nil {
		return conferenceShape{}, err
	}
	citations, err := db.CountCitations(s.ctx, data.CitationFilter{Conference: c.ID})
	if err != nil {
		return conferenceShape{}, err
	}
	return conferenceShape{Code: c.Code, Title: c.Title, Event: c.Event, Date: c.Starts, Ends: c.Ends, Host: c.Host, Issuer: c.Issuer,
		Place: c.Place, City: c.City, Period: c.Period, Page: c.Page, Proofread: c.Proofread, Sample: c.Sample, Closed: c.Closed,
		Delegates: delegates, Citations: citations}, nil
}

// Run lists the conferences, a line for each, the newest first.
func (*confListCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	all, err := db.Conferences(s.ctx)
	if err != nil {
		return err
	}
	list := []conferenceShape{}
	for _, c := range all {
		shape, err := s.show(db, c)
		if err != nil {
			return err
		}
		list = append(list, shape)
	}
	if s.g.JSON {
		s.json(struct {
			Conferences []conferenceShape `json:"conferences"`
		}{list})
		return nil
	}
	for _, c := range list {
		s.line(s.out, strings.Join([]string{c.Code, c.Date.String(), c.Title}, "\t"))
	}
	return nil
}

// Run shows one conference.
func (c *confShowCmd) Run(s *session) error {
	if c.Code != "" {
		s.g.Conference = c.Code
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	return s.tell(db, conf)
}

func (s *session) tell(db *store.DB, conf data.Conference) error {
	shape, err := s.show(db, conf)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(shape)
		return nil
	}
	date := shape.Date.String()
	if shape.Ends != "" && shape.Ends != shape.Date {
		date += " – " + shape.Ends.String()
	}
	yes := func(b bool) string {
		if b {
			return s.c.T("cli.yes")
		}
		return s.c.T("cli.no")
	}
	for _, row := range [][2]string{
		{"code", shape.Code}, {"title", shape.Title}, {"event", s.c.T("cli.event." + string(shape.Event))}, {"date", date},
		{"host", shape.Host}, {"issuer", shape.Issuer}, {"place", shape.Place}, {"city", shape.City}, {"period", shape.Period},
		{"page", shape.Page}, {"proofread", yes(shape.Proofread)}, {"sample", yes(shape.Sample)}, {"closed", yes(shape.Closed)},
		{"delegates", text.Int(int64(shape.Delegates))}, {"citations", text.Int(int64(shape.Citations))},
	} {
		if row[1] != "" {
			s.line(s.out, s.c.T("cli.conference."+row[0])+": "+row[1])
		}
	}
	return nil
}

// Run makes a conference, and its main meeting.
func (c *confNewCmd) Run(s *session) error {
	conf := data.Conference{Event: data.EventConference}
	if c.Title == nil {
		return wrongCall("flag-needed", "flag", "--title TEXT")
	}
	if c.Code == nil {
		conf.Code = "HN" // until the title and the date are known
	}
	if err := c.fill(&conf); err != nil {
		return err
	}
	db, err := s.open()
	if err == nil {
		err = c.above(s, db, &conf)
	}
	if err != nil {
		return err
	}
	if c.Code == nil {
		all, err := db.Conferences(s.ctx)
		if err != nil {
			return err
		}
		conf.Code = freeCode(conf, data.DateOf(s.env.Now()), all)
	}
	if err := db.SaveConference(s.ctx, &conf); err != nil {
		return err
	}
	m := data.Meeting{Conference: conf.ID, Name: admit.MainMeeting, Date: conf.Starts, Ordinal: 1}
	if err := db.SaveMeeting(s.ctx, &m); err != nil {
		return err
	}
	return s.tell(db, conf)
}

// Run changes what the call names, and leaves the rest.
func (c *confSetCmd) Run(s *session) error {
	if s.g.Conference == "" && c.Code != nil {
		s.g.Conference, c.Code = *c.Code, nil // "set --code X" means X, not a new code
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if err := c.fill(&conf); err != nil {
		return err
	}
	if err := c.above(s, db, &conf); err != nil {
		return err
	}
	if err := db.SaveConference(s.ctx, &conf); err != nil {
		return err
	}
	return s.tell(db, conf)
}

// above finds the next-higher conference, by its code; "" is none.
func (f *confFlags) above(s *session, db *store.DB, c *data.Conference) error {
	if f.Parent == nil {
		return nil
	}
	c.Parent = ""
	if code := text.Clean(*f.Parent); code != "" {
		p, err := db.Conference(s.ctx, code)
		if err != nil {
			return err
		}
		if p.ID == c.ID {
			return data.Fail("parent-itself")
		}
		c.Parent = p.ID
	}
	return nil
}

// fill puts what the call says into a conference.
func (f *confFlags) fill(c *data.Conference) error {
	for _, field := range []struct {
		flag *string
		into *string
	}{{f.Code, &c.Code}, {f.Title, &c.Title}, {f.Issuer, &c.Issuer}, {f.Host, &c.Host}, {f.Place, &c.Place}, {f.City, &c.City}, {f.Period, &c.Period}} {
		if field.flag != nil {
			*field.into = text.Clean(*field.flag)
		}
	}
	if c.Title == "" {
		return data.Fail("title-empty")
	}
	if !validCode(c.Code) {
		return data.Fail("code-form", "code", c.Code)
	}
	for _, field := range []struct {
		flag *string
		into *data.Date
		name string
	}{{f.Date, &c.Starts, "--date"}, {f.Ends, &c.Ends, "--ends"}} {
		if field.flag == nil {
			continue
		}
		d, err := data.ParseDate(strings.TrimSpace(*field.flag))
		if err != nil || d != "" && !d.Full() {
			return data.Fail("date-form", "flag", field.name, "value", *field.flag)
		}
		*field.into = d
	}
	if c.Ends != "" && c.Ends < c.Starts {
		c.Ends = ""
		if f.Ends != nil {
			return data.Fail("ends-before-start")
		}
	}
	if f.Event != nil {
		switch e := data.Event(*f.Event); e {
		case data.EventCongress, data.EventConference, data.EventCeremony:
			c.Event = e
		default:
			return wrongCall("flag-choice", "flag", "--event", "value", *f.Event, "choices", "congress, conference, ceremony")
		}
	}
	if f.Page != nil {
		page := strings.ToUpper(strings.TrimSuffix(strings.TrimSpace(*f.Page), "/"))
		for _, scheme := range []string{"HTTPS://", "HTTP://"} {
			page = strings.TrimPrefix(page, scheme)
		}
		if !data.ValidPage(page) {
			return data.Fail("page-form", "page", *f.Page, "most", data.MaxPage)
		}
		c.Page = page
	}
	if f.Proofread != nil {
		c.Proofread = *f.Proofread
	}
	if f.Closed != nil {
		c.Closed = *f.Closed
	}
	return nil
}

// freeCode makes a code of the title's initials and the year, "HNDHTT-2025",
// that no conference has yet.
func freeCode(c data.Conference, today data.Date, all []data.Conference) string {
	initials := ""
	for _, word := range strings.Fields(text.Fold(c.Title)) {
		if r := word[0]; r >= 'a' && r <= 'z' && len(initials) < 8 {
			initials += strings.ToUpper(string(r))
		}
	}
	if initials == "" {
		initials = "HN"
	}
	year := c.Starts.Year()
	if year == 0 {
		year = today.Year()
	}
	code := fmt.Sprintf("%s-%d", initials, year)
	taken := func(code string) bool {
		return slices.ContainsFunc(all, func(o data.Conference) bool { return strings.EqualFold(o.Code, code) })
	}
	free := code
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s-%d", code, n)
	}
	return free
}

// validCode tells whether a code is letters, digits and hyphens, so that it
// can be typed and stand in a file's name.
func validCode(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '-' {
			return false
		}
	}
	return s != "" && len(s) <= 40
}
