package graphics

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ErrNone says that this computer draws no windows of ours: it has no OpenGL
// 2.1, as over a remote desktop or in a virtual machine without a driver.
var ErrNone = errors.New("no OpenGL 2.1")

// Folder is the folder beside the program in which the renderer lies that
// draws without a graphics driver. Windows takes the libraries that lie beside
// a program before its own: so the renderer may not lie beside ours, or every
// computer would draw slowly by it.
const Folder = "renderer"

// enough tells whether a version of OpenGL ("4.6.0 NVIDIA 531.18") is 2.1 or later.
func enough(version string) bool {
	first, rest, ok := strings.Cut(version, ".")
	if !ok {
		return false
	}
	major, err := strconv.Atoi(first)
	if err != nil {
		return false
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(rest)
	}
	minor, err := strconv.Atoi(rest[:end])
	return err == nil && (major > 2 || major == 2 && minor >= 1)
}

// beside puts the program beside the renderer, into a folder of this user's
// (the one where it is installed may not be written), and gives its path
// there. What lies there already, as large and as old, stays.
func beside(program, renderer, into string) (string, error) {
	files, err := os.ReadDir(renderer)
	if err != nil {
		return "", err
	}
	if len(files) == 0 {
		return "", fs.ErrNotExist
	}
	if err := os.MkdirAll(into, 0o700); err != nil {
		return "", err
	}
	for _, f := range files {
		if err := same(filepath.Join(renderer, f.Name()), filepath.Join(into, f.Name())); err != nil {
			return "", err
		}
	}
	there := filepath.Join(into, filepath.Base(program))
	return there, same(program, there)
}

// same makes one file as another is.
func same(from, to string) (err error) {
	want, err := os.Stat(from)
	if err != nil {
		return err
	}
	if have, err := os.Stat(to); err == nil && have.Size() == want.Size() && have.ModTime().Equal(want.ModTime()) {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.CreateTemp(filepath.Dir(to), "*.new")
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Close()); err == nil {
		err = os.Chtimes(out.Name(), want.ModTime(), want.ModTime())
	}
	if err == nil {
		err = os.Chmod(out.Name(), 0o700)
	}
	if err == nil {
		err = os.Rename(out.Name(), to)
	}
	if err != nil {
		return errors.Join(err, os.Remove(out.Name()))
	}
	return nil
}
