package issue

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
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

// setter gives the setter of a template for an authority and, if the sheet
// names one, a title.
func (p *Press) setter(template, title string, fixed print.CertificateFixed) (*print.CertificateSetter, error) {
	mark := sha256.Sum256(fixed.Emblem)
	key := template + "\x00" + title + "\x00" + fixed.Authority + "\x00" + hex.EncodeToString(mark[:8])
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
	if title != "" {
		t = conferring(t, title)
	}
	s, err := print.NewCertificate(t, fixed, p.fonts)
	if err != nil {
		return nil, fault(err)
	}
	p.setters[key] = s
	return s, nil
}

// conferring gives a template whose sheet confers a title (danh hiệu) in place
// of a certificate of merit: "TẶNG DANH HIỆU", and the title in the place, and
// in seven tenths of the size, of the document's name.
func conferring(t *layout.Template, title string) *layout.Template {
	titled := *t
	titled.Frames = slices.Clone(t.Frames)
	for i := range titled.Frames {
		fields := slices.Clone(titled.Frames[i].Fields)
		titled.Frames[i].Fields = fields
		if titled.Frames[i].Layer != "stock" {
			continue
		}
		for j := range fields {
			switch f := &fields[j]; f.Name {
			case "award":
				f.Text += " DANH HIỆU"
			case "document":
				f.Text, f.Upper = strings.NewReplacer("{", "(", "}", ")").Replace(title), true
				f.Size, f.Floor, f.Lines, f.Wrap = f.Size*0.7, f.Size*0.35, 2, "last"
			}
		}
	}
	return &titled
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
