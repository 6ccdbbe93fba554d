package papers

import (
	"context"
	"image"
	"image/draw"
	"math"

	"vinhdanh/data"
	"vinhdanh/print"
	"vinhdanh/print/raster"
)

// BadgePicture draws one delegate's badge as it will be printed, width pixels
// wide, for a screen. A delegate without a badge code gets a picture without
// one; nothing is recorded.
func BadgePicture(ctx context.Context, d Deps, conf data.Conference, row data.DelegateRow, width int) (image.Image, error) {
	t, err := d.template(ctx, conf, "badge", "")
	if err != nil {
		return nil, err
	}
	setter, err := print.NewBadges(print.BadgeFixed{Event: conf.Title, Template: t}, d.Fonts)
	if err != nil {
		return nil, fault(err)
	}
	in := uncoded(row)
	if row.Badge != "" {
		if in, err = badge(row); err != nil {
			return nil, err
		}
	}
	list, _, err := setter.Sheet([]print.BadgeInput{in})
	if err != nil {
		return nil, fault(err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	cut := setter.Cut(0)
	scale := float64(width) / cut.W // pixels a millimetre
	at := func(mm float64) int { return int(math.Round(mm * scale)) }
	clip := image.Rect(at(cut.X), at(cut.Y), at(cut.X)+width, at(cut.Y)+at(cut.H))
	drawn, err := raster.NewPlayer(setter).Draw(list, raster.Options{Width: at(list.Width), Clip: clip})
	if err != nil {
		return nil, fault(err)
	}
	picture := image.NewRGBA(image.Rect(0, 0, clip.Dx(), clip.Dy()))
	draw.Draw(picture, picture.Bounds(), drawn, clip.Min, draw.Src)
	return picture, nil
}
