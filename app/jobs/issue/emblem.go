package issue

import (
	"bytes"
	"context"
	"encoding/hex"
	"image"
	_ "image/jpeg" // the two kinds of picture that can be printed
	_ "image/png"

	"vinhdanh/data"
)

// settingEmblem holds the hash of the picture of the national emblem that the
// office supplies, in hexadecimal; "" for none.
const settingEmblem = "paper.emblem"

// What a picture of the emblem may be: sharp enough to print, and no more.
const (
	emblemLeast = 200       // pixels a side
	emblemMost  = 10_000    // pixels a side
	emblemBytes = 8_000_000 // of the file
)

// EmblemRecords is what the emblem needs of the store.
type EmblemRecords interface {
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
	PutAsset(ctx context.Context, kind string, raw []byte) (data.Hash, error)
	Asset(ctx context.Context, h data.Hash) ([]byte, error)
}

// Emblem gives the office's picture of the national emblem, for Deps; nil if
// it has supplied none.
func Emblem(ctx context.Context, r EmblemRecords) ([]byte, error) {
	value, err := r.Setting(ctx, settingEmblem)
	if err != nil || value == "" {
		return nil, err
	}
	raw, err := hex.DecodeString(value)
	var h data.Hash
	if err != nil || len(raw) != len(h) {
		return nil, data.Wrap(err, "bad-picture")
	}
	copy(h[:], raw)
	return r.Asset(ctx, h)
}

// SetEmblem keeps the office's picture, a PNG or JPEG; nil takes it away.
// What cannot be printed well is the error "bad-picture".
func SetEmblem(ctx context.Context, r EmblemRecords, raw []byte) error {
	if raw == nil {
		return r.SetSetting(ctx, settingEmblem, "")
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || len(raw) > emblemBytes || min(size.Width, size.Height) < emblemLeast || max(size.Width, size.Height) > emblemMost {
		return data.Wrap(err, "bad-picture")
	}
	if _, _, err := image.Decode(bytes.NewReader(raw)); err != nil { // whole, not only its head
		return data.Wrap(err, "bad-picture")
	}
	h, err := r.PutAsset(ctx, "picture", raw)
	if err != nil {
		return err
	}
	return r.SetSetting(ctx, settingEmblem, hex.EncodeToString(h[:]))
}
