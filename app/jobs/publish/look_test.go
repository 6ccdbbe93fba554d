package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// Each language fits each width, in light and dark; Arabic runs from the right.
func testLanguages(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-40), today(-1), "518/QĐ-UBND")
	at := w.serve()
	for _, lang := range []string{"vi", "en", "ar"} {
		for _, size := range [][2]int64{{390, 844}, {320, 640}, {1920, 1080}} {
			b := open(t, in, size[0], size[1]).visit(at)
			b.Until("the page", "document.body.dataset.state === 'waiting'")
			b.JS("document.querySelector('[data-lang="+lang+"]').click()", nil)
			b.Fits()
			name := fmt.Sprintf("%s %d ", lang, size[0])
			b.ShootAll(name + "start")
			b.JS("document.querySelector('details').open = true", nil)
			b.Fits()
			for word, token := range map[string]string{"valid": w.valid, "revoked": w.revoked, "tampered": tampered(w.valid)} {
				b.paste(token)
				b.verdict(word, "")
				b.Fits()
				b.JS("document.querySelector('details').open = false", nil)
				b.ShootAll(name + word)
				if word == "valid" {
					b.Do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}))
					b.ShootAll(name + word + " dark")
					b.Do(emulation.SetEmulatedMedia().WithFeatures(nil))
				}
			}
			var dir, align string
			b.JS("return document.documentElement.dir", &dir)
			b.JS("const c=document.querySelector('.band svg').getBoundingClientRect(); return c.x + c.width / 2 > innerWidth / 2 ? 'right' : 'left'", &align)
			if want := map[string]string{"vi": "ltr", "en": "ltr", "ar": "rtl"}[lang]; dir != want || (dir == "rtl") != (align == "right") {
				t.Errorf("%s: direction %s, the symbol stands %s", lang, dir, align)
			}
			// The choice is remembered, and said to screen readers.
			b.JS("location.reload()", nil)
			b.Until("the language", "document.documentElement.lang === '"+lang+"' && document.querySelector('[data-lang="+lang+"]').ariaPressed === 'true'")
		}
	}
}

// All can be done by the keyboard, and a screen reader is told the verdict.
func testKeyboard(t *testing.T, in context.Context) {
	w := newWorld(t)
	b := open(t, in, 1280, 800).visit(w.serve())
	b.Until("the page", "document.body.dataset.state === 'waiting'")
	var stops []string
	for range 9 {
		b.Press("\t")
		var at string
		b.JS("const e=document.activeElement; return e.dataset.lang || e.id || e.type || e.tagName", &at)
		stops = append(stops, at)
	}
	want := "[vi en ar look photo text submit SUMMARY"
	if s := fmt.Sprint(stops); len(s) < len(want) || s[:len(want)] != want {
		t.Errorf("the keyboard stops at %v", stops)
	}
	b.JS("document.querySelector('#text').focus()", nil)
	b.Types(w.valid)
	b.Press("\t")
	b.Press("\r")
	b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
	b.Until("the focus on the verdict", "document.activeElement.tagName === 'H1' && document.activeElement.closest('[aria-live=assertive][role=status]')")
	b.Until("a title", "document.title.startsWith('BẰNG THẬT')")
}

// The folder opens from a disk or a USB stick, by a double click.
func testDisk(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "518/QĐ-UBND")
	folder := filepath.Join(t.TempDir(), "trang đối chiếu")
	if _, err := Publish(context.Background(), w, w.conf, folder); err != nil {
		t.Fatal(err)
	}
	index := "file://" + filepath.ToSlash(folder) + "/index.html"
	b := open(t, in, 1280, 800).visit(index)
	b.Until("the page", "document.body.dataset.state === 'waiting'")
	b.Sees(".elsewhere", "Trang đang mở từ đĩa")
	b.paste(w.valid)
	b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
	b.paste(w.revoked)
	b.verdict("revoked", "518/QĐ-UBND")
	b.ShootAll("from a disk")
	c := open(t, in, 1280, 800).visit(index + "#" + w.valid)
	c.verdict("valid", "Nguyễn Thị Hồng Hạnh")
	if _, err := os.Stat(filepath.Join(folder, "README.txt")); err != nil {
		t.Error(err)
	}
}
