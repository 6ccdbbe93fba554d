package rounds

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// paneWidth is the pane's width.
const paneWidth = 320

// pane is all that is said of a round besides its recipients. What is typed is
// kept when the field is left; everything else at once.
type pane struct {
	s       *Screen
	object  fyne.CanvasObject
	content *fyne.Container
	roll    *container.Scroll

	title, theme, tray, helper *widget.Entry
	titleF                     *widget.Field
	item, protocol             *widget.Select
	itemIDs                    []data.ID
	itemOpen                   *widget.Button
	size                       *widget.Stepper
	announcer, presenters      *widget.OrderList
	steps, kit                 *widget.OrderList
	addAnnouncer               *widget.Button
	addPresenter               *widget.Button
	unknown                    fyne.CanvasObject
	usual                      *widget.Button
	addStep, addKit            *widget.Button

	of    data.ID // the round shown
	shown string  // what the lists were made of
}

var protocols = []data.ProtocolKey{data.ProtocolUsual, data.ProtocolPresident, data.ProtocolPrime, data.ProtocolFlag}

func newPane(s *Screen) *pane {
	p := &pane{s: s}
	t := s.sh.T
	entry := func() *widget.Entry {
		e := widget.NewEntry()
		e.OnFocus = func(on bool) {
			if !on {
				p.commit()
			}
		}
		e.OnSubmitted = func(string) { p.commit() }
		return e
	}
	p.title, p.theme, p.tray, p.helper = entry(), entry(), entry(), entry()
	p.theme.SetPlaceHolder(t("rounds.theme.example"))
	p.helper.SetPlaceHolder(t("rounds.helper.example"))
	p.titleF = widget.NewField(t("rounds.field.title"), p.title)
	p.item = widget.NewSelect(nil, -1, func(i int) { p.change(func(r *data.Round) { r.Item = p.itemIDs[i] }) })
	p.item.Most = 220
	p.itemOpen = widget.NewIconButton(icons.Agenda, t("rounds.item.open"), func() {
		if r := s.at(); r != nil && r.Item != "" {
			s.sh.Open(screen.Agenda, screen.Filter{Select: r.Item})
		}
	})
	words := make([]string, len(protocols))
	for i, k := range protocols {
		words[i] = t("rounds.protocol." + or(string(k), "usual"))
	}
	p.protocol = widget.NewSelect(words, 0, func(i int) {
		p.change(func(r *data.Round) { r.Protocol, r.Steps = protocols[i], nil })
	})
	p.protocol.Most = 240
	p.size = widget.NewStepper(data.GroupUsual, 1, 1, ceremony.MostOnStage, func(v float64) string { return t("common.people", "n", int(v)) },
		func(v float64) { p.change(func(r *data.Round) { r.GroupSize = int(v) }) })
	p.makeActors()
	p.makeSteps()
	p.makeKit()

	heading := func(key string, beside ...fyne.CanvasObject) fyne.CanvasObject {
		return widget.Row(8, append([]fyne.CanvasObject{widget.Grow(widget.NewBold(t(key)).Cut(60))}, beside...)...)
	}
	p.content = widget.Column(12,
		p.titleF,
		widget.NewField(t("rounds.field.theme"), p.theme),
		widget.NewField(t("rounds.field.item"), widget.Row(4, widget.Grow(p.item), p.itemOpen)),
		widget.Line(),
		heading("rounds.announcer", p.addAnnouncer), p.announcer,
		heading("rounds.presenters", p.addPresenter), p.unknown, p.presenters,
		widget.Line(),
		heading("rounds.protocol", p.usual, p.addStep), p.protocol, p.steps,
		widget.Line(),
		widget.Tops(8, widget.Grow(widget.NewField(t("rounds.field.size"), p.size)), widget.Fixed(96, 0, widget.NewField(t("rounds.field.tray"), p.tray))),
		widget.NewField(t("rounds.field.helper"), p.helper),
		heading("rounds.kit", p.addKit), p.kit)
	p.roll = container.NewVScroll(widget.Pad(16, 16, 24, 16, p.content))
	p.object = widget.Fixed(paneWidth, 0, container.NewStack(widget.Fill(widget.ColorSurface), p.roll))
	return p
}

func (p *pane) setVisible(on bool) {
	if on != p.object.Visible() {
		if on {
			p.object.Show()
		} else {
			p.object.Hide()
		}
		p.s.full.Refresh()
	}
}

// fill shows a round. Fields in which somebody types stay as they are.
func (p *pane) fill(r *stage.Round) {
	t := p.s.sh.T
	fresh := p.of != r.ID
	p.of = r.ID
	for _, f := range []struct {
		e    *widget.Entry
		text string
	}{{p.title, r.Title}, {p.theme, r.Theme}, {p.tray, r.Round.Tray}, {p.helper, r.Helper}} {
		if (fresh || p.s.sh.Window().Canvas().Focused() != fyne.Focusable(f.e)) && f.e.Text != f.text {
			f.e.SetText(f.text)
		}
	}
	p.title.SetPlaceHolder(or(r.AwardName, t("rounds.untitled")))
	p.tray.SetPlaceHolder(r.Tray)
	locked := !r.Locked.IsZero()
	if locked {
		p.tray.Disable()
		p.size.Disable()
	} else {
		p.tray.Enable()
		p.size.Enable()
	}
	p.size.Set(float64(r.Size()))
	now := fmt.Sprint(r.ID, r.Item, r.Announcer, r.Presenters, r.Protocol, r.Steps, r.Kit, p.s.items, p.goneOnes(r))
	if now != p.shown {
		p.shown = now
		p.fillItems(r)
		p.fillActors(r)
		p.fillSteps(r)
		p.fillKit(r)
		p.content.Refresh()
		p.roll.Refresh()
	}
	if fresh {
		p.roll.ScrollToTop()
	}
}

func (p *pane) fillItems(r *stage.Round) {
	t := p.s.sh.T
	p.itemIDs = []data.ID{""}
	names := []string{t("rounds.item.none")}
	at := 0
	for _, a := range p.s.items {
		if a.ID == r.Item {
			at = len(names)
		}
		p.itemIDs, names = append(p.itemIDs, a.ID), append(names, strings.TrimSpace(a.Starts+" "+a.Title))
	}
	p.item.SetOptions(names, at)
	p.itemOpen.SetDisabled(r.Item == "")
}

// commit keeps what is typed.
func (p *pane) commit() {
	r := p.s.find1(p.of)
	if r == nil {
		return
	}
	title, theme, tray, helper := clean(p.title.Text), clean(p.theme.Text), clean(p.tray.Text), clean(p.helper.Text)
	if !r.Locked.IsZero() {
		tray = r.Round.Tray
	}
	if title == r.Title && theme == r.Theme && tray == r.Round.Tray && helper == r.Helper {
		return
	}
	p.changeOf(r, func(r *data.Round) { r.Title, r.Theme, r.Tray, r.Helper = title, theme, tray, helper })
}

// drop forgets what is typed: its round goes.
func (p *pane) drop() { p.of = "" }

// change does something to the round shown, and keeps it.
func (p *pane) change(do func(r *data.Round)) {
	if r := p.s.find1(p.of); r != nil {
		p.changeOf(r, do)
	}
}

func (p *pane) changeOf(r *stage.Round, do func(r *data.Round)) {
	s := p.s
	was := r.Round
	now := was
	now.Presenters, now.Steps, now.Kit = slices.Clone(was.Presenters), slices.Clone(was.Steps), slices.Clone(was.Kit)
	do(&now)
	save := func(r data.Round) func(ctx context.Context) error {
		return func(ctx context.Context) error {
			r := r // it is given its lock
			list, err := s.d.Records.Rounds(ctx, r.Conference)
			if err != nil {
				return err
			}
			for _, x := range list { // others may have reordered them
				if x.ID == r.ID {
					r.Number = x.Number
				}
			}
			return ceremony.SaveStageRound(ctx, s.d.Records, &r)
		}
	}
	s.act(s.sh.T("rounds.saved", "n", was.Number), func(src *stage.Source) { replace(src, now) }, save(now), save(was))
}

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
