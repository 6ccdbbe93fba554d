package verify

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// Pictures are the endings of the files that codes are looked for in.
var Pictures = []string{".png", ".jpg", ".jpeg"}

// IsPicture tells by a file's name whether codes are looked for in it.
func IsPicture(name string) bool {
	return slices.Contains(Pictures, strings.ToLower(filepath.Ext(name)))
}

// IsPDF tells by its name whether a file is a PDF. The pictures in it are read,
// as scanners make them; codes that are drawn are not.
func IsPDF(name string) bool { return strings.EqualFold(filepath.Ext(name), ".pdf") }

// Folder lists the pictures and PDFs of a folder and the folders in it, by
// name; what is hidden is left out. Errors: file-missing, file-unreadable,
// no-picture-in-folder (each with file).
func Folder(ctx context.Context, dir string) (files []string, err error) {
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch hidden := path != dir && strings.HasPrefix(filepath.Base(path), "."); {
		case err != nil:
			return err
		case hidden && e.IsDir():
			return fs.SkipDir
		case hidden || e.IsDir() || !IsPicture(path) && !IsPDF(path):
			return ctx.Err()
		}
		files = append(files, path)
		return ctx.Err()
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Wrap(err, "file-missing", "file", dir)
	case err != nil:
		return nil, data.Wrap(err, "file-unreadable", "file", dir)
	case len(files) == 0:
		return nil, data.Fail("no-picture-in-folder", "file", dir)
	}
	return files, nil
}

// Finding is a code found in a file, or a file in which none was read.
type Finding struct {
	File    string
	Page    int   // of a PDF, from 1; 0: a file of one picture
	Err     error // data.Error, why nothing was read; then there is no code
	Code    string
	Badge   bool   // a delegate's badge, which is no certificate
	Before  string // the file, with its page, in which the same code was met first; "": here
	Verdict seal.Verdict
}

// Kind is a Finding's verdict in one word: that of package seal, or one of these.
type Kind string

// What is no verdict of package seal.
const (
	KindSample Kind = "sample" // genuine, and of no value
	KindBadge  Kind = "badge"
	KindUnread Kind = "unread"
)

// Kinds lists them as they are counted.
var Kinds = []Kind{Kind(seal.WordValid), KindSample, Kind(seal.WordRevoked), Kind(seal.WordCompromisedKey), Kind(seal.WordTampered),
	Kind(seal.WordUnknownKey), Kind(seal.WordMalformed), KindBadge, KindUnread}

// Kind gives the verdict in one word.
func (f Finding) Kind() Kind {
	switch {
	case f.Err != nil:
		return KindUnread
	case f.Badge:
		return KindBadge
	case f.Verdict.Word == seal.WordValid && f.Verdict.Sample:
		return KindSample
	}
	return Kind(f.Verdict.Word)
}

// Scans checks all codes of many files, with all cores, and gives what was
// found in the files' order. Faults of single files stand among the findings;
// an error is that of ctx. progress may be nil; it is called from any goroutine,
// and the total grows by the pages of PDFs as they are opened.
func Scans(ctx context.Context, l Lists, files []string, now time.Time, progress func(done, total int)) ([]Finding, error) {
	opened, found := make([]scanned, len(files)), make([][][]Finding, len(files))
	jobs := make(chan func())
	var done, total atomic.Int64
	total.Store(int64(len(files)))
	step := func() {
		if d := done.Add(1); progress != nil {
			progress(int(d), int(total.Load()))
		}
	}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for job := range jobs {
				if ctx.Err() == nil {
					job()
				}
			}
		})
	}
	for i, name := range files {
		if ctx.Err() != nil {
			break
		}
		s := open(name)
		opened[i], found[i] = scanned{name: s.name, err: s.err, loose: s.loose}, make([][]Finding, len(s.pages))
		if len(s.pages) == 0 {
			step()
		} else {
			total.Add(int64(len(s.pages) - 1))
		}
		for k, p := range s.pages {
			jobs <- func() {
				found[i][k] = p.check(l, name, now)
				step()
			}
		}
	}
	close(jobs)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var all []Finding
	for i, s := range opened {
		all = append(all, s.sum(found[i])...)
	}
	first := map[string]string{}
	for i, f := range all {
		switch before, again := first[f.Code]; {
		case f.Err != nil:
		case again:
			all[i].Before = before
		default:
			first[f.Code] = f.File + numbered(f.Page)
		}
	}
	return all, nil
}

// File checks all codes of a file; a file without any is a Finding too.
// Errors of it: file-missing, file-unreadable, scan-is-pdf, those of Image,
// each with file.
func File(l Lists, name string, now time.Time) []Finding {
	s := open(name)
	found := make([][]Finding, len(s.pages))
	for i, p := range s.pages {
		found[i] = p.check(l, name, now)
	}
	return s.sum(found)
}

// Code checks a text as Check does, and tells badges.
func Code(l Lists, text string, now time.Time) Finding {
	scan := seal.ReadScan(text)
	f := Finding{Code: scan.Code, Badge: scan.Kind == seal.ScanBadge, Verdict: Check(l, text, now)}
	if f.Code == "" {
		f.Code = text
	}
	return f
}

// maxFile is the largest picture file that is read, in bytes.
const maxFile = 512 << 20

// named adds the file's name to a fault, whose sentence names it.
func named(err error, file string) error {
	var e *data.Error
	if !errors.As(err, &e) || e.Args["file"] != nil {
		return err
	}
	args := map[string]any{"file": file}
	for k, v := range e.Args {
		args[k] = v
	}
	return &data.Error{Code: e.Code, Args: args, Err: err}
}
