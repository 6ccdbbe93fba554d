package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
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

// Tab is somebody's browser: cookies, storage, camera and network of its own.
type Tab struct {
	T    testing.TB
	Ctx  context.Context
	Name string // whose it is, for messages and pictures; may be ""

	own cdp.BrowserContextID
}

// Open opens an empty tab of a stranger, who has not let it use the camera.
func Open(t testing.TB, chromium context.Context, name string, width, height int64) *Tab {
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
	b := &Tab{T: t, Ctx: ctx, Name: name, own: own}
	b.Camera(browser.PermissionSettingDenied)
	b.Do(emulation.SetFocusEmulationEnabled(true)) // many windows, each in front
	b.Size(width, height)
	return b
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Camera says for the person whether the page may use the camera.
func (b *Tab) Camera(may browser.PermissionSetting) {
	b.T.Helper()
	of := cdp.WithExecutor(b.Ctx, chromedp.FromContext(b.Ctx).Browser)
	check(b.T, browser.SetPermission(&browser.PermissionDescriptor{Name: "camera"}, may).WithBrowserContextID(b.own).Do(of))
}

// Size changes the window's size, in CSS pixels.
func (b *Tab) Size(width, height int64) {
	b.T.Helper()
	b.Do(emulation.SetDeviceMetricsOverride(width, height, 1, width < 700))
}

// Do runs what the library offers, and ends the test where that fails.
func (b *Tab) Do(actions ...chromedp.Action) {
	b.T.Helper()
	ctx, cancel := context.WithTimeout(b.Ctx, Patience)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.Shoot("failed")
		b.T.Fatalf("%s: %v", b.Name, err)
	}
}

// Visit goes to an address, whether or not it answers.
func (b *Tab) Visit(address string) {
	b.T.Helper()
	b.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, _, _, _, err := page.Navigate(address).Do(ctx)
		return err
	}))
}

// Awaited makes an evaluation await what the script promises.
func Awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// JS runs a script, awaits what it promises and reads it into result.
func (b *Tab) JS(script string, result any) {
	b.T.Helper()
	var raw string
	b.Do(chromedp.Evaluate("(async()=>JSON.stringify((await (async()=>{"+script+"})())??null))()", &raw, Awaited))
	if result != nil {
		check(b.T, json.Unmarshal([]byte(raw), result))
	}
}

// Until waits for a condition in the page, across reloads.
func (b *Tab) Until(what, condition string) {
	b.T.Helper()
	for end := time.Now().Add(Patience); ; {
		ctx, cancel := context.WithTimeout(b.Ctx, Patience)
		var ok bool
		err := chromedp.Run(ctx, chromedp.Evaluate("(async()=>!!("+condition+"))()", &ok, Awaited))
		cancel()
		if err == nil && ok {
			return
		}
		if time.Now().After(end) {
			b.Shoot("failed")
			var text string
			_ = chromedp.Run(b.Ctx, chromedp.Evaluate("document.body.innerText", &text)) // for the message alone
			b.T.Fatalf("%s: %s did not come; the page says\n%s", b.Name, what, text)
		}
		time.Sleep(Glance)
	}
}

// Sees waits until a part of the page shows the text.
func (b *Tab) Sees(selector, text string) {
	b.T.Helper()
	b.Until(fmt.Sprintf("%s with %q", selector, text), fmt.Sprintf(
		"[...document.querySelectorAll(%q)].some(e=>e.checkVisibility()&&e.textContent.includes(%q))", selector, text))
}

// Types puts a line where the focus is, as a scanner or an input method does.
func (b *Tab) Types(line string) {
	b.T.Helper()
	b.Do(input.InsertText(line))
}

// Press presses keys one after the other.
func (b *Tab) Press(keys string, options ...chromedp.KeyOption) {
	b.T.Helper()
	b.Do(chromedp.KeyEvent(keys, options...))
}

// Offline takes this tab alone from the network, or gives it back.
func (b *Tab) Offline(off bool) {
	b.T.Helper()
	b.Do(network.Enable(), network.EmulateNetworkConditions(off, 0, -1, -1))
}
