package station_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"vinhdanh/app/browsertest"
)

// chromium starts a browser whose camera sees the film and that keeps its
// certificates in home.
func chromium(t *testing.T, home, film string) context.Context {
	t.Helper()
	return browsertest.Start(t, home, film, chromedp.Flag("host-resolver-rules", "MAP "+trustedHost+" 127.0.0.1"),
		chromedp.Flag("lang", "vi"), chromedp.WindowSize(1280, 720))
}

// tab is a desk's browser: cookies, storage and network of its own.
type tab struct{ *browsertest.Tab }

// open opens a page as a stranger would.
func open(t *testing.T, chromium context.Context, name string, width, height int64) *tab {
	t.Helper()
	b := &tab{browsertest.Open(t, chromium, name, width, height)}
	chromedp.ListenTarget(b.Ctx, func(e any) {
		if e, ok := e.(*runtime.EventExceptionThrown); ok {
			t.Errorf("%s: %v", name, e.ExceptionDetails.Error())
		}
	})
	return b
}

// proceed clicks through the browser's warning of a certificate that nobody
// vouches for, as a person does in quick mode.
func (b *tab) proceed() {
	b.T.Helper()
	b.click("#details-button")
	b.click("#proceed-link")
}

// verdict waits for a verdict of the tone that shows the text.
func (b *tab) verdict(tone, text string) {
	b.T.Helper()
	b.Sees(".verdict[data-tone="+tone+"]", text)
}

// click waits for a part of the page and clicks with the mouse where it stands.
func (b *tab) click(selector string) {
	b.T.Helper()
	b.Until(selector+" to click", fmt.Sprintf("document.querySelector(%q)?.checkVisibility()", selector))
	var at struct{ X, Y float64 }
	b.JS(fmt.Sprintf(`const e = document.querySelector(%q); e.scrollIntoView({block: 'nearest'});
		const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2}`, selector), &at)
	b.Do(chromedp.MouseClickXY(at.X, at.Y))
}

// fill replaces what a field holds.
func (b *tab) fill(selector, text string) {
	b.T.Helper()
	b.JS(fmt.Sprintf("const e=document.querySelector(%q); e.focus(); e.select()", selector), nil)
	b.Types(text)
}

// scans is a keyboard scanner: a line and Enter.
func (b *tab) scans(line string) {
	b.T.Helper()
	b.Types(line)
	b.Press("\r")
}
