package verify

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"vinhdanh/app/camera"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
)

// A keyboard-wedge scanner types key strokes; what Vietnamese input methods,
// Caps Lock and other layouts make of them is understood.
func TestMangledByInputMethods(t *testing.T) {
	f := open(t, false)
	code := "HTTPS://TDKT.LAICHAU.GOV.VN/V/" + f.tokens[0]
	for what, typed := range map[string]string{
		"as it is":         code,
		"Caps Lock":        strings.ToLower(code),
		"Telex":            strings.NewReplacer("TDKT", "TĐK", "GOV", "GÔV", "VN", "VN").Replace(code),
		"VNI":              strings.NewReplacer("HTTPS", "HTTPS", "LAICHAU", "LAICHÂU").Replace(code),
		"Vietnamese keys":  vietnamese.Replace(f.tokens[0]),
		"symbology":        "]Q3" + code,
		"shifted digits":   strings.NewReplacer("0", ")", "1", "!", "2", "@", "3", "#", "4", "$", "5", "%", "6", "^", "7", "&", "8", "*", "9", "(").Replace(f.tokens[0]),
		"Enter in between": f.tokens[0][:90] + " " + f.tokens[0][90:],
	} {
		n := len(f.checks)
		test.Type(f.entry, typed)
		f.entry.OnSubmitted(f.entry.Text)
		if len(f.checks) != n+1 || f.checks[0].verdict.Certificate == nil {
			t.Errorf("%s: %d checks, %+v", what, len(f.checks)-n, f.checks[0].verdict)
		}
	}
}

func TestWebcam(t *testing.T) {
	f := open(t, false)
	f.sh.Plugged = []camera.Device{{ID: "a", Name: "Webcam trước"}, {ID: "b", Name: "Webcam sau"}}
	if !f.sh.Press("Camera") || f.sh.Cam == nil || f.sh.Cam.ID != "a" {
		t.Fatalf("no camera is open: %v", f.sh.Cam)
	}
	f.see(t, "Đưa mã QR trên bằng ra trước camera", "Webcam trước")
	f.sh.Cam.Use.Frame(image.NewRGBA(image.Rect(0, 0, 320, 240)))
	f.sh.Cam.Use.Code("HTTPS://TDKT.LAICHAU.GOV.VN/V/" + f.tokens[0])
	f.see(t, "BẰNG THẬT", "Lò Văn Thuận", "1 lượt")
	f.eye.Choice.Choose(1)
	if f.sh.Cam.ID != "b" {
		t.Errorf("the other one is not open: %s", f.sh.Cam.ID)
	}
	f.sh.Cam.Use.Ended(data.Fail(camera.Gone))
	f.see(t, "camera-gone")
	if !f.sh.Press("Tìm lại camera") || f.sh.Cam == nil || f.sh.Cam.ID != "b" {
		t.Error("the camera used last is not open again")
	}
	if !f.sh.Press("Tắt camera") || f.sh.Cam != nil {
		t.Error("it goes on")
	}
	f.sh.Press("Camera")
	f.Left()
	if f.sh.Cam != nil {
		t.Error("it goes on when the place is left")
	}
	f.sh.Plugged = nil
	f.sh.Press("Camera")
	f.see(t, "Chưa cắm camera nào")
}

func TestFolder(t *testing.T) {
	f := open(t, false)
	if err := f.db.Withdraw(t.Context(), []data.Withdrawal{{Certificate: f.second(t), Who: "Thư ký", Reason: data.WithdrawnAnnulled, Decision: "500/QĐ-SNV", Date: "2025-08-20"}}, nil); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(f.dir, "quét")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, token := range f.tokens {
		if err := os.Rename(f.picture(t, token), filepath.Join(dir, string(rune('1'+i))+".png")); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "3.pdf"), []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.sh.Choose = filepath.Join(dir, "1.png")
	if !f.sh.Press("Cả thư mục") {
		t.Fatal("no button")
	}
	f.see(t, "3 tờ: 1 thật, 1 đã hủy, 1 không đọc được", "1.png", "3.pdf", "0002", "Lò Văn Thuận", "Đã hủy bỏ theo Quyết định", "1 lượt")
	f.page.choose("revoked")
	if len(f.page.list) != 1 {
		t.Errorf("%d revoked", len(f.page.list))
	}
	f.page.table.OnSelect(0)
	f.see(t, "ĐÃ HỦY BỎ", "Đã hủy bỏ theo Quyết định số 500/QĐ-SNV, từ ngày 20/08/2025.", "Danh sách hủy bỏ tính đến ngày 21/08/2025", "2.png")
	if !f.sh.Press("Về báo cáo") {
		t.Error("no way back")
	}
	f.page.choose("unread")
	f.page.table.OnSelect(0)
	f.see(t, "Không đọc được", "scan-is-pdf")
	f.page.choose("")
	f.sh.Press("Về báo cáo")
	for button, name := range map[string]string{"Xuất Excel": "r.xlsx", "In báo cáo": "r.pdf"} {
		f.sh.Choose = filepath.Join(f.dir, name)
		if !f.sh.Press(button) || f.sh.Proposed != "doi-chieu"+filepath.Ext(name) {
			t.Errorf("%s: %q", button, f.sh.Proposed)
		}
		if _, err := os.Stat(f.sh.Choose); err != nil {
			t.Error(err)
		}
	}
	if f.sh.Revealed != filepath.Join(f.dir, "r.pdf") {
		t.Errorf("opened %q", f.sh.Revealed)
	}
	var p screen.Paper
	f.sh.OnPrint = func(asked screen.Paper) { p = asked }
	f.sh.Press("In báo cáo")
	var press screentest.Press
	if _, err := p.Make(t.Context(), screen.Target{Printer: press.Printer()}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if len(press.Pages) != 1 || !press.Closed || press.Title != "Báo cáo đối chiếu bằng, giấy khen" ||
		(p.Sheets[0] != screen.Sheet{Width: press.Pages[0].Width, Height: press.Pages[0].Height}) {
		t.Errorf("printed %d pages of %+v, %q", len(press.Pages), p, press.Title)
	}
	// Several files that were dropped.
	f.Shown(screen.Filter{Files: []string{filepath.Join(dir, "1.png"), filepath.Join(dir, "3.pdf")}})
	f.see(t, "2 tờ: 1 thật, 1 không đọc được", "2 lượt")
	f.table.OnSelect(1)
	f.see(t, "3 tờ:")
	if len(f.sh.Faults) > 0 {
		t.Error(f.sh.Faults)
	}
	f.Shown(screen.Filter{Files: []string{t.TempDir()}})
	if len(f.sh.Faults) != 1 || data.CodeOf(f.sh.Faults[0]) != "no-picture-in-folder" {
		t.Errorf("an empty folder: %v", f.sh.Faults)
	}
	if words := screentest.Words(f.Object()); strings.Contains(words, "[verify") {
		t.Errorf("a key has no string: %s", words)
	}
}

// second gives the second certificate.
func (f *fixture) second(t *testing.T) data.ID {
	t.Helper()
	row, err := f.db.CertificateByToken(t.Context(), f.tokens[1])
	if err != nil {
		t.Fatal(err)
	}
	return row.Certificate.ID
}

// vietnamese is what the keyboard of Windows for Vietnamese makes of digits.
var vietnamese = strings.NewReplacer("0", "đ", "1", "ă", "2", "â", "3", "ê", "4", "ô", "5", "\u0300", "6", "\u0309", "7", "\u0303", "8", "\u0301", "9", "\u0323")
