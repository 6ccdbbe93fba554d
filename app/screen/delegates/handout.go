package delegates

import (
	"context"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// askHandOut asks who collects the badges of the ticked delegates. Presence
// does not follow from it.
func (s *Screen) askHandOut() {
	s.tickedIDs(func(ids []data.ID) { s.askHandOutOf(ids, "") })
}

// askHandOutOf asks who collects some badges; to is proposed, "" for each
// delegate himself.
func (s *Screen) askHandOutOf(ids []data.ID, to string) {
	t := s.sh.T
	var heads []string
	for _, d := range s.counts.Delegations {
		if d.HeadName != "" {
			heads = append(heads, d.HeadName)
		}
	}
	who := widget.NewCombo(heads)
	who.SetText(to)
	field := widget.NewField(t("delegates.handout.to"), who).Helped(t("delegates.handout.help"))
	widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.handout.title", "n", len(ids)), Text: t("delegates.handout.text"), Body: field,
		Focus: who, Verb: t("delegates.handout.verb"), Cancel: t("common.cancel"), Do: func() bool {
			name := text.Clean(who.Text)
			var done data.HandedOut
			s.do(len(ids), func(ctx context.Context) (err error) {
				done, err = s.store.HandOut(ctx, ids, t("delegates.handout.desk"), name)
				return err
			}, func() { s.tellHandedOut(done) })
			return true
		}})
}

// tellHandedOut says what was handed over, and offers to take it back.
func (s *Screen) tellHandedOut(done data.HandedOut) {
	t := s.sh.T
	if len(done.Delegates) == 0 {
		s.sh.Remark(t("delegates.handout.none"))
		return
	}
	words := t("delegates.handout.done", "n", len(done.Delegates))
	if done.Already > 0 {
		words += t("delegates.handout.already", "n", done.Already)
	}
	s.notify(words, func() {
		s.do(len(done.Delegates), func(ctx context.Context) error {
			_, err := s.store.UndoHandout(ctx, done.Group)
			return err
		}, nil)
	})
}
