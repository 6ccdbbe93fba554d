package publish

import (
	"context"
	"net/url"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"vinhdanh/app/browsertest"
)

// chromium starts a browser whose camera sees a film of the certificate that is
// valid in each world.
func chromium(t testing.TB) context.Context {
	t.Helper()
	return browsertest.Start(t, t.TempDir(), filmed(t), chromedp.WindowSize(1280, 800))
}

// tab is somebody's browser, with a storage of its own.
type tab struct {
	*browsertest.Tab

	mu       sync.Mutex
	asked    []string // addresses that were requested
	troubles []string // what the browser complained of
	quiet    bool     // complaints of the network are expected
}

// open opens an empty tab of a stranger; before prepares it, as by a script that takes something away.
func open(t testing.TB, chromium context.Context, width, height int64, before ...string) *tab {
	t.Helper()
	b := &tab{Tab: browsertest.Open(t, chromium, "", width, height)}
	chromedp.ListenTarget(b.Ctx, b.hear)
	b.Do(network.Enable(), log.Enable())
	// A browser's own profile speaks English here, whatever the flag says.
	before = append([]string{"Object.defineProperty(Navigator.prototype, 'languages', {get: () => ['vi-VN', 'en']})"}, before...)
	for _, script := range before {
		b.Do(chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
			return err
		}))
	}
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, x := range b.troubles {
			t.Errorf("the browser complains: %s", x)
		}
	})
	return b
}

func (b *tab) hear(e any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := e.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, e.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError && (!b.quiet || e.Entry.Source != log.SourceNetwork) {
			b.troubles = append(b.troubles, e.Entry.Text)
		}
	}
}

// strangers gives the requests that went to anybody but one host.
func (b *tab) strangers(host string) (list []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, a := range b.asked {
		u, err := url.Parse(a)
		if err != nil || u.Host != host && u.Scheme != "blob" && u.Scheme != "data" && u.Scheme != "about" {
			list = append(list, a)
		}
	}
	return list
}

// visit goes to an address, whether or not it answers.
func (b *tab) visit(address string) *tab {
	b.T.Helper()
	b.Visit(address)
	return b
}

// verdict waits for a verdict.
func (b *tab) verdict(word, text string) {
	b.T.Helper()
	b.Sees(".card[data-verdict="+word+"]", text)
}

// paste puts a text into the field and checks it.
func (b *tab) paste(text string) {
	b.T.Helper()
	b.JS("const e=document.querySelector('#text'); e.focus(); e.select()", nil)
	b.Types(text)
	b.JS("document.querySelector('#answer').replaceChildren(); document.querySelector('#form button').click()", nil)
}

// offline takes this tab from the network.
func (b *tab) offline() {
	b.T.Helper()
	b.mu.Lock()
	b.quiet = true
	b.mu.Unlock()
	b.Offline(true)
}
