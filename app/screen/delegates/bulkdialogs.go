package delegates

import (
	"context"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// askDelegation asks to which delegation the ticked delegates belong from now on.
func (s *Screen) askDelegation() {
	t, conf := s.sh.T, s.sh.Conference().ID
	s.tickedIDs(func(ids []data.ID) {
		s.readDelegations(func(groups []data.Delegation) {
			name := widget.NewCombo(delegationNames(groups))
			field := widget.NewField(t("delegates.field.delegation"), name).Helped(t("delegates.bulk.delegation.help"))
			widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.bulk.delegation.title", "n", len(ids)), Body: field, Focus: name,
				Verb: t("delegates.bulk.delegation.verb"), Cancel: t("common.cancel"), Do: func() bool {
					words := text.Clean(name.Text)
					if words == "" {
						field.SetError(t("delegates.bulk.delegation.missing"))
						return false
					}
					s.changeMany(ids, "delegates.bulk.done.delegation", []any{"name", words}, func(ctx context.Context, _ progress) ([]data.DelegateChange, error) {
						to, err := s.delegation(ctx, conf, groups, words)
						if err != nil {
							return nil, err
						}
						return s.store.ChangeDelegates(ctx, ids, func(d *data.Delegate) { d.Delegation = to })
					})
					return true
				}})
		})
	})
}

// askKit asks what the desk hands over to the ticked delegates.
func (s *Screen) askKit() {
	t := s.sh.T
	kit := widget.NewEntry()
	kit.SetPlaceHolder(t("delegates.kit.example"))
	field := widget.NewField(t("delegates.field.kit"), kit).Helped(t("delegates.kit.help"))
	widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.bulk.kit"), Body: field, Focus: kit,
		Verb: t("delegates.form.save"), Cancel: t("common.cancel"), Do: func() bool {
			words := text.Clean(kit.Text)
			s.changeTicked("delegates.bulk.done.kit", nil, func(d *data.Delegate) { d.Kit = words })
			return true
		}})
}

// askAbsence asks why some delegates do not come.
func (s *Screen) askAbsence(ids []data.ID) {
	t := s.sh.T
	reason := widget.NewCombo([]string{t("delegates.absent.ill"), t("delegates.absent.duty"), t("delegates.absent.away"), t("delegates.absent.family")})
	field := widget.NewField(t("delegates.field.reason"), reason)
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.absent.title", "n", len(ids)), Text: t("delegates.absent.about"), Body: field,
		Focus: reason, Verb: t("delegates.absent.verb"), Cancel: t("common.cancel"), Do: func() bool {
			words := text.Clean(reason.Text)
			if words == "" {
				field.SetError(t("delegates.absent.missing"))
				dialog.Refresh()
				return false
			}
			s.changeMany(ids, "delegates.absent.done", nil, func(ctx context.Context, _ progress) ([]data.DelegateChange, error) {
				return roll.MarkAbsent(ctx, s.store, ids, words)
			})
			return true
		}})
}

// introduce adds some delegates at the end of those introduced by name.
func (s *Screen) introduce(ids []data.ID) {
	s.changeMany(ids, "delegates.introduce.done", nil, func(ctx context.Context, _ progress) ([]data.DelegateChange, error) {
		last, err := s.lastPlace(ctx)
		if err != nil {
			return nil, err
		}
		at := make(map[data.ID]int, len(ids))
		for i, id := range ids {
			at[id] = last + 1 + i
		}
		return s.store.ChangeDelegates(ctx, ids, func(d *data.Delegate) {
			if d.Protocol == 0 {
				d.Protocol = at[d.ID]
			}
		})
	})
}

// lastPlace is the last place in the order of introduction, 0 for nobody yet.
func (s *Screen) lastPlace(ctx context.Context) (last int, err error) {
	all, err := s.store.Delegates(ctx, data.DelegateFilter{Conference: s.filter.Conference, Leader: true})
	for _, d := range all {
		last = max(last, d.Protocol)
	}
	return last, err
}
