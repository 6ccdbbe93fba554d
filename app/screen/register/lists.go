package register

import (
	"context"
	"encoding/hex"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/keys"
	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/text"
)

// listEnding is the ending of files that hold a revocation list.
const listEnding = ".txt"

// listsView shows the revocation lists: how far each office's reaches.
type listsView struct {
	s       *Screen
	object  fyne.CanvasObject
	body    *fyne.Container
	loading context.CancelFunc
}

func newLists(s *Screen) *listsView {
	t := s.sh.T
	v := &listsView{s: s, body: container.NewStack(widget.Centered(widget.NewSecond(t("registry.loading"))))}
	about := widget.NewSecond(t("registry.lists.about"))
	about.Wrap = true
	v.object = widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, widget.Column(widget.CardGap,
		widget.Row(16, widget.Grow(about), widget.NewButton(t("registry.lists.import"), icons.Import, v.bring)), widget.Grow(v.body)))
	return v
}

func (v *listsView) stop() {
	if v.loading != nil {
		v.loading()
		v.loading = nil
	}
}

func (v *listsView) load() {
	v.stop()
	var all []job.Issuer
	over := false
	cancel := v.s.sh.Load(func(ctx context.Context) (err error) {
		all, err = v.s.job().Lists(ctx)
		return err
	}, func(err error) {
		over, v.loading = true, nil
		if err != nil {
			v.show(widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(v.s.sh.T("registry.lists.failed"), v.s.sh.Say(err),
				widget.NewSmall(v.s.sh.T("registry.again"), icons.Refresh, v.load)))))
			return
		}
		v.fill(all)
	})
	if !over {
		v.loading = cancel
	}
}

func (v *listsView) show(o fyne.CanvasObject) {
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
}

func (v *listsView) fill(all []job.Issuer) {
	t := v.s.sh.T
	if len(all) == 0 {
		v.show(widget.NewSurface(widget.NewEmptyState(icons.Key, t("registry.lists.none"), t("registry.lists.none.text"),
			widget.NewFilled(t("registry.nokey.do"), icons.Key, func() { v.s.sh.Open(screen.Settings, screen.Filter{Section: "key"}) }))))
		return
	}
	var cards []fyne.CanvasObject
	for _, i := range all {
		cards = append(cards, v.card(i))
	}
	v.show(container.NewVScroll(widget.Column(widget.CardGap, cards...)))
}

// mine tells whether an office's list is signed here.
func (v *listsView) mine(i job.Issuer) bool {
	return i.Own || text.Canon(i.Keys.Issuer) == text.Canon(v.s.sh.Conference().Issuer)
}

// card tells of one office's list.
func (v *listsView) card(i job.Issuer) fyne.CanvasObject {
	t := v.s.sh.T
	mine := v.mine(i)
	word, tone := t("registry.list.fine"), widget.OK
	switch {
	case i.List == nil && i.Open > 0, i.List != nil && i.Open > 0:
		word, tone = t("registry.list.open", "n", i.Open), widget.Err
	case i.List == nil:
		word, tone = t("registry.list.none"), widget.Neutral
	case i.Late:
		word, tone = t("registry.list.late"), widget.Warn
	}
	var facts []fyne.CanvasObject
	fact := func(key, value string) {
		facts = append(facts, widget.Fixed(170, 0, widget.Column(2, widget.NewCaption(t("registry.list."+key)).Cut(80), widget.NewBold(value))))
	}
	if l := i.List; l != nil {
		fact("number", strconv.Itoa(l.Number))
		fact("made", l.Made.String())
		fact("next", l.Next.String())
		fact("entries", v.s.figure(l.Len()))
	}
	if mine {
		fact("waiting", v.s.figure(i.Open))
	}
	parts := []fyne.CanvasObject{}
	if len(facts) > 0 {
		parts = append(parts, widget.Flow(16, facts...))
	}
	if key := v.advice(i, mine); key != "" {
		tell := widget.Warn
		if tone == widget.Neutral {
			tell = widget.Info
		}
		parts = append(parts, widget.NewBanner(tell, t("registry.list.advice."+key, "n", i.Open)))
	}
	var buttons []fyne.CanvasObject
	if mine {
		sign := widget.NewFilled(t("registry.list.sign"), icons.Key, func() { v.sign(i) })
		if i.List != nil && !i.Late && i.Open == 0 {
			sign = widget.NewButton(t("registry.list.sign"), icons.Key, func() { v.sign(i) })
		}
		buttons = append(buttons, sign)
	}
	if i.List != nil {
		buttons = append(buttons, widget.NewButton(t("registry.list.export"), icons.Download, func() { v.s.exportList(i.Keys.RootHex(), i.List.Number) }))
	}
	parts = append(parts, widget.Row(8, append(buttons, widget.Space())...))
	return widget.NewCard(i.Keys.Issuer, []fyne.CanvasObject{widget.NewTag(word, tone, tone.Icon())}, nil, widget.CardBody(widget.Column(14, parts...)))
}

// advice names what is to be done about a list; "" for nothing.
func (v *listsView) advice(i job.Issuer, mine bool) string {
	switch {
	case mine && i.Open > 0:
		return "open"
	case mine && i.Late:
		return "late"
	case i.Late:
		return "ask"
	case mine && i.List == nil:
		return "first"
	}
	return ""
}

// sign signs an office's next list.
func (v *listsView) sign(i job.Issuer) {
	s, t := v.s, v.s.sh.T
	conf := s.sh.Conference()
	if conf.Sample || text.Canon(conf.Issuer) != text.Canon(i.Keys.Issuer) {
		conf = data.Conference{Issuer: i.Keys.Issuer}
	}
	var list *seal.RevocationList
	s.sign(signing{conf: conf, title: t("registry.list.sign.title"), verb: t("registry.list.sign.do"),
		work: func(ctx context.Context, signer keys.Signer) (err error) {
			list, err = s.job().Publish(ctx, signer)
			return err
		},
		done: func() {
			s.undo = nil
			widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.list.signed", "number", list.Number), Width: 520,
				Text: t("registry.list.signed.text", "n", list.Len(), "next", list.Next.String()),
				Verb: t("registry.list.export"), Cancel: t("common.close"), Do: func() bool {
					s.exportList(rootOf(list.Root), list.Number)
					return true
				}})
		}})
}

// exportList asks where an office's list goes, and writes it.
func (s *Screen) exportList(root string, number int) {
	t := s.sh.T
	s.sh.SaveFile(t("registry.list.file", "number", number)+listEnding, func(path string) {
		s.sh.Load(func(ctx context.Context) error { return s.job().ExportList(ctx, root, path) }, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.sh.Notify(t("registry.list.exported", "file", path), nil)
		})
	})
}

// bring takes in another office's list.
func (v *listsView) bring() {
	s, t := v.s, v.s.sh.T
	s.sh.OpenFile([]string{listEnding}, func(path string) {
		var in job.Imported
		s.sh.Load(func(ctx context.Context) (err error) {
			in, err = s.job().ImportList(ctx, path)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			words := t("registry.list.imported", "issuer", in.Issuer, "number", in.List.Number, "made", in.List.Made.String(), "n", in.List.Len())
			if in.Lacks > 0 {
				widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.list.lacks", "n", in.Lacks), Text: words + " " + t("registry.list.lacks.text"), Cancel: t("common.close")})
			} else {
				s.sh.Notify(words, nil)
			}
			s.sh.Changed()
			v.load()
		})
	})
}

// rootOf names a root key as the lists of keys do.
func rootOf(root []byte) string { return hex.EncodeToString(root) }
