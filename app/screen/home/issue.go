package home

import (
	"time"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Issue is something that needs attention. Its words are the catalogue's
// "home.issue." + Key, with ".text" for the second line and ".do" for the
// button; N counts.
type Issue struct {
	Key    string
	N      int
	Args   []any
	Grave  bool // nothing can go on without it
	Place  screen.Place
	Filter screen.Filter
}

// facts is what the checks look at.
type facts struct {
	conf     data.Conference
	overview *Overview
	rounds   []data.Round
	awards   []data.Award
	issuers  []keys.Issuer
	now      time.Time
}

// inspect runs all checks.
func inspect(f facts) (issues []Issue, passed int) {
	for _, check := range []func(facts) (Issue, bool){
		noDelegates, missingData, unfinished, noDecision, noIssuer, noKey, noCity, toIssue, toPrint, waiting, unmatched, noAgenda, late, noPresenter, noBackup,
	} {
		if i, found := check(f); found {
			issues = append(issues, i)
		} else {
			passed++
		}
	}
	return issues, passed
}

func noDelegates(f facts) (Issue, bool) {
	return Issue{Key: "delegates", Place: screen.Import, Filter: screen.Filter{Kind: "delegates"}}, f.overview.Delegates.All == 0
}

func missingData(f facts) (Issue, bool) {
	n := f.overview.Delegates.Missing
	return Issue{Key: "missing", N: n, Place: screen.Delegates,
		Filter: screen.Filter{Delegates: &data.DelegateFilter{Missing: true}}}, n > 0
}

func unfinished(f facts) (Issue, bool) {
	n := 0
	for _, r := range f.overview.Unfinished {
		n += len(r.Certificates) - r.Recorded
	}
	return Issue{Key: "unfinished", N: n, Grave: true, Place: screen.Certificates}, n > 0
}

func noDecision(f facts) (Issue, bool) {
	n := f.overview.Certificates.NotReady
	return Issue{Key: "decision", N: n, Grave: true, Place: screen.Awards,
		Filter: screen.Filter{Citations: &data.CitationFilter{NotReady: true}}}, n > 0
}

func noIssuer(f facts) (Issue, bool) {
	return Issue{Key: "issuer", Place: screen.Settings, Filter: screen.Filter{Section: "conference"}},
		f.conf.Issuer == "" && !f.conf.Sample
}

func noKey(f facts) (Issue, bool) {
	i := Issue{Key: "key", Args: []any{"issuer", f.conf.Issuer}, Place: screen.Settings, Filter: screen.Filter{Section: "key"}}
	if f.conf.Sample || f.conf.Issuer == "" || f.overview.Certificates.Citations == 0 {
		return i, false
	}
	for _, k := range f.issuers {
		if k.Trusted && !k.Sample && text.Fold(k.List.Issuer) == text.Fold(f.conf.Issuer) {
			return i, false
		}
	}
	return i, true
}

func noCity(f facts) (Issue, bool) {
	return Issue{Key: "city", Place: screen.Settings, Filter: screen.Filter{Section: "conference"}},
		f.conf.City == "" && f.overview.Certificates.Citations > 0
}

func toIssue(f facts) (Issue, bool) {
	n := f.overview.Certificates.ToIssue
	key := "issue"
	if f.conf.Proofread {
		key = "proofread"
	}
	return Issue{Key: key, N: n, Place: screen.Certificates,
		Filter: screen.Filter{Citations: &data.CitationFilter{NotIssued: true}}}, n > 0
}

func toPrint(f facts) (Issue, bool) {
	n := f.overview.Certificates.ToPrint
	return Issue{Key: "print", N: n, Place: screen.Certificates,
		Filter: screen.Filter{Citations: &data.CitationFilter{State: data.StateDrawnUp}}}, n > 0
}

// waiting counts what is printed and nobody has taken yet, once the day of the
// ceremony has passed or handing over has begun: before, all wait.
func waiting(f facts) (Issue, bool) {
	c := f.overview.Certificates
	handed := Reached(c, data.StateHanded)
	n := Reached(c, data.StatePrinted) - handed
	day := max(f.conf.Starts, f.conf.Ends)
	begun := handed > 0 || day != "" && data.DateOf(f.now) > day
	return Issue{Key: "handover", N: n, Place: screen.Register, Filter: screen.Filter{Section: "units"}}, begun && n > 0
}

func unmatched(f facts) (Issue, bool) {
	n := 0
	for _, a := range f.awards {
		if !a.Matched {
			n++
		}
	}
	return Issue{Key: "unmatched", N: n, Place: screen.Awards, Filter: screen.Filter{Section: "catalogue"}}, n > 0
}

func noAgenda(f facts) (Issue, bool) {
	return Issue{Key: "agenda", Place: screen.Agenda, Filter: screen.Filter{New: true}},
		len(f.overview.Agenda) == 0 && f.overview.Delegates.All > 0
}

func late(f facts) (Issue, bool) {
	n := 0
	for _, a := range f.overview.Agenda {
		if a.Late > 0 {
			n++
		}
	}
	return Issue{Key: "late", N: n, Place: screen.Agenda}, n > 0
}

func noPresenter(f facts) (Issue, bool) {
	n := 0
	for _, r := range f.rounds {
		if len(r.Presenters) == 0 {
			n++
		}
	}
	return Issue{Key: "presenter", N: n, Place: screen.Rounds}, n > 0
}

func noBackup(f facts) (Issue, bool) {
	b := f.overview.Backup
	i := Issue{Key: "backup", Place: screen.Home, Filter: screen.Filter{Section: "backup"}}
	if b.IsZero() {
		i.Key = "nobackup"
		return i, f.overview.Delegates.All > 0 || f.overview.Certificates.Citations > 0
	}
	at := b.In(f.now.Location())
	i.Args = []any{"time", at.Format("02/01/2006 15:04")}
	return i, at.Format("20060102") != f.now.Format("20060102")
}
