package issue

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"vinhdanh/assets/fonts"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
)

// setting is one run: what it sets with, and what it has met.
type setting struct {
	deps     Deps
	conf     data.Conference
	options  Options
	progress Progress
	total    int
	sheets   map[data.DocumentKind]chosen
	emblem   [sha256.Size]byte // digest of the picture, which is large

	mu       sync.Mutex
	faulty   map[data.ID]Skipped   // what of the batch cannot be set
	warnings map[data.ID][]Warning // by citation, of all that was made
	assets   map[layout.Hash]bool  // what lists name and the database holds by now
	fonts    sync.Map              // layout.Hash of each font that a list names
}

// newSetting gets ready to set papers.
func newSetting(ctx context.Context, d Deps, conf data.Conference, papers []paper, o Options) (*setting, error) {
	sheets, err := d.choices(ctx, conf, papers, o)
	return &setting{deps: d, conf: conf, options: o, sheets: sheets, emblem: sha256.Sum256(d.Emblem),
		faulty: map[data.ID]Skipped{}, warnings: map[data.ID][]Warning{}, assets: map[layout.Hash]bool{}}, err
}

// rest gives what is left to be issued: what was not seen to, without those
// that cannot be set, which are added to the result.
func (s *setting) rest(ids []data.ID, seen store.Issued, res *Result) []data.ID {
	gone := make(map[data.ID]bool, len(ids))
	for _, n := range seen.Certificates {
		gone[n.ID] = true
	}
	for _, sk := range seen.Skipped {
		gone[sk.Citation] = true
	}
	var left []data.ID
	for _, id := range ids {
		if sk, ok := s.faulty[id]; ok {
			res.Skipped = append(res.Skipped, sk)
		} else if !gone[id] {
			left = append(left, id)
		}
	}
	clear(s.faulty)
	return left
}

// errFaulty says that some of a batch cannot be set; which, setting.faulty tells.
var errFaulty = errors.New("some certificates cannot be set")

// setFault is print's fault with what one certificate says, not with what it
// shares with others.
type setFault struct{ error }

func (f setFault) Unwrap() error { return f.error }

// leave takes note of a certificate that cannot be set; err is passed on if it
// says anything else.
func (s *setting) leave(err error, row data.CitationRow) error {
	var f setFault
	if !errors.As(err, &f) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faulty[row.ID] = Skipped{Citation: row.ID, Name: row.Name, Code: data.CodeOf(err), Fault: err}
	return nil
}

// paper is what a certificate says, from the records.
type paper struct {
	row      data.CitationRow
	award    data.Award
	decision data.Decision
}

// printable tells whether the office makes a paper for it.
func (p paper) printable() bool {
	return p.award.Source != data.Received && p.award.Document.Printed()
}

// prepare makes the templates ready and keeps the pictures that their lists
// name, before numbers are given out.
func (s *setting) prepare(ctx context.Context, papers []paper) error {
	ready := map[*print.CertificateSetter]bool{}
	for _, p := range papers {
		if !p.printable() || !p.decision.Ready() {
			continue
		}
		setter, err := s.setter(p)
		if err != nil {
			return named(err, p.row)
		}
		if ready[setter] {
			continue
		}
		ready[setter] = true
		for _, a := range setter.Assets() {
			if s.assets[a.Hash] {
				continue
			}
			if _, err := s.deps.Records.PutAsset(ctx, a.Kind, a.Data); err != nil {
				return err
			}
			s.assets[a.Hash] = true
		}
	}
	return ctx.Err()
}

// papers joins citations with their awards and decisions.
func (d Deps) papers(ctx context.Context, conf data.Conference, rows []data.CitationRow) ([]paper, error) {
	awards, err := d.Records.Awards(ctx)
	if err != nil {
		return nil, err
	}
	decisions, err := d.Records.Decisions(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	award, decision := map[data.ID]data.Award{}, map[data.ID]data.Decision{}
	for _, a := range awards {
		award[a.ID] = a
	}
	for _, dec := range decisions {
		decision[dec.ID] = dec
	}
	list := make([]paper, 0, len(rows))
	for _, r := range rows {
		list = append(list, paper{r, award[r.Award], decision[r.Decision]})
	}
	return list, nil
}

func (s *setting) setter(p paper) (*print.CertificateSetter, error) {
	sheet, ok := s.sheets[p.award.Document]
	if !ok {
		return nil, data.Fail("no-document")
	}
	fixed := s.fixed(p)
	return s.deps.Press.setter(setterKey{sheet.template, fixed.Authority, fixed.Title, fixed.Other, s.emblem, fixed.Sample}, fixed)
}

// fixed is what a paper shares with others.
func (s *setting) fixed(p paper) print.CertificateFixed {
	who, _ := authority(p, s.conf)
	fixed := print.CertificateFixed{Authority: who, Emblem: s.deps.Emblem, Sample: s.conf.Sample,
		Other: print.OtherFixed{Authority: p.decision.Other.Issuer}}
	if p.award.Document == data.DocumentTitle {
		fixed.Title, fixed.Other.Title = p.award.Name, p.award.English
	}
	return fixed
}

// make sets and signs a batch on all cores. It is called again with other
// numbers if another desk drew up certificates meanwhile.
func (s *setting) make(ctx context.Context, batch []store.Numbered) ([]store.Made, error) {
	if s.deps.Signer == nil {
		return nil, errors.New("issue: no signer")
	}
	out := make([]store.Made, len(batch))
	warned := make([][]Warning, len(batch))
	var done atomic.Int64
	done.Store(int64(len(s.warnings)))
	for _, n := range batch {
		if _, again := s.warnings[n.ID]; again {
			done.Add(-1)
		}
	}
	err := parallel(ctx, len(batch), func(i int) error {
		var err error
		if out[i], warned[i], err = s.one(batch[i]); err != nil {
			err = s.leave(err, batch[i].CitationRow)
		}
		if s.progress != nil {
			s.progress(int(done.Add(1)), s.total)
		}
		return err
	})
	for i, w := range warned {
		s.warnings[batch[i].ID] = w
	}
	if err == nil && len(s.faulty) > 0 {
		return nil, errFaulty
	}
	return out, err
}

// one signs and sets one certificate.
func (s *setting) one(n store.Numbered) (store.Made, []Warning, error) {
	p := paper{n.CitationRow, n.Award, n.Decision}
	issued := data.DateOf(s.deps.Now())
	who, sure := authority(p, s.conf)
	token, err := s.deps.Signer.Sign(seal.Certificate{
		Number: n.Certificate.Register, Name: n.Name, Kind: n.Kind, Unit: place(n.Citation), Award: n.Award.Name,
		Decision: n.Decision.Number, DecisionDate: n.Decision.Date, DecidedBy: who, Issued: issued,
	})
	if err != nil {
		return store.Made{}, nil, named(err, n.CitationRow)
	}
	size, bits, err := qr.Encode(seal.QRText(s.conf.Page, token))
	if err != nil {
		return store.Made{}, nil, named(err, n.CitationRow)
	}
	setter, err := s.setter(p)
	if err != nil {
		return store.Made{}, nil, named(err, n.CitationRow)
	}
	in := s.input(p)
	in.Register = n.Certificate.Register
	in.Code = print.Code{N: size, Bits: bits, Text: seal.QRText(s.conf.Page, token)}
	list, warnings, err := setter.Set(in)
	if err != nil {
		return store.Made{}, nil, setFault{named(fault(err), n.CitationRow)}
	}
	if err := list.Check(); err != nil {
		return store.Made{}, nil, named(err, n.CitationRow)
	}
	s.note(list)
	hash := seal.TokenHash(token)
	made := store.Made{Token: token, TokenHash: hash[:], KeyID: s.deps.Signer.KeyID().String(), Issued: issued, List: layout.Encode(list),
		Template: s.sheets[p.award.Document].mark}
	found := warningsOf(n.CitationRow, append(warnings, doubtful(who, sure)...))
	for _, w := range found {
		if size, ok := w.Args["size"].(float64); ok && w.Code == "shrunk" && w.Field == "name" {
			made.Shrunk = size
		}
	}
	return made, found, nil
}

// input is what the paper says, without number and code.
func (s *setting) input(p paper) print.CertificateInput {
	c := p.row.Citation
	in := print.CertificateInput{
		Honorific: honorific(c), Name: c.Name, Kind: print.Kind(c.Kind), Posthumous: c.Posthumous,
		Position: c.Position, Unit: c.Unit, Address: c.Address, Achievement: c.Achievement,
		DecisionNumber: p.decision.Number, DecisionDate: string(p.decision.Date), Place: s.conf.City,
		Signature: print.Signature{Prefix: p.decision.Signature.Prefix, Title: p.decision.Signature.Title,
			Post: p.decision.Signature.Post, Name: p.decision.Signature.Name},
		PageAddress: s.conf.Page,
		Other: print.OtherWording{Name: c.Other.Name, Post: c.Other.Post, Achievement: c.Other.Achievement,
			Capacity: p.decision.Other.Title, SignerPost: p.decision.Other.Post},
	}
	return in
}

// honorific is what stands before a person's name on the paper: "Ông" or "Bà"
// by gender where the list says "Đồng chí" or nothing, else the list's word.
// With a household it is the word for who heads it.
func honorific(c data.Citation) string {
	if c.Kind == data.Collective {
		return ""
	}
	if c.Honorific != "" && text.Fold(c.Honorific) != "dong chi" && text.Fold(c.Honorific) != "d/c" {
		return c.Honorific
	}
	switch c.Gender {
	case data.Male:
		return "Ông"
	case data.Female:
		return "Bà"
	}
	return c.Honorific // print leaves "Đồng chí" out and warns
}

// place is what tells recipients of one name apart in the token.
func place(c data.Citation) string {
	if c.Unit != "" {
		return c.Unit
	}
	return c.Address
}

func warningsOf(row data.CitationRow, found []layout.Warning) []Warning {
	list := make([]Warning, 0, len(found))
	for _, w := range found {
		list = append(list, Warning{Citation: row.ID, Number: row.Certificate.Register, Name: row.Name,
			Code: w.Code, Field: w.Field, Args: w.Args})
	}
	return list
}

// note remembers the fonts that a list names.
func (s *setting) note(list *layout.List) {
	for _, item := range list.Items {
		if r, ok := item.(*layout.Run); ok {
			if _, known := s.fonts.Load(r.Font); !known {
				s.fonts.Store(r.Font, true)
			}
		}
	}
}

// keepFonts keeps the fonts that the lists name. Until it is done they are
// found in the program itself.
func (s *setting) keepFonts(ctx context.Context) (err error) {
	s.fonts.Range(func(k, _ any) bool {
		h, _ := k.(layout.Hash)
		if raw, ok := fonts.ByHash(h); ok {
			_, err = s.deps.Records.PutAsset(ctx, "font", raw)
		}
		return err == nil
	})
	return err
}

// named adds whose certificate an error is about.
func named(err error, row data.CitationRow) error {
	var e *data.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("certificate of citation %s: %w", row.ID, err)
	}
	args := map[string]any{"name": row.Name}
	for k, v := range e.Args {
		args[k] = v
	}
	return &data.Error{Code: e.Code, Args: args, Err: err}
}

// parallel does n pieces of work on all cores and gives the first error. A
// panic in a piece becomes an error, since nothing else could catch it there.
func parallel(ctx context.Context, n int, do func(i int) error) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	var once sync.Once
	var first error
	stop := make(chan struct{})
	fail := func(err error) {
		once.Do(func() { first = err; close(stop) })
	}
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				if r := recover(); r != nil {
					fail(fmt.Errorf("panic of type %T while drawing up", r))
				}
			}()
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				select {
				case <-stop:
					return
				case <-ctx.Done():
					fail(ctx.Err())
					return
				default:
				}
				if err := do(i); err != nil {
					fail(err)
					return
				}
			}
		}()
	}
	wg.Wait()
	return first
}
