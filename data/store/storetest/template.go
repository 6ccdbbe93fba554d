package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// templates are kept version after version; what was dropped is not offered any
// more, but read.
func templates(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now, Who: "Máy 1"})
	other := open(store.Options{Now: newClock().now, Who: "Máy 2"})
	first := data.TemplateVersion{ID: "giay-khen-a4", Version: 2, Document: "giay-khen", Name: "Giấy khen A4", Raw: []byte(`{"format":2}`)}
	ok(t, db.SaveTemplate(background, &first))
	if first.Who != "Máy 1" || first.MadeAt.IsZero() {
		t.Errorf("saved as %+v", first)
	}
	second := first
	second.Version, second.Name, second.Raw, second.Who = 0, "Giấy khen A4, khổ ngang", []byte(`{"format":2,"x":1}`), "Bà Lan"
	ok(t, db.SaveTemplate(background, &second))
	badge := data.TemplateVersion{ID: "the", Document: "badge", Name: "Thẻ đại biểu", Raw: []byte("{}")}
	ok(t, db.SaveTemplate(background, &badge))
	if second.Version != 3 || badge.Version != 1 {
		t.Errorf("versions %d and %d", second.Version, badge.Version)
	}

	// Who edits a version that another has followed up does not overwrite it.
	late := first
	late.Version = 3
	wantCode(t, other.SaveTemplate(background, &late), "template-version")
	wantCode(t, other.SaveTemplate(background, &data.TemplateVersion{ID: "x"}), "name-needed")

	got := must(other.Template(background, first.ID, 0))(t)
	if d := cmp.Diff(second, got); d != "" {
		t.Error(d)
	}
	got = must(other.Template(background, first.ID, 2))(t)
	if d := cmp.Diff(first, got); d != "" {
		t.Error(d)
	}
	unread := func(v data.TemplateVersion, dropped bool) data.TemplateVersion {
		v.Raw, v.Dropped = nil, dropped
		return v
	}
	if d := cmp.Diff([]data.TemplateVersion{unread(badge, false), unread(second, false)}, must(other.Templates(background))(t)); d != "" {
		t.Error(d)
	}

	ok(t, db.DropTemplate(background, first.ID))
	wantCode(t, db.DropTemplate(background, first.ID), "no-template")
	if d := cmp.Diff([]data.TemplateVersion{unread(badge, false)}, must(other.Templates(background))(t)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]data.TemplateVersion{unread(second, true), unread(first, true)}, must(db.TemplateHistory(background, first.ID))(t)); d != "" {
		t.Error(d)
	}
	_, err := db.Template(background, first.ID, 0)
	wantCode(t, err, "no-template")
	if got := must(db.Template(background, first.ID, 2))(t); string(got.Raw) != string(first.Raw) {
		t.Errorf("a dropped version says %q", got.Raw)
	}

	again := first
	again.Version = 0
	ok(t, db.SaveTemplate(background, &again))
	if got := must(db.Template(background, first.ID, 0))(t); got.Version != 4 || len(must(db.Templates(background))(t)) != 2 {
		t.Errorf("offered again as %+v", got)
	}
	h := must(db.History(background, data.ID(first.ID)))(t)
	if len(h) != 4 || h[1].Action != "drop" || h[3].Action != "edit" || h[2].Who != "Bà Lan" {
		t.Errorf("history %+v", h)
	}
}
