package issue

import (
	"context"
	"crypto/sha256"
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

	mu       sync.Mutex
	embedded map[string]*layout.Template // by id
	setters  map[setterKey]*print.CertificateSetter
}

// setterKey is what the certificates of a setter share. Templates are the same
// where they are the same in memory: they are read once and never changed.
type setterKey struct {
	template         *layout.Template
	authority, title string
	other            print.OtherFixed
	emblem           [sha256.Size]byte // of its file
	sample           bool
}

// mostSetters is how many setters are held: more come together only where
// templates are changed again and again.
const mostSetters = 64

// NewPress reads the embedded fonts.
func NewPress() (*Press, error) {
	f, err := shape.Embedded()
	if err != nil {
		return nil, fault(err)
	}
	return &Press{fonts: f, embedded: map[string]*layout.Template{}, setters: map[setterKey]*print.CertificateSetter{}}, nil
}

// Fonts gives the fonts, for other papers.
func (p *Press) Fonts() *shape.Fonts { return p.fonts }

// template gives a template that the program brings along.
func (p *Press) template(id string) (*layout.Template, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if t, ok := p.embedded[id]; ok {
		return t, nil
	}
	t, err := layout.Embedded(id)
	if err != nil {
		return nil, fault(err)
	}
	p.embedded[id] = t
	return t, nil
}

// setter gives the setter of a template for what its certificates share.
func (p *Press) setter(key setterKey, fixed print.CertificateFixed) (*print.CertificateSetter, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s, ok := p.setters[key]; ok {
		return s, nil
	}
	s, err := print.NewCertificate(key.template, fixed, p.fonts)
	if err != nil {
		return nil, fault(err)
	}
	if len(p.setters) >= mostSetters {
		clear(p.setters)
	}
	p.setters[key] = s
	return s, nil
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
