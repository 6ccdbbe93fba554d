package delegates

import (
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// pick is a line of a filter's menu.
func (s *Screen) pick(words string, on bool, set func()) widget.MenuItem {
	return widget.MenuItem{Text: words, Checked: on, Do: func() {
		set()
		s.changed()
	}}
}

// counted puts a number behind words.
func counted(words string, n int) string { return words + " (" + text.Int(int64(n)) + ")" }

func (c *chips) chooseDelegation(s *Screen) {
	items := []widget.MenuItem{s.pick(s.sh.T("delegates.any"), s.filter.Delegation == "", func() { s.filter.Delegation = "" })}
	for _, d := range s.counts.Delegations {
		if d.ID != "" {
			items = append(items, s.pick(counted(d.Name, d.Total), d.ID == s.filter.Delegation, func() { s.filter.Delegation = d.ID }))
		}
	}
	items = append(items, widget.MenuItem{Text: s.sh.T("delegates.groups.manage"), Icon: icons.Edit, Do: s.showDelegations})
	widget.ShowMenu(c.delegation, items)
}

// choosePresence offers where a delegate stands: in the hall or not, and what
// was heard from him before.
func (c *chips) choosePresence(s *Screen) {
	f, t := s.filter, s.sh.T
	set := func(p data.Presence, st data.DelegateStatus) func() {
		return func() { s.filter.Present, s.filter.Status = p, st }
	}
	items := []widget.MenuItem{
		s.pick(t("delegates.any"), f.Present == "" && f.Status == "", set("", "")),
		s.pick(counted(t("delegates.presence.in"), s.counts.Present), f.Present == data.PresenceIn, set(data.PresenceIn, "")),
		s.pick(counted(t("delegates.presence.out"), s.counts.All-s.counts.Present), f.Present == data.PresenceOut, set(data.PresenceOut, "")),
	}
	for _, st := range statuses {
		words := t("delegates.status." + string(st))
		if st == data.StatusConfirmed {
			words = t("delegates.confirmed")
		}
		items = append(items, s.pick(counted(words, s.counts.Statuses[st]), f.Status == st, set("", st)))
	}
	widget.ShowMenu(c.presence, items)
}

// chooseRole offers what delegates do in the meeting.
func (c *chips) chooseRole(s *Screen) {
	items := []widget.MenuItem{s.pick(s.sh.T("delegates.any"), s.filter.Role == "", func() { s.filter.Role = "" })}
	for _, r := range roles {
		items = append(items, s.pick(s.sh.T("delegates.role."+string(r)), s.filter.Role == r, func() { s.filter.Role = r }))
	}
	widget.ShowMenu(c.role, items)
}

// chooseHanded offers whose badges were handed over.
func (c *chips) chooseHanded(s *Screen) {
	items := []widget.MenuItem{s.pick(s.sh.T("delegates.any"), s.filter.Handed == "", func() { s.filter.Handed = "" })}
	for _, p := range []data.Presence{data.PresenceIn, data.PresenceOut} {
		items = append(items, s.pick(counted(s.sh.T("delegates.handed."+string(p)), c.handedCount(s.counts, p)), s.filter.Handed == p,
			func() { s.filter.Handed = p }))
	}
	widget.ShowMenu(c.handed, items)
}
