package delegates

import (
	"strings"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// roles are what delegates do in the meeting; who receives an award follows
// from the citations, too.
var roles = []data.Role{data.RolePresidium, data.RoleSecretary, data.RoleSpeaker}

// statusItems offers where the ticked delegates stand.
func (s *Screen) statusItems() []widget.MenuItem {
	t := s.sh.T
	set := func(st data.DelegateStatus, words string) widget.MenuItem {
		return widget.MenuItem{Text: words, Do: func() {
			s.changeTicked("delegates.bulk.done.status", []any{"status", strings.ToLower(words)}, func(d *data.Delegate) {
				if d.Status != data.StatusSubstituted { // that is taken back at the delegate alone
					d.Status, d.Reason = st, ""
				}
			})
		}}
	}
	return []widget.MenuItem{
		set(data.StatusConfirmed, t("delegates.confirmed")),
		set(data.StatusInvited, t("delegates.status.invited")),
		{Text: t("delegates.absent"), Second: t("delegates.absent.text"), Do: func() { s.tickedIDs(s.askAbsence) }},
		set(data.StatusCancelled, t("delegates.status.cancelled")),
	}
}

// roleItems offers what the ticked delegates do, or no longer do.
func (s *Screen) roleItems() []widget.MenuItem {
	var items []widget.MenuItem
	for _, on := range []bool{true, false} {
		for _, r := range roles {
			word := s.sh.T("delegates.role." + string(r))
			key := "delegates.bulk.role.off"
			if on {
				key = "delegates.bulk.role.on"
			}
			items = append(items, widget.MenuItem{Text: s.sh.T(key, "role", strings.ToLower(word)), Do: func() {
				s.changeTicked("delegates.bulk.done.roles", nil, func(d *data.Delegate) {
					d.Roles = text.WithRole(d.Roles, string(r), word, on)
				})
			}})
		}
	}
	return items
}

// moreItems offers the other fields that many have in common.
func (s *Screen) moreItems() []widget.MenuItem {
	t := s.sh.T
	set := func(key string, change func(*data.Delegate)) widget.MenuItem {
		return widget.MenuItem{Text: t(key), Do: func() {
			s.changeTicked("delegates.bulk.done", []any{"what", strings.ToLower(t(key))}, change)
		}}
	}
	return []widget.MenuItem{
		set("delegates.bulk.official", func(d *data.Delegate) { d.SetKind(data.KindOfficial) }),
		set("delegates.bulk.guest", func(d *data.Delegate) { d.SetKind(data.KindGuest) }),
		set("delegates.bulk.exofficio", func(d *data.Delegate) { d.ExOfficio = true }),
		set("delegates.bulk.exofficio.off", func(d *data.Delegate) { d.ExOfficio = false }),
		set("delegates.bulk.exemplar", func(d *data.Delegate) { d.Exemplar = true }),
		set("delegates.bulk.exemplar.off", func(d *data.Delegate) { d.Exemplar = false }),
		set("delegates.bulk.vote", func(d *data.Delegate) { d.Approved = true }),
		set("delegates.bulk.vote.off", func(d *data.Delegate) { d.Approved = false }),
		{Text: t("delegates.bulk.kit"), Do: s.askKit},
		{Text: t("delegates.bulk.introduce"), Do: func() { s.tickedIDs(s.introduce) }},
	}
}

// paperItems offers what is printed for the ticked, or else the listed delegates.
func (s *Screen) paperItems() []widget.MenuItem {
	t := s.sh.T
	item := func(key string, icon icons.Name, do func()) widget.MenuItem {
		return widget.MenuItem{Text: t("delegates." + key), Second: t("delegates." + key + ".text"), Icon: icon, Do: do}
	}
	return []widget.MenuItem{
		item("badges", icons.Badge, s.Print),
		item("invitations", icons.Mail, func() { s.askInvitations(nil) }),
		item("namecards", icons.Person, s.askNameCards),
		item("envelopes", icons.Mail, s.askEnvelopes),
		item("signin", icons.Sheet, s.askSignIn),
		item("reminders", icons.Award, s.askReminders),
		item("receipt", icons.Document, s.askReceipt),
		item("attendance", icons.Checkin, s.askAttendance),
		item("composition", icons.Document, s.askComposition),
	}
}
