package agenda

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

func (s *Screen) openRounds(item data.ID) {
	s.sh.Open(screen.Rounds, screen.Filter{Select: s.firstRound(item)})
}

func (s *Screen) firstRound(item data.ID) data.ID {
	for _, r := range s.p.Of(item) {
		return r.ID
	}
	return ""
}

// votesOf gives the votes of an item.
func (s *Screen) votesOf(item data.ID) (list []ceremony.VoteRow) {
	for _, v := range s.votes {
		if v.Item == item && item != "" {
			list = append(list, v)
		}
	}
	return list
}

// result says how a vote came out.
func (s *Screen) result(v ceremony.VoteRow) (string, widget.Tone) {
	t := s.sh.T
	switch {
	case !v.Counted():
		return t("agenda.screen.vote.open"), widget.Neutral
	case v.Carried():
		return t("agenda.screen.vote.carried"), widget.OK
	}
	return t("agenda.screen.vote.lost"), widget.Err
}

// figures says for, against, abstain in words.
func (s *Screen) voteFigures(v ceremony.VoteRow) string {
	if !v.Counted() {
		return s.sh.T("agenda.screen.vote.voters", "n", v.Voters)
	}
	return s.sh.T("agenda.screen.vote.figures", "for", v.For, "against", v.Against, "abstain", v.Abstain, "voters", v.Voters, "percent", v.Percent)
}

// voteLine is a vote in a list.
func (s *Screen) voteLine(v ceremony.VoteRow) fyne.CanvasObject {
	t := s.sh.T
	title := widget.NewBold(v.Title)
	title.Wrap = true
	figures := widget.NewSecond(s.voteFigures(v))
	figures.Wrap = true
	word, tone := s.result(v)
	buttons := []fyne.CanvasObject{widget.NewTag(word, tone, ""), widget.NewSmall(t("agenda.screen.vote.edit"), icons.Edit, func() { s.askVote(v.Vote) })}
	if v.Kind == data.VoteDelegates && v.Carried() {
		words := t("agenda.screen.vote.hand")
		if !v.HandedOn.IsZero() {
			words = t("agenda.screen.vote.hand.again")
		}
		buttons = append(buttons, widget.NewSmall(words, icons.ArrowForward, func() { s.handOn(v.Vote) }))
	}
	return widget.Column(4, title, figures, widget.Flow(8, buttons...))
}

// showVotes lists the votes of the meeting.
func (s *Screen) showVotes(data.ID) {
	t := s.sh.T
	var lines []fyne.CanvasObject
	for _, v := range s.votes {
		if v.Meeting == s.meeting {
			lines = append(lines, s.voteLine(v), widget.Line())
		}
	}
	text := ""
	if len(lines) == 0 {
		text = t("agenda.screen.vote.none")
	}
	var body fyne.CanvasObject = widget.Column(10, lines...)
	if len(lines) > 8 {
		body = widget.Fixed(0, 420, container.NewVScroll(body))
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.votes"), Text: text, Body: body, Verb: t("agenda.screen.vote.new"), Cancel: t("common.close"), Width: 620,
		Do: func() bool {
			item := data.AgendaItem{}
			if s.state != nil && s.state.Item() != nil {
				item = s.state.Item().AgendaItem
			}
			s.newVote(item)
			return true
		}})
}

// newVote begins a vote with the voters whom check-in knows to be present.
func (s *Screen) newVote(item data.AgendaItem) {
	conf, meeting := s.sh.Conference().ID, s.meeting
	kind := data.VoteResolution
	var v data.Vote
	s.sh.Load(func(ctx context.Context) (err error) {
		v, err = ceremony.NewVote(ctx, s.d.Records, conf, meeting, item.ID, kind)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if item.Kind == data.ItemVote {
			v.Title = item.Title
		}
		s.askVote(v)
	})
}

var voteKinds = []data.VoteKind{data.VoteResolution, data.VoteDelegates, data.VotePresidium, data.VoteOther}

var voteNeeds = []data.Fraction{{}, {Num: 2, Den: 3}, {Num: 1, Den: 1}}

// askVote takes down a vote's figures.
func (s *Screen) askVote(v data.Vote) {
	t := s.sh.T
	title := widget.NewMultiEntry(2)
	title.SetText(v.Title)
	number := func(n int) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(strconv.Itoa(n))
		return e
	}
	voters, yes, no, none := number(v.Voters), number(v.For), number(v.Against), number(v.Abstain)
	note := widget.NewEntry()
	note.SetText(v.Note)
	kinds, kindAt := make([]string, len(voteKinds)), 0
	for i, k := range voteKinds {
		if kinds[i] = t("agenda.screen.vote.kind." + string(k)); k == v.Kind {
			kindAt = i
		}
	}
	needs, needAt := make([]string, len(voteNeeds)), 0
	for i, f := range voteNeeds {
		if needs[i] = t("agenda.screen.vote.need." + strconv.Itoa(i)); f == v.Need {
			needAt = i
		}
	}
	choices := voteNeeds
	if v.Need != voteNeeds[needAt] { // one that the command line was told
		needs, needAt = append(needs, fmt.Sprintf("%d/%d", v.Need.Num, v.Need.Den)), len(needs)
		choices = append(slices.Clone(voteNeeds), v.Need)
	}
	kind, need := widget.NewSelect(kinds, kindAt, nil), widget.NewSelect(needs, needAt, nil)
	titleF, votersF := widget.NewField(t("agenda.screen.vote.title"), title), widget.NewField(t("agenda.screen.vote.present"), voters)
	yesF, noF, noneF := widget.NewField(t("agenda.screen.vote.for"), yes), widget.NewField(t("agenda.screen.vote.against"), no), widget.NewField(t("agenda.screen.vote.abstain"), none)
	outcome := widget.NewBold("")
	outcome.Wrap = true
	lists := s.voteLists(&v)
	lists.Hidden = v.Kind != data.VoteDelegates
	read := func() (data.Vote, bool) {
		w := v
		ok := true
		for _, f := range []struct {
			e *widget.Entry
			f *widget.Field
			n *int
		}{{voters, votersF, &w.Voters}, {yes, yesF, &w.For}, {no, noF, &w.Against}, {none, noneF, &w.Abstain}} {
			n, err := strconv.Atoi(strings.TrimSpace(f.e.Text))
			if strings.TrimSpace(f.e.Text) == "" {
				n, err = 0, nil
			}
			wrong := ""
			if err != nil || n < 0 {
				wrong, ok = t("agenda.screen.wrong.number"), false
			}
			f.f.SetError(wrong)
			*f.n = n
		}
		w.Title, w.Note = title.Text, strings.TrimSpace(note.Text)
		w.Kind, w.Need = voteKinds[max(0, kind.Selected)], choices[max(0, need.Selected)]
		return w, ok
	}
	var dialog *widget.Dialog
	tell := func() {
		w, ok := read()
		words, tint := "", widget.ColorText
		if ok {
			if err := w.Check(); err != nil {
				words, tint = s.sh.Say(err), widget.ColorErr
			} else {
				row := ceremony.Outcome(w)
				word, tone := s.result(row)
				words = joined(" · ", word, s.voteFigures(row), t("agenda.screen.vote.needed", "n", row.Needed))
				switch tone {
				case widget.OK:
					tint = widget.ColorOK
				case widget.Err:
					tint = widget.ColorErr
				}
			}
		}
		outcome.Color = tint
		outcome.SetText(words)
		outcome.Refresh()
		lists.Hidden = w.Kind != data.VoteDelegates
		if dialog != nil {
			dialog.Refresh()
		}
	}
	for _, e := range []*widget.Entry{voters, yes, no, none} {
		e.OnChanged = func(string) { tell() }
	}
	kind.OnChange, need.OnChange = func(int) { tell() }, func(int) { tell() }
	tell()
	dialog = widget.Ask(s.sh.Window(), widget.Question{
		Title: t("agenda.screen.vote.heading"), Verb: t("agenda.save"), Cancel: t("common.cancel"), Focus: yes, Width: 620,
		Body: widget.Column(12, titleF, widget.Tops(12, widget.Grow(widget.NewField(t("agenda.screen.vote.kind"), kind)), widget.Grow(widget.NewField(t("agenda.screen.vote.need"), need))),
			widget.Tops(12, widget.Grow(votersF), widget.Grow(yesF), widget.Grow(noF), widget.Grow(noneF)), outcome, lists,
			widget.NewField(t("agenda.screen.field.note"), note)),
		Do: func() bool {
			w, ok := read()
			wrong := ""
			if strings.TrimSpace(w.Title) == "" {
				wrong, ok = s.sh.Say(data.Fail("vote-title")), false
			}
			titleF.SetError(wrong)
			if ok && w.Check() != nil {
				ok = false
			}
			dialog.Refresh()
			if !ok {
				return false
			}
			if w.At.IsZero() && w.Counted() {
				w.At = s.sh.Now()
			}
			s.keepVote(v, w)
			return true
		},
	})
}

func (s *Screen) keepVote(was, v data.Vote) {
	s.write(func(ctx context.Context) error { return ceremony.SaveVote(ctx, s.d.Records, &v) }, func() {
		s.done(s.sh.T("agenda.screen.vote.saved", "title", v.Title), ceremony.Done{Undo: func(ctx context.Context) error {
			if was.ID == "" {
				return s.d.Records.DeleteVote(ctx, v.ID)
			}
			return ceremony.SaveVote(ctx, s.d.Records, &was)
		}})
	})
}

// voteLists are those who are to go to the next-higher conference: its
// delegates, and in order who stands in for them.
func (s *Screen) voteLists(v *data.Vote) *fyne.Container {
	t := s.sh.T
	v.Delegates, v.Alternates = slices.Clone(v.Delegates), slices.Clone(v.Alternates)
	names := map[data.ID]string{}
	object := widget.Column(8)
	var show func()
	list := func(key string, ids *[]data.ID) fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for i, id := range *ids {
			name := names[id]
			if name == "" {
				name = t("agenda.screen.vote.gone")
			}
			rows = append(rows, widget.Row(4, widget.NewSecond(strconv.Itoa(i+1)+"."), widget.Grow(widget.NewText(name).Cut(60)),
				widget.NewIconButton(icons.Close, t("agenda.screen.person.remove"), func() {
					*ids = slices.Delete(*ids, i, i+1)
					show()
				})))
		}
		var add *widget.Button
		add = widget.NewSmall(t(key+".add"), icons.PersonAdd, func() {
			s.withDelegates(func(all []data.DelegateRow) {
				s.pick(add, all, false, func(a data.Actor) {
					if !slices.Contains(v.Delegates, a.Delegate) && !slices.Contains(v.Alternates, a.Delegate) {
						*ids = append(*ids, a.Delegate)
						show()
					}
				})
			})
		})
		var body fyne.CanvasObject = widget.Column(2, rows...)
		if len(rows) > 4 {
			body = widget.Fixed(0, 150, container.NewVScroll(body))
		}
		return widget.Column(4, widget.NewCaption(t(key, "n", len(*ids))).Tint(widget.ColorText2), body, widget.Row(0, add))
	}
	show = func() {
		object.Objects = []fyne.CanvasObject{widget.Tops(16, widget.Grow(list("agenda.screen.vote.delegates", &v.Delegates)),
			widget.Grow(list("agenda.screen.vote.alternates", &v.Alternates)))}
		object.Refresh()
		if top := s.sh.Window().Canvas().Overlays().Top(); top != nil {
			top.Refresh()
		}
	}
	s.names(names, show)
	show()
	return object
}

// names fills the names of delegates, for lists that hold them by their IDs.
func (s *Screen) names(into map[data.ID]string, then func()) {
	s.withDelegates(func(all []data.DelegateRow) {
		for _, d := range all {
			into[d.ID] = joined(" · ", d.Name, d.Unit)
		}
		then()
	})
}

// handOn takes the delegates of a carried vote into the next-higher conference.
func (s *Screen) handOn(v data.Vote) {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.vote.hand.title", "n", len(v.Delegates)), Text: t("agenda.screen.vote.hand.text"),
		Verb: t("agenda.screen.vote.hand"), Cancel: t("common.cancel"), Do: func() bool {
			added, already := 0, 0
			s.write(func(ctx context.Context) (err error) {
				added, already, err = ceremony.HandOn(ctx, s.d.Records, v.ID)
				return err
			}, func() { s.done(t("agenda.screen.vote.handed", "n", added, "already", already), ceremony.Done{}) })
			return true
		}})
}
