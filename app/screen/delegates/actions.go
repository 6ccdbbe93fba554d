package delegates

import (
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// actionsButton opens what else can be done with the delegate of the pane.
func (s *Screen) actionsButton(d data.DelegateRow) *widget.Button {
	b := widget.NewIconButton(icons.More, s.sh.T("delegates.actions"), nil)
	b.Measure = widget.Small
	b.OnTapped = func() { widget.ShowMenu(b, s.actions(d)) }
	return b
}

func (s *Screen) actions(d data.DelegateRow) []widget.MenuItem {
	t := s.sh.T
	var items []widget.MenuItem
	add := func(key string, icon icons.Name, do func()) {
		items = append(items, widget.MenuItem{Text: t("delegates." + key), Icon: icon, Do: do})
	}
	add("edit", icons.Edit, func() { s.edit(d) })
	ids := []data.ID{d.ID}
	switch {
	case d.Status == data.StatusSubstituted:
		add("unsubstitute", icons.Undo, func() { s.unsubstitute(d) })
	case d.Status == data.StatusAbsent:
		add("coming", icons.Undo, func() { s.markComing(d) })
		add("substitute", icons.Person, func() { s.askSubstitute(d) })
	case d.Status != data.StatusCancelled && d.Replaces == "":
		add("substitute", icons.Person, func() { s.askSubstitute(d) })
		add("absent", icons.Absent, func() { s.askAbsence(ids) })
	case d.Status != data.StatusCancelled:
		add("absent", icons.Absent, func() { s.askAbsence(ids) })
	}
	if d.HandedAt.IsZero() {
		add("handout", icons.Badge, func() { s.askHandOutOf(ids, d.Name) })
	}
	add("lost", icons.QRCode, func() { s.askLost(d) })
	if len(s.detail.awards) > 0 {
		add("reminder", icons.Award, func() { s.printReminder(d.ID) })
	}
	if d.Protocol == 0 {
		add("introduce", icons.Checkin, func() { s.introduce(ids) })
	}
	return items
}
