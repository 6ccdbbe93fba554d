package sheet

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"vinhdanh/data"
)

// A file whose cells hold more than any list's is refused before it is judged
// and mapped, whether its texts differ or not, or are paragraphs; one with long
// citations or sections is read.
func TestCellsOfBooksAreTooLarge(t *testing.T) {
	for _, c := range []struct {
		name string
		cell func(i int) string
		rows int
		code data.Code
	}{
		{"long.csv", func(int) string { return strings.Repeat("é ", 2000) }, 3000, "too-large"},
		{"marks.txt", func(i int) string { return letterWord(i) + strings.Repeat("ậ", 900) }, 3000, "too-large"},
		{"page.html", func(i int) string { return letterWord(i) + strings.Repeat("Lò Văn ", 500) }, 3000, "too-large"},
		{"paragraphs.csv", func(i int) string { return "\x00" + letterWord(i) + strings.Repeat(" một câu dài", 20) }, 1500, "too-large"},
		{"sections.csv", func(i int) string { return "\x00" + letterWord(i) + strings.Repeat(" một câu dài", 20) }, 900, ""},
		{"cited.csv", func(i int) string {
			return letterWord(i) + " đã có thành tích " + strings.Repeat("xuất sắc ", 40)
		}, 5000, ""},
	} {
		var b bytes.Buffer
		row := func(name, note string) {
			if strings.HasSuffix(c.name, ".html") {
				b.WriteString("<tr><td>" + name + "<td>" + note)
			} else {
				b.WriteString(name + ";" + note + "\n")
			}
		}
		if strings.HasSuffix(c.name, ".html") {
			b.WriteString("<table>")
		}
		row("Họ và tên", "Ghi chú")
		for i := range c.rows {
			if alone, ok := strings.CutPrefix(c.cell(i), "\x00"); ok {
				b.WriteString(alone + "\n")
				continue
			}
			row("Lò Văn Páo", c.cell(i))
		}
		w, err := Read(context.Background(), c.name, bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err == nil {
			_, err = w.Grid(context.Background(), 0)
		}
		if data.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %q", c.name, err, c.code)
		}
	}
}
