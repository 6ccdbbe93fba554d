package checkin

import (
	"context"
	"strings"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// search looks for a name while somebody types one. What a scanner types is
// digits, and is let alone.
func (s *Screen) search(line string) {
	if s.searchStop != nil {
		s.searchStop()
		s.searchStop = nil
	}
	line = strings.TrimSpace(line)
	if !isSearch(line) {
		if s.seeking != "" {
			s.seeking, s.found = "", nil
			s.showList()
		}
		return
	}
	f := data.DelegateFilter{Conference: s.sh.Conference().ID, Meeting: s.sh.Meeting().ID, Text: line, Sort: data.SortNear, Limit: foundShown}
	if s.desk != nil {
		f.Meeting = s.desk.Meeting().ID
	}
	var found []data.DelegateRow
	s.searchStop = s.sh.Load(func(ctx context.Context) (err error) {
		found, err = s.d.Records.Delegates(ctx, f)
		return err
	}, func(err error) {
		s.searchStop = nil
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.seeking, s.found = line, found
		s.showList()
	})
}

func (s *Screen) foundRow(d data.DelegateRow) widget.RowLine {
	state := widget.Cell{Text: d.Code, Color: widget.ColorText2, Size: widget.SizeSecond}
	icon, tint := icons.Circle, widget.ColorText3
	if !d.PresentAt.IsZero() {
		icon, tint = icons.OK, widget.ColorOK
		state.Text = joined(" · ", d.PresentAt.In(s.sh.Now().Location()).Format("15:04"), d.PresentDesk, d.Code)
	} else if d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted {
		icon, tint = icons.HelpFilled, widget.ColorErr
		state.Text = joined(" · ", s.sh.T("checkin.status."+string(d.Status)), d.Code)
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: d.Seat, Color: widget.ColorText3},
		{Text: d.Name, Bold: true, Second: joined(" · ", d.Position, d.Unit, screen.DelegationName(d.DelegationName)), Icon: icon, Tint: tint}, state}}
}
