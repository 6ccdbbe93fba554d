package shape

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/fonts"
)

var update = flag.Bool("update", false, "write what HarfBuzz says anew; needs hb-shape")

// harfbuzzFile keeps HarfBuzz's own shaping: face, text, glyphs, by tabs.
const harfbuzzFile = "testdata/harfbuzz.txt"

// samples are words that try a face: all of Vietnamese, kerned pairs, marks
// that no single letter has, names of peoples; and Arabic that joins.
var samples = map[fonts.Name][]string{
	fonts.Serif: {
		alphabet(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước",
		"AV VA Tô Văn Tý WA Yên LT P. 1.234,5 “Điển hình” – 2020 - 2025", "H'Nghia Êban", "Y Čik Niê ơ̆ ô̆ ê̆", "office affluent", "Nguyễn Thị Ẩ ỘỄỔ",
	},
	fonts.SerifBold: {
		alphabet(), "GIẤY KHEN", "BẰNG KHEN", "GIÁM ĐỐC SỞ NỘI VỤ TỈNH AN SƠN", "Bà Đặng Thu Ngân", "Ông Vàng A Chính", "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh",
	},
	fonts.SerifItalic:     {alphabet(), "An Sơn, ngày 05 tháng 8 năm 2025"},
	fonts.SerifBoldItalic: {alphabet()},
	fonts.Sans:            {alphabet(), "Trưởng phòng Thi đua – Khen thưởng, Sở Nội vụ", "ơ̆ ô̆ ê̆ Č Ơ̆ ĕ̩ x̱ ɓ̃", "ƯC ƯV “AV” – T"},
	fonts.SansBold:        {alphabet(), "Lường Thị Biên", "ĐẠI BIỂU CHÍNH THỨC"},
	fonts.Naskh:           {"لو ثي مينه", "إنجازات متميزة في تنفيذ حركات المحاكاة", "مُحَمَّدٌ رَسُولُ اللهِ", "الأردن لا إله ﷲ", "رئيسة قسم إدارة الشؤون الداخلية", "بسم الله الرحمن الرحيم", "شهادة تقدير", "لجنة الشعب في مقاطعة", "تشيّع، ثقة؟ كَتَبَ يُكْتَبُ"},
	fonts.NaskhBold:       {"لو ثي مينه", "مُحَمَّدٌ"},
}

// shaped writes our own shaping of a text as hb-shape does: glyph, offset, advance.
func shaped(t *testing.T, fs *Fonts, name fonts.Name, text string) string {
	t.Helper()
	use := map[fonts.Name]fonts.Name{fonts.Naskh: fonts.Serif, fonts.NaskhBold: fonts.SerifBold}
	from := name
	if n, ok := use[name]; ok {
		from = n // the Arabic faces stand behind the serif
	}
	em := fs.stacks[from][0].em
	if from != name {
		em = fs.stacks[from][1].em
	}
	line := whole(t, fs, from, text)
	var b strings.Builder
	for _, p := range line.Pieces {
		if p.Font != fonts.Hash(name) {
			t.Fatalf("%s: %q is set in another face", name, p.Text)
		}
		pen := 0.0
		for _, g := range p.Glyphs {
			if b.Len() > 0 {
				b.WriteByte('|')
			}
			fmt.Fprintf(&b, "%d", g.ID)
			if x, y := round((g.X-pen)*em), round(-g.Y*em); x != 0 || y != 0 {
				fmt.Fprintf(&b, "@%d,%d", x, y)
			}
			fmt.Fprintf(&b, "+%d", round(g.Advance*em))
			pen += g.Advance
		}
	}
	return "[" + b.String() + "]"
}

func round(v float64) int {
	if v < 0 {
		return -int(-v + 0.5)
	}
	return int(v + 0.5)
}

// Our glyphs and their places are those of HarfBuzz itself.
func TestHarfBuzz(t *testing.T) {
	fs := embedded(t)
	if *update {
		askHarfBuzz(t)
	}
	raw, err := os.ReadFile(harfbuzzFile)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			t.Fatalf("%q", line)
		}
		got := shaped(t, fs, fonts.Name(parts[0]), parts[1])
		if d := cmp.Diff(strings.Split(parts[2], "|"), strings.Split(got, "|")); d != "" {
			t.Errorf("%s %q: %s", parts[0], parts[1], d)
		}
		n++
	}
	want := 0
	for _, s := range samples {
		want += len(s)
	}
	if n != want {
		t.Errorf("%d samples are kept, %d asked for: run with -update where hb-shape is installed", n, want)
	}
}

// askHarfBuzz runs hb-shape over the samples.
func askHarfBuzz(t *testing.T) {
	t.Helper()
	tool, err := exec.LookPath("hb-shape")
	if err != nil {
		t.Skip("hb-shape is not installed")
	}
	var out bytes.Buffer
	for _, f := range fonts.All() {
		file := filepath.Join(t.TempDir(), f.File)
		if err := os.WriteFile(file, fonts.Raw(f.Name), 0o600); err != nil {
			t.Fatal(err)
		}
		language := "vi"
		if strings.HasPrefix(string(f.Name), "naskh") {
			language = "ar"
		}
		for _, s := range samples[f.Name] {
			glyphs, err := exec.CommandContext(t.Context(), tool, "--no-glyph-names", "--no-clusters", "--language="+language, file, s).Output()
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s\t%s\t%s", f.Name, s, glyphs)
		}
	}
	if err := os.WriteFile(harfbuzzFile, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
