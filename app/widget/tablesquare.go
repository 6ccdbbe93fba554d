package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// cellSquare is the parts of a CellSquare.
type cellSquare struct {
	back  *canvas.Rectangle
	label *canvas.Text
}

const (
	squareWidth  = 16
	squareHeight = 18
	squareGap    = 2
)

// showSquares fills a cell with squares and gives the parts that it is made of now.
func (c *tableCell) showSquares(list []CellSquare, x, y, h float32) (objs []fyne.CanvasObject) {
	for k, q := range list {
		if k == len(c.squares) {
			c.squares = append(c.squares, &cellSquare{&canvas.Rectangle{CornerRadius: RadiusTag - 1}, newText(11, false)})
		}
		s := c.squares[k]
		s.back.FillColor, s.back.StrokeColor, s.back.StrokeWidth = col(ColorOK50), col(ColorNone), 0
		s.label.Color, s.label.TextStyle.Bold = col(ColorOK), true
		if !q.Done {
			s.back.FillColor, s.back.StrokeColor, s.back.StrokeWidth = col(ColorSurface), col(ColorLine2), 1
			s.label.Color, s.label.TextStyle.Bold = col(ColorText3), false
		}
		s.label.Text = q.Text
		put(s.back, x, y+(h-squareHeight)/2, squareWidth, squareHeight)
		m := s.label.MinSize()
		put(s.label, x+(squareWidth-m.Width)/2, y+(h-m.Height)/2, m.Width, m.Height)
		s.back.Refresh()
		s.label.Refresh()
		objs = append(objs, s.back, s.label)
		x += squareWidth + squareGap
	}
	return objs
}
