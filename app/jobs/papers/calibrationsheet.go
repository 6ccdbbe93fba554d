package papers

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// CalibrationOptions say for which printer and paper a sheet is.
type CalibrationOptions struct {
	File          string
	Width, Height float64 // of the sheet, mm, as certificates lie on it
	Printer, Tray string
}

// CalibrationSheet prints a sheet on which a printer's shift and scale are
// measured; what was measured goes to the job calibrate. Errors: sheet-small
// (arg least), output-certificates, those of file.Save.
func CalibrationSheet(ctx context.Context, d Deps, conf data.Conference, o CalibrationOptions, p Progress) (Result, error) {
	list, err := print.CalibrationSheet(print.CalibrationInput{Width: o.Width, Height: o.Height, Printer: o.Printer, Tray: o.Tray,
		Date: string(data.DateOf(d.Now()))}, d.Fonts)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.writePages(ctx, conf, o.File, subjectCalibration, layout.FontAssets(), []*layout.List{list}, Result{}, p)
}
