package papers

import (
	"context"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print"
)

// Office is what the papers of the register have in common.
type Office struct {
	File     string // ".docx" is a Word file, all else a PDF; both say the same
	Lang     string // "vi" (also ""), "en"
	Superior string // of the host; may be ""
	Number   string // of the paper; may be ""
	Date     data.Date
}

func (o *Office) common() *Common {
	return &Common{File: o.File, Lang: o.Lang, Superior: o.Superior, Number: o.Number, Date: o.Date}
}

// RegisterOptions say what of the register goes onto paper.
type RegisterOptions struct {
	Office
	Filter data.RegisterFilter
	A3     bool // else A4
}

// Register prints the register (sổ theo dõi cấp bằng khen, giấy khen), each
// book on pages of its own. Errors: nothing-to-print, those of file.Save.
func Register(ctx context.Context, d Deps, conf data.Conference, o RegisterOptions, p Progress) (Result, error) {
	rows, err := d.Records.Register(ctx, o.Filter)
	if err != nil {
		return Result{}, err
	}
	if len(rows) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	in := print.RegisterInput{Heading: d.heading(conf, o.common(), data.Meeting{}), A3: o.A3}
	if o.Filter.Conference == "" {
		in.Event = ""
	}
	say := d.registerWords(o.Lang)
	var book data.ID
	for i, r := range rows {
		if i == 0 || r.Book.ID != book {
			book = r.Book.ID
			in.Books = append(in.Books, print.RegisterBook{Title: say.book(r.Book)})
		}
		b := &in.Books[len(in.Books)-1]
		b.Lines = append(b.Lines, say.line(r))
	}
	w, err := print.RegisterPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectRegister, w, p)
}

// registerWords says in a language what the register knows.
type registerWords struct {
	c    *i18n.Catalogue
	here *time.Location
}

func (d Deps) registerWords(of string) registerWords {
	return registerWords{i18n.For(lang(of)), d.Now().Location()}
}

func (w registerWords) book(b data.Book) string {
	return w.c.T("registerpaper.register.book", "document", w.c.T("jobs.document."+string(b.Document)), "issuer", b.Issuer, "year", b.Year)
}

func (w registerWords) line(r data.RegisterRow) print.RegisterLine {
	l := print.RegisterLine{Number: r.Certificate.Register, Name: recipientName(r), Post: r.Position, Unit: r.Unit, Award: r.AwardName,
		Decision: strings.Trim(r.DecisionNumber+", "+r.DecisionDate.String(), ", "), Issued: r.Certificate.Issued.String()}
	if n := len(r.Printings); n > 0 {
		times := 0 // once is not said
		if n > 1 {
			times = n
		}
		l.Printed = w.c.T("registerpaper.printed", "day", data.DateOf(r.Printings[n-1].At.In(w.here)).String(), "times", times)
	}
	if h := r.Handed; h != nil {
		l.Handed = append(l.Handed, h.Day.String())
		if h.Way != "" {
			l.Handed = append(l.Handed, w.c.T("registerpaper.way."+string(h.Way)))
		}
		if h.Record != "" {
			l.Handed = append(l.Handed, w.c.T("registerpaper.record", "record", h.Record))
		}
		if h.To != "" {
			l.Taker = w.c.T("registerpaper.taker", "who", h.To, "proxy", h.Proxy)
		}
	}
	if v := r.Withdrawal; v != nil {
		l.Withdrawn = true
		l.Notes = append(l.Notes, w.c.T("registerpaper.withdrawn", "decision", v.Decision, "day", v.Date.String()), w.c.T("registerpaper.reason."+string(v.Reason)))
		if v.PaperBack != "" {
			l.Notes = append(l.Notes, w.c.T("registerpaper.paper.back", "day", v.PaperBack.String()))
		}
		if v.MoneyBack != "" {
			l.Notes = append(l.Notes, w.c.T("registerpaper.money.back", "day", v.MoneyBack.String()))
		}
	}
	if r.Before != "" {
		l.Notes = append(l.Notes, w.c.T("registerpaper.before", "register", r.Before))
	}
	if r.After != "" {
		l.Notes = append(l.Notes, w.c.T("registerpaper.after", "register", r.After))
	}
	return l
}

// decision names the decision of a row in a sentence.
func (w registerWords) decision(r data.RegisterRow) string {
	return w.c.T("registerpaper.decision", "number", r.DecisionNumber, "day", r.DecisionDate.String(), "by", r.Decided)
}

// recipientName is a recipient with the form of address.
func recipientName(r data.RegisterRow) string {
	if r.Kind == data.Collective {
		return r.Name
	}
	return strings.TrimSpace(r.Honorific + " " + r.Name)
}
