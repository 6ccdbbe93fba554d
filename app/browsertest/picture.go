package browsertest

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

// Picture gives what the tab shows.
func (b *Tab) Picture() []byte {
	b.T.Helper()
	return b.taken(func(raw *[]byte) chromedp.Action { return chromedp.CaptureScreenshot(raw) })
}

func (b *Tab) taken(by func(*[]byte) chromedp.Action) (raw []byte) {
	b.T.Helper()
	ctx, cancel := context.WithTimeout(b.Ctx, Patience)
	defer cancel()
	if err := chromedp.Run(ctx, by(&raw)); err != nil {
		b.T.Logf("%s: %v", b.Name, err)
	}
	return raw
}

// Shoot keeps a picture of the window for people to look at, where
// VINHDANH_SHOTS names a folder.
func (b *Tab) Shoot(name string) {
	b.T.Helper()
	b.keep(name, func(raw *[]byte) chromedp.Action { return chromedp.CaptureScreenshot(raw) })
}

// ShootAll keeps a picture of the whole page, as long as it is.
func (b *Tab) ShootAll(name string) {
	b.T.Helper()
	b.keep(name, func(raw *[]byte) chromedp.Action { return chromedp.FullScreenshot(raw, 100) })
}

func (b *Tab) keep(name string, by func(*[]byte) chromedp.Action) {
	b.T.Helper()
	dir := os.Getenv("VINHDANH_SHOTS")
	if dir == "" {
		return
	}
	if b.Name != "" {
		name = b.Name + "-" + name
	}
	check(b.T, os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".png"), b.taken(by), 0o600))
}

// Fits tells whether nothing stands beyond the window's side.
func (b *Tab) Fits() {
	b.T.Helper()
	var over float64
	b.JS("return document.documentElement.scrollWidth - innerWidth", &over)
	if over > 0 {
		b.Shoot("too-wide")
		b.T.Errorf("%s: %g px too wide", b.Name, over)
	}
}
