package awards

import (
	"context"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// remove asks whether the chosen citation is to go; false if none is chosen.
func (v *citations) remove() bool {
	for i := range v.pages.Len() {
		if r, ok := v.pages.At(i); ok && r.ID == v.chosen && v.chosen != "" {
			v.askRemove(r)
			return true
		}
	}
	return false
}

// askRemove takes a citation away once that is confirmed. It can be taken back.
func (v *citations) askRemove(r data.CitationRow) {
	s := v.s
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: s.sh.T("awards.delete.title"), Verb: s.sh.T("awards.delete"), Cancel: s.sh.T("common.cancel"),
		Text: s.sh.T("awards.delete.text", "name", r.Name, "award", r.AwardName), Do: func() bool {
			s.write(func(ctx context.Context) error { return s.d.Records.DeleteCitation(ctx, r.ID) }, func() {
				dialog.Close()
				v.table.Select(-1)
				v.hide()
				was := r.Citation
				s.sh.Notify(s.sh.T("awards.deleted", "name", r.Name), func() {
					s.write(func(ctx context.Context) error { return s.d.Records.SaveCitation(ctx, &was) }, func() { v.want = was.ID })
				})
			})
			return false
		}})
}
