package papers

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/pdf"
)

// separate writes one file for each sheet, to be put into dir. The batch is
// written once and split, which takes a tenth of the time of making each file
// alone. All files are made in a hidden folder inside dir, so that a failure
// leaves dir as it was.
func separate(ctx context.Context, j job, sheets []sheet, document func(io.Writer) error) (out *folder, err error) {
	dir := j.dir
	if err := makeFolder(dir); err != nil {
		return nil, err
	}
	stage, err := makeStage(dir, j.stage)
	if err != nil {
		return nil, data.Wrap(err, "output-folder", "folder", dir)
	}
	out = &folder{dir: dir, stage: stage, names: j.names}
	if out.names == nil {
		out.names = fileNames(sheets, func(name string) bool { return j.others && exists(filepath.Join(dir, name)) })
	}
	defer func() {
		if err != nil {
			out.drop()
			out = nil
		}
	}()
	batch := filepath.Join(stage, "batch")
	if err := file.Save(batch, 0o600, document); err != nil {
		return out, err
	}
	f, err := os.Open(batch)
	if err != nil {
		return out, data.Wrap(err, "output-folder", "folder", dir)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return out, data.Wrap(err, "output-folder", "folder", dir)
	}
	err = pdf.Split(f, info.Size(), func(page int) (io.WriteCloser, pdf.Meta, error) {
		if err := ctx.Err(); err != nil {
			return nil, pdf.Meta{}, err
		}
		w, err := create(filepath.Join(stage, out.names[page]))
		m := j.meta
		m.Title = strings.TrimSuffix(out.names[page], ".pdf")
		return w, m, err
	})
	if err != nil {
		return out, fault(err)
	}
	return out, out.ready()
}

// makeFolder makes a folder that is not there yet inside one that is.
func makeFolder(dir string) error {
	if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	return checkFolder(dir)
}

// checkFolder tells whether files can be made in a folder, or the folder can
// be made in the one around it.
func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if file.Check(filepath.Join(filepath.Dir(filepath.Clean(dir)), "vinhdanh.pdf")) == nil {
			return nil
		}
		return data.Wrap(err, "output-folder", "folder", dir)
	case err != nil || !info.IsDir():
		return data.Wrap(err, "output-folder", "folder", dir)
	}
	return file.Check(filepath.Join(dir, "vinhdanh.pdf"))
}

// exists tells whether there is anything of a name.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// page is a file of the hidden folder; it is on the disk when it is closed.
type page struct {
	f *os.File
	b *bufio.Writer
}

func create(name string) (*page, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, data.Wrap(err, "output-folder", "folder", filepath.Dir(filepath.Dir(name)))
	}
	return &page{f, bufio.NewWriter(f)}, nil
}

func (p *page) Write(b []byte) (int, error) { return p.b.Write(b) }

func (p *page) Close() error {
	err := p.b.Flush()
	if err == nil {
		err = p.f.Sync()
	}
	if cerr := p.f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return data.Wrap(err, "disk-full", "file", p.f.Name())
	}
	return nil
}

// fileNames gives each sheet its file's name: number and name, without what
// file systems refuse, and no two alike, also where case does not count, nor
// any like one that is taken: the first certificate of another book may have
// the same number and recipient.
func fileNames(sheets []sheet, taken func(name string) bool) []string {
	names := make([]string, len(sheets))
	seen := map[string]bool{}
	for i, s := range sheets {
		base := clean(s.number + " " + s.name)
		name := base
		for n := 2; seen[strings.ToLower(name)] || taken(name+".pdf"); n++ {
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
