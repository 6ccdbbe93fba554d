package print

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

// A programme has a cover where it is asked for, on A4 and A5, in one language
// or two, with and without an emblem; the pages behind it stay as they are.
func TestCover(t *testing.T) {
	plain, _, err := Programme(agenda(14), embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	other := CoverOther{Host: "Department of Home Affairs of An Sơn Province", Event: "6th Patriotic Emulation Congress of An Sơn Province", Period: "2025–2030",
		When: "Morning of 21 August 2025", Where: "Provincial Convention Centre"}
	text := ""
	for _, id := range []string{"programme-cover-a4", "programme-cover-a5"} {
		for _, c := range []*Cover{{}, {Sample: true, Other: other}, {Emblem: emblemPicture(t), Year: "2025"}} {
			c.Template = template(t, id)
			in := agenda(14)
			in.Cover = c
			pages, w, err := Programme(in, embedded(t))
			if err != nil || len(w) > 0 {
				t.Fatal(err, w)
			}
			if len(pages) != len(plain)+1 {
				t.Fatalf("%s: %d pages, %d without a cover", id, len(pages), len(plain))
			}
			first := pages[0]
			clear(t, id, first, c.Assets(), c.Template.Border.Inner())
			said := textOf(first)
			for want, wanted := range map[string]bool{"CHƯƠNG TRÌNH": true, "SỞ NỘI VỤ": true, "Phiên chính thức": true, "GIAI ĐOẠN 2025 - 2030": true,
				"PROGRAMME": c.Other != CoverOther{}, "Provincial Convention Centre": c.Other != CoverOther{}, "2025": c.Year != ""} {
				if strings.Contains("\n"+said, "\n"+want+"\n") != wanted {
					t.Errorf("%s: %q said %v", id, want, !wanted)
				}
			}
			pictures := 0
			for _, item := range first.Items {
				if p, ok := item.(*layout.Picture); ok {
					pictures++
					if _, err := c.Assets().Asset(p.Asset); err != nil {
						t.Error(err)
					}
				}
			}
			if (pictures == 1) != (c.Emblem != nil) {
				t.Errorf("%s: %d pictures", id, pictures)
			}
			text += dump(t, first, c.Assets(), "")
		}
	}
	golden(t, "programme-covers", text)
	if _, err := (*Cover)(nil).Assets().Asset(layout.Hash{}); err == nil {
		t.Error("no cover knows an asset")
	}
}

// emblemPicture is a picture such as an office supplies.
func emblemPicture(t *testing.T) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for i := range 40 {
		img.Set(i, 20, color.NRGBA{R: 200, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCoverFaults(t *testing.T) {
	for _, c := range []struct {
		code, field string
		cover       Cover
		change      func(*ProgrammeInput)
	}{
		{"bad-picture", "", Cover{Emblem: []byte("GIF89a")}, func(*ProgrammeInput) {}},
		{"text-overflow", "event", Cover{}, func(in *ProgrammeInput) { in.Title = strings.Repeat("Đại hội ", 250) }},
		{"missing-glyph", "where", Cover{}, func(in *ProgrammeInput) { in.Place = "李" }},
		{"control-character", "other-event", Cover{Other: CoverOther{Event: "\x01"}}, func(*ProgrammeInput) {}},
		{"text-overflow", "year", Cover{Year: strings.Repeat("2", 200)}, func(*ProgrammeInput) {}},
	} {
		in := agenda(1)
		c.change(&in)
		in.Cover = &c.cover
		_, _, err := Programme(in, embedded(t))
		fails(t, c.code, err, c.code, c.field)
	}
}
