package issue

import (
	"bytes"
	"context"
	"crypto/sha256"
	"image"
	"image/png"
	"testing"

	"vinhdanh/data"
)

// shelf keeps settings and assets in memory.
type shelf struct {
	settings map[string]string
	assets   map[data.Hash][]byte
}

func (s *shelf) Setting(_ context.Context, key string) (string, error) { return s.settings[key], nil }

func (s *shelf) SetSetting(_ context.Context, key, value string) error {
	s.settings[key] = value
	return nil
}

func (s *shelf) PutAsset(_ context.Context, _ string, raw []byte) (data.Hash, error) {
	h := data.Hash(sha256.Sum256(raw))
	s.assets[h] = raw
	return h, nil
}

func (s *shelf) Asset(_ context.Context, h data.Hash) ([]byte, error) { return s.assets[h], nil }

func TestEmblemIsKept(t *testing.T) {
	picture := func(side int) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	s := &shelf{settings: map[string]string{}, assets: map[data.Hash][]byte{}}
	ctx := t.Context()
	if raw, err := Emblem(ctx, s); raw != nil || err != nil {
		t.Errorf("without an emblem: %d bytes, %v", len(raw), err)
	}
	good := picture(400)
	if err := SetEmblem(ctx, s, good); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{"too small": picture(199), "no picture": []byte("GIF"), "empty": {}, "cut off": good[:len(good)-20]} {
		if err := SetEmblem(ctx, s, bad); data.CodeOf(err) != "bad-picture" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if raw, err := Emblem(ctx, s); err != nil || !bytes.Equal(raw, good) {
		t.Errorf("after bad pictures: %d bytes, %v", len(raw), err)
	}
	if err := SetEmblem(ctx, s, nil); err != nil {
		t.Fatal(err)
	}
	if raw, err := Emblem(ctx, s); raw != nil || err != nil {
		t.Errorf("taken away: %d bytes, %v", len(raw), err)
	}
	s.settings[settingEmblem] = "xyz"
	if _, err := Emblem(ctx, s); data.CodeOf(err) != "bad-picture" {
		t.Errorf("a setting that is no hash: %v", err)
	}
}
