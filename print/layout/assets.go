package layout

import (
	"errors"

	"vinhdanh/assets/fonts"
)

// Asset is something a list names by hash: an encoded list ("list") or a
// picture ("picture").
type Asset struct {
	Kind string
	Hash Hash
	Data []byte
}

// Bag holds assets. It is an Assets.
type Bag map[Hash][]byte

// NewBag makes a bag of assets.
func NewBag(assets ...Asset) Bag {
	b := make(Bag, len(assets))
	for _, a := range assets {
		b[a.Hash] = a.Data
	}
	return b
}

// errUnknown is what Assets of this package give for a hash they do not hold.
var errUnknown = errors.New("no such asset")

// Asset finds an asset.
func (b Bag) Asset(h Hash) ([]byte, error) {
	if raw, ok := b[h]; ok {
		return raw, nil
	}
	return nil, errUnknown
}

type embeddedFonts struct{}

func (embeddedFonts) Asset(h Hash) ([]byte, error) {
	if raw, ok := fonts.ByHash(h); ok {
		return raw, nil
	}
	return nil, errUnknown
}

// FontAssets gives the embedded fonts.
func FontAssets() Assets { return embeddedFonts{} }

type chain []Assets

func (c chain) Asset(h Hash) ([]byte, error) {
	var first error
	for _, a := range c {
		raw, err := a.Asset(h)
		if err == nil {
			return raw, nil
		}
		if first == nil || errors.Is(first, errUnknown) {
			first = err
		}
	}
	return nil, first
}

// Chain asks several Assets in order. Where none has an asset the error is that
// of the first that had trouble, rather than of one that does not know it.
func Chain(all ...Assets) Assets { return chain(all) }
