package templates

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"slices"
	"sync"
	"time"

	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// Records is what the library needs of the store.
type Records interface {
	Templates(ctx context.Context) ([]data.TemplateVersion, error)
	TemplateHistory(ctx context.Context, id string) ([]data.TemplateVersion, error)
	Template(ctx context.Context, id string, version int) (data.TemplateVersion, error)
	SaveTemplate(ctx context.Context, t *data.TemplateVersion) error
	DropTemplate(ctx context.Context, id string) error
	Conferences(ctx context.Context) ([]data.Conference, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Library is all templates that an office has. Make one with New and share it;
// it may be used by several goroutines.
type Library struct {
	records Records

	mu       sync.Mutex
	read     map[[sha256.Size]byte]*layout.Template // the office's, by their files' digests
	embedded map[string]*layout.Template            // the program's, by id
}

// New gives the library of a database.
func New(r Records) *Library {
	return &Library{records: r, read: map[[sha256.Size]byte]*layout.Template{}, embedded: map[string]*layout.Template{}}
}

// Entry is a template in a list.
type Entry struct {
	ID            string
	Version       int
	Document      string            // what it serves: "giay-khen", "badge"
	Name          map[string]string // by language
	Own           bool              // the office's
	Embedded      bool              // the program has one of this id
	Width, Height float64           // mm
	MadeAt        time.Time         // zero for one of the program's
	Who           string
}

// Names lists the templates that serve one of the documents, or all: of each
// id the one in use, by document and then by name.
func (l *Library) Names(ctx context.Context, documents ...string) ([]Entry, error) {
	own, err := l.records.Templates(ctx)
	if err != nil {
		return nil, err
	}
	var list []Entry
	seen := map[string]bool{}
	for _, v := range own {
		if len(documents) > 0 && !slices.Contains(documents, v.Document) {
			seen[v.ID] = true
			continue
		}
		e, err := l.Entry(ctx, v.ID)
		if err != nil {
			return nil, err
		}
		list, seen[v.ID] = append(list, e), true
	}
	for _, id := range layout.Templates(documents...) {
		if seen[id] {
			continue
		}
		t, err := layout.Embedded(id)
		if err != nil {
			return nil, fault(err)
		}
		list = append(list, entry(t, data.TemplateVersion{}))
	}
	slices.SortFunc(list, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(place(a.Document), place(b.Document)), cmp.Compare(layout.In(a.Name, "vi"), layout.In(b.Name, "vi")), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}

// place is where a document stands among those that templates can serve.
func place(document string) int {
	return slices.IndexFunc(layout.Documents(), func(d layout.Document) bool { return d.ID == document })
}

// History lists all versions of a template, the newest first and the
// program's own last. The sizes of the office's are left out. Error: no-template.
func (l *Library) History(ctx context.Context, id string) ([]Entry, error) {
	own, err := l.records.TemplateHistory(ctx, id)
	if err != nil {
		return nil, err
	}
	var list []Entry
	for _, v := range own {
		list = append(list, Entry{ID: id, Version: v.Version, Document: v.Document, Name: map[string]string{"vi": v.Name},
			Own: true, Embedded: embedded(id), MadeAt: v.MadeAt, Who: v.Who})
	}
	if t, err := layout.Embedded(id); err == nil {
		list = append(list, entry(t, data.TemplateVersion{}))
	}
	if len(list) == 0 {
		return nil, data.Fail("no-template", "id", id)
	}
	return list, nil
}

// Entry gives the template in use of an id. Error: no-template.
func (l *Library) Entry(ctx context.Context, id string) (Entry, error) {
	t, v, err := l.load(ctx, id, 0)
	if err != nil {
		return Entry{}, err
	}
	return entry(t, v), nil
}

func entry(t *layout.Template, v data.TemplateVersion) Entry {
	e := Entry{ID: t.ID, Version: t.Version, Document: t.Document, Name: t.Name, Width: t.Width, Height: t.Height, Embedded: embedded(t.ID)}
	if v.ID != "" {
		e.Own, e.Version, e.MadeAt, e.Who = true, v.Version, v.MadeAt, v.Who
	}
	return e
}

func embedded(id string) bool {
	_, err := layout.Embedded(id)
	return err == nil
}

// Load gives a version of a template, 0 for the one in use: the office's
// newest, else the program's. It is shared, so Clone it before changing it.
// Error: no-template (args id, version).
func (l *Library) Load(ctx context.Context, id string, version int) (*layout.Template, error) {
	t, _, err := l.load(ctx, id, version)
	return t, err
}

// load gives the version too, without ID where it is the program's. A template
// may weigh megabytes, so it is fetched once.
func (l *Library) load(ctx context.Context, id string, version int) (*layout.Template, data.TemplateVersion, error) {
	v, err := l.records.Template(ctx, id, version)
	switch {
	case err == nil:
		t, err := l.parse(v.Raw)
		return t, v, err
	case data.CodeOf(err) != "no-template":
		return nil, v, err
	}
	t, err := l.program(id)
	if err != nil || version != 0 && version != t.Version {
		return nil, v, data.Fail("no-template", "id", id, "version", version)
	}
	return t, data.TemplateVersion{}, nil
}

// program gives a template that the program brings along, always the same one.
func (l *Library) program(id string) (*layout.Template, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t, ok := l.embedded[id]; ok {
		return t, nil
	}
	t, err := layout.Embedded(id)
	if err != nil {
		return nil, fault(err)
	}
	l.embedded[id] = t
	return t, nil
}

// mostRead is how many of the office's templates are held: more come together
// only where one is saved again and again, each time with all its pictures.
const mostRead = 32

// parse reads a template's file, once.
func (l *Library) parse(raw []byte) (*layout.Template, error) {
	digest := sha256.Sum256(raw)
	l.mu.Lock()
	defer l.mu.Unlock()
	if t, ok := l.read[digest]; ok {
		return t, nil
	}
	t, err := layout.ParseTemplate(raw)
	if err != nil {
		return nil, fault(err)
	}
	if len(l.read) >= mostRead {
		clear(l.read)
	}
	l.read[digest] = t
	return t, nil
}

// fault turns what print reports into an error for people.
func fault(err error) error {
	var f *layout.Fault
	if errors.As(err, &f) {
		return &data.Error{Code: data.Code(f.Code), Args: f.Args, Err: err}
	}
	return err
}
