package station_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"vinhdanh/app/browsertest"
	"vinhdanh/data/seal"
)

// trustedHost is the name in the station's certificate.
const trustedHost = "vinhdanh.local"

// TestPage drives the page in a real browser over real HTTPS. In quick mode the
// certificate's warning is clicked through by the browser's own buttons; a flag
// that ignores certificates would register a service worker and prove nothing.
func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	home := t.TempDir()
	film := filepath.Join(home, "film.y4m")
	filmed := []string{newBadge(t), newBadge(t)}
	writeFilm(t, film, filmed...)
	in := chromium(t, home, film)
	for _, test := range []struct {
		name string
		run  func(*testing.T, context.Context, []string)
	}{
		{"pairing", testPairing}, {"desk", testDesk}, {"names", testNames}, {"camera", testCamera}, {"offline", testOffline},
		{"reload", testQuickReload}, {"stranded", testStranded}, {"race", testRace}, {"end", testEnd}, {"look", testLook},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, in, filmed) })
	}
	t.Run("trusted", testTrusted)
}

func newBadge(t *testing.T) string {
	t.Helper()
	b, err := seal.NewBadge(rand.Reader)
	check(t, err)
	return b
}

// address is where strangers find the hall's page.
func (h *hall) address() string { return "https://" + h.listen + "/" }

// enter opens the page in a browser of its own, through the warning.
func (h *hall) enter(in context.Context, name string, width, height int64) *tab {
	h.t.Helper()
	b := open(h.t, in, name, width, height)
	b.Visit(h.address())
	b.proceed()
	b.Sees("h1", "Tham gia làm bàn điểm danh")
	return b
}

// join pairs a tab and is let in.
func (h *hall) join(b *tab, kind string, names bool) *tab {
	h.t.Helper()
	code, _ := h.station.NewCode()
	b.pair(code, kind)
	b.Sees("h1", "Chờ máy chính xác nhận")
	h.confirm(names)
	if kind == "pc" {
		b.Sees("h1", "Điểm danh")
	} else {
		b.Sees(".strip", b.Name)
	}
	return b
}

func (b *tab) pair(code, kind string) {
	b.T.Helper()
	b.click("input[value=" + kind + "] + span")
	b.fill("#join-name", b.Name)
	b.fill("#join-code", code)
	b.click("form button.primary")
}

func (h *hall) desk(in context.Context, name string) *tab {
	h.t.Helper()
	return h.join(h.enter(in, name, 1280, 720), "pc", false)
}

func (h *hall) phone(in context.Context, name string, names bool) *tab {
	h.t.Helper()
	return h.join(h.enter(in, name, 390, 844), "phone", names)
}

// held waits until the whole pack is in the browser.
func (b *tab) held() {
	b.T.Helper()
	b.Until("the pack", "(await import('/js/pack.js')).whole()")
}

// scan holds a badge before the page without a camera or a keyboard, and gives the tone of the verdict.
func (b *tab) scan(badge string) (tone string) {
	b.T.Helper()
	b.JS(fmt.Sprintf("return (await (await import('/js/door.js')).scan(%q, false)).tone", badge), &tone)
	return tone
}

func (b *tab) waits(n int) {
	b.T.Helper()
	b.Until(fmt.Sprintf("a queue of %d", n), fmt.Sprintf("(await import('/js/outbox.js')).entries.length === %d", n))
}

func testPairing(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	b := h.enter(in, "Cửa A", 390, 844)
	b.Sees(".note", "Chế độ nhanh")
	b.pair("00000000", "phone")
	b.Until("a refusal", "document.querySelector('.trouble').textContent.length > 10")
	code, _ := h.station.NewCode()
	b.pair(code, "phone")
	b.Sees(".ticket", "Cửa A")
	desks := h.station.Desks()
	if len(desks) != 1 {
		t.Fatalf("%d desks", len(desks))
	}
	b.Sees(".ticket", fmt.Sprintf("%04d", desks[0].Number%10000))
	b.Shoot("waiting")

	// Nobody has confirmed it: the station tells it nothing and takes nothing.
	for _, call := range []string{"get('/api/counts')", "get('/api/pack?from=0')", fmt.Sprintf("post('/api/scan',{request:'%012d-1',line:%q,out:false,offline:false,at:1})", desks[0].Number, h.badges[0])} {
		var status int
		b.JS("const api=await import('/js/api.js'); try { await api."+call+"; return 200 } catch (e) { return e.status }", &status)
		if status != 403 {
			t.Errorf("%s of an unconfirmed desk: %d", call, status)
		}
	}
	if h.present() != 0 {
		t.Error("an unconfirmed desk has let somebody in")
	}
	h.confirm(false)
	b.Sees(".strip", "Cửa A")

	// A code serves once.
	c := h.enter(in, "Cửa B", 390, 844)
	c.pair(code, "phone")
	c.Until("a refusal", "document.querySelector('.trouble').textContent.length > 10")
	if len(h.station.Desks()) != 1 {
		t.Error("a used code has paired")
	}
}

func testDesk(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	b := h.desk(in, "Bàn 2")
	b.scans(h.badges[0])
	b.verdict("admitted", "Bà Lường Thị Số 1")
	b.verdict("admitted", "B1")
	b.Sees("[data-recent]", "Lường Thị Số 1")
	b.Sees("[data-present]", "1")
	b.scans(h.badges[0])
	b.verdict("already", "Lường Thị Số 1")

	// What keyboards make of digits the station reads.
	b.scans(strings.NewReplacer("1", "!", "2", "@", "3", "#", "4", "$", "5", "%", "6", "^", "7", "&", "8", "*", "9", "(", "0", ")").Replace(h.badges[1]))
	b.verdict("admitted", "Số 2")
	b.scans(wide(h.badges[2]))
	b.verdict("admitted", "Số 3")

	// The focus comes back from wherever a hand has clicked.
	b.click(".verdict")
	b.click(".counters .total")
	b.scans(h.badges[3])
	b.verdict("admitted", "Số 4")

	for _, line := range []string{"HTTPS://VIDU.VN/TRANG?ID=1", newBadge(t), h.badges[4] + " " + h.badges[5], strings.Repeat("7", 10_000)} {
		b.scans(line)
		b.Until("an empty field", "document.querySelector('.reader input').value === '' && document.activeElement === document.querySelector('.reader input')")
		b.verdict("help", "")
		b.scans(h.badges[0])
		b.verdict("already", "Số 1")
	}
	if n := h.present(); n != 4 {
		t.Errorf("%d present, want 4", n)
	}

	b.Press("z", chromedp.KeyModifiers(2)) // Ctrl
	b.verdict("undone", "Số 4")
	if n := h.present(); n != 3 {
		t.Errorf("%d present after undoing, want 3", n)
	}

	b.click("[data-way=out]")
	b.scans(h.badges[0])
	b.verdict("left", "Số 1")
	b.click("[data-way=in]")

	// A whole delegation, and back with one key.
	b.Until("the delegations", "document.querySelectorAll('[data-delegations] button').length === 2")
	before := h.present()
	b.click("[data-delegations] li:nth-child(2) button")
	b.Sees("dialog", "Xã Nậm Tía")
	b.click("dialog [data-yes]")
	b.Until("the dialog to go", "!document.querySelector('dialog')")
	if n := h.present(); n != before+hallNames/2-1 {
		t.Errorf("%d present with the delegation, want %d", n, before+hallNames/2-1)
	}
	b.click("[data-undo]")
	b.verdict("undone", "")
	if n := h.present(); n != before {
		t.Errorf("%d present after undoing the delegation, want %d", n, before)
	}
	b.Until("who is missing", "document.querySelectorAll('.missing details').length === 2")
	b.Sees(".missing", "0912000145")
}

func wide(digits string) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, digits)
}

func testNames(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	b := h.desk(in, "Bàn 3")
	b.Types("luong so 7")
	b.Sees("[data-found]", "Lường Thị Số 7")
	b.Press(kb.ArrowDown)
	b.Press(kb.Enter)
	b.verdict("admitted", "Số 7")
	b.scans("AS-009") // a code, typed whole
	b.Sees("[data-found] [aria-selected=true]", "Số 9")
	b.Press(kb.Enter)
	b.verdict("admitted", "Số 9")
	b.Types("khong co ai")
	b.Sees("[data-found]", "Không có ai")
	b.Press(kb.Escape)
	b.Sees("[data-recent]", "Số 9")

	b.Press(kb.F4)
	b.Sees("dialog h2", "khách mời")
	b.Types("Trần Khách")
	b.fill("dialog [name=unit]", "Báo An Sơn")
	b.fill("dialog [name=phone]", "0912 000 233")
	b.Shoot("guest")
	b.Press(kb.Enter)
	b.verdict("admitted", "Trần Khách")
	b.scans(h.badges[0])
	b.verdict("admitted", "Số 1")
	if n := h.present(); n != 4 {
		t.Errorf("%d present, want 4", n)
	}

	b.click(".bar [data-lang]")
	b.Sees("h1", "Check-in")
	b.scans(h.badges[10])
	b.Sees(".verdict[data-tone=admitted] .name", "Số 11")
	b.Shoot("english")

	// A phone that may keep names finds the leaders by name.
	p := h.phone(in, "Cửa C", true)
	p.click("[data-menu]")
	p.click("[data-leaders]")
	p.Sees("dialog .person", "Lường Thị Số 1")
	p.click("dialog .person")
	p.verdict("already", "Số 1")
	// One that may not has no such buttons.
	q := h.phone(in, "Cửa D", false)
	q.click("[data-menu]")
	q.Sees("dialog", "Rời bàn")
	var shown int
	q.JS("return document.querySelectorAll('dialog [data-search]:not([hidden]), dialog [data-leaders]:not([hidden])').length", &shown)
	if shown != 0 {
		t.Error("a phone without names offers names")
	}
}

func testCamera(t *testing.T, in context.Context, filmed []string) {
	h := newHall(t, filmed...)
	b := h.phone(in, "Cửa A", false)
	b.Sees(".hint", "Trang chưa được phép dùng máy ảnh")
	b.Camera(browser.PermissionSettingGranted)
	b.click(".hint button")
	b.verdict("admitted", "Lường Thị Số")
	b.Until("both badges", "+document.querySelector('[data-present]').textContent === 2 || "+
		"((await import('/js/counts.js')).refresh(), false)")
	b.Shoot("camera")
	if n := h.present(); n != 2 {
		t.Errorf("%d present, want 2", n)
	}
	b.click("[data-menu]")
	b.Until("cameras to choose from", "document.querySelectorAll('dialog option').length >= 1")
	b.Sees("dialog .notice", "Chế độ nhanh")
	b.Shoot("menu")
	// Without the network a camera that is opened again goes on reading.
	b.held()
	h.cut()
	b.JS("const s = document.querySelector('dialog select'); s.dispatchEvent(new Event('change'))", nil)
	b.click("dialog [data-no]")
	b.Sees(".light[data-up=false]", "Mất mạng")
	b.verdict("already", "Đã quét tại thiết bị này")
}

// The network goes away; scanning goes on without names; all is sent when it is back.
func testOffline(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	b := h.desk(in, "Bàn 2")
	b.held()
	b.scans(h.badges[0])
	b.verdict("admitted", "Số 1")
	h.cut()
	b.scans(h.badges[1])
	b.verdict("kept", "Đã ghi, chưa hiện tên")
	b.Sees(".light[data-up=false]", "Mất mạng")
	b.scans(h.badges[1])
	b.verdict("already", "Đã quét tại thiết bị này")
	b.scans(newBadge(t)) // a stranger's
	b.verdict("help", "Bàn hỗ trợ")
	b.scans(h.badges[2])
	b.verdict("kept", "Đã ghi, chưa hiện tên")
	b.scans(h.badges[3])
	b.waits(3)
	b.Shoot("kept")
	b.Press("z", chromedp.KeyModifiers(2))
	b.verdict("undone", "")
	b.waits(2)
	if name := b.database(); strings.Contains(name, "Lường") {
		t.Errorf("a desk that may keep no names holds %s", name)
	}

	// In the meantime another desk has let one of them in, and the station may
	// have had a scan whose answer was lost, which was then taken back: what
	// another desk has admitted stays.
	h.admit(h.badges[2])
	b.JS(fmt.Sprintf("const o = await import('/js/outbox.js'); const e = o.entries.at(-1); e.tried = true; if (e.badge !== %q) throw e.badge", h.badges[2]), nil)
	b.Press("z", chromedp.KeyModifiers(2))
	b.verdict("undone", "")
	b.waits(3)
	h.open()
	b.waits(0)
	b.Sees(".light", "Đã nối máy chính")
	if n := h.present(); n != 3 {
		t.Errorf("%d present, want 3: before the cut, kept, and at the other desk", n)
	}
	if d := h.doubts(); len(d) != 1 || d[0].Name != "Lường Thị Số 3" {
		t.Errorf("doubts: %+v", d)
	}
	b.scans(h.badges[4])
	b.verdict("admitted", "Số 5")
}

// database gives all that the browser's database holds.
func (b *tab) database() (all string) {
	b.T.Helper()
	b.JS(`const s = await import('/js/store.js');
		const [outbox, me, pack, seq] = [await s.waiting(), await s.meta('me'), await s.meta('pack'), await s.meta('seq')];
		return JSON.stringify({outbox, me, pack, seq})`, &all)
	return all
}

// Quick mode: a reload waits for the network, and nothing is lost by it.
func testQuickReload(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	b := h.desk(in, "Bàn 2")
	b.held()
	h.cut()
	b.scans(h.badges[0])
	b.verdict("kept", "")
	b.Visit(h.address())
	b.Until("the browser's own page of a fault", "!document.querySelector('.desk-face') && !document.querySelector('#page')")
	h.open()
	b.Visit(h.address())
	b.Sees("h1", "Điểm danh")
	b.waits(0)
	if n := h.present(); n != 1 {
		t.Errorf("%d present, want 1", n)
	}
}

// A queue that cannot be sent is shown as codes, which a desk reads.
func testStranded(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	phone, pc := h.phone(in, "Cửa A", false), h.desk(in, "Bàn 2")
	phone.held()
	testVectors(t, phone)
	phone.Offline(true)
	const scans = 14 // two codes
	for i := range scans {
		if tone := phone.scan(h.badges[i]); tone != "kept" {
			t.Fatalf("scan %d: %s", i, tone)
		}
	}
	phone.click(".verdict")
	phone.Sees("[data-queue]", "14 lượt chờ gửi")
	phone.click("[data-queue]")
	var lines []string
	for part := 1; part <= 2; part++ {
		phone.Sees("[data-which]", fmt.Sprintf("Mã %d/2", part))
		text, err := phone.readCode()
		if err != nil {
			t.Fatalf("code %d on the phone's screen: %v", part, err)
		}
		q, ok := seal.ReadQueue(text)
		if !ok || q.Part != part || q.Parts != 2 || len(q.Entries) != min(12, scans-12*(part-1)) || q.Entries[0].Badge != h.badges[12*(part-1)] {
			t.Fatalf("code %d says %+v, %v", part, q, ok)
		}
		lines = append(lines, text)
		phone.click("dialog [data-next]")
	}
	for _, line := range append(lines, lines[0]) { // the first once more
		pc.scans(line)
		pc.Sees(".verdict .word", "ĐÃ NHẬN LƯỢT QUÉT")
		pc.Until("an empty field", "document.querySelector('.reader input').value === ''")
	}
	pc.Shoot("queue")
	pc.Until("the second reading to be known", "document.querySelector('.verdict .cells').textContent.includes('Đã có12')")
	if n := h.present(); n != scans {
		t.Errorf("%d present, want %d", n, scans)
	}
	phone.Offline(false)
	phone.waits(0)
	if n, d := h.present(), h.doubts(); n != scans || len(d) != 0 {
		t.Errorf("what came both ways counts twice: %d present, doubts %+v", n, d)
	}
}

// readCode reads the code that the page shows, from a picture of the screen. A
// scanner takes many pictures; of one alone gozxing fails to find the corners
// of some 2 % of codes, so a second try takes them as drawn straight.
func (b *tab) readCode() (text string, err error) {
	b.T.Helper()
	b.Shoot("code")
	var r struct{ X, Y, Width, Height float64 }
	b.JS("return document.querySelector('.code svg').getBoundingClientRect()", &r)
	img, err := png.Decode(bytes.NewReader(b.Picture()))
	check(b.T, err)
	part := image.NewGray(image.Rect(0, 0, int(r.Width), int(r.Height)))
	draw.Draw(part, part.Rect, img, image.Pt(int(r.X), int(r.Y)), draw.Src)
	for _, hints := range []map[gozxing.DecodeHintType]any{nil, {gozxing.DecodeHintType_PURE_BARCODE: true}} {
		bitmap, err2 := gozxing.NewBinaryBitmapFromImage(part)
		check(b.T, err2)
		var code *gozxing.Result
		if code, err = qrcode.NewQRCodeReader().Decode(bitmap, hints); err == nil {
			return code.GetText(), nil
		}
	}
	return "", err
}

// testVectors holds the page's writer of stranded queues to the vectors that Go reads.
func testVectors(t *testing.T, b *tab) {
	t.Helper()
	raw, err := os.ReadFile("../../data/seal/testdata/queue1.json")
	check(t, err)
	var vectors struct {
		Good []struct {
			Line    string
			Session int64
			Part    int
			Parts   int
			Entries []struct {
				Seq   int    `json:"seq"`
				Badge string `json:"badge"`
				At    int64  `json:"at"`
				Out   bool   `json:"out"`
			}
		}
	}
	check(t, json.Unmarshal(raw, &vectors))
	if len(vectors.Good) == 0 {
		t.Fatal("no vectors")
	}
	for _, v := range vectors.Good {
		for i := range v.Entries {
			v.Entries[i].At *= 1000
		}
		entries, err := json.Marshal(v.Entries)
		check(t, err)
		var line string
		b.JS(fmt.Sprintf("return (await import('/js/strand.js')).line('%012d', %d, %d, %s)", v.Session, v.Part, v.Parts, entries), &line)
		if line != v.Line {
			t.Errorf("the page writes %s\nwant %s", line, v.Line)
		}
	}
}

// Two phones and a computer, one badge at the same moment: one lets him in.
func testRace(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	desks := []*tab{h.phone(in, "Cửa A", false), h.phone(in, "Cửa B", false), h.desk(in, "Bàn 2")}
	for round := range 8 {
		tones := make([]string, len(desks))
		var all sync.WaitGroup
		for i, b := range desks {
			all.Go(func() {
				script := fmt.Sprintf("return (await (await import('/js/door.js')).scan(%q, false)).tone", h.badges[round])
				ctx, cancel := context.WithTimeout(b.Ctx, browsertest.Patience)
				defer cancel()
				if err := chromedp.Run(ctx, chromedp.Evaluate("(async()=>{"+script+"})()", &tones[i], browsertest.Awaited)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		count := map[string]int{}
		for _, tone := range tones {
			count[tone]++
		}
		// On a machine so busy that an answer takes six seconds the page goes on
		// without it; then, too, nobody is admitted twice.
		if busy := count["kept"]; count["admitted"] > 1 || busy == 0 && (count["admitted"] != 1 || count["already"] != 2) {
			t.Errorf("round %d: %v", round, tones)
		}
	}
	for _, b := range desks {
		b.waits(0)
	}
	if n := h.present(); n != 8 {
		t.Errorf("%d present, want 8", n)
	}
}

// A desk that is thrown out holds nothing any more.
func testEnd(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	b := h.desk(in, "Bàn 2")
	b.held()
	b.scans(h.badges[0])
	b.verdict("admitted", "Số 1")
	check(t, h.station.End(context.Background(), h.station.Desks()[0].ID))
	b.scans(h.badges[1])
	b.Sees("h1", "Bàn này đã kết thúc")
	b.Until("an empty database", "JSON.stringify([await (await import('/js/store.js')).waiting(), await (await import('/js/store.js')).meta('pack') ?? null]) === '[[],null]'")
	if n := h.present(); n != 1 {
		t.Errorf("%d present, want 1", n)
	}
	b.click("[data-again]")
	b.Sees("h1", "Tham gia làm bàn điểm danh")

	// One that was thrown out with scans it could not send shows them first.
	c := h.desk(in, "Bàn 3")
	c.held()
	c.Offline(true)
	if tone := c.scan(h.badges[2]); tone != "kept" {
		t.Fatal(tone)
	}
	check(t, h.station.End(context.Background(), h.station.Desks()[0].ID))
	c.Offline(false)
	c.Sees("h1", "Bàn này đã kết thúc")
	c.Sees(".left-over", "Còn 1 lượt chưa gửi")
	c.click("[data-strand]")
	c.Sees("dialog", "Mã 1/1")
	c.click("dialog [data-no]")
	c.click("[data-gone]")
	c.click("dialog [data-yes]")
	c.Sees("h1", "Tham gia làm bàn điểm danh")
}

// The page at the sizes it is used at: nothing beyond the side, and pictures to look at.
func testLook(t *testing.T, in context.Context, _ []string) {
	h := newHall(t)
	pc, phone := h.desk(in, "Bàn 2"), h.phone(in, "Cửa A", true)
	for i := range 6 {
		pc.scans(h.badges[i])
		pc.verdict("admitted", fmt.Sprintf("Số %d", i+1))
	}
	for _, size := range [][2]int64{{1920, 1080}, {1440, 900}, {1280, 720}, {1024, 768}, {390, 844}, {360, 640}} {
		pc.Size(size[0], size[1])
		pc.Fits()
		pc.Shoot(fmt.Sprintf("%dx%d", size[0], size[1]))
	}
	for _, scan := range []struct{ badge, tone string }{{h.badges[8], "admitted"}, {h.badges[8], "already"}, {newBadge(t), "help"}} {
		if tone := phone.scan(scan.badge); tone != scan.tone {
			t.Errorf("%s, want %s", tone, scan.tone)
		}
		for _, size := range [][2]int64{{390, 844}, {360, 640}} {
			phone.Size(size[0], size[1])
			phone.Fits()
			phone.Shoot(fmt.Sprintf("%s-%dx%d", scan.tone, size[0], size[1]))
		}
	}
	// A name stands on one line, and is read from three metres: 2 cm at 96 dpi.
	pc.Size(1440, 900)
	var height float64
	pc.JS("return parseFloat(getComputedStyle(document.querySelector('.verdict .name')).fontSize)", &height)
	if height < 60 {
		t.Errorf("the name is %g px high", height)
	}
	// Right to left nothing runs out of the window either.
	pc.JS("document.documentElement.dir = 'rtl'", nil)
	pc.Fits()
	pc.Shoot("rtl")
}

// Trusted mode: the browser knows the station's CA, a service worker keeps the
// page, and a reload without the network goes on scanning.
func testTrusted(t *testing.T) {
	certutil, err := exec.LookPath("certutil")
	if err != nil {
		t.Skip("no certutil here (Debian: libnss3-tools): trusted mode is not tested in a browser")
	}
	h := newHall(t)
	home := t.TempDir()
	store := filepath.Join(home, ".pki", "nssdb")
	check(t, os.MkdirAll(store, 0o700))
	for _, args := range [][]string{{"-N", "--empty-password"}, {"-A", "-n", "vinhdanh", "-t", "C,,", "-i", h.station.CAFile()}} {
		if out, err := exec.CommandContext(context.Background(), certutil, append([]string{"-d", "sql:" + store}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("certutil %v: %v %s", args, err, out)
		}
	}
	film := filepath.Join(home, "film.y4m")
	writeFilm(t, film, newBadge(t))
	b := open(t, chromium(t, home, film), "Bàn 2", 1280, 720)
	address := "https://" + trustedHost + h.listen[strings.LastIndexByte(h.listen, ':'):] + "/"
	b.Visit(address) // no warning
	b.Sees("h1", "Tham gia làm bàn điểm danh")
	b.Sees(".note", "Chế độ tin cậy")
	h.join(b, "pc", false)
	b.held()
	b.scans(h.badges[0])
	b.verdict("admitted", "Số 1")
	b.click("[data-undo]")
	b.verdict("undone", "Số 1")
	var kept []string
	b.JS("return [...(await (await caches.open('page')).keys())].map(r=>new URL(r.url).pathname)", &kept)
	for _, path := range kept {
		if strings.HasPrefix(path, "/api") {
			t.Errorf("the cache keeps %s", path)
		}
	}
	if len(kept) < 20 {
		t.Errorf("the cache keeps only %q", kept)
	}
	h.cut()
	b.Visit(address)
	b.Sees("h1", "Điểm danh")
	b.Sees(".light[data-up=false]", "Mất mạng")
	b.scans(h.badges[1])
	b.verdict("kept", "Đã ghi, chưa hiện tên")
	b.Visit(address) // the queue outlives a reload, too
	b.Sees("[data-queue]", "1 lượt chờ gửi")
	b.Shoot("trusted-offline")
	h.open()
	b.waits(0)
	if n := h.present(); n != 1 {
		t.Errorf("%d present, want 1", n)
	}
	b.scans(h.badges[2])
	b.verdict("admitted", "Số 3")
}
