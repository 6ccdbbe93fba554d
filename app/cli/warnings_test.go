package cli

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/i18n"
)

// What is said of thousands is one line, and does not bury what is said of one.
func TestWarningsAreGrouped(t *testing.T) {
	var list []warning
	for i := range 1000 {
		number := fmt.Sprintf("%04d", i+1)
		list = append(list, warning{Number: number, Name: "A", Code: "no-emblem", Message: "Chưa có ảnh."})
		if i == 500 {
			list = append(list, warning{Number: number, Name: "A", Code: "doubled-word", Message: "Thừa chữ."})
		}
	}
	list = append(list, warning{Code: "x", Message: "Chung."})
	var errw bytes.Buffer
	s := &session{c: i18n.For("vi"), errw: &errw}
	s.sayWarnings(list)
	want := []string{"Chung.", "Lưu ý 0501 A: Thừa chữ.", "Lưu ý 1000 tờ (0001 A; 0002 A; 0003 A; …): Chưa có ảnh."}
	if d := cmp.Diff(want, strings.Split(strings.TrimSpace(errw.String()), "\n")); d != "" {
		t.Error(d)
	}
}
