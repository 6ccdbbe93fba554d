package settings

import (
	"context"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// openPrinting shows the printers that were calibrated, and the stocks.
func (s *Screen) openPrinting() {
	var printers []data.Calibration
	var stocks []data.StockBalance
	s.read(func(ctx context.Context) (err error) {
		if printers, err = s.store.Calibrations(ctx); err != nil {
			return err
		}
		stocks, err = s.store.Stocks(ctx)
		return err
	}, func() { s.show(s.printersCard(printers), s.stocksCard(stocks)) })
}

// printersCard lists what was measured of each printer and tray.
func (s *Screen) printersCard(list []data.Calibration) fyne.CanvasObject {
	sh := s.sh
	var rows []fyne.CanvasObject
	for _, c := range list {
		day := data.DateOf(c.At.In(sh.Now().Location())).String()
		about := sh.T("settings.printer.about", "x", s.shift(c.DX), "y", s.shift(c.DY), "sx", s.percent(c.ScaleX), "sy", s.percent(c.ScaleY), "date", day)
		rows = append(rows, widget.Row(8, widget.Grow(widget.Column(0, widget.NewBold(printerName(c)).Cut(100), widget.NewSecond(about).Cut(100))),
			widget.NewSmall(sh.T("settings.printer.rename"), icons.Edit, func() { s.renamePrinter(c, list) }),
			widget.NewSmall(sh.T("settings.printer.delete"), icons.Delete, func() { s.deletePrinter(c) })), widget.Line())
	}
	if len(rows) == 0 {
		rows = append(rows, s.remark("printers.none"))
	} else {
		rows = rows[:len(rows)-1]
	}
	return s.card("printers", append([]fyne.CanvasObject{s.remark("printers.text")}, rows...)...)
}

func printerName(c data.Calibration) string {
	if c.Tray == "" {
		return c.Printer
	}
	return c.Printer + " – " + c.Tray
}

// shift writes millimetres with their sign.
func (s *Screen) shift(v float64) string {
	w := s.number(math.Abs(v), 1)
	switch {
	case math.Abs(v) < 0.05:
		return w + " mm"
	case v < 0:
		return "−" + w + " mm"
	}
	return "+" + w + " mm"
}

func (s *Screen) percent(scale float64) string {
	if scale == 0 {
		scale = 1
	}
	return s.number(scale*100, 2) + " %"
}

func (s *Screen) number(v float64, digits int) string {
	w := strconv.FormatFloat(v, 'f', digits, 64)
	if s.sh.Catalogue().Lang() == "vi" {
		w = strings.Replace(w, ".", ",", 1)
	}
	return w
}

// renamePrinter gives a printer or tray another name.
func (s *Screen) renamePrinter(c data.Calibration, all []data.Calibration) {
	sh := s.sh
	name, tray := widget.NewEntry(), widget.NewEntry()
	name.SetText(c.Printer)
	tray.SetText(c.Tray)
	nameF := widget.NewField(sh.T("settings.printer.name"), name)
	var d *widget.Dialog
	d = widget.Ask(sh.Window(), widget.Question{Title: sh.T("settings.printer.rename.title", "name", printerName(c)), Verb: sh.T("settings.save"),
		Cancel: sh.T("common.cancel"), Focus: name, Body: widget.Column(12, nameF, widget.NewField(sh.T("settings.printer.tray"), tray)), Do: func() bool {
			now := c
			now.Printer, now.Tray = text.Clean(name.Text), text.Clean(tray.Text)
			wrong := ""
			if now.Printer == "" {
				wrong = sh.T("settings.printer.name.missing")
			}
			for _, k := range all {
				if (k.Printer != c.Printer || k.Tray != c.Tray) && text.Fold(printerName(k)) == text.Fold(printerName(now)) {
					wrong = sh.T("settings.printer.name.taken")
				}
			}
			nameF.SetError(wrong)
			d.Refresh()
			if wrong != "" {
				return false
			}
			s.save(func(ctx context.Context) error {
				if err := s.store.SaveCalibration(ctx, now); err != nil || now.Printer == c.Printer && now.Tray == c.Tray {
					return err
				}
				return s.store.DeleteCalibration(ctx, c.Printer, c.Tray)
			}, sh.T("settings.saved"), s.openPrinting)
			return true
		}})
}

// deletePrinter forgets a printer; that can be taken back.
func (s *Screen) deletePrinter(c data.Calibration) {
	s.sh.Load(func(ctx context.Context) error { return s.store.DeleteCalibration(ctx, c.Printer, c.Tray) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.openPrinting()
		s.sh.Notify(s.sh.T("settings.printer.deleted", "name", printerName(c)), func() {
			s.save(func(ctx context.Context) error { return s.store.SaveCalibration(ctx, c) }, "", s.openPrinting)
		})
	})
}

// stocksCard lists the stocks with what is left of them.
func (s *Screen) stocksCard(list []data.StockBalance) fyne.CanvasObject {
	sh := s.sh
	var rows []fyne.CanvasObject
	for _, b := range list {
		about := sh.T("settings.stock.about", "document", sh.T("settings.document."+string(b.Document)), "received", b.Received, "used", b.Used, "spoilt", b.Spoilt, "left", b.Left())
		rows = append(rows, widget.Row(8, widget.Grow(widget.Column(0, widget.NewBold(b.Name).Cut(100), widget.NewSecond(about).Cut(100))),
			widget.NewSmall(sh.T("settings.edit"), icons.Edit, func() { s.editStock(b.Stock) })), widget.Line())
	}
	if len(rows) == 0 {
		rows = append(rows, s.remark("stocks.none"))
	}
	rows = append(rows, widget.Row(8, widget.NewSmall(sh.T("settings.stocks.add"), icons.Add, func() {
		s.editStock(data.Stock{Document: data.DocumentGiayKhen})
	}), widget.NewSmall(sh.T("settings.stocks.ledger"), icons.Sheet, func() { sh.Open(screen.Certificates, screen.Filter{Section: "stock"}) }), widget.Space()))
	return s.card("stocks", append([]fyne.CanvasObject{s.remark("stocks.text")}, rows...)...)
}

// editStock says what a stock is called, what is printed on it, and for which
// award, where it serves one alone.
func (s *Screen) editStock(b data.Stock) {
	sh := s.sh
	var awards []data.Award
	s.sh.Load(func(ctx context.Context) (err error) {
		awards, err = s.store.Awards(ctx)
		return err
	}, func(err error) {
		if err != nil {
			sh.Fail(err)
			return
		}
		s.askStock(b, awards)
	})
}

func (s *Screen) askStock(b data.Stock, awards []data.Award) {
	sh := s.sh
	name := widget.NewEntry()
	name.SetText(b.Name)
	nameF := widget.NewField(sh.T("settings.stock.name"), name)
	words, at := make([]string, len(documents)), 0
	for i, k := range documents {
		words[i] = sh.T("settings.document." + string(k))
		if k == b.Document {
			at = i
		}
	}
	award := widget.NewSelect(nil, 0, nil)
	var ids []data.ID
	offer := func(k data.DocumentKind, chosen data.ID) {
		ids = []data.ID{""}
		names, at := []string{sh.T("settings.stock.all")}, 0
		for _, a := range awards {
			if a.Document == k && a.Source != data.Received {
				if a.ID == chosen {
					at = len(ids)
				}
				ids, names = append(ids, a.ID), append(names, a.Name)
			}
		}
		award.SetOptions(names, at)
	}
	document := widget.NewSelect(words, at, func(i int) { offer(documents[i], "") })
	offer(documents[at], b.Award)
	title := sh.T("settings.stocks.add")
	if b.ID != "" {
		title = sh.T("settings.stock.edit")
	}
	var d *widget.Dialog
	d = widget.Ask(sh.Window(), widget.Question{Title: title, Verb: sh.T("settings.save"), Cancel: sh.T("common.cancel"), Focus: name,
		Body: widget.Column(12, nameF, widget.NewField(sh.T("settings.stock.document"), document), widget.NewField(sh.T("settings.stock.award"), award)), Do: func() bool {
			b.Name, b.Document, b.Award = text.Clean(name.Text), documents[document.Selected], ids[award.Selected]
			nameF.SetError("")
			sh.Load(func(ctx context.Context) error { return s.store.SaveStock(ctx, &b) }, func(err error) {
				switch data.CodeOf(err) {
				case "":
				case "name-needed", "name-taken":
					nameF.SetError(sh.Say(err))
					d.Refresh()
					return
				}
				if err != nil {
					sh.Fail(err)
					return
				}
				d.Close()
				sh.Notify(sh.T("settings.saved"), nil)
				s.openPrinting()
			})
			return false
		}})
}
