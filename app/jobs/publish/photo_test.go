package publish

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// A photo of a printed page: testdata/photo.jpg is a sheet of the sample
// conference's PDF at 190 dpi, turned, seen from aside, in uneven light, a
// little blurred and noisy; photo-keys.txt is the key list it is checked with.
func testPhoto(t *testing.T, in context.Context) {
	raw, err := os.ReadFile("testdata/photo-keys.txt")
	check(t, err)
	lists, err := seal.ParseKeyLists(raw)
	check(t, err)
	w := &world{records: &records{}, t: t, conf: data.Conference{Issuer: lists[0].Issuer, Page: "TDKT.ANSON.GOV.VN/V", Sample: true}}
	for _, l := range lists {
		w.trust(l)
	}
	at := w.serve()
	b := open(t, in, 390, 844).visit(at)
	b.Until("the page", "document.body.dataset.state === 'waiting'")
	var decoder bool
	b.JS("return 'jsQR' in window || performance.getEntriesByType('resource').some((r) => r.name.includes('jsqr'))", &decoder)
	if decoder {
		t.Error("the decoder is loaded before anybody wants it")
	}
	pick := func(name string) {
		t.Helper()
		path, err := filepath.Abs(name)
		check(t, err)
		b.JS("document.querySelector('#answer').replaceChildren()", nil)
		b.Do(chromedp.SetUploadFiles("#photo", []string{path}, chromedp.ByQuery))
	}
	pick("testdata/photo.jpg")
	b.Sees(".card[data-verdict=valid][data-tone=sample]", "Sùng Thị Hạnh")
	b.Sees(".card", "312/QĐ-SNV")
	b.ShootAll("photo")
	blank := filepath.Join(t.TempDir(), "blank.png")
	check(t, os.WriteFile(blank, emptyPicture(t), 0o600))
	pick(blank)
	b.Sees(".card[data-verdict=no-code]", "KHÔNG THẤY MÃ TRONG ẢNH")
	other := filepath.Join(t.TempDir(), "letter.png")
	check(t, os.WriteFile(other, bytes.Repeat([]byte("no picture "), 100), 0o600))
	pick(other)
	b.Sees(".card[data-verdict=no-picture]", "KHÔNG ĐỌC ĐƯỢC ẢNH")
	if list := b.strangers(host(at)); list != nil {
		t.Errorf("asked others: %q", list)
	}
}
