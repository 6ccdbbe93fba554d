package certificates

import (
	"context"
	"errors"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/stock"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// Records is what the place needs of the store.
type Records interface {
	issue.Records
	papers.Records
	papers.ProofRecords
	keys.Records
	stock.Records
	Books(ctx context.Context) ([]data.Book, error)
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	SetState(ctx context.Context, certificates []data.ID, state data.CertificateState) error
	Corrections(ctx context.Context, citation data.ID) ([]data.Correction, error)
	SaveStock(ctx context.Context, s *data.Stock) error
	StockLines(ctx context.Context, stock data.ID) ([]data.StockLine, error)
	Calibrations(ctx context.Context) ([]data.Calibration, error)
	SaveCalibration(ctx context.Context, c data.Calibration) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Deps is what the place works with.
type Deps struct {
	Records   Records
	Keys      keys.Folder
	Press     func() (*issue.Press, error)              // called off the interface's goroutine
	Emblem    func(ctx context.Context) ([]byte, error) // the office's own picture; nil: none
	Templates *templates.Library                        // the office's; nil: the program's alone
	Who       string                                    // for the log of changes
}

// issue gives what drawing up works with; signer may be nil.
func (d Deps) issue(ctx context.Context, s *Screen, signer issue.Signer) (issue.Deps, error) {
	press, err := d.Press()
	if err != nil {
		return issue.Deps{}, err
	}
	deps := issue.Deps{Records: d.Records, Press: press, Signer: signer, Now: s.sh.Now, Who: d.Who}
	if d.Templates != nil {
		deps.Templates = d.Templates
	}
	if d.Emblem != nil {
		deps.Emblem, err = d.Emblem(ctx)
	}
	return deps, err
}

// papers gives what printing works with.
func (d Deps) papers(s *Screen) (papers.Deps, error) {
	press, err := d.Press()
	if err != nil {
		return papers.Deps{}, err
	}
	deps := papers.Deps{Records: d.Records, Fonts: press.Fonts(), Now: s.sh.Now}
	if d.Templates != nil {
		deps.Templates = d.Templates
	}
	return deps, nil
}

// loaded is what the place shows, as it was read.
type loaded struct {
	rows         []data.CitationRow
	at           map[data.ID]int // of rows
	decisions    map[data.ID]data.Decision
	books        map[data.ID]data.Book
	ranks        map[data.ID]int // of the awards, 1 is the highest
	rounds       []data.Round
	words        map[data.ID]string   // folded, to search in
	readers      map[data.ID][]string // who have confirmed a text, in a conference that asks for it
	key          error                // why nothing can be signed; nil if it can
	stocks       []data.StockBalance
	calibrations []data.Calibration
	printer      string            // the one that was chosen last
	sheets       []templates.Entry // the templates of certificates
	chosen       map[data.DocumentKind]string
	unfinished   []papers.Interrupted
}

// printedHere are the documents that are sheets.
var printedHere = []data.DocumentKind{data.DocumentGiayKhen, data.DocumentBangKhen, data.DocumentTitle}

// errNoPassphrase says that nobody has typed a passphrase yet.
var errNoPassphrase = errors.New("certificates: no passphrase")

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() {
	if s.loading != nil {
		s.loading()
	}
	conf := s.sh.Conference()
	var all loaded
	s.loading = s.sh.Load(func(ctx context.Context) (err error) {
		all, err = s.read(ctx, conf)
		return err
	}, func(err error) {
		s.loading = nil
		if err != nil {
			s.show(widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(s.sh.T("certificates.failed"), s.sh.Say(err),
				widget.NewSmall(s.sh.T("certificates.again"), icons.Refresh, s.Refresh)))))
			return
		}
		s.all = all
		s.loaded()
	})
}

func (s *Screen) read(ctx context.Context, conf data.Conference) (all loaded, err error) {
	all = loaded{decisions: map[data.ID]data.Decision{}, books: map[data.ID]data.Book{}, ranks: map[data.ID]int{}, words: map[data.ID]string{}}
	for _, step := range []func(context.Context, data.Conference, *loaded) error{
		s.readRows, s.readBesides, s.readReaders, s.readPrinting, s.readKey,
	} {
		if err := step(ctx, conf, &all); err != nil {
			return all, err
		}
	}
	return all, nil
}

func (s *Screen) readRows(ctx context.Context, conf data.Conference, all *loaded) (err error) {
	if all.rows, err = s.d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID}); err != nil {
		return err
	}
	all.at = make(map[data.ID]int, len(all.rows))
	for i, r := range all.rows {
		all.at[r.ID] = i
		all.words[r.ID] = fold(r.Name+" "+r.Unit+" "+r.Position+" "+r.Address) + " " + r.Certificate.Register
		if r.Certificate.State != data.StateWithdrawn {
			continue
		}
		list, err := s.d.Records.Corrections(ctx, r.ID)
		if err != nil {
			return err
		}
		for _, c := range list {
			if !c.At.Before(r.Certificate.MadeAt) {
				all.rows[i].Certificate.State = stateCorrected
			}
		}
	}
	return nil
}

func (s *Screen) readBesides(ctx context.Context, conf data.Conference, all *loaded) error {
	decisions, err := s.d.Records.Decisions(ctx, conf.ID)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		all.decisions[d.ID] = d
	}
	awards, err := s.d.Records.Awards(ctx)
	if err != nil {
		return err
	}
	for _, a := range awards {
		all.ranks[a.ID] = a.Rank
	}
	books, err := s.d.Records.Books(ctx)
	if err != nil {
		return err
	}
	for _, b := range books {
		all.books[b.ID] = b
	}
	all.rounds, err = s.d.Records.Rounds(ctx, conf.ID)
	return err
}

// readReaders finds who has confirmed the texts as they are now.
func (s *Screen) readReaders(ctx context.Context, conf data.Conference, all *loaded) (err error) {
	if conf.Proofread {
		all.readers, err = papers.ProofState(ctx, s.d.Records, conf, all.rows)
	}
	return err
}

func (s *Screen) readPrinting(ctx context.Context, conf data.Conference, all *loaded) (err error) {
	if all.stocks, err = s.d.Records.Stocks(ctx); err != nil {
		return err
	}
	if all.calibrations, err = s.d.Records.Calibrations(ctx); err != nil {
		return err
	}
	if all.printer, err = s.d.Records.Setting(ctx, settingPrinter); err != nil {
		return err
	}
	all.chosen = map[data.DocumentKind]string{}
	if s.d.Templates != nil {
		if all.sheets, err = s.d.Templates.Names(ctx, kindsOf(printedHere)...); err != nil {
			return err
		}
		for _, k := range printedHere {
			if all.chosen[k], err = s.d.Templates.Choice(ctx, conf.ID, string(k)); err != nil {
				return err
			}
		}
	}
	all.unfinished, err = papers.Unfinished(ctx, papers.Deps{Records: s.d.Records, Now: s.sh.Now}, conf)
	return err
}

func kindsOf(kinds []data.DocumentKind) []string {
	list := make([]string, len(kinds))
	for i, k := range kinds {
		list[i] = string(k)
	}
	return list
}

// readKey looks whether certificates could be signed.
func (s *Screen) readKey(ctx context.Context, conf data.Conference, all *loaded) error {
	if err := s.d.Keys.Ready(ctx, s.d.Records, conf); err != nil {
		if data.CodeOf(err) == "" {
			return err
		}
		all.key = err
	}
	return nil
}

// reached tells whether a sheet has come as far as a state. A text that two
// people have confirmed counts as read whether its sheet was moved there or not.
func (s *Screen) reached(r data.CitationRow, st data.CertificateState) bool {
	return reached(r, st) || st == data.StateProofread && made(r) && s.all.readers != nil && !s.unread(r)
}

// unread tells whether two people have yet to confirm a text.
func (s *Screen) unread(r data.CitationRow) bool {
	return s.all.readers != nil && len(s.all.readers[r.ID]) < data.ProofReadersNeeded
}

// loaded shows what was read.
func (s *Screen) loaded() {
	s.groups = grouped(s.all.rows, s.all.decisions, s.all.books, s.all.ranks)
	s.tally = count(s.all.rows, s.reached)
	s.head.SetSecond(s.sh.T("certificates.summary", "n", s.tally.toMake, "rest", s.tally.received+s.tally.noPaper))
	s.tools.refresh(s)
	if s.measure != "" {
		defer func(chosen string) {
			s.print.aim.chosen = chosen
			s.print.aim.refresh()
			s.calibrate()
		}(s.measure)
		s.measure = ""
	}
	if len(s.all.rows) == 0 {
		s.list.entries, s.list.visible = nil, nil
		s.reading, s.review = nil, nil
		s.arrange()
		s.show(s.empty)
		return
	}
	if s.reading == nil {
		s.show(s.panels)
	}
	if s.want != "" {
		s.chosen, s.want = s.want, ""
		s.list.unfold(s.chosen)
	}
	s.print.loaded()
	s.choose()
	s.showBanner()
	s.stock.refresh()
	s.preview.forget()
	s.preview.show(s.chosen)
	if s.review != nil {
		s.review.again()
	}
	if s.ledger {
		s.ledger = false
		s.openStock("")
	}
}
