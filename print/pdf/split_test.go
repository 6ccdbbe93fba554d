package pdf

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
)

// kept is a file in memory that knows whether it was closed.
type kept struct {
	bytes.Buffer
	closed bool
	err    error // of Close
}

func (k *kept) Close() error { k.closed = true; return k.err }

func split(t *testing.T, raw []byte) []*kept {
	t.Helper()
	var mu sync.Mutex
	var files []*kept
	err := Split(bytes.NewReader(raw), int64(len(raw)), func(page int) (io.WriteCloser, Meta, error) {
		mu.Lock()
		defer mu.Unlock()
		for page >= len(files) {
			files = append(files, nil)
		}
		if files[page] != nil {
			t.Errorf("page %d comes twice", page)
		}
		k := new(kept)
		files[page] = k
		return k, Meta{Title: strings.Repeat("x", page+1), Created: time.Unix(0, 0)}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		if !f.closed {
			t.Errorf("file %d was not closed", i)
		}
	}
	return files
}

func TestSplit(t *testing.T) {
	bag, certificate := sheets.Batch()
	s := sheets.NewSetter()
	var lists []*layout.List
	for i := range maxSheets + 3 {
		lists = append(lists, certificate(i))
	}
	lists[2].Items = append(lists[2].Items, sheets.Watermark(s, "BẢN NHÁP"))
	lists[3] = &layout.List{Width: 90, Height: 55, Items: []layout.Item{s.Run(fonts.Sans, 14, sheets.Black, 10, 20, false, "Khách mời")}}
	lists[4] = page()
	raw := document(t, bag, lists)
	files := split(t, raw)
	if len(files) != len(lists) {
		t.Fatalf("%d files of %d pages", len(files), len(lists))
	}
	for i, want := range map[int]struct {
		text  string
		fonts int
		size  string
	}{
		0:             {"Nguyễn Thị Hồng Nhung", 3, "841.89 x 595.28 pts (A4)"},
		2:             {"Số sổ vàng: 0003/2025", 3, "841.89 x 595.28 pts (A4)"},
		3:             {"Khách mời", 1, "255.12 x 155.91 pts"},
		4:             {"", 0, "841.89 x 595.28 pts (A4)"},
		maxSheets + 2: {"Số sổ vàng: 0067/2025", 3, "841.89 x 595.28 pts (A4)"},
	} {
		one := files[i].Bytes()
		if n := bytes.Count(one, []byte("/FontFile2")); n != want.fonts {
			t.Errorf("page %d has %d fonts, not %d", i, n, want.fonts)
		}
		if want.fonts == 1 && (bytes.Contains(one, []byte("/Image")) || bytes.Contains(one, []byte("/Form")) || bytes.Contains(one, []byte("/ca "))) {
			t.Errorf("page %d holds what it does not use", i)
		}
		if out, _ := runTool(t, one, "qpdf", "--check", "{}"); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("page %d: qpdf says %s", i, out)
		}
		if out, _ := runTool(t, one, "pdftotext", "-enc", "UTF-8", "{}", "-"); !strings.Contains(out, want.text) {
			t.Errorf("page %d: %q is not in %q", i, want.text, out)
		}
		info, _ := runTool(t, one, "pdfinfo", "{}")
		if !strings.Contains(info, want.size) || !strings.Contains(info, "Title:           "+strings.Repeat("x", i+1)+"\n") {
			t.Errorf("page %d: %s", i, info)
		}
	}
	ids := map[string]bool{}
	for i, f := range files {
		id := regexp.MustCompile(`/ID \[<([0-9a-f]{32})>`).FindSubmatch(f.Bytes())
		if id == nil || ids[string(id[1])] || bytes.Contains(raw, id[1]) {
			t.Errorf("page %d has no ID of its own: %q", i, id)
			continue
		}
		ids[string(id[1])] = true
		xmp := string(objectsOf(t, f.Bytes())[objMetadata].stream)
		if !strings.Contains(strings.ReplaceAll(xmp, "-", ""), "urn:uuid:"+string(id[1])) || !strings.Contains(xmp, strings.Repeat("x", i+1)+"</rdf:li>") {
			t.Errorf("page %d: XMP names another document: %s", i, xmp)
		}
	}
	for i, f := range split(t, raw) {
		if !bytes.Equal(f.Bytes(), files[i].Bytes()) {
			t.Errorf("another split gives other bytes for page %d", i)
		}
	}
}

// Both looks the same: the page of the batch and the page alone.
func TestSplitLooksTheSame(t *testing.T) {
	assets, lists := batch(2)
	raw := document(t, assets, lists)
	_, whole := runTool(t, raw, "pdftoppm", "-r", "50", "-f", "2", "-png", "-singlefile", "{}", "{dir}/p")
	_, alone := runTool(t, split(t, raw)[1].Bytes(), "pdftoppm", "-r", "50", "-png", "-singlefile", "{}", "{dir}/p")
	a, b := readPNG(t, whole+"/p.png"), readPNG(t, alone+"/p.png")
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				t.Fatalf("they differ at %d, %d", x, y)
			}
		}
	}
}

func TestSplitFails(t *testing.T) {
	assets, lists := batch(2)
	raw := document(t, assets, lists)
	refused := errors.New("refused")
	for name, f := range map[string]func(int) (io.WriteCloser, Meta, error){
		"file": func(int) (io.WriteCloser, Meta, error) { return nil, Meta{}, refused },
		"end":  func(int) (io.WriteCloser, Meta, error) { return &kept{err: refused}, Meta{}, nil },
	} {
		if err := Split(bytes.NewReader(raw), int64(len(raw)), f); !errors.Is(err, refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	nowhere := func(int) (io.WriteCloser, Meta, error) { return new(kept), Meta{}, nil }
	for name, b := range map[string][]byte{
		"nothing": nil, "text": []byte("a PDF of another program"), "cut short": raw[:len(raw)/2],
		"a hole": slices.Concat(raw[:len(raw)-600], make([]byte, 200), raw[len(raw)-400:]),
	} {
		if err := Split(bytes.NewReader(b), int64(len(b)), nowhere); !errors.Is(err, errForeign) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzSplit(f *testing.F) {
	s := sheets.NewSetter()
	f.Add(document(f, sheets.Bag{}, []*layout.List{page(s.Run(fonts.Serif, 9, sheets.Black, 9, 9, false, "a")), page()}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_ = Split(bytes.NewReader(raw), int64(len(raw)), func(int) (io.WriteCloser, Meta, error) { return new(kept), Meta{}, nil })
	})
}

// BenchmarkSplit1000 makes a thousand files of a batch, in memory.
func BenchmarkSplit1000(b *testing.B) {
	assets, lists := premade(1000)
	var out bytes.Buffer
	write(b, &out, assets, lists, len(lists))
	for b.Loop() {
		err := Split(bytes.NewReader(out.Bytes()), int64(out.Len()), func(int) (io.WriteCloser, Meta, error) {
			return new(kept), Meta{Title: "Giấy khen"}, nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(len(lists)), "ms/file")
}
