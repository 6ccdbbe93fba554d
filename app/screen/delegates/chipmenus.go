package delegates

import (
	"strings"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// pick is a line of a filter's menu.
func (s *Screen) pick(words string, on bool, set func()) widget.MenuItem {
	return widget.MenuItem{Text: words, Checked: on, Do: func() {
		set()
		s.changed()
	}}
}

// counted puts a number behind words.
func (s *Screen) counted(words string, n int) string {
	return words + " (" + s.sh.Catalogue().Int(int64(n)) + ")"
}

func (c *chips) chooseDelegation(s *Screen) {
	items := []widget.MenuItem{s.pick(s.sh.T("delegates.any"), s.filter.Delegation == "", func() { s.filter.Delegation = "" })}
	for _, d := range s.counts.Delegations {
		if d.ID != "" {
			items = append(items, s.pick(s.counted(d.Name, d.Total), d.ID == s.filter.Delegation, func() { s.filter.Delegation = d.ID }))
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
		s.pick(s.counted(t("delegates.presence.in"), s.counts.Present), f.Present == data.PresenceIn, set(data.PresenceIn, "")),
		s.pick(s.counted(t("delegates.presence.out"), s.counts.All-s.counts.Present), f.Present == data.PresenceOut, set(data.PresenceOut, "")),
	}
	for _, st := range statuses {
		words := t("delegates.status." + string(st))
		if st == data.StatusConfirmed {
			words = t("delegates.confirmed")
		}
		items = append(items, s.pick(s.counted(words, s.counts.Statuses[st]), f.Status == st, set("", st)))
	}
	widget.ShowMenu(c.presence, items)
}

// moreWords names the filters of the menu of more that are on; one that was
// kept under a name has that.
func (s *Screen) moreWords() []string {
	if name := s.savedName(); name != "" {
		return []string{name}
	}
	f, t := s.filter, s.sh.T
	var list []string
	if f.Leader {
		list = append(list, strings.ToLower(t("delegates.leaders")))
	}
	if f.Role != "" && f.Role != data.RoleRecipient {
		list = append(list, strings.ToLower(t("delegates.role."+string(f.Role))))
	}
	if f.Handed != "" {
		list = append(list, strings.ToLower(t("delegates.handed."+string(f.Handed))))
	}
	return list
}

// chooseMore offers the filters that have no chip of their own, and those that
// were kept under a name. Each is taken away as it was set.
func (c *chips) chooseMore(s *Screen) {
	f, n, t := s.filter, s.counts, s.sh.T
	items := []widget.MenuItem{s.pick(s.counted(t("delegates.leaders"), n.Leaders), f.Leader, func() { s.filter.Leader = !f.Leader })}
	for _, r := range roles {
		items = append(items, s.pick(t("delegates.role."+string(r)), f.Role == r, func() { s.filter.Role = other(f.Role, r) }))
	}
	for i, p := range []data.Presence{data.PresenceIn, data.PresenceOut} {
		many := []int{n.Handed, n.All - n.Handed}[i]
		items = append(items, s.pick(s.counted(t("delegates.handed."+string(p)), many), f.Handed == p, func() { s.filter.Handed = other(f.Handed, p) }))
	}
	widget.ShowMenu(c.more, append(items, s.savedItems()...))
}
