package verify

import (
	"context"
	"crypto/rand"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/print/qr"
)

type fixture struct {
	*Screen
	sh     *screentest.Shell
	db     *store.DB
	dir    string
	tokens []string
}

// open makes a conference with two certificates drawn up; a sample's are
// signed by a throw-away key.
func open(t *testing.T, sample bool) *fixture {
	t.Helper()
	sh := screentest.New(t, 1240, 800)
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // one test closes it before
	sh.Conf = data.Conference{Code: "LC", Title: "Hội nghị", Issuer: "Sở Nội vụ tỉnh Lai Châu", City: "Lai Châu", Starts: "2025-09-15",
		Page: "TDKT.LAICHAU.GOV.VN/V", Sample: sample}
	if err := db.SaveConference(t.Context(), &sh.Conf); err != nil {
		t.Fatal(err)
	}
	rows := make([]store.CitationImport, 2)
	for i, name := range []string{"Lò Văn Thuận", "Phòng Cải cách hành chính"} {
		rows[i] = store.CitationImport{Citation: data.Citation{Name: name, Kind: []data.RecipientKind{data.Individual, data.Collective}[i], Gender: data.Male,
			Unit: "Sở Nội vụ", Achievement: "Đã có thành tích xuất sắc"}, AwardName: "Giấy khen", DecisionNumber: "416/QĐ-SNV", DecisionDate: "2025-09-05",
			DecisionIssuer: "Giám đốc Sở Nội vụ tỉnh Lai Châu", Signature: data.Signature{Title: "GIÁM ĐỐC", Name: "Hà Thị Lan Chi"}}
	}
	if _, err := db.ImportCitations(t.Context(), sh.Conf.ID, rows, store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	folder := keys.Folder{Path: filepath.Join(dir, "keys"), Now: sh.Now, Work: 4}
	const phrase = "hoa ban trắng Mường Lay"
	if !sample {
		if _, err := folder.Init(t.Context(), db, keys.InitOptions{Issuer: sh.Conf.Issuer, Passphrase: phrase}); err != nil {
			t.Fatal(err)
		}
	}
	signer, err := folder.Open(t.Context(), db, sh.Conf, func(context.Context) ([]byte, error) { return []byte(phrase), nil })
	if err != nil {
		t.Fatal(err)
	}
	defer signer.Close()
	press, err := issue.NewPress()
	if err != nil {
		t.Fatal(err)
	}
	res, err := issue.Run(t.Context(), issue.Deps{Records: db, Press: press, Signer: signer, Now: sh.Now}, sh.Conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 2 {
		t.Fatalf("%d drawn up, %v", len(res.Issued), err)
	}
	f := &fixture{Screen: New(sh, Deps{Records: db}), sh: sh, db: db, dir: dir}
	for _, r := range res.Issued {
		f.tokens = append(f.tokens, r.Certificate.Token)
	}
	sh.Put(f.Screen, screen.Filter{})
	return f
}

func (f *fixture) see(t *testing.T, want ...string) {
	t.Helper()
	words := strings.ReplaceAll(screentest.Words(f.Object()), "\n", " ")
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("nowhere %q in\n%s", w, words)
		}
	}
}

func TestGenuine(t *testing.T) {
	f := open(t, false)
	f.see(t, "Chờ mã", "Chưa có lượt nào")
	if f.sh.Win.Canvas().Focused() != f.entry {
		t.Error("the scanner has nowhere to type")
	}
	test.Type(f.entry, f.tokens[0])
	f.entry.OnSubmitted(f.entry.Text)
	f.see(t, "BẰNG THẬT", "Trên bằng phải ghi đúng từng chữ", "0001", "Lò Văn Thuận", "Cá nhân được khen", "Giấy khen", "416/QĐ-SNV ngày 05/09/2025",
		"Giám đốc Sở Nội vụ tỉnh Lai Châu", "Sở Nội vụ tỉnh Lai Châu", "21/08/2025", "Sổ trên máy này không ghi hủy bỏ", "1 lượt")
	if f.entry.Text != "" || f.sh.Win.Canvas().Focused() != f.entry {
		t.Error("the field is not ready for the next code")
	}
	f.Paste("https://tdkt.laichau.gov.vn/v/" + f.tokens[1] + "\n") // as a phone copies it
	f.see(t, "Phòng Cải cách hành chính", "Tập thể được khen", "0002", "2 lượt")
	f.table.OnSelect(1) // the first once more
	f.see(t, "Cá nhân được khen")
	f.Paste(f.tokens[0] + " " + f.tokens[1])
	f.see(t, "4 lượt")
	if !f.Close() || f.Close() {
		t.Error("Escape clears the answer, once")
	}
	f.see(t, "Chờ mã", "4 lượt")
}

// Any changed digit, a badge, and what is no code at all.
func TestNotGenuine(t *testing.T) {
	f := open(t, false)
	token := []byte(f.tokens[0])
	for i := 0; i < len(token); i += 7 {
		was := token[i]
		token[i] = '0' + (was-'0'+1)%10
		f.check(string(token))
		if v := f.checks[0].verdict; v.Certificate != nil {
			t.Errorf("digit %d changed: %s", i, v.Word)
		}
		token[i] = was
	}
	f.check(f.tokens[0][:len(f.tokens[0])-1] + "x")
	f.see(t, "lượt")
	f.check("xin chào")
	f.see(t, "KHÔNG PHẢI MÃ CỦA BẰNG")
	n := len(f.checks)
	f.check("   ")
	if len(f.checks) != n {
		t.Error("nothing was checked, and yet it is listed")
	}
}

func TestBadge(t *testing.T) {
	f := open(t, false)
	code, err := seal.NewBadge(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	f.check(code)
	f.see(t, "ĐÂY LÀ THẺ ĐẠI BIỂU", "Thẻ đại biểu")
	f.check(code[:19] + string('0'+(code[19]-'0'+1)%10)) // the check digit is wrong
	f.see(t, "KHÔNG PHẢI MÃ CỦA BẰNG")
}

func TestSampleIsFlagged(t *testing.T) {
	f := open(t, true)
	f.Shown(screen.Filter{Text: f.tokens[0]})
	f.see(t, "BẢN MẪU, KHÔNG CÓ GIÁ TRỊ", "Lò Văn Thuận", "Bản mẫu")
	if words := screentest.Words(f.Object()); strings.Contains(words, "BẰNG THẬT") || strings.Contains(words, "chưa có danh sách hủy bỏ") {
		t.Errorf("a sample looks genuine: %s", words)
	}
}

func TestUnknownOffice(t *testing.T) {
	f, other := open(t, false), open(t, false)
	f.sh.Put(f.Screen, screen.Filter{})
	f.check(other.tokens[0])
	f.see(t, "CHƯA RÕ CƠ QUAN KÝ", "nhập danh sách khóa")
	if !f.sh.Press("Mở Cài đặt") || f.sh.Opens[0].Place != screen.Settings {
		t.Errorf("opened %v", f.sh.Opens)
	}
	if strings.Contains(screentest.Words(f.Object()), "Lò Văn Thuận") {
		t.Error("what is not proven is shown")
	}
}

// picture writes a code as a scanner would see it.
func (f *fixture) picture(t *testing.T, text string) string {
	t.Helper()
	n, bits, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	const scale, margin = 6, 40
	img := image.NewGray(image.Rect(0, 0, n*scale+2*margin, n*scale+2*margin))
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			c, r := (x-margin)/scale, (y-margin)/scale
			img.SetGray(x, y, color.Gray{Y: 255})
			if x >= margin && y >= margin && c < n && r < n && bits[(r*n+c)>>3]&(0x80>>((r*n+c)&7)) != 0 {
				img.SetGray(x, y, color.Gray{})
			}
		}
	}
	file, err := os.Create(filepath.Join(f.dir, "scan.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
	return file.Name()
}

func TestPicture(t *testing.T) {
	f := open(t, false)
	f.sh.Choose = f.picture(t, "HTTPS://TDKT.LAICHAU.GOV.VN/V/"+f.tokens[0])
	if !f.sh.Press("Chọn ảnh") {
		t.Fatal("no button")
	}
	f.see(t, "BẰNG THẬT", "Lò Văn Thuận")
	white := filepath.Join(f.dir, "white.png")
	w, err := os.Create(white)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(w, image.NewGray(image.Rect(0, 0, 50, 50))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f.Shown(screen.Filter{File: white})
	f.see(t, "Chưa đối chiếu được", "no-code-in-image", "Chọn ảnh")
	f.Shown(screen.Filter{File: filepath.Join(f.dir, "test.db")})
	f.see(t, "not-an-image")
	if len(f.checks) != 1 {
		t.Errorf("%d checks", len(f.checks))
	}
}

func TestEnglish(t *testing.T) {
	f := open(t, false)
	f.sh.Cat = i18n.For("en")
	s := New(f.sh, f.d)
	f.sh.Put(s, screen.Filter{Text: f.tokens[0]})
	words := screentest.Words(s.Object())
	for _, want := range []string{"GENUINE", "Register number", "416/QĐ-SNV of 05/09/2025", "1 check"} {
		if !strings.Contains(words, want) {
			t.Errorf("nowhere %q in %s", want, words)
		}
	}
	if strings.Contains(words, "[verify") {
		t.Error("a key has no string")
	}
}

// Every verdict and reason has its words in both languages.
func TestWords(t *testing.T) {
	for _, lang := range i18n.Languages {
		c := i18n.For(lang)
		for _, v := range []string{"valid", "sample", "revoked", "compromised-key", "unknown-key", "tampered", "malformed", "badge"} {
			for _, part := range []string{"word", "short", "text"} {
				if !c.Has("verify." + v + "." + part) {
					t.Errorf("%s lacks verify.%s.%s", lang, v, part)
				}
			}
		}
	}
}

func TestDatabaseGone(t *testing.T) {
	f := open(t, false)
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	f.check(f.tokens[0])
	f.see(t, "Chưa đối chiếu được")
}
