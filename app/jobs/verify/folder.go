package verify

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
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

// IsPDF tells by its name whether a file is a PDF. Its pages are not read: the
// program has no library for that.
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
	Err     error // data.Error, why nothing was read; then there is no code
	Code    string
	Badge   bool   // a delegate's badge, which is no certificate
	Before  string // the file in which the same code was met first; "": here
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
// an error is that of ctx. progress may be nil; it is called from any goroutine.
func Scans(ctx context.Context, l Lists, files []string, now time.Time, progress func(done, total int)) ([]Finding, error) {
	found := make([][]Finding, len(files))
	var next, done atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				found[i] = File(l, files[i], now)
				if n := int(done.Add(1)); progress != nil {
					progress(n, len(files))
				}
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := slices.Concat(found...)
	first := map[string]string{}
	for i, f := range all {
		switch before, again := first[f.Code]; {
		case f.Err != nil:
		case again:
			all[i].Before = before
		default:
			first[f.Code] = f.File
		}
	}
	return all, nil
}

// File checks all codes of a file; a file without any is a Finding too.
// Errors of it: file-missing, file-unreadable, scan-is-pdf, those of Image,
// each with file.
func File(l Lists, name string, now time.Time) []Finding {
	texts, err := codesOf(name)
	if err != nil {
		return []Finding{{File: name, Err: named(err, filepath.Base(name))}}
	}
	list := make([]Finding, 0, len(texts))
	for _, t := range texts {
		list = append(list, Code(l, t, now))
		list[len(list)-1].File = name
	}
	return list
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

func codesOf(name string) ([]string, error) {
	if IsPDF(name) {
		return nil, data.Fail("scan-is-pdf")
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Wrap(err, "file-missing")
	case err != nil:
		return nil, data.Wrap(err, "file-unreadable")
	case info.Size() > maxFile:
		return nil, data.Fail("file-unreadable")
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, data.Wrap(err, "file-unreadable")
	}
	return Image(bytes.NewReader(raw))
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
