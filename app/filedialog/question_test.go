package filedialog

import "testing"

func TestFilter(t *testing.T) {
	for _, tc := range []struct {
		q    Question
		want string
	}{
		{Question{}, ""},
		{Question{Extensions: []string{".xlsx", ".csv"}, Words: "Danh sách"}, "Danh sách (*.xlsx, *.csv)\x00*.xlsx;*.csv\x00\x00"},
		{Question{Extensions: []string{".pdf"}}, "*.pdf\x00*.pdf\x00\x00"},
	} {
		if got := tc.q.filter(); got != tc.want {
			t.Errorf("%+v: %q, want %q", tc.q, got, tc.want)
		}
	}
}

func TestNamed(t *testing.T) {
	q := Question{Save: "Bằng khen.pdf"}
	for path, want := range map[string]string{
		`C:\Ban tin 2.9`: `C:\Ban tin 2.9.pdf`, `C:\a.PDF`: `C:\a.PDF`, `C:\a.pdf`: `C:\a.pdf`, "": ".pdf",
	} {
		if got := q.Named(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
	if got := (Question{}).Named("a.xlsx"); got != "a.xlsx" {
		t.Error(got)
	}
}
