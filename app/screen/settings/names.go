package settings

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data/text"
)

// toneNames are names of the highlands that differ in their tone only, one of each.
const toneNames = "Giàng Thị My, Giàng Thị Mỳ, Giàng Thị Mỷ, Giàng Thị Mỹ, Giàng Thị Mý, Giàng Thị Mỵ"

// namesCard chooses the order of the tones by which names are sorted. It takes
// effect at once, in all lists.
func (s *Screen) namesCard(tones text.ToneOrder) fyne.CanvasObject {
	orders := make([]string, len(text.ToneOrders))
	for i, o := range text.ToneOrders {
		orders[i] = s.sh.T("settings.names." + string(o))
	}
	at := max(0, slices.Index(text.ToneOrders, tones))
	example := widget.NewText("")
	example.Wrap = true
	show := func(i int) {
		example.Text = s.sh.T("settings.names.example", "names", inToneOrder(text.ToneOrders[i]))
		example.Refresh()
	}
	show(at)
	choice := widget.NewSegment(orders, at, func(i int) {
		show(i)
		s.save(func(ctx context.Context) error {
			return s.store.SetSetting(ctx, text.SettingTones, string(text.ToneOrders[i]))
		}, "", nil) // the example says so; reading the part again would take the focus away
	})
	return s.card("names", s.remark("names.text"), widget.Row(0, choice, widget.Space()), example)
}

// inToneOrder gives the names of the example in their order.
func inToneOrder(o text.ToneOrder) string {
	names := strings.Split(toneNames, ", ")
	slices.SortFunc(names, func(a, b string) int {
		return bytes.Compare(o.Arrange(text.SortKey(a, "")), o.Arrange(text.SortKey(b, "")))
	})
	return strings.Join(names, ", ")
}
