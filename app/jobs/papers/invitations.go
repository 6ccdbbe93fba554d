package papers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// InvitationOptions choose delegates and say what their invitations have in
// common.
type InvitationOptions struct {
	File      string
	Filter    data.DelegateFilter
	IDs       []data.ID // delegates; empty for all
	Only      []string  // delegates' codes; empty for all
	Template  string    // id; "": the one that the conference uses
	Meeting   string    // its name, for day and hour; "": the first one
	Superior  string    // of the host: "Ủy ban nhân dân tỉnh Lai Châu"; may be ""
	Number    string    // of the letter: "125/GM-SNV"; may be ""
	Date      data.Date
	Signature data.Signature
	Note      string
	Single    bool // one on a page of its own
}

// Invitations prints invitations with the code of each delegate's badge, which
// who has none gets first. Who has cancelled or sends somebody else is left
// out. Errors: those of Badges, unknown-meeting.
func Invitations(ctx context.Context, d Deps, conf data.Conference, o InvitationOptions, p Progress) (Result, error) {
	rows, res, err := d.people(ctx, conf, o.Filter, o.IDs, o.Only)
	if err != nil {
		return res, err
	}
	meetings, err := d.Records.Meetings(ctx, conf.ID)
	if err != nil {
		return res, err
	}
	at, err := firstMeeting(meetings, o.Meeting)
	if err != nil {
		return res, err
	}
	t, err := d.template(ctx, conf, "invitation", o.Template)
	if err != nil {
		return res, err
	}
	setter, err := print.NewInvitations(print.InvitationFixed{Superior: o.Superior, Host: conf.Host, Number: o.Number, Place: conf.City, Date: string(o.Date),
		Event: conf.Title, Period: period(conf), When: at, Where: conf.Place, Note: o.Note, Signature: signature(o.Signature), Single: o.Single, Template: t}, d.Fonts)
	if err != nil {
		return res, fault(err)
	}
	if err := d.ready(ctx, o.File, subjectInvitations, rows); err != nil {
		return res, err
	}
	words := i18n.For("vi")
	letters, left, err := fitting(rows, func(r data.DelegateRow) (print.InvitationInput, error) {
		code, err := badgeCode(r)
		return print.InvitationInput{Honorific: addressed(r.Delegate), Name: r.Name, Position: r.Position, Unit: unitOf(r),
			Role: role(words, r.Delegate), Seat: r.Seat, Digits: r.Code, Code: code}, err
	}, func(in print.InvitationInput) error {
		_, _, err := setter.Sheet([]print.InvitationInput{in})
		return err
	}, delegateSkipped)
	if err != nil {
		return res, err
	}
	res.Skipped = append(res.Skipped, left...)
	return d.write(ctx, conf, o.File, subjectInvitations, setter, batch{n: len(letters), per: setter.PerSheet()}, res, p,
		func(from, to int) (*layout.List, []layout.Warning, error) { return setter.Sheet(letters[from:to]) })
}

// addressed is how a letter addresses a delegate: as the list does, else by gender.
func addressed(d data.Delegate) string {
	switch {
	case d.Honorific != "":
		return d.Honorific
	case d.Gender == data.Male:
		return "Ông"
	case d.Gender == data.Female:
		return "Bà"
	}
	return "Ông/Bà"
}

// role is as what a delegate comes, in the list's own word where it has one.
func role(c *i18n.Catalogue, d data.Delegate) string {
	switch {
	case strings.TrimSpace(d.KindWord) != "":
		return d.KindWord
	case d.Kind == data.KindGuest:
		return c.T("paper.badge.guest")
	}
	return c.T("paper.badge.official")
}

// unitOf is where a delegate works, or with whom the delegate comes.
func unitOf(r data.DelegateRow) string {
	if strings.TrimSpace(r.Unit) != "" {
		return r.Unit
	}
	return r.DelegationName
}

// period is the years that a conference sums up, where its title does not say
// them: "giai đoạn 2020–2025".
func period(conf data.Conference) string {
	if conf.Period == "" || strings.Contains(conf.Title, conf.Period) {
		return ""
	}
	return i18n.For("vi").T("jobs.period", "period", conf.Period)
}

func signature(s data.Signature) print.Signature {
	return print.Signature{Prefix: s.Prefix, Title: s.Title, Post: s.Post, Name: s.Name}
}

// firstMeeting says when a meeting begins: "07 giờ 30, thứ Năm, ngày 21 tháng
// 8 năm 2025"; "" name is the first one. Error: unknown-meeting.
func firstMeeting(meetings []data.Meeting, name string) (string, error) {
	if name != "" {
		m, err := chooseMeeting(meetings, nil, name)
		return hourAndDay(m), err
	}
	var first data.Meeting
	for _, m := range meetings {
		if m.Date.Full() && (first.ID == "" || m.Date < first.Date || m.Date == first.Date && m.Ordinal < first.Ordinal) {
			first = m
		}
	}
	return hourAndDay(first), nil
}

func hourAndDay(m data.Meeting) string {
	if !m.Date.Full() {
		return ""
	}
	y, mo, day := m.Date.Parts()
	weekday := weekdays[time.Date(y, time.Month(mo), day, 12, 0, 0, 0, time.UTC).Weekday()]
	said := strings.ToLower(weekday[:1]) + weekday[1:] + ", " + text.DateWords(y, mo, day)
	var h, min int
	if n, err := fmt.Sscanf(m.Starts, "%d:%d", &h, &min); err == nil && n == 2 {
		return fmt.Sprintf("%02d giờ %02d, %s", h, min, said)
	}
	return strings.ToUpper(said[:1]) + said[1:]
}
