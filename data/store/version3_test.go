package store

import (
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

// version3 puts a database that program 0.4 made into a folder: form 3, five
// delegates, four of them imported in two lists, one of these admitted, and two
// citations of one list.
func version3(t *testing.T) string {
	t.Helper()
	return oldDatabase(t, "version3.db.gz")
}

// A database of the third form is migrated with all it holds; what was imported
// before that can be taken back too.
func TestVersion3(t *testing.T) {
	path := version3(t)
	if info, err := Verify(t.Context(), path); err != nil || info != (Info{Program: "0.4", Version: 3, Conferences: 1, Delegates: 5, Citations: 2}) {
		t.Fatalf("the old database is %+v, %v", info, err)
	}
	db := openTest(t, path, Options{Version: "0.5"})
	if info, err := db.Check(t.Context()); err != nil || info != (Info{Program: "0.5", Version: 6, Conferences: 1, Delegates: 5, Citations: 2}) {
		t.Errorf("it became %+v, %v", info, err)
	}
	if copies := backups(t, filepath.Dir(path)); len(copies) != 1 {
		t.Errorf("copies %q", copies)
	}
	ctx := t.Context()
	c, err := db.Conference(ctx, "AS")
	if err != nil {
		t.Fatal(err)
	}
	list, err := db.Imports(ctx, c.ID)
	if err != nil || len(list) != 3 {
		t.Fatalf("%+v, %v", list, err)
	}
	for i, want := range []data.Import{{Kind: "citations", Added: 2}, {Kind: "delegates", Added: 1}, {Kind: "delegates", Added: 3}} {
		want.ID, want.Conference, want.At = list[i].ID, c.ID, list[i].At
		if list[i] != want || want.At.IsZero() {
			t.Errorf("import %+v, want %+v", list[i], want)
		}
	}
	if _, err := db.UndoImport(ctx, list[2].ID, ""); data.CodeOf(err) != "import-used" {
		t.Errorf("taking back the list of whom one was in: %v", err)
	}
	for _, i := range list[:2] {
		if _, err := db.UndoImport(ctx, i.ID, ""); err != nil {
			t.Error(err)
		}
	}
	if info, err := db.Check(ctx); err != nil || info.Delegates != 4 || info.Citations != 0 {
		t.Errorf("it became %+v, %v", info, err)
	}
	groups, err := db.Delegations(ctx, c.ID)
	if err != nil || len(groups) != 1 {
		t.Errorf("%+v, %v", groups, err)
	}
	if decisions, err := db.Decisions(ctx, c.ID); err != nil || len(decisions) != 0 {
		t.Errorf("%+v, %v", decisions, err)
	}
}
