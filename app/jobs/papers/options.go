package papers

import (
	"cmp"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/print/pdf"
)

// CertOptions choose certificates and say how and where they go.
type CertOptions struct {
	File        string // one file with all; "" for none
	Dir         string // a file for each, named by number and name; "" for none
	Filter      data.CitationFilter
	Only        []string       // register numbers, as 0128 or, where several books have it, 0128@DECISION; empty for all
	Again       bool           // also what was printed before
	Kind        data.PrintKind // why again, which includes Again; "" is PrintAgain
	Reason      string         // why again, in words
	Paper       string         // number of the document that asks for an exchange or a replacement
	PaperDate   data.Date      // of that document
	Order       Order
	Overprint   bool              // the variable text alone, for stock that has the rest
	Calibration *data.Calibration // of the printer that will overprint; nil: it prints true. Full sheets have nothing to fall in line with
	Stock       data.ID           // whose sheets are overprinted; "": the only one that serves each document, if any
	Who         string            // for the log
}

// Order is how the pages of a batch follow one another.
type Order string

const (
	OrderRegister Order = ""     // by decision and annex, as numbers were given out
	OrderTray     Order = "tray" // as trays are laid for the ceremony, by rounds
)

// Complete fills in what options say without words, as whole paths, and checks
// them. Errors: reason-needed, paper-needed, output-folder.
func (o *CertOptions) Complete() error {
	o.Reason, o.Paper = strings.TrimSpace(o.Reason), strings.TrimSpace(o.Paper)
	if o.Kind != data.PrintFirst {
		o.Again = true
	} else if o.Again {
		o.Kind = data.PrintAgain
	}
	if o.Again && o.Reason == "" {
		return data.Fail("reason-needed")
	}
	if o.exchanges() && (o.Paper == "" || !o.PaperDate.Full()) {
		return data.Fail("paper-needed")
	}
	for _, path := range []*string{&o.File, &o.Dir} {
		if *path == "" {
			continue
		}
		abs, err := filepath.Abs(*path)
		if err != nil {
			return data.Wrap(err, "output-folder", "folder", *path)
		}
		*path = abs
	}
	return nil
}

// exchanges tells whether a certificate that somebody had is given anew, which
// a document must ask for.
func (o *CertOptions) exchanges() bool {
	return o.Kind == data.PrintExchange || o.Kind == data.PrintReplacement
}

// page gives what of a list is drawn, and where.
func (o *CertOptions) page() pdf.PageOptions {
	if !o.Overprint {
		return pdf.PageOptions{}
	}
	p := pdf.PageOptions{Layers: pdf.Text}
	if c := o.Calibration; c != nil {
		p.DX, p.DY, p.ScaleX, p.ScaleY = c.DX, c.DY, c.ScaleX, c.ScaleY
	}
	return p
}

// kept is what of the options a run must know to make its pages again.
type kept struct {
	Overprint   bool
	Calibration *data.Calibration `json:",omitempty"`
	Printer     string            `json:",omitempty"` // see data.PrintRun
}

func (o *CertOptions) keep(printer string) (string, error) {
	raw, err := json.Marshal(kept{o.Overprint, o.Calibration, printer})
	return string(raw), err
}

// sort puts certificates in the order of their pages: as they come, or for
// trays by round, in a round by the places that stand, else collectives before
// households before individuals, then as they come; those that are not handed
// over on stage last.
func (o Order) sort(rows []data.CitationRow, places map[data.ID]standing) {
	if o != OrderTray {
		return
	}
	round := func(r data.CitationRow) int {
		if r.RoundNumber == 0 {
			return 1 << 30
		}
		return r.RoundNumber
	}
	kind := map[data.RecipientKind]int{data.Collective: 0, data.Household: 1, data.Individual: 2}
	slices.SortStableFunc(rows, func(a, b data.CitationRow) int {
		x, y := places[a.ID], places[b.ID]
		return cmp.Or(cmp.Compare(round(a), round(b)), cmp.Compare(x.group, y.group), cmp.Compare(x.place, y.place), cmp.Compare(kind[a.Kind], kind[b.Kind]))
	})
}
