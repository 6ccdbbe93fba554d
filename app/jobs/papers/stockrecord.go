package papers

import (
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// StockRecordOptions say which spoilt sheets are destroyed, and who is there.
type StockRecordOptions struct {
	File     string
	Stocks   []data.ID // empty: all that have spoilt sheets
	Superior string    // of the host; may be ""
	Number   string    // of the record: "12/BB-SNV"; may be ""
	Date     data.Date // "" leaves room to write it
	Begun    string    // "09 giờ 00"; "" leaves room to write it
	Where    string    // the room; "" leaves room to write it
	Basis    string    // "Căn cứ …"; may be ""
	Method   string    // how they are destroyed; "" is the usual way
	Note     string
	Members  []StockMember
}

// StockMember is somebody who is there when sheets are destroyed, and signs.
type StockMember struct {
	Name, Post, Role string // "Bà Hà Thị Lan Chi", "Phó Giám đốc", "Trưởng ban"
}

// StockRecord prints a Biên bản hủy phôi hỏng of the spoilt sheets that wait to
// be destroyed. The ledger is changed by the job stock, once they are. Errors:
// no-stock, nothing-spoilt, output-certificates, those of file.Save.
func StockRecord(ctx context.Context, d Deps, conf data.Conference, o StockRecordOptions, p Progress) (Result, error) {
	lines, err := d.spoilt(ctx, conf, o.Stocks)
	if err != nil {
		return Result{}, err
	}
	if len(lines) == 0 {
		return Result{}, data.Fail("nothing-spoilt")
	}
	host := conf.Issuer
	if host == "" {
		host = conf.Host
	}
	in := print.StockPaperInput{Superior: o.Superior, Host: host, Number: o.Number, Place: conf.City, Date: string(o.Date), Begun: o.Begun,
		Where: o.Where, Basis: o.Basis, Method: o.Method, Note: o.Note, Lines: lines}
	for _, m := range o.Members {
		in.Members = append(in.Members, print.StockMember(m))
	}
	pages, found, err := print.StockPaper(in, d.Fonts)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.writePages(ctx, conf, o.File, subjectStockRecord, layout.FontAssets(), pages, Result{Warnings: warnings(found)}, p)
}

// spoilt gives the lines of the record: of each stock how many sheets are to
// be destroyed, with whose certificates on them, and why.
func (d Deps) spoilt(ctx context.Context, conf data.Conference, stocks []data.ID) ([]print.StockPaperLine, error) {
	all, err := d.Records.Stocks(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range stocks {
		if !slices.ContainsFunc(all, func(b data.StockBalance) bool { return b.ID == id }) {
			return nil, data.Fail("no-stock")
		}
	}
	rows, err := d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return nil, err
	}
	register := map[data.ID]string{}
	for _, r := range rows {
		register[r.Certificate.ID] = r.Certificate.Register
	}
	var lines []print.StockPaperLine
	for _, b := range all {
		if b.ToDestroy() < 1 || len(stocks) > 0 && !slices.Contains(stocks, b.ID) {
			continue
		}
		ledger, err := d.Records.StockLines(ctx, b.ID)
		if err != nil {
			return nil, err
		}
		registers, reasons := waiting(ledger, b.ToDestroy(), register)
		lines = append(lines, print.StockPaperLine{Name: b.Name, Count: b.ToDestroy(),
			Registers: strings.Join(registers, ", "), Reason: strings.Join(reasons, "; ")})
	}
	return lines, nil
}

// waiting tells what the ledger says of the last n spoilt sheets, which are
// those that were not destroyed yet.
func waiting(ledger []data.StockLine, n int, register map[data.ID]string) (registers, reasons []string) {
	for _, l := range slices.Backward(ledger) {
		if l.Move != data.StockSpoilt || n <= 0 {
			continue
		}
		n -= l.Count
		if number := register[l.Certificate]; number != "" && l.Count > 0 && !slices.Contains(registers, number) {
			registers = append(registers, number)
		}
		if note := strings.TrimSpace(l.Note); note != "" && l.Count > 0 && !slices.Contains(reasons, note) {
			reasons = append(reasons, note)
		}
	}
	slices.Reverse(registers)
	slices.Reverse(reasons)
	return registers, reasons
}
