package cli

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// registerShape is a line of the register as JSON tells it.
type registerShape struct {
	Number       string          `json:"number"`
	Book         string          `json:"book"`
	Name         string          `json:"name"`
	Kind         string          `json:"kind"`
	Position     string          `json:"position,omitempty"`
	Unit         string          `json:"unit,omitempty"`
	Award        string          `json:"award"`
	Decision     string          `json:"decision"`
	DecisionDate data.Date       `json:"decision_date"`
	Issued       data.Date       `json:"issued"`
	State        string          `json:"state"`
	Printed      []printingShape `json:"printed"`
	Handed       *handedShape    `json:"handed"`
	Withdrawn    *withdrawnShape `json:"withdrawn"`
	Replaces     string          `json:"replaces,omitempty"`
	ReplacedBy   string          `json:"replaced_by,omitempty"`
}

type printingShape struct {
	At     data.Date `json:"at"`
	Kind   string    `json:"kind,omitempty"`
	Reason string    `json:"reason,omitempty"`
}

type handedShape struct {
	Day    data.Date `json:"day"`
	Way    string    `json:"way,omitempty"`
	To     string    `json:"to,omitempty"`
	Proxy  bool      `json:"proxy"`
	Unit   string    `json:"unit,omitempty"`
	Record string    `json:"record,omitempty"`
}

type withdrawnShape struct {
	Date      data.Date `json:"date"`
	Code      string    `json:"code"`
	Decision  string    `json:"decision,omitempty"`
	Reason    string    `json:"reason,omitempty"`
	Money     int64     `json:"money,omitempty"`
	PaperBack data.Date `json:"paper_back,omitempty"`
	MoneyBack data.Date `json:"money_back,omitempty"`
}

func registerShapeOf(r data.RegisterRow) registerShape {
	shape := registerShape{Number: r.Certificate.Register, Book: r.Book.Issuer, Name: r.Name, Kind: string(r.Kind), Position: r.Position, Unit: r.Unit, Award: r.AwardName,
		Decision: r.DecisionNumber, DecisionDate: r.DecisionDate, Issued: r.Certificate.Issued, State: string(r.Certificate.State),
		Printed: []printingShape{}, Replaces: r.Before, ReplacedBy: r.After}
	for _, p := range r.Printings {
		shape.Printed = append(shape.Printed, printingShape{data.DateOf(p.At), string(p.Kind), p.Reason})
	}
	if h := r.Handed; h != nil {
		shape.Handed = &handedShape{h.Day, string(h.Way), h.To, h.Proxy, h.Unit, h.Record}
	}
	if w := r.Withdrawal; w != nil {
		shape.Withdrawn = &withdrawnShape{w.Date, string(w.Reason), w.Decision, w.Text, w.Money, w.PaperBack, w.MoneyBack}
	}
	return shape
}

// filter turns the flags into a filter of a conference's certificates, or with
// --all of all.
func (f *registerFlags) filter(s *session) (data.RegisterFilter, error) {
	filter := data.RegisterFilter{State: data.CertificateState(f.State), Text: text.Clean(f.Text), Unit: text.Clean(f.Unit), Year: f.Year,
		NotHanded: f.NotHanded, ToRecover: f.ToRecover}
	if f.All {
		return filter, nil
	}
	_, conf, err := s.conference()
	filter.Conference = conf.ID
	return filter, err
}

// Run lists the register.
func (c *registerCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	f, err := c.filter(s)
	if err != nil {
		return err
	}
	rows, err := db.Register(s.ctx, f)
	if err != nil {
		return err
	}
	if s.g.JSON {
		list := []registerShape{}
		for _, r := range rows {
			list = append(list, registerShapeOf(r))
		}
		s.json(struct {
			Certificates []registerShape `json:"certificates"`
		}{list})
		return nil
	}
	var book data.ID
	for i, r := range rows {
		if i == 0 || r.Book.ID != book {
			book = r.Book.ID
			s.say("cli.register.book", "document", s.c.T("jobs.document."+string(r.Book.Document)), "issuer", r.Book.Issuer, "year", r.Book.Year)
		}
		s.say("cli.register.line", "number", r.Certificate.Register, "name", r.Name, "unit", r.Unit, "award", r.AwardName, "decision", r.DecisionNumber,
			"state", s.c.T("jobs.state."+string(r.Certificate.State)), "more", s.happened(r))
	}
	s.note("cli.register.count", "n", len(rows))
	return nil
}

// happened says what else there is to know of a certificate.
func (s *session) happened(r data.RegisterRow) string {
	var more []string
	if h := r.Handed; h != nil && r.Withdrawal == nil {
		more = append(more, strings.Join(strings.Fields(s.c.T("cli.register.handed", "day", h.Day.String(), "to", h.To)), " "))
	}
	if w := r.Withdrawal; w != nil {
		more = append(more, s.c.T("cli.register.withdrawn", "day", w.Date.String(), "decision", w.Decision))
	}
	if r.After != "" {
		more = append(more, s.c.T("cli.register.after", "number", r.After))
	}
	return strings.Join(more, "; ")
}
