package gdi

import (
	"fmt"

	"vinhdanh/print/layout"
)

// Stamps within stamps go no deeper, as in print/pdf.
const maxDepth = 4

// stampKey names a stamp's items on sheets of a size, mm.
type stampKey struct {
	hash          layout.Hash
	width, height float64
}

// flat gives the items of a list that lie on the layers, those of its stamps in
// their places.
func (p *Player) flat(list *layout.List, layers Layers, depth int) ([]layout.Item, error) {
	items := make([]layout.Item, 0, len(list.Items))
	for _, item := range list.Items {
		if !layers.has(item.OnLayer()) {
			continue
		}
		stamp, ok := item.(*layout.Stamp)
		if !ok {
			items = append(items, item)
			continue
		}
		inner, err := p.stamp(stamp.Asset, list.Width, list.Height, depth+1)
		if err != nil {
			return nil, err
		}
		items = append(items, inner...)
	}
	return items, nil
}

// stamp gives the items of a stamp that covers a sheet.
func (p *Player) stamp(h layout.Hash, width, height float64, depth int) ([]layout.Item, error) {
	key := stampKey{h, width, height}
	if items, ok := p.stamps[key]; ok {
		return items, nil
	}
	fault := func(reason layout.AssetReason, err error) error {
		return &layout.AssetError{Kind: layout.AssetStamp, Hash: h, Reason: reason, Err: err}
	}
	if depth > maxDepth {
		return nil, fault(layout.AssetUnsupported, fmt.Errorf("stamps within stamps, %d deep", depth))
	}
	raw, err := p.assets.Asset(h)
	if err != nil {
		return nil, fault(layout.AssetMissing, err)
	}
	list, err := layout.Decode(raw)
	if err != nil {
		return nil, fault(layout.AssetDamaged, err)
	}
	list.Cover(width, height)
	items, err := p.flat(list, 0, depth)
	if err != nil {
		return nil, err
	}
	p.stamps[key] = items
	return items, nil
}
