package certificates

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// ledger is the window over the place that shows a stock's book: what was
// received, used, spoilt and destroyed.
type ledger struct {
	s     *Screen
	stock data.ID
	lines []data.StockLine

	over  *widget.Overlay
	which *widget.Select
	sums  *widget.Text
	table *widget.DataTable
	paper *widget.Button // the Biên bản hủy
	out   *widget.Button // what is spoilt is destroyed
	stop  context.CancelFunc
}

// openStock shows a stock's ledger, or the first one's.
func (s *Screen) openStock(id data.ID) {
	t := s.sh.T
	if len(s.all.stocks) == 0 {
		kind, _ := s.stock.document()
		s.newStock(data.Stock{Document: kind})
		return
	}
	if id == "" {
		id = s.all.stocks[0].ID
	}
	l := &ledger{s: s, stock: id}
	l.which = widget.NewSelect(nil, -1, func(i int) {
		l.stock = s.all.stocks[i].ID
		l.load()
	})
	l.sums = widget.NewSecond("").Cut(120)
	l.table = widget.NewDataTable(
		widget.TableColumn{Title: t("certificates.ledger.day"), Width: 96},
		widget.TableColumn{Title: t("certificates.ledger.move"), Width: 96},
		widget.TableColumn{Title: t("certificates.ledger.count"), Width: 72, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("certificates.ledger.note"), Width: 140, Grow: 1},
		widget.TableColumn{Title: t("certificates.ledger.who"), Width: 110})
	l.table.RowHeight = 34
	l.table.Len = func() int { return len(l.lines) }
	l.table.Row = l.row
	l.table.Empty = widget.Centered(widget.NewSecond(t("certificates.ledger.empty")))
	l.paper = widget.NewButton(t("certificates.ledger.record"), icons.Document, l.printRecord)
	l.out = widget.NewButton(t("certificates.ledger.destroy"), icons.Delete, func() { l.ask(data.StockDestroyed) })
	foot := widget.Row(8, widget.NewFilled(t("certificates.ledger.receive"), icons.Add, func() { l.ask(data.StockReceived) }),
		widget.NewButton(t("certificates.ledger.spoil"), icons.Remove, func() { l.ask(data.StockSpoilt) }), l.paper, l.out,
		widget.Space(), widget.NewButton(t("common.close"), "", func() { l.over.Close() }))
	head := widget.Column(8, widget.Row(8, widget.Grow(widget.NewHeading(t("certificates.ledger"))),
		widget.NewSmall(t("certificates.stock.add"), icons.Add, func() {
			kind, _ := s.stock.document()
			l.over.Close()
			s.newStock(data.Stock{Document: kind})
		})), l.which, l.sums)
	content := widget.Padded(20, widget.Border(head, widget.Pad(12, 0, 0, 0, foot), nil, nil, widget.Pad(8, 0, 0, 0, widget.NewSurface(l.table))))
	l.over = widget.ShowOver(s.sh.Window(), content, 860, 560, func() {
		if l.stop != nil {
			l.stop()
		}
	})
	l.load()
}

// load reads the ledger and the sums.
func (l *ledger) load() {
	s := l.s
	if l.stop != nil {
		l.stop()
	}
	id := l.stock
	var lines []data.StockLine
	var stocks []data.StockBalance
	l.stop = s.sh.Load(func(ctx context.Context) (err error) {
		if stocks, err = s.d.Records.Stocks(ctx); err != nil {
			return err
		}
		lines, err = s.d.Records.StockLines(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.all.stocks, l.lines = stocks, lines
		s.stock.refresh()
		l.show()
	})
}

func (l *ledger) balance() data.StockBalance {
	for _, b := range l.s.all.stocks {
		if b.ID == l.stock {
			return b
		}
	}
	return data.StockBalance{}
}

func (l *ledger) show() {
	s, t := l.s, l.s.sh.T
	var words []string
	at := -1
	for i, b := range s.all.stocks {
		words = append(words, s.stockWords(b))
		if b.ID == l.stock {
			at = i
		}
	}
	l.which.SetOptions(words, at)
	b := l.balance()
	l.sums.SetText(t("certificates.stock.sums.all", "received", b.Received, "used", b.Used, "spoilt", b.Spoilt, "destroyed", b.Destroyed, "left", b.Left()))
	l.out.SetDisabled(b.ToDestroy() <= 0)
	l.paper.SetDisabled(b.ToDestroy() <= 0)
	l.table.Refresh()
}

// row shows the newest line first.
func (l *ledger) row(i int) widget.RowLine {
	line := l.lines[len(l.lines)-1-i]
	s := l.s
	day := line.Date
	if day == "" {
		day = data.DateOf(line.At.In(s.sh.Now().Location()))
	}
	note := join(", ", line.Paper, line.Note)
	if line.Certificate != "" {
		note = join(", ", note, s.certificateWords(line.Certificate))
	}
	return widget.RowLine{Cells: []widget.Cell{
		{Text: day.String(), Size: widget.SizeSecond},
		{Text: s.sh.T("certificates.ledger.move." + string(line.Move)), Size: widget.SizeSecond},
		{Text: strconv.Itoa(line.Count)},
		{Text: note, Size: widget.SizeSecond, Color: widget.ColorText2},
		{Text: line.Who, Size: widget.SizeSecond, Color: widget.ColorText2},
	}}
}

// certificateWords names the sheet that was printed on one of a stock.
func (s *Screen) certificateWords(id data.ID) string {
	for _, r := range s.all.rows {
		if r.Certificate.ID == id {
			return join(" ", r.Certificate.Register, r.Name)
		}
	}
	return ""
}
