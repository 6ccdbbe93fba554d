package publish

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/file"
)

// settings are the files of the page that a server's keeper may change for his server.
var settings = []string{".htaccess", "web.config"}

// write puts a page where folder is: into a new folder beside it, then by two
// renames. kept are the files of others, which move into the new folder.
func write(ctx context.Context, folder string, page map[string][]byte) (kept []string, err error) {
	folder, err = filepath.Abs(folder)
	if err != nil {
		return nil, data.Wrap(err, "output-folder", "folder", folder)
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	old, err := look(folder)
	if err != nil {
		return nil, err
	}
	for name, mine := range old {
		if !mine {
			kept = append(kept, name)
		}
		if mine || slices.Contains(settings, name) {
			continue
		}
		if _, ours := page[name]; ours {
			return nil, data.Fail("publish-folder-file", "file", filepath.Join(folder, filepath.FromSlash(name)))
		}
	}
	slices.Sort(kept)
	parent := filepath.Dir(folder)
	fresh, err := os.MkdirTemp(parent, ".vinhdanh-page-")
	if err != nil {
		return nil, data.Wrap(err, "output-folder", "folder", parent)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(fresh))
		}
	}()
	if err := os.Chmod(fresh, 0o755); err != nil { // for the web server to read
		return nil, data.Wrap(err, "output-folder", "folder", parent)
	}
	for name, raw := range page {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := put(filepath.Join(fresh, filepath.FromSlash(name)), raw); err != nil {
			return nil, err
		}
	}
	for _, name := range kept { // copied, so that the old folder stays whole until the new one is
		raw, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return nil, data.Wrap(err, "file-unreadable", "file", filepath.Join(folder, filepath.FromSlash(name)))
		}
		if err := put(filepath.Join(fresh, filepath.FromSlash(name)), raw); err != nil {
			return nil, err
		}
	}
	return kept, swap(folder, fresh, old != nil)
}

// put writes one file of the new folder.
func put(path string, raw []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return data.Wrap(err, "output-folder", "folder", filepath.Dir(path))
	}
	return file.Save(path, 0o644, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
}

// swap puts fresh where folder is; on a failure the old one comes back.
func swap(folder, fresh string, replace bool) error {
	if !replace {
		if err := os.Rename(fresh, folder); err != nil {
			return data.Wrap(err, "output-folder", "folder", filepath.Dir(folder))
		}
		return file.SyncFolder(filepath.Dir(folder))
	}
	aside := fresh + "-old"
	if err := os.Rename(folder, aside); err != nil {
		return data.Wrap(err, "publish-folder-busy", "folder", folder) // Windows: somebody has a file of it open
	}
	if err := os.Rename(fresh, folder); err != nil {
		return errors.Join(data.Wrap(err, "output-folder", "folder", folder), os.Rename(aside, folder))
	}
	if err := file.SyncFolder(filepath.Dir(folder)); err != nil {
		return err
	}
	if err := os.RemoveAll(aside); err != nil {
		return data.Wrap(err, "publish-folder-rest", "folder", aside)
	}
	return nil
}

// look lists the files of a folder, true for those of a page that was written
// here. nil: there is no folder. A folder with files but without a page is
// somebody else's and is left alone.
func look(folder string) (map[string]bool, error) {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, data.Wrap(err, "output-folder", "folder", folder)
	case !info.IsDir():
		return nil, data.Fail("publish-folder-file", "file", folder)
	}
	written := readManifest(filepath.Join(folder, manifest))
	all := map[string]bool{}
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return data.Fail("publish-folder-other", "folder", folder)
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		sum, mine := written[name]
		if mine && slices.Contains(settings, name) {
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			mine = fmt.Sprintf("%x", sha256.Sum256(raw)) == sum
		}
		all[name] = mine || name == manifest && written != nil
		return nil
	})
	if data.CodeOf(err) != "" {
		return nil, err
	}
	if err != nil {
		return nil, data.Wrap(err, "output-folder", "folder", folder)
	}
	if len(all) > 0 && written == nil {
		return nil, data.Fail("publish-folder-other", "folder", folder)
	}
	return all, nil
}

// readManifest gives the sums by the files' names, nil where there is no manifest of a page.
func readManifest(path string) map[string]string {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	sums := map[string]string{}
	for s := bufio.NewScanner(bytes.NewReader(raw)); s.Scan(); {
		sum, name, ok := strings.Cut(strings.TrimRight(s.Text(), "\r"), "  ")
		if !ok || len(sum) != 2*sha256.Size {
			return nil
		}
		sums[name] = sum
	}
	for _, name := range []string{"index.html", "page.js", "keys.txt"} {
		if sums[name] == "" {
			return nil
		}
	}
	return sums
}
