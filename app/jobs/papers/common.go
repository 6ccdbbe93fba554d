package papers

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print"
	"vinhdanh/print/docx"
	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// Common is what the papers about delegates on A4 have in common.
type Common struct {
	File      string // ".docx" is a Word file, all else a PDF; both say the same
	Lang      string // "vi" (also ""), "en"
	Meeting   string // its name; "": see sitting
	Superior  string // of the host; may be ""
	Number    string // of the paper: "12/BC-BTC"; may be ""
	Date      data.Date
	Signature data.Signature
	Filter    data.DelegateFilter // its meeting is the one above
	IDs       []data.ID           // delegates; empty for all
	Only      []string            // delegates' codes; empty for all
}

// sitting gives the meeting that a paper is about: the one named, else that of
// today which has begun last, else the next, else the last; none if the
// conference has none. Error: unknown-meeting (args name, known).
func (d Deps) sitting(ctx context.Context, conf data.Conference, name string) (data.Meeting, error) {
	meetings, err := d.Records.Meetings(ctx, conf.ID)
	if err != nil || len(meetings) == 0 && name == "" {
		return data.Meeting{}, err
	}
	if name != "" {
		return chooseMeeting(meetings, nil, name)
	}
	now := d.Now()
	stamp := now.Format("2006-01-02 15:04")
	best := meetings[0]
	for _, m := range meetings[1:] {
		at, than := string(m.Date)+" "+m.Starts, string(best.Date)+" "+best.Starts
		switch begun := at <= stamp; {
		case begun && (than > stamp || at >= than), !begun && than <= stamp && best.Date != data.DateOf(now),
			!begun && than > stamp && at < than:
			best = m
		}
	}
	return best, nil
}

// heading begins a paper of the host about a meeting.
func (d Deps) heading(conf data.Conference, o *Common, m data.Meeting) print.Heading {
	date := o.Date
	if date == "" {
		date = data.DateOf(d.Now())
	}
	h := print.Heading{Lang: o.Lang, Superior: o.Superior, Host: conf.Host, Number: o.Number, Place: conf.City, Date: string(date),
		Event: conf.Title, Meeting: m.Name, When: when(m)}
	if o.Lang != "" && o.Lang != "vi" {
		h.When = strings.TrimSpace(m.Date.String() + " " + m.Starts)
	}
	word := conf.Event
	if word == "" {
		word = data.EventConference
	}
	h.Word = i18n.For(lang(o.Lang)).T("stationery.event." + string(word))
	return h
}

func lang(l string) string {
	if l == "" {
		return "vi"
	}
	return l
}

// put writes a paper as the file's name asks for.
func (d Deps) put(ctx context.Context, conf data.Conference, path string, s subject, w *writing.Paper, p Progress) (Result, error) {
	res := Result{Warnings: warnings(print.Cut(w, d.Fonts))}
	pages, parts, err := print.Pages(w, d.Fonts)
	if !strings.EqualFold(filepath.Ext(path), ".docx") {
		if err != nil {
			return Result{}, fault(err)
		}
		return d.writePages(ctx, conf, path, s, layout.FontAssets(), pages, res, p)
	}
	// What cannot be set for want of a letter, Word may have it: that is no fault here.
	if err := guard(path, s); err != nil {
		return Result{}, err
	}
	m := d.meta(conf, s)
	err = file.Save(path, 0o644, func(out io.Writer) error {
		return fault(docx.Write(out, w, docx.Meta{Title: m.Title, Author: m.Author, Subject: m.Subject, Created: m.Created, Pages: parts}, d.Fonts))
	})
	if err != nil {
		return Result{}, err
	}
	if p != nil {
		p(1, 1)
	}
	res.Printed = max(len(pages), 1)
	return res, nil
}

// chosen gives the delegates of a paper with their presence at a meeting.
// Errors: unknown-delegate (args codes), nothing-to-print.
func (d Deps) chosen(ctx context.Context, conf data.Conference, o *Common, m data.Meeting) ([]data.DelegateRow, error) {
	f := o.Filter
	f.Conference, f.Meeting = conf.ID, m.ID
	if f.Sort == "" {
		f.Sort = data.SortDelegation
	}
	rows, err := d.named(ctx, f, o.IDs, o.Only)
	if err == nil && len(rows) == 0 {
		err = data.Fail("nothing-to-print")
	}
	return rows, err
}

// attendee is a delegate as lists show one.
func attendee(c *i18n.Catalogue, r data.DelegateRow) print.Attendee {
	return print.Attendee{Code: r.Code, Honorific: honorific(r.Delegate), Name: r.Name, Position: r.Position, Unit: r.Unit, Delegation: r.DelegationName,
		Kind: role(c, r.Delegate), Seat: r.Seat, Birth: r.Birth.String(), Reason: r.Reason}
}

// honorific is how lists address a delegate; without one, by gender.
func honorific(d data.Delegate) string {
	if d.Honorific == "" && d.Gender == "" {
		return ""
	}
	return addressed(d)
}

// byDelegation parts delegates into delegations, in their order.
func byDelegation(rows []data.DelegateRow) [][]data.DelegateRow {
	var parts [][]data.DelegateRow
	at := map[data.ID]int{}
	for _, r := range rows {
		i, ok := at[r.Delegation]
		if !ok {
			i = len(parts)
			at[r.Delegation] = i
			parts = append(parts, nil)
		}
		parts[i] = append(parts[i], r)
	}
	return parts
}

// heads gives who leads each delegation, and a telephone to reach them by.
func (d Deps) heads(ctx context.Context, conf data.Conference) (map[data.ID]data.DelegationCount, error) {
	counts, err := d.Records.DelegateCounts(ctx, conf.ID, "")
	if err != nil {
		return nil, err
	}
	heads := map[data.ID]data.DelegationCount{}
	for _, c := range counts.Delegations {
		heads[c.ID] = c
	}
	return heads, nil
}

// led names the head of a delegation or, without one, whom to call.
func led(c data.DelegationCount) (name, phone string) {
	if c.HeadName != "" {
		name, phone = c.HeadName, c.HeadPhone
	} else {
		name = c.Contact
	}
	if phone == "" {
		phone = c.Phone
	}
	return name, phone
}

// share writes a fraction: "2/3".
func fraction(f data.Fraction) string {
	if f.Den <= 0 || f.Num < 0 {
		f = data.Fraction{Num: 2, Den: 3}
	}
	return strconv.Itoa(f.Num) + "/" + strconv.Itoa(f.Den)
}
