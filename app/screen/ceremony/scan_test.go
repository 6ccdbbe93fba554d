package ceremony

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/sound"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/stage"
)

// drawnUp draws up the certificates of all, and gives their tokens by name.
func (h *hall) drawnUp() map[string]string {
	h.t.Helper()
	ctx := h.t.Context()
	folder := keys.Folder{Path: filepath.Join(h.t.TempDir(), "keys"), Now: h.Now, Work: 4}
	const phrase = "hoa ban trắng Mường Lay"
	must(folder.Init(ctx, h.r.DB, keys.InitOptions{Issuer: h.Conf.Issuer, Passphrase: phrase}))(h.t)
	signer := must(folder.Open(ctx, h.r.DB, h.Conf, func(context.Context) ([]byte, error) { return []byte(phrase), nil }))(h.t)
	defer signer.Close()
	press := must(issue.NewPress())(h.t)
	res := must(issue.Run(ctx, issue.Deps{Records: h.r.DB, Press: press, Signer: signer, Now: h.Now}, h.Conf, data.CitationFilter{}, issue.Options{}, nil))(h.t)
	tokens := map[string]string{}
	for _, r := range res.Issued {
		tokens[r.Name] = r.Certificate.Token
	}
	if len(tokens) != len(h.all) {
		h.t.Fatalf("%d of %d are drawn up: %+v", len(tokens), len(h.all), res)
	}
	h.again()
	return tokens
}

// types lets a scanner type a line: keys as they are pressed, and the letters
// that an input method makes of them.
func (h *hall) types(keys, letters string) {
	h.t.Helper()
	hands, ok := h.Win.Canvas().Focused().(*hands)
	if !ok {
		h.t.Fatal("the keyboard is elsewhere")
	}
	h.At = h.At.Add(time.Second)
	press := func(k fyne.KeyName) {
		e := &fyne.KeyEvent{Name: k}
		hands.KeyDown(e)
		hands.TypedKey(e)
		hands.KeyUp(e)
	}
	out := []rune(letters)
	for i, k := range keys {
		press(fyne.KeyName(strings.ToUpper(string(k))))
		if i < len(out) {
			hands.TypedRune(out[i])
		}
		h.At = h.At.Add(5 * time.Millisecond)
	}
	for _, r := range out[min(len(keys), len(out)):] {
		hands.TypedRune(r)
	}
	press(fyne.KeyReturn)
}

const pageAddress = "HTTPS://TDKT.ANSON.GOV.VN/V/"

// mangled is what Telex or another Vietnamese input method may make of a code:
// the address is mangled; the keyboard for Vietnamese turns digits into letters.
var mangled = map[string]func(token string) string{
	"plain":     func(t string) string { return pageAddress + t },
	"Caps Lock": func(t string) string { return strings.ToLower(pageAddress) + t },
	"Telex":     func(t string) string { return strings.Replace(pageAddress, "TDKT", "TĐKT", 1) + t },
	"Vietnamese keyboard": func(t string) string {
		return strings.NewReplacer("0", "đ", "1", "ă", "2", "â", "3", "ê", "4", "ô", "5", "\u0300", "6", "\u0309", "7", "\u0303", "8", "\u0301", "9", "\u0323").Replace(t)
	},
	"keys alone": func(string) string { return "" }, // no letters come
}

func TestScanHandsOver(t *testing.T) {
	for name, letters := range mangled {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, "vi", three...)
			tokens := h.drawnUp()
			h.begin()
			h.toHandOver()
			on := h.s.state.Group().OnStage()
			if len(on) < 2 {
				t.Fatalf("%d on stage", len(on))
			}
			before := len(h.lines())
			h.types(pageAddress+tokens[on[1].Name], letters(tokens[on[1].Name]))
			if got := h.lines(); len(got) != before+1 || h.standing(on[1].Name) != stage.HandedOver || h.standing(on[0].Name) == stage.HandedOver {
				t.Fatalf("wrote %v; %s, %s\n%s", got[before:], h.standing(on[0].Name), h.standing(on[1].Name), h.words())
			}
			h.says("Đã trao:", on[1].Name)
			h.types(pageAddress+tokens[on[1].Name], letters(tokens[on[1].Name]))
			h.says("Đã trao từ trước")
			if got := h.lines(); len(got) != before+1 {
				t.Errorf("scanned twice, it wrote %v", got[before:])
			}
			if h.Projected != 0 {
				t.Error("the letters of the address were taken for keys")
			}
		})
	}
}

func TestScanOfAnother(t *testing.T) {
	h := newHall(t, "vi", three...)
	tokens := h.drawnUp()
	h.begin()
	h.toHandOver()
	before := len(h.lines())
	h.types(pageAddress+tokens["Đèo Văn Cương"], pageAddress+tokens["Đèo Văn Cương"])
	h.says("SAI BẰNG! Tờ này của", "Đèo Văn Cương", "đợt 2", "khay", "Đang ở trên sân khấu: Chẻo Láo Lở")
	if got := h.lines(); len(got) != before || len(h.Played) == 0 || h.Played[len(h.Played)-1] != sound.Help {
		t.Errorf("wrote %v, played %v", got[before:], h.Played)
	}
	h.key(fyne.KeyEscape)
	h.silent("SAI BẰNG!")
	if len(h.Opens) > 0 {
		t.Error("Escape left the place")
	}
	h.types(pageAddress+tokens["Đèo Văn Cương"], "")
	h.types(pageAddress+tokens["Mùa Thị Xía"], "") // the right one ends the alarm
	h.silent("SAI BẰNG!")
	if h.standing("Mùa Thị Xía") != stage.HandedOver {
		t.Error("the right one is not handed over")
	}

	// Nobody's, and a badge.
	before = len(h.lines())
	other := newHall(t, "vi", three...)
	stranger := other.drawnUp()["Mùa Thị Xía"]
	h.Win.Canvas().Focus(h.s.hands)
	h.types(pageAddress+stranger, pageAddress+stranger)
	h.says("không có trong sổ của máy này")
	h.key(fyne.KeyEscape)
	badge := must(seal.NewBadge(rand.Reader))(t)
	h.types(badge, badge)
	h.says("Máy quét thẻ đang gõ vào cửa sổ này")

	// One that was withdrawn meanwhile.
	row := must(h.r.CertificateByToken(t.Context(), tokens["Phạm Tiến Đạt"]))(t)
	if err := h.r.Withdraw(t.Context(), []data.Withdrawal{{Certificate: row.Certificate.ID, Reason: data.WithdrawnAnnulled, Decision: "500/QĐ-SNV", Date: "2025-08-20"}}, nil); err != nil {
		t.Fatal(err)
	}
	h.types(pageAddress+tokens["Phạm Tiến Đạt"], "")
	h.says("đã hủy bỏ, không còn giá trị")
	if got := h.lines(); len(got) != before || h.standing("Phạm Tiến Đạt") == stage.HandedOver {
		t.Errorf("wrote %v", got[before:])
	}
}

// In a rehearsal a scan only says whose it is.
func TestScanInRehearsal(t *testing.T) {
	h := newHall(t, "vi", three...)
	tokens := h.drawnUp()
	h.s.begin(true)
	h.toHandOver()
	before := len(h.lines())
	name := h.s.state.Group().OnStage()[0].Name
	h.types(pageAddress+tokens[name], pageAddress+tokens[name])
	h.says("Đúng bằng:", "chưa ghi gì")
	h.types(pageAddress+tokens["Hồ Đức Lâm"], pageAddress+tokens["Hồ Đức Lâm"])
	h.says("SAI BẰNG! Tờ này của")
	if got := h.lines(); len(got) != before {
		t.Errorf("wrote %v", got[before:])
	}
}
