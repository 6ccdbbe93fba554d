package delegates

import (
	"context"
	"strings"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/spool"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// picked gives the ticked delegates, nil for all that are listed, and how
// many they are.
func (s *Screen) picked(then func(ids []data.ID, n int)) {
	n := s.ticks.Count(s.pages.Len())
	ids, all := s.ticks.Listed()
	switch {
	case n == 0:
		then(nil, s.pages.Len())
	case !all:
		then(ids, n)
	case len(ids) == 0:
		then(nil, n)
	default:
		s.tickedIDs(func(ids []data.ID) { then(ids, len(ids)) })
	}
}

// tickedIDs gives the ticked delegates one by one. Where all but some of a
// long list are ticked that takes a while, which is shown.
func (s *Screen) tickedIDs(then func(ids []data.ID)) {
	ids, all := s.ticks.Listed()
	if !all {
		then(ids)
		return
	}
	f := s.filter
	f.Offset, f.Limit, f.Sort = 0, 0, data.SortCode
	n := s.ticks.Count(s.pages.Len())
	only := make([]data.ID, 0, n)
	read := func(ctx context.Context, p progress) error {
		for f.Offset = 0; ; f.Offset += readAtOnce {
			f.Limit = readAtOnce
			rows, err := s.store.Delegates(ctx, f)
			for _, r := range rows {
				if s.ticks.Has(r.ID) {
					only = append(only, r.ID)
				}
			}
			if err != nil || len(rows) < readAtOnce {
				return err
			}
			p(len(only), n)
		}
	}
	if n > atOnce {
		s.sh.Run(s.sh.T("delegates.bulk.reading", "n", i18n.Number(n)), read, func() { then(only) })
		return
	}
	s.sh.Load(func(ctx context.Context) error { return read(ctx, func(int, int) {}) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		then(only)
	})
}

// readAtOnce is how many delegates are read at a time.
const readAtOnce = 5000

// Print makes badges for the ticked delegates, or else for all that are listed.
func (s *Screen) Print() { s.picked(s.printBadges) }

// printBadges makes those of some; ids nil: of all that are listed.
func (s *Screen) printBadges(ids []data.ID, n int) {
	conf, on := s.sh.Conference(), screen.Sheet{}
	s.sh.Load(func(ctx context.Context) (err error) {
		on.Width, on.Height, err = s.templates().SheetSize(ctx, conf, "badge")
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.paperFor("delegates.badges.", sheet{sizes: []screen.Sheet{on}, sides: spool.TwoSides}, ids, n, func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
			return papers.Badges(ctx, d, conf, papers.BadgeOptions{File: to.file, Filter: to.filter, IDs: to.ids}, p)
		})
	})
}

// printBadge makes one alone on a sheet of its own.
func (s *Screen) printBadge(id data.ID) {
	s.paperFor("delegates.badge.", sheet{}, []data.ID{id}, 1, func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
		return papers.Badges(ctx, d, conf, papers.BadgeOptions{File: to.file, Filter: to.filter, IDs: to.ids, Single: true}, p)
	})
}

// target is whose papers are made, and where they go.
type target struct {
	file   string
	filter data.DelegateFilter
	ids    []data.ID
}

// paperJob makes a paper.
type paperJob func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error)

// sheet is what a paper is printed on; zero: its template says so.
type sheet struct {
	sizes []screen.Sheet
	word  bool        // it can be a Word file too
	sides spool.Sides // proposed; "" is one
}

// makePaper makes a paper for the ticked delegates, or else for all that are
// listed. The catalogue's words begin with key: "delegates.badges.".
func (s *Screen) makePaper(key string, on sheet, job paperJob) { s.makePaperOf(key, on, nil, job) }

// makePaperOf makes it for some, where ids is not nil.
func (s *Screen) makePaperOf(key string, on sheet, ids []data.ID, job paperJob) {
	if ids != nil {
		s.paperFor(key, on, ids, len(ids), job)
		return
	}
	s.picked(func(ids []data.ID, n int) { s.paperFor(key, on, ids, n, job) })
}

// paperFor asks on which printer or into which file, and makes it.
func (s *Screen) paperFor(key string, on sheet, ids []data.ID, n int, job paperJob) {
	if n == 0 {
		s.sh.Remark(s.sh.T("delegates.papers.none"))
		return
	}
	to := target{filter: s.filter, ids: ids}
	to.filter.Offset, to.filter.Limit = 0, 0
	if ids != nil {
		to.filter = data.DelegateFilter{Conference: s.filter.Conference}
	}
	to.filter.Sort, to.filter.Descending = data.SortDelegation, false
	conf := s.sh.Conference()
	kind := strings.TrimSuffix(key, ".")
	title := s.sh.T(kind)
	if !on.word { // one for each
		title = s.sh.T("printing.title.count", "title", title, "count", i18n.Number(n))
	}
	s.sh.Print(screen.Paper{Kind: kind, Title: title, Job: s.sh.T(key+"job", "n", i18n.Number(n)),
		File: s.sh.T(key+"file", "code", conf.Code), Word: on.word, Sheets: on.sizes, Sides: on.sides,
		Make: func(ctx context.Context, where screen.Target, progress func(done, total int)) (papers.Result, error) {
			d, err := s.paperDeps()
			if err != nil {
				return papers.Result{}, err
			}
			to.file, d.Printer = where.File, where.Printer
			return job(ctx, d, conf, to, progress)
		},
		Remarks: s.remarks,
		Saved:   func(path string, res papers.Result) { s.tellPrinted(key, path, res) }})
}

// paperDeps is what papers are set with.
func (s *Screen) paperDeps() (papers.Deps, error) {
	p, err := s.press()
	if err != nil {
		return papers.Deps{}, err
	}
	d := s.templates()
	d.Fonts = p.Fonts()
	return d, nil
}

// templates is that before there are fonts.
func (s *Screen) templates() papers.Deps {
	d := papers.Deps{Records: s.store, Now: s.sh.Now}
	if s.Library != nil {
		d.Templates = s.Library
	}
	return d
}

// tellPrinted says what came out, and who was left out.
func (s *Screen) tellPrinted(key, path string, res papers.Result) {
	words := strings.Join(append([]string{s.sh.T(key+"done.text", "file", path)}, s.remarks(res)...), "\n")
	widget.Ask(s.sh.Window(), widget.Question{
		Title: s.sh.T(key+"done", "n", res.Printed), Text: words,
		Verb: s.sh.T("delegates.reveal"), Cancel: s.sh.T("common.close"),
		Do: func() bool { s.sh.Reveal(path); return true },
	})
}

// remarks says who was left out, and what to look at.
func (s *Screen) remarks(res papers.Result) (lines []string) {
	for _, k := range res.Skipped {
		var why string
		if k.Fault != nil {
			why = s.sh.Say(k.Fault)
		} else {
			why = s.sh.T("delegates.status." + string(k.Code))
		}
		lines = append(lines, s.sh.T("delegates.papers.skipped", "name", k.Name, "why", why))
	}
	for _, w := range res.Warnings {
		lines = append(lines, w.Name+": "+s.sh.Catalogue().Map("paper.warn."+w.Code, w.Args))
	}
	return lines
}

var (
	_ screen.Printer  = (*Screen)(nil)
	_ screen.Searcher = (*Screen)(nil)
	_ screen.Closer   = (*Screen)(nil)
	_ screen.Leaver   = (*Screen)(nil)
)
