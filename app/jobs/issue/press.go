package issue

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"sync"

	"vinhdanh/assets/fonts"
	"vinhdanh/data"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// Press holds what setting needs and what is slow to prepare: fonts, and
// templates made ready for an authority. Make one and share it; it may be used
// by several goroutines.
type Press struct {
	fonts *shape.Fonts

	mu      sync.Mutex
	setters map[string]*print.CertificateSetter
}

// NewPress reads the embedded fonts.
func NewPress() (*Press, error) {
	f, err := shape.Embedded()
	if err != nil {
		return nil, fault(err)
	}
	return &Press{fonts: f, setters: map[string]*print.CertificateSetter{}}, nil
}

// Fonts gives the fonts, for other papers.
func (p *Press) Fonts() *shape.Fonts { return p.fonts }

// setter gives the setter of a template for an authority and award.
func (p *Press) setter(template string, fixed print.CertificateFixed) (*print.CertificateSetter, error) {
	mark := sha256.Sum256(fixed.Emblem)
	key := template + "\x00" + fixed.Authority + "\x00" + hex.EncodeToString(mark[:8])
	if fixed.Sample {
		key += "\x00sample"
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if s, ok := p.setters[key]; ok {
		return s, nil
	}
	t, err := layout.Embedded(template)
	if err != nil {
		return nil, fault(err)
	}
	s, err := print.NewCertificate(t, fixed, p.fonts)
	if err != nil {
		return nil, fault(err)
	}
	p.setters[key] = s
	return s, nil
}

// Templates by the document that an award's recipient is handed. Titles have
// no stock of their own: they are printed on the sheet of the Bằng khen.
var templates = map[data.DocumentKind]string{
	data.DocumentGiayKhen: "giay-khen-a4",
	data.DocumentBangKhen: "bang-khen-a3",
	data.DocumentTitle:    "bang-khen-a3",
}

// fault turns what print reports into an error for people.
func fault(err error) error {
	var f *layout.Fault
	if errors.As(err, &f) {
		return &data.Error{Code: data.Code(f.Code), Args: f.Args, Err: err}
	}
	return err
}

// Assets finds what lists name: in the database, so that a paper is the same
// in ten years, and else among the embedded fonts.
func Assets(ctx context.Context, r AssetRecords) layout.Assets {
	return layout.Chain(&stored{ctx: ctx, records: r, have: map[layout.Hash][]byte{}}, layout.FontAssets())
}

// AssetRecords is where assets are kept.
type AssetRecords interface {
	Asset(ctx context.Context, h data.Hash) ([]byte, error)
}

type stored struct {
	ctx     context.Context
	records AssetRecords

	mu   sync.Mutex
	have map[layout.Hash][]byte
}

func (s *stored) Asset(h layout.Hash) ([]byte, error) {
	if raw, ok := fonts.ByHash(h); ok { // the same bytes, without a query
		return raw, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if raw, ok := s.have[h]; ok {
		return raw, nil
	}
	raw, err := s.records.Asset(s.ctx, data.Hash(h))
	if err == nil {
		s.have[h] = raw
	}
	return raw, err
}
