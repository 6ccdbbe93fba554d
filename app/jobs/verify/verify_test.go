package verify_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	xdraw "golang.org/x/image/draw"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/print/qr"
)

var clock = time.Date(2025, 9, 15, 8, 30, 0, 0, time.UTC)

// code draws a QR code with modules of so many pixels.
func code(t *testing.T, text string, module int) *image.Gray {
	t.Helper()
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	g := blank((n+8)*module, (n+8)*module)
	for row := range n {
		for col := range n {
			if i := row*n + col; bits[i>>3]&(0x80>>(i&7)) != 0 {
				r := image.Rect((col+4)*module, (row+4)*module, (col+5)*module, (row+5)*module)
				draw.Draw(g, r, image.Black, image.Point{}, draw.Src)
			}
		}
	}
	return g
}

func blank(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(g, g.Rect, image.White, image.Point{}, draw.Src)
	return g
}

func asPNG(t *testing.T, img image.Image) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return &b
}

func text(i int) string {
	return "HTTPS://TDKT.LAICHAU.GOV.VN/V/" + strings.Repeat("0123456789", 28) + string(rune('0'+i))
}

func TestImage(t *testing.T) {
	sheet := blank(1754, 1240) // A4 at 150 dpi
	draw.Draw(sheet, image.Rect(160, 900, 2000, 2000), code(t, text(1), 3), image.Point{}, draw.Src)

	several := blank(2480, 1754) // four codes on a scan at 150 dpi
	for i := range 4 {
		at := image.Pt(150+i%2*1240, 500+i/2*880)
		draw.Draw(several, image.Rectangle{at, several.Rect.Max}, code(t, text(i), 3), image.Point{}, draw.Src)
	}

	pile := blank(3510, 2481) // nine sheets on one picture, a module two pixels
	for i := range 9 {
		at := image.Pt(110+i%3*1170, 600+i/3*827)
		draw.Draw(pile, image.Rectangle{at, pile.Rect.Max}, code(t, text(i), 2), image.Point{}, draw.Src)
	}

	clear := image.NewNRGBA(image.Rect(0, 0, 400, 400)) // transparent, as some programs save scans
	c := code(t, text(2), 5)
	for y := range min(400, c.Rect.Dy()) {
		for x := range min(400, c.Rect.Dx()) {
			if c.GrayAt(x, y).Y == 0 {
				clear.Set(x, y, color.NRGBA{A: 255})
			}
		}
	}

	large := blank(4961, 3508) // A4 at 425 dpi
	draw.Draw(large, image.Rect(500, 2500, 5000, 3500), code(t, text(3), 9), image.Point{}, draw.Src)

	turned := image.NewGray(image.Rect(0, 0, 600, 600))
	small := code(t, text(4), 8)
	for y := range 600 {
		for x := range 600 {
			if p := image.Pt(y, 599-x); p.In(small.Rect) {
				turned.SetGray(x, y, small.GrayAt(p.X, p.Y))
			} else {
				turned.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}

	blurred := image.NewGray(image.Rect(0, 0, 900, 900)) // a photo: smoothed, grey, compressed
	big := code(t, text(5), 12)
	down := image.NewGray(image.Rect(0, 0, 220, 220))
	xdraw.BiLinear.Scale(down, down.Rect, big, big.Rect, xdraw.Src, nil)
	xdraw.BiLinear.Scale(blurred, blurred.Rect, down, down.Rect, xdraw.Src, nil)
	for i, p := range blurred.Pix {
		blurred.Pix[i] = 60 + p/2
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, blurred, &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}

	for _, tc := range []struct {
		name string
		file *bytes.Buffer
		want []string
	}{
		{"sheet", asPNG(t, sheet), []string{text(1)}},
		{"several", asPNG(t, several), []string{text(0), text(1), text(2), text(3)}},
		{"pile", asPNG(t, pile), []string{text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8)}},
		{"transparent", asPNG(t, clear), []string{text(2)}},
		{"large", asPNG(t, large), []string{text(3)}},
		{"turned", asPNG(t, turned), []string{text(4)}},
		{"photo", &photo, []string{text(5)}},
	} {
		got, err := verify.Image(tc.file)
		slices.Sort(got)
		if err != nil || !slices.Equal(got, tc.want) {
			t.Errorf("%s: %d codes %.60q, %v", tc.name, len(got), got, err)
		}
	}
}

func TestImageRefused(t *testing.T) {
	good := asPNG(t, blank(300, 300)).Bytes()
	bomb := slices.Clone(good)
	copy(bomb[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // says 65,536 × 65,536; the checksum is wrong too
	for _, tc := range []struct {
		name string
		raw  []byte
		want data.Code
	}{
		{"nothing", nil, "not-an-image"},
		{"text", []byte("xin chào"), "not-an-image"},
		{"head alone", good[:20], "not-an-image"},
		{"cut", good[:len(good)-20], "not-an-image"},
		{"no code", good, "no-code-in-image"},
		{"one pixel", asPNG(t, blank(1, 1)).Bytes(), "no-code-in-image"},
	} {
		if _, err := verify.Image(bytes.NewReader(tc.raw)); data.CodeOf(err) != tc.want {
			t.Errorf("%s: %v, want %s", tc.name, err, tc.want)
		}
	}
	if _, err := verify.Image(bytes.NewReader(bomb)); data.CodeOf(err) == "" {
		t.Errorf("bomb: %v", err)
	}
}

func FuzzImage(f *testing.F) {
	var b bytes.Buffer
	if err := png.Encode(&b, blank(40, 40)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	b.Reset()
	if err := jpeg.Encode(&b, blank(40, 40), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<16 {
			return
		}
		texts, err := verify.Image(bytes.NewReader(raw))
		if err != nil && data.CodeOf(err) == "" {
			t.Errorf("an error without a code: %v", err)
		}
		if err == nil && len(texts) == 0 {
			t.Error("neither codes nor an error")
		}
	})
}

type lists []store.KeyList

func (l lists) KeyLists(context.Context) ([]store.KeyList, error) { return l, nil }
func (lists) RevocationLists(context.Context) ([]store.RevocationList, error) {
	return nil, nil
}
func (lists) Revoked(context.Context, []string) ([]data.Revoked, error) { return nil, nil }
func (lists) TokensOfKey(context.Context, string) ([]string, error)     { return nil, nil }

func TestStoredAndFiles(t *testing.T) {
	ctx := context.Background()
	_, signer, list, err := seal.Init("Sở Nội vụ", seal.StandardTables("Sở Nội vụ"), rand.Reader, clock)
	if err != nil {
		t.Fatal(err)
	}
	token, err := signer.Sign(seal.Certificate{Number: "0128", Name: "Đặng Thu Ngân", Kind: data.Individual, Award: "Giấy khen",
		Decision: "416/QĐ-SNV", DecisionDate: "2025-09-05", DecidedBy: "Giám đốc Sở Nội vụ", Issued: "2025-09-15"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		trusted bool
		want    seal.Word
	}{{true, seal.WordValid}, {false, seal.WordUnknownKey}} {
		l, err := verify.Stored(ctx, lists{{Issuer: "Sở Nội vụ", Number: list.Number, Raw: list.Bytes(), Trusted: tc.trusted}})
		if err != nil {
			t.Fatal(err)
		}
		if v := verify.Check(l, token, clock); v.Word != tc.want {
			t.Errorf("trusted %v: %s", tc.trusted, v.Word)
		}
	}
	file := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(file, list.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := verify.Files(file)
	if err != nil {
		t.Fatal(err)
	}
	// Any single changed digit: never valid.
	for i := range token {
		changed := []byte(token)
		changed[i] = '0' + (changed[i]-'0'+1)%10
		switch v := verify.Check(l, string(changed), clock); v.Word {
		case seal.WordTampered, seal.WordMalformed, seal.WordUnknownKey:
		default:
			t.Fatalf("digit %d changed: %s", i, v.Word)
		}
	}
	if _, err := verify.Files(filepath.Join(t.TempDir(), "none")); data.CodeOf(err) != "file-missing" {
		t.Errorf("missing file: %v", err)
	}
	if err := os.WriteFile(file, []byte("xin chào"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := verify.Files(file); data.CodeOf(err) == "" {
		t.Errorf("not a list: %v", err)
	}
	if _, err := l.WithRevocations(file); data.CodeOf(err) == "" {
		t.Errorf("not a revocation list: %v", err)
	}
}
