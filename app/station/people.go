package station

import (
	"context"
	"unicode/utf8"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// found is a delegate in a list.
type found struct {
	ID          data.ID             `json:"id"`
	Code        string              `json:"code"`
	Honorific   string              `json:"honorific,omitempty"`
	Name        string              `json:"name"`
	Position    string              `json:"position,omitempty"`
	Unit        string              `json:"unit,omitempty"`
	Delegation  string              `json:"delegation,omitempty"`
	Seat        string              `json:"seat,omitempty"`
	Status      data.DelegateStatus `json:"status,omitempty"`
	PresentAt   string              `json:"present_at,omitempty"`
	PresentDesk string              `json:"present_desk,omitempty"`
	Phone       string              `json:"phone,omitempty"` // only among the missing
}

func (s *Station) found(d data.DelegateRow) found {
	return found{ID: d.ID, Code: d.Code, Honorific: d.Honorific, Name: d.Name, Position: d.Position, Unit: d.Unit,
		Delegation: d.DelegationName, Seat: d.Seat, Status: d.Status, PresentAt: s.instant(d.PresentAt), PresentDesk: d.PresentDesk}
}

const (
	maxFound   = 20
	maxLeaders = 300
	maxQuery   = 100 // characters
)

type list struct {
	List []found `json:"list"`
}

func (s *Station) people(ctx context.Context, f data.DelegateFilter) (any, error) {
	f.Conference, f.Meeting = s.conf.ID, s.door.Meeting().ID
	rows, err := s.records.Delegates(ctx, f)
	if err != nil {
		return nil, err
	}
	l := list{List: make([]found, len(rows))}
	for i, row := range rows {
		l.List[i] = s.found(row)
	}
	return l, nil
}

// search finds delegates by a few letters.
func (s *Station) search(ctx context.Context, c *call) (any, error) {
	q := deskName(c.URL.Query().Get("q"))
	if q == "" || utf8.RuneCountInString(q) > maxQuery {
		return list{List: []found{}}, nil
	}
	phones, err := s.phones(ctx, c)
	if err != nil {
		return nil, err
	}
	return s.people(ctx, data.DelegateFilter{Text: q, Limit: maxFound, NoPhone: !phones})
}

// phones tells whether a desk may see telephone numbers, or find people by them.
func (s *Station) phones(ctx context.Context, c *call) (bool, error) {
	where, err := s.records.Setting(ctx, admit.SettingPhones)
	return c.desk.Kind == data.DeskPC && where == admit.PhonesAll, err
}

// leaders gives those who are introduced by name, in the order of protocol.
func (s *Station) leaders(ctx context.Context, _ *call) (any, error) {
	return s.people(ctx, data.DelegateFilter{Leader: true, Sort: data.SortProtocol, Limit: maxLeaders})
}

// missingGroup is whom to ask about those of a delegation who have not come.
type missingGroup struct {
	ID    data.ID `json:"id"`
	Name  string  `json:"name"`
	Head  string  `json:"head,omitempty"`
	Phone string  `json:"phone,omitempty"`
	List  []found `json:"list"`
}

// missing gives who has not come, by delegation, with phones where they may be seen.
func (s *Station) missing(ctx context.Context, c *call) (any, error) {
	phones, err := s.phones(ctx, c)
	if err != nil {
		return nil, err
	}
	groups, err := s.door.Missing(ctx)
	if err != nil {
		return nil, err
	}
	answer := struct {
		Groups []missingGroup `json:"groups"`
	}{Groups: make([]missingGroup, len(groups))}
	for i, g := range groups {
		m := missingGroup{ID: g.ID, Name: g.Name, Head: g.HeadName, Phone: g.HeadPhone, List: make([]found, len(g.List))}
		if m.Head == "" {
			m.Head = g.Contact
		}
		if m.Phone == "" {
			m.Phone = g.Phone
		}
		for k, d := range g.List {
			m.List[k] = s.found(d)
			if phones {
				m.List[k].Phone = d.Phone
			}
		}
		if !phones {
			m.Phone = ""
		}
		answer.Groups[i] = m
	}
	return answer, nil
}
