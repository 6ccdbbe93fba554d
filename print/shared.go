package print

import "vinhdanh/print/layout"

// shared are the assets that the lists of a setter name. It is filled while
// the setter is made and only read afterwards.
type shared struct {
	bag    layout.Bag
	assets []layout.Asset
}

// Assets gives what the lists name besides the embedded fonts: stamps and
// pictures. Keep each by its hash.
func (s *shared) Assets() []layout.Asset { return append([]layout.Asset(nil), s.assets...) }

// Asset finds what the lists name: a setter is a layout.Assets.
func (s *shared) Asset(h layout.Hash) ([]byte, error) {
	return layout.Chain(s.bag, layout.FontAssets()).Asset(h)
}

// keep adds an asset.
func (s *shared) keep(kind string, raw []byte) layout.Hash {
	h := layout.HashOf(raw)
	if _, there := s.bag[h]; !there {
		if s.bag == nil {
			s.bag = layout.Bag{}
		}
		s.bag[h] = raw
		s.assets = append(s.assets, layout.Asset{Kind: kind, Hash: h, Data: raw})
	}
	return h
}

// stamp encodes the items of a sheet and keeps them; the zero hash for none.
func (s *shared) stamp(width, height float64, items []layout.Item) (layout.Hash, error) {
	if len(items) == 0 {
		return layout.Hash{}, nil
	}
	list := &layout.List{Width: width, Height: height, Items: items}
	if err := list.Check(); err != nil {
		return layout.Hash{}, err
	}
	return s.keep("list", layout.Encode(list)), nil
}
