package shape

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/fonts"
)

var update = flag.Bool("update", false, "write what HarfBuzz says anew; needs hb-shape")

// What HarfBuzz itself makes of words of one direction and face, and of mixed
// lines: face, direction, text, glyphs, by tabs.
const (
	harfbuzzFile = "testdata/harfbuzz.txt"
	mixedFile    = "testdata/harfbuzz-mixed.txt"
)

// Names of peoples and places of Vietnam, as their own spelling has them.
var peoples = []string{
	"H'Nghia Êban", "H’Hen Niê", "Y Čik Niê Kđăm", "Ksor H'Blâm", "Siu H'Ƀrak", "Rơ Châm H’Yéo", "Đinh Thị K'Rể", "K’Să Hà Giang",
	"Lò Văn Ổn", "Giàng Thị Ẳng", "Vàng A Chính", "Thào Mí Sùng", "Lý Láo Lở", "Chẻo Quẩy Hòa", "Pờ Hùng Sang", "Lỳ Xé Po",
	"Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh", "Hồ Thị Ỷ", "Quách Thị Ửng", "Bế Văn Đàn", "Ma Seo Củi", "Thạch Sa Rươne",
	"Kinh, Tày, Thái, Mường, Khơ-me, Hoa, Nùng, H'Mông, Dao, Gia-rai, Ê-đê, Ba-na, Xơ-đăng, Sán Chay, Cơ-ho, Chăm, Sán Dìu, Hrê, Ra-glai, Mnông",
	"X’tiêng, Bru-Vân Kiều, Thổ, Khơ-mú, Cơ-tu, Gié-Triêng, Giáy, Tà-ôi, Mạ, Co, Chơ-ro, Xinh-mun, Hà Nhì, Chu-ru, Lào, Kháng, La Chí, Phù Lá, La Hủ",
	"La Ha, Pà Thẻn, Chứt, Lự, Lô Lô, Mảng, Cờ Lao, Bố Y, Cống, Ngái, Si La, Pu Péo, Rơ-măm, Brâu, Ơ-đu",
}

// Lines of certificates that try kerning, numbers and signs.
var phrases = []string{
	"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước",
	"AV VA Tô Văn Tý WA Yên LT P. 1.234,5 “Điển hình” – 2020 - 2025", "office affluent", "Nguyễn Thị Ẩ ỘỄỔ",
	"416/QĐ-SNV", "Số: 1234/QĐ-UBND ngày 05/9/2025", "Nghị định số 152/2025/NĐ-CP", "Thông tư 15/2025/TT-BNV", "41-CT/TW", "Số sổ vàng: 0128",
	"2.340.000 đ", "5 triệu đồng; 95,5 %; 30 mm; 1.250 m²; 10 ‰", "(giai đoạn 2020 – 2025)", "TP. Hồ Chí Minh, ngày 31 tháng 12 năm 2025",
	"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "KT. CHỦ TỊCH", "TUQ. BỘ TRƯỞNG", "ĐƠN VỊ QUYẾT THẮNG", "LÝ TỰ TRỌNG", "Ỷ Ỹ Ỵ Ỳ Ý ỹ ỵ ỷ ỳ ý",
	"Certificate of Merit – Fifth Emulation Congress, “AWAY”", "Đ.T.H. & Co. № 7/8 + 1 = 15 § *", "ơ̆ ô̆ ê̆ Č ĕ Ĭ ŏ ŭ Ƀ ƀ",
	"Nguyễn … … – — ‘a’ “b” «c» ·", "fi fl ffi Ти ТА Привет Ελλάδα Ωραία", "AVATAR To. Ta, Ya. Vo Wo Tr LY P, F. r. y, ½ ² ³",
}

// Arabic that joins: lam-alef, vocalised text with marks upon marks, letters of
// Persian and Urdu, digits and stops.
var arabicWords = []string{
	"لو ثي مينه", "إنجازات متميزة في تنفيذ حركات المحاكاة", "مُحَمَّدٌ رَسُولُ اللهِ", "الأردن لا إله ﷲ", "رئيسة قسم إدارة الشؤون الداخلية",
	"بسم الله الرحمن الرحيم", "شهادة تقدير", "لجنة الشعب في مقاطعة", "تشيّع، ثقة؟ كَتَبَ يُكْتَبُ",
	"لا لأ لإ لآ ﻼ بلا سلام للأطفال الإسلام الآن", "بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ", "ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَـٰلَمِينَ", "إِيَّاكَ نَعْبُدُ وَإِيَّاكَ نَسْتَعِينُ",
	"وَلَا ٱلضَّآلِّينَ", "قُلْ هُوَ ٱللَّهُ أَحَدٌ \u06dd", "مَسْئُولِيَّةٌ بِئْرٌ ٱمْرُؤٌ", "شَهَادَةُ تَقْدِيرٍ وَعِرْفَانٍ", "تُمْنَحُ هَذِهِ الشَّهَادَةُ إِلَى السَّيِّدَةِ",
	"پژوهشگر گرامی چاپ ژاله کاربری می\u200cروم", "اردو ٹڈڑ ے ہ ھ ں گھر بچّہ ٹھیک پاکستان", "ى ئ ؤ ء ة ك ي ـ كـــتاب",
	"عبد الرحمن بن محمد آل سعود", "جمهورية فيتنام الاشتراكية", "الاستقلال، الحرية، السعادة؛", "تقديرًا لإنجازاته المتميّزة", "هـ ه\u200d ههه بيبي ححح سسس صصص ططط ععع ففف ققق كلّلّل ممم ننن", "ﷺ ﷽ لله",
}

var hebrewWords = []string{"שלום עליכם", "בְּרֵאשִׁית בָּרָא אֱלֹהִים"}

// samples are what each face is tried with.
var samples = map[fonts.Name][]string{
	fonts.Serif:           slices.Concat([]string{alphabet()}, phrases, peoples, hebrewWords),
	fonts.SerifBold:       slices.Concat([]string{alphabet()}, phrases, peoples, []string{"GIẤY KHEN", "BẰNG KHEN", "GIÁM ĐỐC SỞ NỘI VỤ TỈNH AN SƠN"}),
	fonts.SerifItalic:     slices.Concat([]string{alphabet()}, phrases, peoples),
	fonts.SerifBoldItalic: slices.Concat([]string{alphabet()}, phrases, peoples),
	fonts.Sans:            slices.Concat([]string{alphabet()}, phrases, peoples, []string{"Trưởng phòng Thi đua – Khen thưởng, Sở Nội vụ", "ơ̆ ô̆ ê̆ Č Ơ̆ ĕ̩ x̱ ɓ̃", "ƯC ƯV “AV” – T"}),
	fonts.SansBold:        slices.Concat([]string{alphabet()}, phrases, peoples),
	fonts.Naskh:           arabicWords,
	fonts.NaskhBold:       arabicWords,
}

// part is a stretch of a mixed line that HarfBuzz is asked for by itself, with
// the letters around it, which may join.
type part struct {
	font fonts.Name
	rtl  bool
	text string
}

// mixed are lines of several scripts with the parts, from left to right, that
// UAX #9 and the faces divide them into.
var mixed = []struct {
	font  fonts.Name
	text  string
	parts []part
}{
	{fonts.Serif, "Bà فاطمة الزهراء (Ai Cập) – 2025", []part{
		{fonts.Serif, false, "Bà "}, {fonts.Naskh, true, "فاطمة الزهراء"}, {fonts.Naskh, false, " "}, {fonts.Serif, false, "(Ai Cập) – 2025"}}},
	{fonts.SerifBold, "Ông عَبْدُ الرَّحْمٰنِ đã có công", []part{
		{fonts.SerifBold, false, "Ông "}, {fonts.NaskhBold, true, "عَبْدُ الرَّحْمٰنِ"}, {fonts.NaskhBold, false, " "}, {fonts.SerifBold, false, "đã có công"}}},
	{fonts.SerifItalic, "ngày 05/9/2025 شهادة", []part{
		{fonts.SerifItalic, false, "ngày 05/9/2025 "}, {fonts.Naskh, true, "شهادة"}}},
	{fonts.Serif, "إنجازات في الفترة 2020 - 2025 لا", []part{
		{fonts.Naskh, true, "لا"}, {fonts.Serif, true, " "}, {fonts.Serif, false, "2025"}, {fonts.Serif, true, " - "}, {fonts.Serif, false, "2020"}, {fonts.Naskh, true, "إنجازات في الفترة "}}},
	{fonts.SerifBold, "رقم القرار 416 بتاريخ 5/9/2025", []part{
		{fonts.SerifBold, false, "5/9/2025"}, {fonts.NaskhBold, true, "بتاريخ "}, {fonts.SerifBold, true, " "}, {fonts.SerifBold, false, "416"}, {fonts.NaskhBold, true, "رقم القرار "}}},
	{fonts.Serif, "تمنح الشهادة للسيد Nguyễn Văn Tý، فيتنام", []part{
		{fonts.Naskh, true, "، فيتنام"}, {fonts.Serif, false, "Nguyễn Văn Tý"}, {fonts.Naskh, true, "تمنح الشهادة للسيد "}}},
	{fonts.Serif, "١٬٢٣٤٫٥ ٪ لا ٠٥ ۰۱۲", []part{
		{fonts.Naskh, false, "۰۱۲"}, {fonts.Naskh, true, " "}, {fonts.Naskh, false, "٠٥"}, {fonts.Naskh, true, " ٪ لا "}, {fonts.Naskh, false, "١٬٢٣٤٫٥"}}},
	{fonts.Serif, "Tặng «كتب (لا) قرأ» và “שלום”", []part{
		{fonts.Serif, false, "Tặng «"}, {fonts.Naskh, true, "قرأ"}, {fonts.Serif, true, ") "}, {fonts.Naskh, true, "لا"}, {fonts.Serif, true, "("}, {fonts.Naskh, true, "كتب "},
		{fonts.Serif, false, "» và “"}, {fonts.Serif, true, "שלום"}, {fonts.Serif, false, "”"}}},
}

// shaped writes our own shaping of a text as hb-shape does: glyph, offset, advance.
func shaped(t *testing.T, fs *Fonts, name fonts.Name, text string) string {
	t.Helper()
	line := whole(t, fs, behind(name), text)
	var all []string
	for _, p := range line.Pieces {
		if p.Font != fonts.Hash(name) {
			t.Errorf("%s: %q is set in another face", name, p.Text)
		}
		all = append(all, written(fs, name, p))
	}
	return "[" + strings.Join(all, "|") + "]"
}

// behind is the face that is asked for to get the Arabic ones, which stand
// behind the serifs.
func behind(name fonts.Name) fonts.Name {
	switch name {
	case fonts.Naskh:
		return fonts.Serif
	case fonts.NaskhBold:
		return fonts.SerifBold
	}
	return name
}

// written is a piece as hb-shape writes it, in units of the font.
func written(fs *Fonts, name fonts.Name, p Piece) string {
	em := 0.0
	for _, f := range fs.stacks[behind(name)] {
		if f.hash == fonts.Hash(name) {
			em = f.em
		}
	}
	var b strings.Builder
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
	return b.String()
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
	kept := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, line := range kept {
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			t.Fatalf("%q", line)
		}
		got := shaped(t, fs, fonts.Name(parts[0]), parts[1])
		if d := cmp.Diff(strings.Split(parts[2], "|"), strings.Split(got, "|")); d != "" {
			t.Errorf("%s %q: %s", parts[0], parts[1], d)
		}
	}
	want := 0
	for _, s := range samples {
		want += len(s)
	}
	if len(kept) != want {
		t.Errorf("%d samples are kept, %d asked for: run with -update where hb-shape is installed", len(kept), want)
	}
}

// So are the pieces of mixed lines, and their order is that of UAX #9.
func TestHarfBuzzMixed(t *testing.T) {
	fs := embedded(t)
	if *update {
		askMixed(t)
	}
	raw, err := os.ReadFile(mixedFile)
	if err != nil {
		t.Fatal(err)
	}
	kept := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, m := range mixed {
		var got []string
		for _, p := range whole(t, fs, m.font, m.text).Pieces {
			name := fonts.Name("?")
			for _, f := range fonts.All() {
				if fonts.Hash(f.Name) == p.Font {
					name = f.Name
				}
			}
			got = append(got, fmt.Sprintf("%s\t%s\t%s\t[%s]", name, directions[p.RTL], p.Text, written(fs, name, p)))
		}
		n := min(len(m.parts), len(kept))
		if d := cmp.Diff(kept[:n], got); d != "" {
			t.Errorf("%q: %s", m.text, d)
		}
		kept = kept[n:]
	}
	if len(kept) != 0 {
		t.Errorf("%d pieces are kept that nobody asked for: run with -update where hb-shape is installed", len(kept))
	}
}

var directions = map[bool]string{false: "ltr", true: "rtl"}

// askMixed runs hb-shape over the parts of mixed lines.
func askMixed(t *testing.T) {
	t.Helper()
	tool, dir := harfbuzzTool(t)
	var out strings.Builder
	for _, m := range mixed {
		for _, p := range m.parts {
			before, after, ok := strings.Cut(m.text, p.text)
			if !ok {
				t.Fatalf("%q is not in %q", p.text, m.text)
			}
			script, language := "latn", "vi"
			if strings.ContainsFunc(before+p.text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) && !strings.ContainsFunc(p.text, func(r rune) bool { return unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Hebrew, r) }) {
				script, language = "arab", "ar"
			}
			glyphs := hbShape(t, tool, filepath.Join(dir, string(p.font)), p.text,
				"--direction="+directions[p.rtl], "--script="+script, "--language="+language, "--text-before="+before, "--text-after="+after)
			fmt.Fprintf(&out, "%s\t%s\t%s\t%s\n", p.font, directions[p.rtl], p.text, glyphs)
		}
	}
	if err := os.WriteFile(mixedFile, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// harfbuzzTool finds hb-shape and writes the fonts into a folder by name.
func harfbuzzTool(t *testing.T) (tool, dir string) {
	t.Helper()
	tool, err := exec.LookPath("hb-shape")
	if err != nil {
		t.Skip("hb-shape is not installed")
	}
	dir = t.TempDir()
	for _, f := range fonts.All() {
		if err := os.WriteFile(filepath.Join(dir, string(f.Name)), fonts.Raw(f.Name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return tool, dir
}

// askHarfBuzz runs hb-shape over the samples.
func askHarfBuzz(t *testing.T) {
	t.Helper()
	tool, dir := harfbuzzTool(t)
	var out bytes.Buffer
	for _, f := range fonts.All() {
		file := filepath.Join(dir, string(f.Name))
		language := "vi"
		if strings.HasPrefix(string(f.Name), "naskh") {
			language = "ar"
		}
		for _, s := range samples[f.Name] {
			fmt.Fprintf(&out, "%s\t%s\t%s\n", f.Name, s, hbShape(t, tool, file, s, "--language="+language))
		}
	}
	if err := os.WriteFile(harfbuzzFile, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// hbShape gives HarfBuzz's glyphs of a text.
func hbShape(t *testing.T, tool, font, text string, options ...string) string {
	t.Helper()
	args := append([]string{"--no-glyph-names", "--no-clusters"}, options...)
	glyphs, err := exec.CommandContext(t.Context(), tool, append(args, font, text)...).Output()
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return strings.TrimSpace(string(glyphs))
}
