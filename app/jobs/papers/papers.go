package papers

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"vinhdanh/assets/fonts"
	"vinhdanh/data"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// Records is what printing needs of the store.
type Records interface {
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Asset(ctx context.Context, h data.Hash) ([]byte, error)
	AppendChanges(ctx context.Context, lines []data.Change) error
	Assets(ctx context.Context, list []data.Hash) ([][]byte, error)
	BeginPrinting(ctx context.Context, r *data.PrintRun) error
	SetRunDigest(ctx context.Context, run data.ID, digest string) error
	RecordPrinting(ctx context.Context, lines []data.Printing, put func() error) error
	UnfinishedRuns(ctx context.Context, conf data.ID) ([]data.PrintRun, error)
	DropRun(ctx context.Context, run data.ID) error
	Stocks(ctx context.Context) ([]data.StockBalance, error)
	StockLines(ctx context.Context, stock data.ID) ([]data.StockLine, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	ProofReadersOf(ctx context.Context, citations []data.ID) (map[data.ID][]data.Change, error)
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	Delegate(ctx context.Context, id data.ID) (data.DelegateRow, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
	RecentCheckIns(ctx context.Context, meeting data.ID, limit int) ([]data.CheckInRow, error)
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	Introductions(ctx context.Context, meeting data.ID) (data.Introductions, error)
	SetBadges(ctx context.Context, badges map[data.ID]string) error
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error)
	AgendaVersions(ctx context.Context, meeting data.ID) ([]data.AgendaVersion, error)
	Awards(ctx context.Context) ([]data.Award, error)
	ConferenceByID(ctx context.Context, id data.ID) (data.Conference, error)
	StagePlaces(ctx context.Context, conf data.ID) ([]data.StagePlace, error)
	StagePresence(ctx context.Context, conf, meeting data.ID) (map[data.ID]data.OnStage, error)
	Runs(ctx context.Context, conf data.ID) ([]data.Run, error)
	RunLines(ctx context.Context, run data.ID, after int64) ([]data.RunLine, error)
	Votes(ctx context.Context, conf data.ID) ([]data.Vote, error)
	Halls(ctx context.Context, conf data.ID) ([]data.Hall, error)
	Seats(ctx context.Context, hall data.ID) ([]data.Seat, error)
	Setting(ctx context.Context, key string) (string, error)
	Register(ctx context.Context, f data.RegisterFilter) ([]data.RegisterRow, error)
}

// Deps is what the job works with.
type Deps struct {
	Records   Records
	Templates Templates    // nil: those that the program brings along
	Fonts     *shape.Fonts // for papers that are set here: badges, programme
	Now       func() time.Time
	Printer   *Printer // where papers go instead of into the files that options name; nil: into those
}

// Progress is told how far a job is; it may be nil, and is called from
// several goroutines.
type Progress func(done, total int)

// Skipped names what is left out, and why: "printed", or the code of print's
// fault with a paper that cannot be set.
type Skipped struct {
	Citation data.ID
	Name     string
	Number   string
	Code     data.Code
	Fault    error // of print, whose sentence says what to mend; else nil
}

// Warning is what a person should look at; its sentence is the catalogue's
// "paper.warn." + Code.
type Warning struct {
	Number string
	Name   string
	Code   string
	Field  string
	Args   map[string]any
}

// Result is what was put into files, or given to a printer.
type Result struct {
	Printed  int
	Skipped  []Skipped
	Warnings []Warning
}

// fault turns what print and its players report into an error for people.
func fault(err error) error {
	var f *layout.Fault
	if errors.As(err, &f) {
		return &data.Error{Code: data.Code(f.Code), Args: f.Args, Err: err}
	}
	var a *layout.AssetError
	if errors.As(err, &a) {
		return data.Wrap(err, "asset-lost", "kind", fmt.Sprint(a.Kind))
	}
	return err
}

// assets finds what stored lists name: among the embedded fonts, and else in
// the database. What was found is held.
type assets struct {
	ctx     context.Context
	records Records

	mu   sync.Mutex
	have map[layout.Hash][]byte
}

func newAssets(ctx context.Context, r Records) *assets {
	return &assets{ctx: ctx, records: r, have: map[layout.Hash][]byte{}}
}

// Asset implements layout.Assets.
func (a *assets) Asset(h layout.Hash) ([]byte, error) {
	if raw, ok := fonts.ByHash(h); ok { // the same bytes, without a query
		return raw, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if raw, ok := a.have[h]; ok {
		return raw, nil
	}
	raw, err := a.records.Asset(a.ctx, data.Hash(h))
	if err == nil {
		a.have[h] = raw
	}
	return raw, err
}
