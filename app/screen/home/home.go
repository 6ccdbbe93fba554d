package home

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// Backup writes a copy of the database into a file.
type Backup func(ctx context.Context, file string) error

// Screen is the place.
type Screen struct {
	// Lists gives the revocation lists; nil: nobody asks how old they are.
	Lists Lists

	sh      screen.Shell
	store   Store
	issuers Issuers
	backup  Backup

	object fyne.CanvasObject
	head   *widget.PageHead
	next   *widget.Button // the filled one
	bring  *widget.Button // imports a list
	body   *fyne.Container

	shown     bool
	last      Overview
	cancel    context.CancelFunc
	stop      func()
	countdown *widget.Text
	until     time.Time
}

// refreshEvery is how often the place looks again while it is shown, since
// desks may be admitting people meanwhile.
const refreshEvery = 5 * time.Second

// New makes the place.
func New(sh screen.Shell, store Store, issuers Issuers, backup Backup) *Screen {
	s := &Screen{sh: sh, store: store, issuers: issuers, backup: backup}
	s.next = widget.NewFilled(sh.T("home.checkin.open"), icons.Checkin, nil)
	s.bring = widget.NewButton(sh.T("home.import"), icons.Import, func() { sh.Open(screen.Import, screen.Filter{}) })
	s.head = widget.NewPageHead(sh.T("shell.place.home"), s.today(),
		s.bring,
		widget.NewButton(sh.T("home.backup"), icons.Backup, s.saveBackup),
		s.next)
	s.next.OnTapped = func() { sh.Open(screen.CheckIn, screen.Filter{}) }
	s.body = container.NewStack()
	s.object = widget.Border(s.head, nil, nil, nil, s.body)
	return s
}

// Object gives what is shown.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads how things stand.
func (s *Screen) Shown(f screen.Filter) {
	s.shown = true
	if s.stop == nil {
		n := 0
		s.stop = s.sh.Every(time.Second, func() {
			s.tick()
			if n++; n%int(refreshEvery/time.Second) == 0 {
				s.Refresh()
			}
		})
	}
	s.Refresh()
	if f.Section == "backup" {
		s.saveBackup()
	}
}

// Left ends the clock.
func (s *Screen) Left() {
	s.shown = false
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// Refresh reads how things stand now.
func (s *Screen) Refresh() {
	if s.cancel != nil {
		return // the answer is on its way
	}
	conf, meeting, now := s.sh.Conference(), s.sh.Meeting(), s.sh.Now()
	var o Overview
	s.cancel = func() {}
	cancel := s.sh.Load(func(ctx context.Context) (err error) {
		if o, err = Read(ctx, s.store, s.issuers, conf, meeting, now); err != nil || s.Lists == nil || conf.Sample {
			return err
		}
		lists, err := s.Lists(ctx)
		if err == nil {
			o.addRevocations(lists)
		}
		return err
	}, func(err error) {
		s.cancel = nil
		if err != nil {
			s.body.Objects = []fyne.CanvasObject{widget.Pad(0, widget.PageMargin, 0, widget.PageMargin,
				widget.Border(widget.NewErrorCard(s.sh.T("home.failed"), s.sh.Say(err),
					widget.NewSmall(s.sh.T("home.again"), icons.Refresh, s.Refresh)), nil, nil, nil, nil))}
			s.body.Refresh()
			return
		}
		s.show(o)
	})
	if s.cancel != nil {
		s.cancel = cancel
	}
}

func (s *Screen) today() string {
	now := s.sh.Now()
	day := s.sh.T("home.weekday."+strconv.Itoa(int(now.Weekday()))) + ", " + data.DateOf(now).String()
	if m := s.sh.Meeting(); m.ID != "" && m.Date == data.DateOf(now) {
		day += " – " + m.Name
	}
	return day
}

// show builds the place from an overview, unless nothing has changed.
func (s *Screen) show(o Overview) {
	s.head.SetSecond(s.today())
	if len(s.body.Objects) > 0 && fmt.Sprintf("%+v", o) == fmt.Sprintf("%+v", s.last) {
		return
	}
	s.last = o
	s.proposeNext(o)
	left := widget.Column(widget.CardGap, s.checkInCard(o), widget.Grow(s.certificateCard(o)))
	right := widget.Column(widget.CardGap, s.agendaCard(o))
	if len(o.Today) > 0 {
		right.Add(s.todayCard(o))
	}
	right.Add(widget.Grow(s.issueCard(o)))
	s.body.Objects = []fyne.CanvasObject{widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin,
		widget.Panels(widget.CardGap, widget.GrowBy(1.81, left), widget.GrowBy(1, right)))}
	s.body.Refresh()
	s.tick()
}

// proposeNext makes the filled button the next step of the work.
func (s *Screen) proposeNext(o Overview) {
	b := s.next
	today := data.DateOf(s.sh.Now())
	meeting := s.sh.Meeting()
	first := o.Delegates.All == 0 && o.Certificates.Citations == 0
	s.bring.Hidden = first // the filled button does the same
	switch {
	case o.Live.Run.ID != "":
		b.Text, b.Icon = s.sh.T("home.live.open"), icons.Play
		b.OnTapped = func() { o.Live.open(s.sh) }
	case first:
		b.Text, b.Icon = s.sh.T("home.begin"), icons.Import
		b.OnTapped = func() { s.sh.Open(screen.Import, screen.Filter{}) }
	case o.Certificates.ToIssue+o.Certificates.ToPrint > 0 && meeting.Date != today:
		b.Text, b.Icon = s.sh.T("home.print"), icons.Print
		b.OnTapped = func() { s.sh.Open(screen.Certificates, screen.Filter{}) }
	default:
		b.Text, b.Icon = s.sh.T("home.checkin.open"), icons.Checkin
		b.OnTapped = func() { s.sh.Open(screen.CheckIn, screen.Filter{}) }
	}
	b.Refresh()
	s.head.Refresh()
}

// saveBackup asks where and writes a copy.
func (s *Screen) saveBackup() {
	name := "vinhdanh-" + s.sh.Conference().Code + "-" + s.sh.Now().Format("20060102-1504") + ".db"
	s.sh.SaveFile(name, func(path string) {
		at := s.sh.Now()
		s.sh.Run(s.sh.T("home.backup.job"), func(ctx context.Context, _ func(done, total int)) error {
			if err := s.backup(ctx, path); err != nil {
				return err
			}
			return keep.NoteBackup(ctx, s.store, at)
		}, func() { s.sh.Notify(s.sh.T("home.backup.done", "file", path), nil) })
	})
}

// percent writes a share with one decimal.
func (s *Screen) percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return s.sh.T("home.percent", "share", math.Round(float64(part)*1000/float64(whole))/10)
}
