package publish

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

const (
	patience = 45 * time.Second      // for what the page does by itself
	glance   = 25 * time.Millisecond // between two looks
)

// chromium starts a browser. The test is skipped where there is none.
func chromium(t testing.TB, more ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here: the public page is not tested in a browser")
	}
	home := t.TempDir()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(filepath.Join(home, "profile")), chromedp.Env("HOME="+home), chromedp.NoSandbox,
		chromedp.WindowSize(1280, 800))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	ctx, end := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {})) // events newer than the library
	if err := chromedp.Run(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log(err)
		}
		end()
		stop()
	})
	return ctx
}

// tab is somebody's browser, with a storage of its own.
type tab struct {
	t   testing.TB
	ctx context.Context
	own cdp.BrowserContextID

	mu       sync.Mutex
	asked    []string // addresses that were requested
	troubles []string // what the browser complained of
	quiet    bool     // complaints of the network are expected
}

// open opens an empty tab of a stranger; before prepares it, as by a script that takes something away.
func open(t testing.TB, chromium context.Context, width, height int64, before ...string) *tab {
	t.Helper()
	of := cdp.WithExecutor(chromium, chromedp.FromContext(chromium).Browser)
	own, err := target.CreateBrowserContext().WithDisposeOnDetach(true).Do(of)
	check(t, err)
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(own).WithNewWindow(true).Do(of)
	check(t, err)
	ctx, cancel := chromedp.NewContext(chromium, chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	check(t, chromedp.Run(ctx)) // attaches for as long as its own context lives
	b := &tab{t: t, ctx: ctx, own: own}
	chromedp.ListenTarget(ctx, b.hear)
	b.do(network.Enable(), log.Enable(), emulation.SetFocusEmulationEnabled(true),
		emulation.SetDeviceMetricsOverride(width, height, 1, width < 700))
	// A browser's own profile speaks English here, whatever the flag says.
	before = append([]string{"Object.defineProperty(Navigator.prototype, 'languages', {get: () => ['vi-VN', 'en']})"}, before...)
	for _, script := range before {
		b.do(chromedp.ActionFunc(func(ctx context.Context) error {
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

func (b *tab) do(actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.shoot("failed")
		b.t.Fatal(err)
	}
}

// visit goes to an address, whether or not it answers.
func (b *tab) visit(address string) *tab {
	b.t.Helper()
	b.do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, _, _, _, err := page.Navigate(address).Do(ctx)
		return err
	}))
	return b
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// js runs a script, awaits what it promises and reads it into result.
func (b *tab) js(script string, result any) {
	b.t.Helper()
	var raw string
	b.do(chromedp.Evaluate("(async()=>JSON.stringify((await (async()=>{"+script+"})())??null))()", &raw, awaited))
	if result != nil {
		check(b.t, json.Unmarshal([]byte(raw), result))
	}
}

// until waits for a condition in the page, across reloads.
func (b *tab) until(what, condition string) {
	b.t.Helper()
	for end := time.Now().Add(patience); ; {
		ctx, cancel := context.WithTimeout(b.ctx, patience)
		var ok bool
		err := chromedp.Run(ctx, chromedp.Evaluate("(async()=>!!("+condition+"))()", &ok, awaited))
		cancel()
		if err == nil && ok {
			return
		}
		if time.Now().After(end) {
			b.shoot("failed")
			var text string
			_ = chromedp.Run(b.ctx, chromedp.Evaluate("document.body.innerText", &text)) // for the message alone
			b.t.Fatalf("%s did not come; the page says\n%s", what, text)
		}
		time.Sleep(glance)
	}
}

// sees waits until a part of the page shows the text.
func (b *tab) sees(selector, text string) {
	b.t.Helper()
	b.until(fmt.Sprintf("%s with %q", selector, text), fmt.Sprintf(
		"[...document.querySelectorAll(%q)].some(e=>e.checkVisibility()&&e.textContent.includes(%q))", selector, text))
}

// verdict waits for a verdict.
func (b *tab) verdict(word, text string) {
	b.t.Helper()
	b.sees(".card[data-verdict="+word+"]", text)
}

// paste puts a text into the field and checks it.
func (b *tab) paste(text string) {
	b.t.Helper()
	b.js("const e=document.querySelector('#text'); e.focus(); e.select()", nil)
	b.do(input.InsertText(text))
	b.js("document.querySelector('#answer').replaceChildren(); document.querySelector('#form button').click()", nil)
}

// offline takes this tab from the network.
func (b *tab) offline() {
	b.t.Helper()
	b.mu.Lock()
	b.quiet = true
	b.mu.Unlock()
	b.do(network.EmulateNetworkConditions(true, 0, -1, -1))
}

// fits tells whether nothing stands beyond the window's side.
func (b *tab) fits() {
	b.t.Helper()
	var over float64
	b.js("return document.documentElement.scrollWidth - innerWidth", &over)
	if over > 0 {
		b.shoot("too-wide")
		b.t.Errorf("%g px too wide", over)
	}
}

// shoot keeps a picture of the whole page for people to look at, where VINHDANH_SHOTS names a folder.
func (b *tab) shoot(name string) {
	b.t.Helper()
	dir := os.Getenv("VINHDANH_SHOTS")
	if dir == "" {
		return
	}
	var raw []byte
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, chromedp.FullScreenshot(&raw, 100)); err != nil {
		b.t.Logf("%s: %v", name, err)
		return
	}
	check(b.t, os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".png"), raw, 0o600))
}
