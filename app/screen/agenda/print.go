package agenda

import (
	"context"
	"strings"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// paper is one of the papers of the ceremony.
type paper struct {
	key     string // agenda.screen.paper.KEY, and KEY.file
	word    bool   // there is a Word file of it
	version bool   // what is handed out: a version is kept with it
	all     bool   // it can hold all meetings
	sheet   screen.Sheet
	set     func(ctx context.Context, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (papers.Result, error)
}

// wanted is how a paper was asked for.
type wanted struct {
	file, lang, meeting string
	all                 bool
	emblem              []byte
}

func (w wanted) ceremony() papers.Ceremony {
	return papers.Ceremony{File: w.file, Lang: w.lang, Meeting: w.meeting}
}

func allPapers() []paper {
	type ctx = context.Context
	type res = papers.Result
	return []paper{
		{"programme", true, true, true, screen.A4, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Programme(c, d, conf, papers.ProgrammeOptions{File: w.file, Lang: w.lang, Meeting: w.meeting, All: w.all}, p)
		}},
		{"booklet", false, true, true, screen.A4Wide, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Programme(c, d, conf, papers.ProgrammeOptions{File: w.file, Lang: w.lang, Meeting: w.meeting, All: w.all,
				Booklet: true, Cover: true, Emblem: w.emblem}, p)
		}},
		{"show", true, false, true, screen.A4Wide, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.RunOfShow(c, d, conf, papers.RunOfShowOptions{Ceremony: w.ceremony(), All: w.all}, p)
		}},
		{"script", true, false, false, screen.A4, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Script(c, d, conf, papers.ScriptOptions{Ceremony: w.ceremony()}, p)
		}},
		{"decisions", true, false, false, screen.A4, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Decisions(c, d, conf, papers.ReadingOptions{Ceremony: w.ceremony()}, p)
		}},
		{"trays", true, false, false, screen.A4, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Trays(c, d, conf, papers.TrayOptions{Ceremony: w.ceremony()}, p)
		}},
		{"cards", true, false, false, screen.A6Wide, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.PresenterCards(c, d, conf, papers.CardOptions{Ceremony: w.ceremony()}, p)
		}},
		{"photos", true, false, false, screen.A4, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Photos(c, d, conf, papers.PhotoOptions{Ceremony: w.ceremony()}, p)
		}},
		{"minutes", true, false, false, screen.A4, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Minutes(c, d, conf, papers.MinutesOptions{Ceremony: w.ceremony()}, p)
		}},
		{"seating", false, false, false, screen.A3Wide, func(c ctx, d papers.Deps, conf data.Conference, w wanted, p papers.Progress) (res, error) {
			return papers.Seating(c, d, conf, papers.SeatingOptions{File: w.file, Lang: w.lang, Meeting: w.meeting}, p)
		}},
	}
}

// Print is part of screen.Printer.
func (s *Screen) Print() { s.papers() }

// papers asks which paper of the meeting goes where.
func (s *Screen) papers() {
	if s.p == nil || len(s.p.Items) == 0 || !s.settle() {
		return
	}
	t := s.sh.T
	list := allPapers()
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = t("agenda.screen.paper." + one.key)
	}
	which := widget.NewRadio(names, 0, nil)
	langs := []string{"vi", "en"}
	lang := widget.NewSelect([]string{t("agenda.screen.paper.vi"), t("agenda.screen.paper.en")}, 0, nil)
	all := widget.NewCheck(t("agenda.screen.paper.all"), false, nil)
	version := widget.NewCheck(t("agenda.screen.version.take", "n", s.nextVersion()), true, nil)
	fit := func(i int) {
		all.Hidden = !list[i].all || len(s.p.Meetings) < 2
		version.Hidden = !list[i].version
	}
	fit(0)
	var dialog *widget.Dialog
	which.OnChange = func(i int) { fit(i); dialog.Refresh() }
	dialog = widget.Ask(s.sh.Window(), widget.Question{
		Title: t("agenda.screen.paper.title"), Verb: t("printing.ask"), Cancel: t("common.cancel"), Width: 560,
		Body: widget.Column(12, which, widget.Line(), widget.Row(12, widget.Fixed(180, 0, lang), widget.Space()), all, version),
		Do: func() bool {
			one := list[which.Selected]
			s.makePaper(one, wanted{lang: langs[max(0, lang.Selected)], meeting: s.p.Meeting.Name, all: all.Checked && !all.Hidden},
				version.Checked && one.version)
			return true
		},
	})
}

func (s *Screen) makePaper(one paper, w wanted, version bool) {
	t, conf, meeting := s.sh.T, s.sh.Conference(), s.meeting
	sides := spool.OneSided
	if one.key == "booklet" { // it is folded
		sides = spool.TwoSides
	}
	number := 0
	s.sh.Print(screen.Paper{Kind: "agenda." + one.key, Title: t("agenda.screen.paper." + one.key), Job: t("agenda.screen.paper.making"),
		File: t("agenda.screen.paper."+one.key+".file", "meeting", strings.TrimSpace(w.meeting)), Word: one.word,
		Sheets: []screen.Sheet{one.sheet}, Sides: sides,
		Make: func(ctx context.Context, to screen.Target, progress func(done, total int)) (papers.Result, error) {
			press, err := s.d.Press()
			if err != nil {
				return papers.Result{}, err
			}
			if w.emblem, err = issue.Emblem(ctx, s.d.Records); err != nil {
				return papers.Result{}, err
			}
			w.file = to.File
			d := papers.Deps{Records: s.d.Records, Fonts: press.Fonts(), Now: s.sh.Now, Printer: to.Printer}
			res, err := one.set(ctx, d, conf, w, progress)
			if err == nil && version {
				var v data.AgendaVersion
				v, err = ceremony.TakeVersion(ctx, s.d.Records, conf.ID, meeting, s.d.Who, t("agenda.screen.paper."+one.key))
				number = v.Number
			}
			return res, err
		},
		Remarks: func(papers.Result) []string {
			if number == 0 {
				return nil
			}
			return []string{t("printing.version", "n", number)}
		},
		Saved: func(path string, _ papers.Result) {
			words := t("agenda.screen.paper.done", "file", path)
			if number > 0 {
				words = t("agenda.screen.paper.done.version", "file", path, "n", number)
			}
			s.sh.Notify(words, nil)
		}})
}
