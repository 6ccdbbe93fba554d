package intake

import (
	"context"
	"encoding/json"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// memory is how lists of one shape are read, as a person chose it. It lies in
// a setting.
type memory struct {
	Map       map[string]string `json:"map,omitempty"`
	Header    []int             `json:"header,omitempty"` // its rows, counted from that which would have been taken for its first
	None      bool              `json:"none,omitempty"`   // there is no heading
	Separator string            `json:"separator,omitempty"`
}

func memoryKey(shape string) string { return "import.shape." + shape }

// Chosen tells whether a person said how the list's columns are to be read, so
// that there is something to remember.
func (l *List) Chosen() bool { return len(l.Options.Map) > 0 || l.Options.Header != nil }

// Remember keeps how a list's columns are read, for lists of its shape.
func Remember(ctx context.Context, r Records, l *List) error {
	shape, err := l.formOf(ctx)
	if err != nil || shape == "" || !l.Chosen() {
		return err
	}
	first, err := l.firstRow(ctx)
	if err != nil {
		return err
	}
	m := memory{Map: l.Options.Map, Separator: l.Options.Separator, None: len(l.Options.Header) > 0 && l.Options.Header[0] == 0}
	for _, row := range l.Options.Header {
		if !m.None {
			m.Header = append(m.Header, row-first)
		}
	}
	raw, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return r.SetSetting(ctx, memoryKey(shape), string(raw))
}

// firstRow is the row that would be taken for the heading's first, 0 for none.
func (l *List) firstRow(ctx context.Context) (int, error) {
	plain, err := l.List.Again(ctx, Options{Kind: l.Kind, Sheet: l.Sheet, Now: l.Options.Now})
	if plain == nil {
		return 0, err
	}
	if len(plain.Header) == 0 {
		return 0, nil
	}
	return plain.Header[0], nil
}

// Forget lets go of what was remembered of lists of this shape.
func Forget(ctx context.Context, r Records, l *List) error {
	shape, err := l.formOf(ctx)
	if err != nil || shape == "" {
		return err
	}
	return r.SetSetting(ctx, memoryKey(shape), "")
}

// recall reads the list again as lists of its shape were, if any was. said is
// what reading it said; recall gives what reading says now.
func (l *List) recall(ctx context.Context, r Records, said error) (error, error) {
	l.shape = shapeOf(l.List)
	raw, err := r.Setting(ctx, memoryKey(l.shape))
	if err != nil || raw == "" {
		return said, err
	}
	var m memory
	if json.Unmarshal([]byte(raw), &m) != nil {
		return said, nil // written by a newer program: the list is read as any other
	}
	o := l.Options
	o.Map, o.Sheet = m.Map, l.Sheet
	first := 0
	if len(l.Header) > 0 {
		first = l.Header[0]
	}
	for _, row := range m.Header {
		o.Header = append(o.Header, max(1, row+first))
	}
	if m.None {
		o.Header = []int{0, 0}
	}
	var fresh *sheet.List
	if m.Separator != "" && m.Separator != l.Separator {
		o.Separator = m.Separator
		fresh, o, err = l.From.read(ctx, r, o)
	} else {
		fresh, err = l.List.Again(ctx, o)
	}
	switch {
	case data.CodeOf(err) != "":
		return said, nil // it does not fit this list after all
	case err != nil:
		return said, err
	}
	l.List, l.Options, l.Remembered = fresh, o, true
	return nil, nil
}
