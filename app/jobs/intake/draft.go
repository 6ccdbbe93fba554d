package intake

import (
	"context"
	"encoding/json"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// draft is what is left of a list, as data.ImportDraft.Body holds it: the cells that are needed to read the rows again, and what was decided of them.
type draft struct {
	Grid      *sheet.Grid
	Kind      Kind
	Map       map[string]string `json:",omitempty"`
	Header    []int             `json:",omitempty"`
	Award     string            `json:",omitempty"`
	Fixes     []sheet.Fix       `json:",omitempty"`
	Rows      []string          // what stands in the rows that are left
	Encoding  string            `json:",omitempty"`
	Separator string            `json:",omitempty"`
}

// Drafts gives what imports of a conference have left over, the newest first.
// One is opened by Look, as a Source of its own.
func Drafts(ctx context.Context, r Records, conf data.Conference) ([]data.ImportDraft, error) {
	return r.Drafts(ctx, conf.ID)
}

// DropDraft throws away what an import has left over.
func DropDraft(ctx context.Context, r Records, id data.ID) error { return r.DeleteDraft(ctx, id) }

// keepRest keeps the rows that have an error, if that is wanted or they come
// from a draft, and lets go of a draft of which nothing is left. It gives the
// draft's ID.
func (l *List) keepRest(ctx context.Context, r Records, conf data.Conference, wanted bool, who string) (data.ID, error) {
	n := left(l)
	switch {
	case n == 0 && l.From.Draft != "":
		return "", r.DeleteDraft(ctx, l.From.Draft)
	case n == 0, !wanted && l.From.Draft == "":
		return "", nil
	}
	rest := l.rest()
	id := l.From.Draft
	if id == "" {
		var err error
		if id, err = sameRest(ctx, r, conf, kindOf(l.Kind), base(l.File), rest.Rows); err != nil {
			return "", err
		}
	}
	body, err := json.Marshal(rest)
	if err != nil {
		return "", err
	}
	d := data.ImportDraft{ID: id, Conference: conf.ID, Kind: kindOf(l.Kind), File: base(l.File), Who: who, Left: n, Body: body}
	err = r.SaveDraft(ctx, &d)
	return d.ID, err
}

// sameRest gives the draft that the list left over before, "" for none: one of
// the file's name that has one of the rows. It is replaced, not doubled.
func sameRest(ctx context.Context, r Records, conf data.Conference, kind, file string, rows []string) (data.ID, error) {
	drafts, err := r.Drafts(ctx, conf.ID)
	if err != nil {
		return "", err
	}
	for _, d := range drafts {
		if d.Kind != kind || d.File != file {
			continue
		}
		kept, err := r.Draft(ctx, d.ID)
		if err != nil {
			return "", err
		}
		var old draft
		if json.Unmarshal(kept.Body, &old) == nil && slices.ContainsFunc(old.Rows, func(row string) bool { return slices.Contains(rows, row) }) {
			return d.ID, nil
		}
	}
	return "", nil
}

// readDraft reads a draft, with what was decided of it unless o decides anew.
func readDraft(ctx context.Context, r Records, id data.ID, o Options) (*sheet.List, Options, error) {
	kept, err := r.Draft(ctx, id)
	if err != nil {
		return nil, o, err
	}
	d := draft{Grid: &sheet.Grid{}}
	if err := json.Unmarshal(kept.Body, &d); err != nil {
		return nil, o, data.Wrap(err, "unreadable", "file", kept.File)
	}
	if len(o.Map) == 0 && o.Header == nil && len(o.Fixes) == 0 {
		o.Map, o.Header, o.Fixes = d.Map, d.Header, d.Fixes
		if o.Award == "" {
			o.Award = d.Award
		}
	}
	o.Kind, o.Sheet = d.Kind, d.Grid.Sheet
	o.Encoding, o.Separator, o.Unchanged = "", "", nil // of the file, which is not read any more
	l, err := sheet.Map(ctx, d.Grid, o)
	if l != nil {
		l.File, l.Encoding, l.Separator, l.Sheets = kept.File, d.Encoding, d.Separator, []string{d.Grid.Sheet}
	}
	return l, o, err
}
