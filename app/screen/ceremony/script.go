package ceremony

import (
	"context"
	"strconv"
	"strings"
	"time"

	"vinhdanh/app/widget"
	"vinhdanh/data/stage"
)

// settingLetters keeps the size of the MC's letters.
const settingLetters = "ceremony.mc-letters"

// letters makes the MC's words larger or smaller, for good.
func (s *Screen) letters(by float32) {
	size := max(proseSmallest, min(proseLargest, s.script.size+by))
	if size == s.script.size {
		return
	}
	s.setLetters(strconv.Itoa(int(size)))
	s.sh.Load(func(ctx context.Context) error {
		return s.d.Records.SetSetting(ctx, settingLetters, strconv.Itoa(int(size)))
	}, func(err error) {
		if err != nil {
			s.failed(err, nil)
		}
		s.hold()
	})
}

// readLetters gives the letters the size that was kept.
func (s *Screen) readLetters() {
	kept := ""
	s.sh.Load(func(ctx context.Context) (err error) {
		kept, err = s.d.Records.Setting(ctx, settingLetters)
		return err
	}, func(err error) {
		if err == nil {
			s.setLetters(kept)
		}
	})
}

func (s *Screen) setLetters(value string) {
	n, err := strconv.Atoi(value)
	if err != nil || n < proseSmallest || n > proseLargest {
		n = proseUsual
	}
	s.size.SetText(s.t("live.letters", "n", n))
	if size := float32(n); size != s.script.size {
		s.script.setSize(size)
	}
}

// showScript shows what the MC says now, and what comes next.
func (s *Screen) showScript() {
	script := s.words.Script(s.state)
	changed := s.script.set(script.Paragraphs)
	notes := strings.Join(append(s.toIntroduce(), script.Notes...), "\n")
	s.notes.SetText(notes)
	s.noteBox.Show()
	if notes == "" {
		s.noteBox.Hide()
	}
	head, title, by := s.comingWords()
	s.coming.SetText(head)
	s.comes.SetText(title)
	s.comesBy.SetText(by)
	s.comesBy.Hidden = by == ""
	s.comeBox.Show()
	if head == "" {
		s.comeBox.Hide()
	}
	relayout(s.right)
	if changed {
		s.script.follow() // once it has the room that notes leave
	}
}

// toIntroduce names leaders who came after reception had confirmed the list, and
// whom nobody has introduced yet.
func (s *Screen) toIntroduce() (notes []string) {
	if s.state.Ended || s.state.Run.Rehearsal {
		return nil
	}
	for _, d := range s.state.Plan.Introductions.List {
		if d.Late && d.Said.IsZero() && !d.PresentAt.IsZero() {
			notes = append(notes, s.t("live.introduce", "who", joined(", ", joined(" ", d.Honorific, d.Name), d.Position, d.Unit)))
		}
	}
	return notes
}

// comingWords tells what comes next.
func (s *Screen) comingWords() (head, title, by string) {
	t := s.t
	switch c := s.state.Coming(); {
	case s.state.Ended:
		return "", "", ""
	case c.Group != nil:
		head, title = t("live.coming.round", "n", c.Round.Number), c.Round.Heading
		if own := ownGroups(c.Round); own > 1 && !c.Group.Additional() {
			head = t("live.coming.lap", "n", c.Round.Number, "lap", c.Group.Group, "all", own)
		}
		if c.Group.Additional() {
			head = t("live.coming.extra", "n", c.Round.Number)
		}
		who := t("live.unknown")
		if c.Group.Presenter.Known() {
			who = s.actor(c.Group.Presenter)
		}
		return head, title, joined(" · ", s.words.Kinds(stage.Of(c.Group.All())), t("live.coming.by", "who", who))
	case c.Item != nil:
		return t("live.coming.item"), itemTitle(s, c.Item), joined(" · ", c.Item.Person, minutesOf(s, c.Item))
	}
	return t("live.coming.item"), t("live.coming.end"), ""
}

func itemTitle(s *Screen, it *stage.ItemState) string {
	if it.Title != "" {
		return it.Title
	}
	return s.t("live.title")
}

func minutesOf(s *Screen, it *stage.ItemState) string {
	if it.Minutes <= 0 {
		return ""
	}
	return s.t("live.minutes", "n", it.Minutes)
}

// say writes a line below: what was done, or why not.
func (s *Screen) say(words string, tone widget.Tone) {
	_, _, letters := tone.Colors()
	s.message.icon, s.message.color, s.message.tint = tone.Icon(), letters, letters
	s.message.pieces = nil
	s.message.set(plain(words, false))
	s.said = s.sh.Now()
	relayout(s.foot)
}

// quiet takes it away.
func (s *Screen) quiet() {
	if s.said.IsZero() {
		return
	}
	s.said = time.Time{}
	s.message.set(nil)
	relayout(s.foot)
}
