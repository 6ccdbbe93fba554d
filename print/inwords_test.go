package print

import "testing"

func TestInWords(t *testing.T) {
	for n, want := range map[int]string{
		0: "không", 5: "năm", 10: "mười", 11: "mười một", 15: "mười lăm", 20: "hai mươi", 21: "hai mươi mốt", 24: "hai mươi bốn", 25: "hai mươi lăm",
		100: "một trăm", 101: "một trăm linh một", 105: "một trăm linh năm", 110: "một trăm mười", 115: "một trăm mười lăm", 121: "một trăm hai mươi mốt",
		1000: "một nghìn", 1005: "một nghìn không trăm linh năm", 1234: "một nghìn hai trăm ba mươi bốn", 10_000: "mười nghìn", 100_015: "một trăm nghìn không trăm mười lăm",
		1_000_000: "một triệu", 2_340_000: "hai triệu ba trăm bốn mươi nghìn", 1_000_000_001: "một tỷ không trăm linh một", -3: "âm ba",
	} {
		if got := InWords(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "00", 3: "03", 12: "12", 123: "123", 1234: "1.234", 1_234_567: "1.234.567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
