package designer

import (
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// fixedSetters holds the setters of a template by what their sheets share.
type fixedSetters struct {
	t     *layout.Template
	fonts *shape.Fonts
	made  map[string]*print.CertificateSetter
}

func newFixedSetters(t *layout.Template, fonts *shape.Fonts) *fixedSetters {
	bare := *t // only words are looked at
	bare.Border, bare.Drum, bare.Pictures, bare.Watermark = nil, nil, nil, nil
	return &fixedSetters{&bare, fonts, map[string]*print.CertificateSetter{}}
}

func (f *fixedSetters) of(fixed print.CertificateFixed) (*print.CertificateSetter, error) {
	key := fixed.Authority + "\x00" + fixed.Title
	if k, ok := f.made[key]; ok {
		return k, nil
	}
	k, err := print.NewCertificate(f.t, fixed, f.fonts)
	if err == nil {
		f.made[key] = k
	}
	return k, err
}
