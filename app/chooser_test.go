package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
)

func (s *Shell) name(t *testing.T) *widget.Entry {
	t.Helper()
	var found *widget.Entry
	screentest.Walk(s.top0(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok {
			found = e
		}
	})
	if found == nil {
		t.Fatal("no field for the name")
	}
	return found
}

func files(t *testing.T, names ...string) string {
	t.Helper()
	folder := t.TempDir()
	for _, n := range names {
		path := filepath.Join(folder, n)
		if strings.HasSuffix(n, "/") {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestOpenFile(t *testing.T) {
	s := open(t, false)
	folder := files(t, "đoàn 2.XLSX", "Đoàn 1.xlsx", "ảnh.png", ".ẩn.xlsx", "Các đoàn/")
	s.app.Preferences().SetString(prefFolder, folder)
	chosen := ""
	s.OpenFile([]string{".xlsx"}, func(path string) { chosen = path })
	words := s.words()
	folderAt, first, second := strings.Index(words, "Các đoàn"), strings.Index(words, "Đoàn 1.xlsx"), strings.Index(words, "đoàn 2.XLSX")
	if folderAt < 0 || first < folderAt || second < first || strings.Contains(words, "ảnh.png") || strings.Contains(words, ".ẩn") {
		t.Errorf("the list shows\n%s", words)
	}
	s.press(t, "Mở")
	if chosen != "" || !strings.Contains(s.words(), "Hãy chọn một tệp") {
		t.Errorf("without a choice: %q\n%s", chosen, s.words())
	}
	s.name(t).SetText("không có.xlsx")
	s.press(t, "Mở")
	if chosen != "" || !strings.Contains(s.words(), "không có.xlsx") {
		t.Errorf("a file that is not there: %q", chosen)
	}
	s.name(t).SetText("Đoàn 1.xlsx")
	s.press(t, "Mở")
	if chosen != filepath.Join(folder, "Đoàn 1.xlsx") || s.win.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen is %q", chosen)
	}
}

// A file that exists is asked about, and is not touched by the choice.
func TestSaveFile(t *testing.T) {
	s := open(t, false)
	folder := files(t, "bằng.pdf")
	s.app.Preferences().SetString(prefFolder, folder)
	chosen := ""
	s.SaveFile("mới.pdf", func(path string) { chosen = path })
	s.name(t).SetText("Tên dài không có đuôi")
	s.press(t, "Lưu")
	if want := filepath.Join(folder, "Tên dài không có đuôi.pdf"); chosen != want {
		t.Errorf("chosen is %q, want %q", chosen, want)
	}
	chosen = ""
	s.SaveFile("bằng.pdf", func(path string) { chosen = path })
	s.press(t, "Lưu")
	if chosen != "" || !strings.Contains(s.words(), "Thay tệp “bằng.pdf” đã có?") {
		t.Fatalf("an existing file: %q\n%s", chosen, s.words())
	}
	s.press(t, "Giữ tệp cũ")
	if chosen != "" {
		t.Error("kept and yet chosen")
	}
	s.press(t, "Lưu")
	s.press(t, "Thay tệp")
	raw, err := os.ReadFile(filepath.Join(folder, "bằng.pdf"))
	if chosen != filepath.Join(folder, "bằng.pdf") || err != nil || string(raw) != "x" {
		t.Errorf("chosen is %q, the file holds %q, %v", chosen, raw, err)
	}
}

// A folder for the files of a batch gets a name that is free yet.
func TestSaveFolder(t *testing.T) {
	s := open(t, false)
	folder := files(t, "Bằng/", "bằng 2/")
	s.app.Preferences().SetString(prefFolder, folder)
	chosen := ""
	s.SaveFile("Bằng", func(path string) { chosen = path })
	if got := s.name(t).Text; got != "Bằng 3" || !strings.Contains(s.words(), "Tên thư mục mới") {
		t.Errorf("proposed %q\n%s", got, s.words())
	}
	s.press(t, "Lưu")
	if chosen != filepath.Join(folder, "Bằng 3") {
		t.Errorf("chosen %q", chosen)
	}
}

func TestChooserWalks(t *testing.T) {
	s := open(t, false)
	folder := files(t, "Trong/")
	if err := os.WriteFile(filepath.Join(folder, "Trong", "ds.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.app.Preferences().SetString(prefFolder, filepath.Join(folder, "nơi đã xóa"))
	s.OpenFile([]string{".csv"}, func(string) {})
	if strings.Contains(s.words(), "nơi đã xóa") {
		t.Error("it begins in a folder that is gone")
	}
	s.name(t).SetText(folder) // a folder typed as a name is gone into
	s.press(t, "Mở")
	if !strings.Contains(s.words(), folder) {
		t.Errorf("it shows\n%s", s.words())
	}
	s.name(t).SetText("Trong")
	s.press(t, "Mở")
	if !strings.Contains(s.words(), "ds.csv") {
		t.Errorf("it shows\n%s", s.words())
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 kB", 1: "1 kB", 999: "1 kB", 12_345: "13 kB", 1_234_567: "1,2 MB", 2_000_000_000: "2.000 MB"} {
		if got := sizeWords(n); got != want {
			t.Errorf("%d bytes: %q, want %q", n, got, want)
		}
	}
}
