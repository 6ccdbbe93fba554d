package cli

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// ceremonyPaper is what the papers of the ceremony have. A file that ends in
// .docx becomes a Word document.
type ceremonyPaper struct {
	Output   string `short:"o" placeholder:"FILE.pdf|.docx"`
	Meeting  string `placeholder:"NAME"`
	Round    []int  `placeholder:"N,…"`
	Superior string `placeholder:"TEXT"`
	Number   string `placeholder:"NO"`
	Date     string `placeholder:"YYYY-MM-DD"`
}

type (
	printRunOfShowCmd struct {
		ceremonyPaper
		All bool
	}
	printScriptCmd struct {
		ceremonyPaper
		Struck bool
	}
	printTraysCmd struct{ ceremonyPaper }
	printCardsCmd struct {
		ceremonyPaper
		Small bool
		Stand map[int]string `placeholder:"ROUND=PLACE" mapsep:"none"`
	}
	printPhotosCmd    struct{ ceremonyPaper }
	printMinutesCmd   struct{ ceremonyPaper }
	printDecisionsCmd struct{ ceremonyPaper }
	printSeatingCmd   struct {
		Output  string `short:"o" placeholder:"FILE.pdf"`
		Hall    string `placeholder:"NAME"`
		Meeting string `placeholder:"NAME"`
		List    bool
	}
)

// print does the job of a paper of the ceremony.
func (p *ceremonyPaper) print(s *session, key string, job func(context.Context, papers.Deps, data.Conference, papers.Ceremony, papers.Progress) (papers.Result, error)) error {
	o := papers.Ceremony{File: p.Output, Lang: s.c.Lang(), Meeting: p.Meeting, Superior: text.Clean(p.Superior), Number: text.Clean(p.Number), Rounds: p.Round}
	var err error
	if o.Date, err = dateFlag("--date", p.Date); err != nil {
		return err
	}
	return s.printPaper(key, p.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, report papers.Progress) (papers.Result, error) {
		return job(ctx, d, conf, o, report)
	}, ".pdf", ".docx")
}

// Run prints what the organisers go by (kịch bản điều hành).
func (c *printRunOfShowCmd) Run(s *session) error {
	return c.print(s, "cli.print.run-of-show", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Ceremony, p papers.Progress) (papers.Result, error) {
		return papers.RunOfShow(ctx, d, conf, papers.RunOfShowOptions{Ceremony: o, All: c.All}, p)
	})
}

// Run prints what the MC says.
func (c *printScriptCmd) Run(s *session) error {
	return c.print(s, "cli.print.script", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Ceremony, p papers.Progress) (papers.Result, error) {
		return papers.Script(ctx, d, conf, papers.ScriptOptions{Ceremony: o, Struck: c.Struck}, p)
	})
}

// Run prints what lies in which slot of which tray.
func (c *printTraysCmd) Run(s *session) error {
	return c.print(s, "cli.print.trays", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Ceremony, p papers.Progress) (papers.Result, error) {
		return papers.Trays(ctx, d, conf, papers.TrayOptions{Ceremony: o}, p)
	})
}

// Run prints cards that remind those who hand over.
func (c *printCardsCmd) Run(s *session) error {
	return c.print(s, "cli.print.cards", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Ceremony, p papers.Progress) (papers.Result, error) {
		return papers.PresenterCards(ctx, d, conf, papers.CardOptions{Ceremony: o, Small: c.Small, Stand: c.Stand}, p)
	})
}

// Run prints who stands on which picture, from left to right.
func (c *printPhotosCmd) Run(s *session) error {
	return c.print(s, "cli.print.photos", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Ceremony, p papers.Progress) (papers.Result, error) {
		return papers.Photos(ctx, d, conf, papers.PhotoOptions{Ceremony: o}, p)
	})
}

// Run prints the skeleton of the minutes.
func (c *printMinutesCmd) Run(s *session) error {
	return c.print(s, "cli.print.minutes", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Ceremony, p papers.Progress) (papers.Result, error) {
		return papers.Minutes(ctx, d, conf, papers.MinutesOptions{Ceremony: o}, p)
	})
}

// Run prints what the announcer of each decision reads out.
func (c *printDecisionsCmd) Run(s *session) error {
	return c.print(s, "cli.print.decisions", func(ctx context.Context, d papers.Deps, conf data.Conference, o papers.Ceremony, p papers.Progress) (papers.Result, error) {
		return papers.Decisions(ctx, d, conf, papers.ReadingOptions{Ceremony: o}, p)
	})
}

// Run prints the plan of the hall with its seats.
func (c *printSeatingCmd) Run(s *session) error {
	return s.printPaper("cli.print.seating", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.Seating(ctx, d, conf, papers.SeatingOptions{File: c.Output, Lang: s.c.Lang(), Hall: c.Hall, Meeting: c.Meeting, List: c.List}, p)
	})
}
