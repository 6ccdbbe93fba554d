package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

var events = []data.Event{data.EventCongress, data.EventConference, data.EventCeremony}

// conferenceForm edits a conference's data.
type conferenceForm struct {
	s   *Screen
	was data.Conference

	title, code, host, issuer, place, city, starts, ends, period, page, quorum *widget.Entry
	event                                                                      *widget.Select
	proofread, closed                                                          *widget.Check
	fields                                                                     map[string]*widget.Field
	object                                                                     fyne.CanvasObject
}

// newForm makes the form. changed is called when something was typed.
func (s *Screen) newForm(c data.Conference, changed func()) *conferenceForm {
	f := &conferenceForm{s: s, was: c, fields: map[string]*widget.Field{}}
	sh := s.sh
	entry := func(to **widget.Entry, key, value string) fyne.CanvasObject {
		*to = widget.NewEntry()
		(*to).SetText(value)
		(*to).OnChanged = func(string) { changed() }
		w := widget.NewField(sh.T("settings.conference."+key), *to)
		if help := "settings.conference." + key + ".help"; sh.Catalogue().Has(help) {
			w.Helped(sh.T(help))
		}
		f.fields[key] = w
		return widget.Grow(w)
	}
	names, at := make([]string, len(events)), 0
	for i, e := range events {
		names[i] = sh.T("settings.event." + string(e))
		if e == c.Event {
			at = i
		}
	}
	f.event = widget.NewSelect(names, at, func(int) { changed() })
	f.proofread = widget.NewCheck(sh.T("settings.conference.proofread"), c.Proofread, func(bool) { changed() })
	f.closed = widget.NewCheck(sh.T("settings.conference.closed"), c.Closed, func(bool) { changed() })
	quorum := ""
	if c.Quorum.Den > 0 {
		quorum = strconv.Itoa(c.Quorum.Num) + "/" + strconv.Itoa(c.Quorum.Den)
	}
	row := func(objs ...fyne.CanvasObject) fyne.CanvasObject { return widget.Tops(12, objs...) }
	rows := []fyne.CanvasObject{
		entry(&f.title, "title", c.Title),
		row(widget.Fixed(160, 0, widget.NewField(sh.T("settings.conference.event"), f.event)), entry(&f.code, "code", c.Code), entry(&f.period, "period", c.Period)),
		row(entry(&f.host, "host", c.Host), entry(&f.issuer, "issuer", c.Issuer)),
		row(entry(&f.starts, "starts", c.Starts.String()), entry(&f.ends, "ends", c.Ends.String()), entry(&f.quorum, "quorum", quorum)),
		row(entry(&f.place, "place", c.Place), entry(&f.city, "city", c.City)),
		entry(&f.page, "page", c.Page),
		f.proofread,
	}
	if c.ID != "" {
		rows = append(rows, f.closed)
	}
	f.object = widget.Column(12, rows...)
	return f
}

// read checks the form and gives the conference; what is wrong is said at its field.
func (f *conferenceForm) read() (c data.Conference, ok bool) {
	sh := f.s.sh
	for _, w := range f.fields {
		w.SetError("")
	}
	c, ok = f.was, true
	wrong := func(field, key string) {
		f.fields[field].SetError(sh.T("settings.conference." + key))
		ok = false
	}
	c.Event = events[f.event.Selected]
	c.Title, c.Code = text.Clean(f.title.Text), plainCode(f.code.Text)
	c.Host, c.Issuer, c.Place = text.Clean(f.host.Text), text.Clean(f.issuer.Text), text.Clean(f.place.Text)
	c.City, c.Period = text.Clean(f.city.Text), text.Clean(f.period.Text)
	c.Page = strings.TrimSuffix(strings.ToUpper(strings.TrimPrefix(strings.TrimPrefix(text.Clean(f.page.Text), "https://"), "http://")), "/")
	c.Proofread, c.Closed = f.proofread.Checked, f.closed.Checked
	if c.Title == "" {
		wrong("title", "title.missing")
	}
	if !validCode(c.Code) {
		wrong("code", "code.wrong")
	}
	if !data.ValidPage(c.Page) {
		wrong("page", "page.wrong")
	}
	var err error
	if c.Starts, err = screen.ReadDate(f.starts.Text); err != nil || c.Starts != "" && !c.Starts.Full() {
		wrong("starts", "date.wrong")
	}
	if c.Ends, err = screen.ReadDate(f.ends.Text); err != nil || c.Ends != "" && !c.Ends.Full() {
		wrong("ends", "date.wrong")
	} else if c.Ends != "" && c.Ends < c.Starts {
		wrong("ends", "ends.early")
	}
	q, valid := readFraction(f.quorum.Text)
	if !valid {
		wrong("quorum", "quorum.wrong")
	}
	c.Quorum = q
	return c, ok
}

// plainCode makes a code of what was typed: "Lai Châu" becomes LAI-CHAU.
func plainCode(s string) string {
	return strings.ToUpper(strings.ReplaceAll(text.Fold(text.Clean(s)), " ", "-"))
}

// validCode tells whether a code can be typed on every keyboard: letters
// without marks, digits and hyphens.
func validCode(code string) bool {
	if code == "" || len(code) > 32 || code[0] == '-' || code[len(code)-1] == '-' {
		return false
	}
	for _, r := range code {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return true
}

// readFraction reads "2/3"; "" is the usual two thirds.
func readFraction(s string) (data.Fraction, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return data.Fraction{}, true
	}
	a, b, found := strings.Cut(s, "/")
	num, err1 := strconv.Atoi(strings.TrimSpace(a))
	den, err2 := strconv.Atoi(strings.TrimSpace(b))
	ok := found && err1 == nil && err2 == nil && num > 0 && den > 0 && num <= den
	return data.Fraction{Num: num, Den: den}, ok
}

// fail shows a fault of saving at the field it belongs to.
func (f *conferenceForm) fail(err error) {
	if data.CodeOf(err) == "code-taken" {
		f.fields["code"].SetError(f.s.sh.Say(err))
		return
	}
	f.s.sh.Fail(err)
}

// newConference asks for a new conference's data and opens it.
func (s *Screen) newConference() {
	sh := s.sh
	f := s.newForm(data.Conference{Event: data.EventConference, Proofread: true}, func() {})
	var d *widget.Dialog
	d = widget.Ask(sh.Window(), widget.Question{Title: sh.T("settings.new"), Text: sh.T("settings.new.text"), Body: f.object,
		Verb: sh.T("settings.new.verb"), Cancel: sh.T("common.cancel"), Width: 760, Height: 760, Focus: f.title,
		Do: func() bool {
			c, ok := f.read()
			if !ok {
				return false
			}
			sh.Load(func(ctx context.Context) error { return s.store.SaveConference(ctx, &c) }, func(err error) {
				if err != nil {
					f.fail(err)
					return
				}
				d.Close()
				sh.ChangedConference(c.ID)
				sh.Open(screen.Home, screen.Filter{})
			})
			return false
		}})
}

// openConference shows the form of the open conference, and its meetings.
func (s *Screen) openConference() {
	conf := s.sh.Conference()
	var meetings []data.Meeting
	var emblem []byte
	s.read(func(ctx context.Context) (err error) {
		if meetings, err = s.store.Meetings(ctx, conf.ID); err != nil {
			return err
		}
		emblem, err = issue.Emblem(ctx, s.store)
		return err
	}, func() {
		var f *conferenceForm
		save := widget.NewFilled(s.sh.T("settings.save"), icons.Check, func() { s.saveConference(f) })
		save.Disable()
		f = s.newForm(conf, func() {
			s.edited = true
			save.Enable()
		})
		s.show(s.card("conference", f.object, widget.Row(8, widget.Space(), save)), s.meetingsCard(conf, meetings), s.emblemCard(emblem))
	})
}

func (s *Screen) saveConference(f *conferenceForm) {
	c, ok := f.read()
	if !ok {
		return
	}
	s.sh.Load(func(ctx context.Context) error { return s.store.SaveConference(ctx, &c) }, func(err error) {
		if err != nil {
			f.fail(err)
			return
		}
		s.edited = false
		s.sh.ChangedConference(c.ID)
		s.sh.Notify(s.sh.T("settings.saved"), nil)
	})
}

// meetingsCard lists the sittings that one checks in to.
func (s *Screen) meetingsCard(conf data.Conference, meetings []data.Meeting) fyne.CanvasObject {
	sh := s.sh
	var rows []fyne.CanvasObject
	for _, m := range meetings {
		when := m.Date.String()
		if m.Starts != "" {
			when += " · " + m.Starts
		}
		rows = append(rows, widget.Row(12, widget.Grow(widget.NewBold(m.Name).Cut(100)), widget.NewSecond(when),
			widget.NewSmall(sh.T("settings.edit"), icons.Edit, func() { s.editMeeting(m) })), widget.Line())
	}
	if len(rows) == 0 {
		rows = append(rows, s.remark("meetings.none"))
	}
	next := data.Meeting{Conference: conf.ID, Date: conf.Starts, Ordinal: len(meetings) + 1}
	rows = append(rows, widget.Row(0, widget.NewSmall(sh.T("settings.meetings.add"), icons.Add, func() { s.editMeeting(next) }), widget.Space()))
	return s.card("meetings", append([]fyne.CanvasObject{s.remark("meetings.text")}, rows...)...)
}

func (s *Screen) editMeeting(m data.Meeting) {
	sh := s.sh
	name, date, starts := widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	name.SetText(m.Name)
	date.SetText(m.Date.String())
	starts.SetText(m.Starts)
	fName, fDate, fStarts := widget.NewField(sh.T("settings.meeting.name"), name), widget.NewField(sh.T("settings.meeting.date"), date), widget.NewField(sh.T("settings.meeting.starts"), starts)
	title := sh.T("settings.meetings.add")
	if m.ID != "" {
		title = sh.T("settings.meeting.edit", "name", m.Name)
	}
	var d *widget.Dialog
	d = widget.Ask(sh.Window(), widget.Question{Title: title, Verb: sh.T("settings.save"), Cancel: sh.T("common.cancel"), Focus: name,
		Body: widget.Column(12, fName, widget.Tops(12, widget.Grow(fDate), widget.Grow(fStarts))),
		Do: func() bool {
			for _, f := range []*widget.Field{fName, fDate, fStarts} {
				f.SetError("")
			}
			ok := true
			if m.Name = text.Clean(name.Text); m.Name == "" {
				fName.SetError(sh.T("settings.meeting.name.missing"))
				ok = false
			}
			var err error
			if m.Date, err = screen.ReadDate(date.Text); err != nil || m.Date != "" && !m.Date.Full() {
				fDate.SetError(sh.T("settings.conference.date.wrong"))
				ok = false
			}
			if m.Starts, ok = readClock(starts.Text, ok); m.Starts == "" && strings.TrimSpace(starts.Text) != "" {
				fStarts.SetError(sh.T("settings.meeting.starts.wrong"))
				ok = false
			}
			if !ok {
				return false
			}
			s.save(func(ctx context.Context) error { return s.store.SaveMeeting(ctx, &m) }, sh.T("settings.saved"), func() {
				d.Close()
				sh.ChangedConference("")
			})
			return false
		}})
}

// readClock reads "7:30", "07h30" or "7"; what it cannot read is "".
func readClock(s string, ok bool) (string, bool) {
	s = strings.TrimSpace(strings.NewReplacer("h", ":", "H", ":", "g", ":", ".", ":").Replace(s))
	if s == "" {
		return "", ok
	}
	a, b, found := strings.Cut(s, ":")
	if !found || b == "" {
		b = "0"
	}
	hour, err1 := strconv.Atoi(a)
	minute, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return "", ok
	}
	return pad2(hour) + ":" + pad2(minute), ok
}

func pad2(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
