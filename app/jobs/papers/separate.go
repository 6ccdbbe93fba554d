package papers

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/pdf"
)

// separate writes one file for each sheet into dir. The batch is written once
// and split, which takes a tenth of the time of making each file alone. All
// files are made in a hidden folder inside dir and then put in their places,
// so that a failure leaves dir as it was.
func separate(ctx context.Context, dir string, sheets []sheet, meta pdf.Meta, document func(io.Writer) error) (err error) {
	if err := checkFolder(dir); err != nil {
		return err
	}
	stage, err := os.MkdirTemp(dir, ".vinhdanh-*")
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(stage)) }()
	batch := filepath.Join(stage, "batch")
	if err := file.Save(batch, 0o600, document); err != nil {
		return err
	}
	f, err := os.Open(batch)
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	names := fileNames(sheets)
	err = pdf.Split(f, info.Size(), func(page int) (io.WriteCloser, pdf.Meta, error) {
		if err := ctx.Err(); err != nil {
			return nil, pdf.Meta{}, err
		}
		w, err := create(filepath.Join(stage, names[page]))
		m := meta
		m.Title = strings.TrimSuffix(names[page], ".pdf")
		return w, m, err
	})
	if err != nil {
		return fault(err)
	}
	if err := file.SyncFolder(stage); err != nil {
		return err
	}
	for _, n := range names {
		if err := os.Rename(filepath.Join(stage, n), filepath.Join(dir, n)); err != nil {
			return data.Wrap(err, "output-busy", "file", filepath.Join(dir, n))
		}
	}
	return file.SyncFolder(dir)
}

// checkFolder tells whether files can be made in a folder.
func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	return file.Check(filepath.Join(dir, "vinhdanh.pdf"))
}

// staged is a file of the hidden folder; it is on the disk when it is closed.
type staged struct {
	f *os.File
	b *bufio.Writer
}

func create(name string) (*staged, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, data.Wrap(err, "output-folder", "folder", filepath.Dir(filepath.Dir(name)))
	}
	return &staged{f, bufio.NewWriter(f)}, nil
}

func (s *staged) Write(p []byte) (int, error) { return s.b.Write(p) }

func (s *staged) Close() error {
	err := s.b.Flush()
	if err == nil {
		err = s.f.Sync()
	}
	if cerr := s.f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return data.Wrap(err, "disk-full", "file", s.f.Name())
	}
	return nil
}

// fileNames gives each sheet its file's name: number and name, without what
// file systems refuse, and no two alike, also where case does not count.
func fileNames(sheets []sheet) []string {
	names := make([]string, len(sheets))
	seen := map[string]bool{}
	for i, s := range sheets {
		base := clean(s.number + " " + s.name)
		name := base
		for n := 2; seen[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s (%d)", base, n)
		}
		seen[strings.ToLower(name)] = true
		names[i] = name + ".pdf"
	}
	return names
}

// clean leaves letters, digits and harmless signs. 80 letters with their marks
// stay below the 255 bytes that a name may have.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 80 {
		r = r[:80]
	}
	// A dot or space at the end is dropped by Windows, a dot in front hides the file.
	if s = strings.Trim(string(r), ". "); s == "" {
		return "certificate"
	}
	return s
}
