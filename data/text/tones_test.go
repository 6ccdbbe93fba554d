package text

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestToneOrders(t *testing.T) {
	for order, want := range map[ToneOrder]string{
		TonesOfDictionaries: "ma mà mả mã má mạ", TonesOfSchools: "ma má mà mả mã mạ", TonesNgaFirst: "ma mà mã mả má mạ",
		"": "ma mà mả mã má mạ", "no-order": "ma mà mả mã má mạ",
	} {
		words := strings.Fields("mạ mã má mả mà ma")
		slices.SortFunc(words, func(a, b string) int {
			return bytes.Compare(order.Arrange(CollationKey(a)), order.Arrange(CollationKey(b)))
		})
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%s: %s", order, got)
		}
		if order.Known() != slices.Contains(ToneOrders, order) {
			t.Errorf("%q is known: %v", order, order.Known())
		}
	}
	// Letters come before tones, whatever the order: given name, middle, family.
	names := []string{"Lò Văn An", "Lò Văn Án", "Lò Văn Àn", "Lò Vân An", "Lý Văn Anh"}
	for order, want := range map[ToneOrder][]int{TonesOfDictionaries: {0, 3, 2, 1, 4}, TonesOfSchools: {0, 3, 1, 2, 4}} {
		at := []int{4, 3, 2, 1, 0}
		slices.SortFunc(at, func(a, b int) int {
			return bytes.Compare(order.Arrange(SortKey(names[a], "")), order.Arrange(SortKey(names[b], "")))
		})
		if !slices.Equal(at, want) {
			t.Errorf("%s: %v, want %v", order, at, want)
		}
	}
	// The number of a character of another script is no tone.
	for _, s := range []string{"中文", "Иван", "لو"} {
		if key := CollationKey(s); !bytes.Equal(TonesOfSchools.Arrange(bytes.Clone(key)), key) {
			t.Errorf("%q changes", s)
		}
	}
}
