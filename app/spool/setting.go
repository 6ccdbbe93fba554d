package spool

import (
	"strings"

	"vinhdanh/print/pdf"
)

// TwoSided tells whether sheets are printed on both sides.
func (s Setting) TwoSided() bool { return s.Sides != OneSided && s.Sides != "" }

// shifted puts a page right for the printer.
func (s Setting) shifted(o pdf.PageOptions) pdf.PageOptions {
	o.DX, o.DY, o.ScaleX, o.ScaleY = s.Shift.DX, s.Shift.DY, s.Shift.ScaleX, s.Shift.ScaleY
	return o
}

// queueName is what a job is called in the queue, in one short line.
func queueName(m pdf.Meta) string {
	const most = 80 // letters; drivers cut longer ones, some in the middle of a letter
	name := []rune(strings.Join(strings.Fields(m.Title), " "))
	if len(name) == 0 {
		return "Vinh Danh"
	}
	return string(name[:min(len(name), most)])
}
