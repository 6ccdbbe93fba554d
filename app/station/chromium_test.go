package station_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
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

// chromium starts a browser whose camera sees the film and that keeps its
// certificates in home. The test is skipped where there is none.
func chromium(t *testing.T, home, film string) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here: the page is not tested in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(filepath.Join(home, "profile")), chromedp.Env("HOME="+home), chromedp.NoSandbox,
		chromedp.Flag("use-fake-device-for-media-stream", true),
		chromedp.Flag("use-file-for-fake-video-capture", film),
		chromedp.Flag("host-resolver-rules", "MAP "+trustedHost+" 127.0.0.1"),
		chromedp.Flag("lang", "vi"), chromedp.WindowSize(1280, 720))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
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

// tab is a desk's browser: cookies, storage and network of its own.
type tab struct {
	t    *testing.T
	ctx  context.Context
	own  cdp.BrowserContextID
	name string
}

// open opens a page as a stranger would.
func open(t *testing.T, chromium context.Context, name string, width, height int64) *tab {
	t.Helper()
	// A context of its own has cookies and storage of its own; this browser
	// opens one only with a window.
	of := cdp.WithExecutor(chromium, chromedp.FromContext(chromium).Browser)
	own, err := target.CreateBrowserContext().WithDisposeOnDetach(true).Do(of)
	check(t, err)
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(own).WithNewWindow(true).Do(of)
	check(t, err)
	ctx, cancel := chromedp.NewContext(chromium, chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	check(t, chromedp.Run(ctx)) // attaches for as long as its own context lives
	b := &tab{t: t, ctx: ctx, own: own, name: name}
	b.camera(browser.PermissionSettingDenied)
	chromedp.ListenTarget(ctx, func(e any) {
		if e, ok := e.(*runtime.EventExceptionThrown); ok {
			t.Errorf("%s: %v", name, e.ExceptionDetails.Error())
		}
	})
	b.do(emulation.SetFocusEmulationEnabled(true), emulation.SetDeviceMetricsOverride(width, height, 1, width < 700)) // many windows, each in front
	return b
}

// camera says for the person whether the page may use the camera.
func (b *tab) camera(may browser.PermissionSetting) {
	b.t.Helper()
	of := cdp.WithExecutor(b.ctx, chromedp.FromContext(b.ctx).Browser)
	check(b.t, browser.SetPermission(&browser.PermissionDescriptor{Name: "camera"}, may).WithBrowserContextID(b.own).Do(of))
}

func (b *tab) do(actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.shoot("failed")
		b.t.Fatalf("%s: %v", b.name, err)
	}
}

// visit goes to an address, whether or not it answers.
func (b *tab) visit(url string) {
	b.t.Helper()
	b.do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, _, _, _, err := page.Navigate(url).Do(ctx)
		return err
	}))
}

// proceed clicks through the browser's warning of a certificate that nobody
// vouches for, as a person does in quick mode.
func (b *tab) proceed() {
	b.t.Helper()
	b.click("#details-button")
	b.click("#proceed-link")
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
	end := time.Now().Add(patience)
	for {
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
			b.t.Fatalf("%s: %s did not come; the page says\n%s", b.name, what, text)
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

// verdict waits for a verdict of the tone that shows the text.
func (b *tab) verdict(tone, text string) {
	b.t.Helper()
	b.sees(".verdict[data-tone="+tone+"]", text)
}

// click waits for a part of the page and clicks with the mouse where it stands.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.until(selector+" to click", fmt.Sprintf("document.querySelector(%q)?.checkVisibility()", selector))
	var at struct{ X, Y float64 }
	b.js(fmt.Sprintf(`const e = document.querySelector(%q); e.scrollIntoView({block: 'nearest'});
		const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2}`, selector), &at)
	b.do(chromedp.MouseClickXY(at.X, at.Y))
}

// types puts a line where the focus is, as a scanner or an input method does.
func (b *tab) types(line string) {
	b.t.Helper()
	b.do(input.InsertText(line))
}

// fill replaces what a field holds.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.js(fmt.Sprintf("const e=document.querySelector(%q); e.focus(); e.select()", selector), nil)
	b.types(text)
}

// scans is a keyboard scanner: a line and Enter.
func (b *tab) scans(line string) {
	b.t.Helper()
	b.types(line)
	b.press("\r")
}

func (b *tab) press(keys string, options ...chromedp.KeyOption) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys, options...))
}

// offline takes this tab alone from the network, or gives it back.
func (b *tab) offline(off bool) {
	b.t.Helper()
	b.do(network.Enable(), network.EmulateNetworkConditions(off, 0, -1, -1))
}

// picture gives what the tab shows.
func (b *tab) picture() []byte {
	b.t.Helper()
	var raw []byte
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, chromedp.CaptureScreenshot(&raw)); err != nil {
		b.t.Logf("%s: %v", b.name, err)
	}
	return raw
}

// shoot keeps a picture for people to look at, where VINHDANH_SHOTS names a folder.
func (b *tab) shoot(name string) {
	b.t.Helper()
	if dir := os.Getenv("VINHDANH_SHOTS"); dir != "" {
		check(b.t, os.WriteFile(filepath.Join(dir, strings.ReplaceAll(b.name+"-"+name, " ", "-")+".png"), b.picture(), 0o600))
	}
}

// size changes the window's size, in CSS pixels.
func (b *tab) size(width, height int64) {
	b.t.Helper()
	b.do(emulation.SetDeviceMetricsOverride(width, height, 1, width < 700))
}

// fits tells whether nothing stands beyond the window's side.
func (b *tab) fits() {
	b.t.Helper()
	var over float64
	b.js("return document.documentElement.scrollWidth - innerWidth", &over)
	if over > 0 {
		b.shoot("too-wide")
		b.t.Errorf("%s: %g px too wide", b.name, over)
	}
}
