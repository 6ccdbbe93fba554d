package certificates

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/stock"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// ask asks for a line of the ledger: how many sheets, by which paper, when. All
// that is spoilt is destroyed at once, as the Biên bản hủy says.
func (l *ledger) ask(move data.StockMove) {
	s, t := l.s, l.s.sh.T
	key := "certificates.ledger.ask." + string(move)
	count, paper, day, note := widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	day.SetText(data.DateOf(s.sh.Now()).String())
	countF, dayF := widget.NewField(t("certificates.ledger.count"), count), widget.NewField(t("certificates.ledger.day"), day)
	paperF := widget.NewField(t("certificates.ledger.paper"), paper)
	first, focus := widget.Tops(12, widget.Grow(countF), widget.Grow(dayF)), count
	if move == data.StockDestroyed {
		count.SetText(strconv.Itoa(l.balance().ToDestroy()))
		first, focus = widget.Tops(12, widget.Grow(paperF), widget.Grow(dayF)), paper
	}
	body := []fyne.CanvasObject{first}
	if move != data.StockDestroyed {
		body = append(body, paperF)
	}
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t(key, "n", l.balance().ToDestroy()), Text: t(key + ".text"), Verb: t(key + ".do"), Cancel: t("common.cancel"), Focus: focus,
		Body: widget.Column(12, append(body, widget.NewField(t("certificates.ledger.remark"), note))...),
		Do: func() bool {
			n, date, ok := counted(s, countF, dayF, count.Text, day.Text)
			paperF.SetError("")
			if move == data.StockDestroyed && (strings.TrimSpace(paper.Text) == "" || date == "") {
				paperF.SetError(t("certificates.ledger.paper.needed"))
				ok = false
			}
			dialog.Refresh()
			if ok {
				l.write(move, n, stock.Note{Paper: strings.TrimSpace(paper.Text), Date: date, Text: strings.TrimSpace(note.Text), Who: s.d.Who}, dialog)
			}
			return false
		}})
}

// counted reads a number of sheets and a day; faults are told at their fields.
func counted(s *Screen, countF, dayF *widget.Field, count, day string) (n int, date data.Date, ok bool) {
	n, err := strconv.Atoi(strings.TrimSpace(count))
	ok = err == nil && n > 0 && n <= 1_000_000
	countF.SetError("")
	if !ok {
		countF.SetError(s.sh.T("certificates.ledger.count.wrong"))
	}
	dayF.SetError("")
	if date, err = screen.ReadDate(day); err != nil || date != "" && !date.Full() {
		dayF.SetError(s.sh.T("certificates.ledger.day.wrong"))
		ok = false
	}
	return n, date, ok
}

// write adds a line.
func (l *ledger) write(move data.StockMove, n int, note stock.Note, dialog *widget.Dialog) {
	s, id := l.s, l.stock
	s.sh.Load(func(ctx context.Context) error {
		switch move {
		case data.StockReceived:
			return stock.Receive(ctx, s.d.Records, id, n, note)
		case data.StockSpoilt:
			return stock.Spoil(ctx, s.d.Records, id, n, note)
		}
		_, err := stock.Destroy(ctx, s.d.Records, id, note)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		dialog.Close()
		s.sh.Notify(s.sh.T("certificates.ledger.done."+string(move), "n", n), nil)
		l.load()
	})
}

// printRecord asks what the Biên bản hủy says besides the sheets, and puts it
// into a PDF, to be signed before anything is destroyed.
func (l *ledger) printRecord() {
	s, t := l.s, l.s.sh.T
	id, conf := l.stock, l.s.sh.Conference()
	number, day, where, members := widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewMultiEntry(3)
	day.SetText(data.DateOf(s.sh.Now()).String())
	members.SetPlaceHolder(t("certificates.record.members.example"))
	dayF := widget.NewField(t("certificates.ledger.day"), day)
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.record.title", "n", l.balance().ToDestroy()), Text: t("certificates.record.text"),
		Verb: t("printing.ask"), Cancel: t("common.cancel"), Focus: number,
		Body: widget.Column(12, widget.Tops(12, widget.Grow(widget.NewField(t("certificates.ledger.paper"), number)), widget.Grow(dayF)),
			widget.NewField(t("certificates.record.where"), where), widget.NewField(t("certificates.record.members"), members)),
		Do: func() bool {
			date, err := screen.ReadDate(day.Text)
			dayF.SetError("")
			if err != nil || date != "" && !date.Full() {
				dayF.SetError(t("certificates.ledger.day.wrong"))
				dialog.Refresh()
				return false
			}
			o := papers.StockRecordOptions{Stocks: []data.ID{id}, Number: strings.TrimSpace(number.Text), Date: date,
				Where: strings.TrimSpace(where.Text), Members: membersOf(members.Text)}
			s.save("certificates.record", screen.Paper{Sheets: []screen.Sheet{screen.A4}}, func(ctx context.Context, d papers.Deps, to screen.Target, progress papers.Progress) (papers.Result, error) {
				o.File = to.File
				return papers.StockRecord(ctx, d, conf, o, progress)
			})
			return true
		}})
}

// membersOf reads who is there, a line each: name, post, role.
func membersOf(words string) []papers.StockMember {
	var list []papers.StockMember
	for line := range strings.Lines(words) {
		parts := strings.SplitN(line, ",", 3)
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		m := papers.StockMember{Name: parts[0]}
		if len(parts) > 1 {
			m.Post = parts[1]
		}
		if len(parts) > 2 {
			m.Role = parts[2]
		}
		if m.Name != "" {
			list = append(list, m)
		}
	}
	return list
}

// newStock asks for a new kind of sheets and its first delivery.
func (s *Screen) newStock(of data.Stock) {
	t := s.sh.T
	name, count, paper, day := widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	day.SetText(data.DateOf(s.sh.Now()).String())
	at := 0
	words := make([]string, len(printedHere))
	for i, k := range printedHere {
		words[i] = t("certificates.document." + string(k))
		if k == of.Document {
			at = i
		}
	}
	kind := widget.NewSelect(words, at, nil)
	name.SetText(of.Name)
	name.SetPlaceHolder(t("certificates.stock.name.example"))
	nameF, countF, dayF := widget.NewField(t("certificates.stock.name"), name), widget.NewField(t("certificates.ledger.ask.received.count"), count), widget.NewField(t("certificates.ledger.day"), day)
	focus := name
	if of.Name != "" {
		focus = count
	}
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("certificates.stock.new"), Text: t("certificates.stock.new.text"),
		Verb: t("certificates.stock.new.do"), Cancel: t("common.cancel"), Focus: focus,
		Body: widget.Column(12, nameF, widget.NewField(t("certificates.stock.kind"), kind), widget.Tops(12, widget.Grow(countF), widget.Grow(dayF)),
			widget.NewField(t("certificates.ledger.paper"), paper)),
		Do: func() bool {
			n, date, ok := counted(s, countF, dayF, count.Text, day.Text)
			nameF.SetError("")
			if strings.TrimSpace(name.Text) == "" {
				nameF.SetError(t("certificates.stock.name.needed"))
				ok = false
			}
			dialog.Refresh()
			if !ok {
				return false
			}
			fresh := data.Stock{Name: strings.TrimSpace(name.Text), Document: printedHere[kind.Selected]}
			note := stock.Note{Paper: strings.TrimSpace(paper.Text), Date: date, Who: s.d.Who}
			s.sh.Load(func(ctx context.Context) error {
				if err := s.d.Records.SaveStock(ctx, &fresh); err != nil {
					return err
				}
				return stock.Receive(ctx, s.d.Records, fresh.ID, n, note)
			}, func(err error) {
				if data.CodeOf(err) == "name-taken" {
					nameF.SetError(s.sh.Say(err))
					dialog.Refresh()
					return
				}
				if err != nil {
					s.sh.Fail(err)
					return
				}
				dialog.Close()
				s.sh.Notify(t("certificates.ledger.done.received", "n", n), nil)
				s.Refresh()
			})
			return false
		}})
}
