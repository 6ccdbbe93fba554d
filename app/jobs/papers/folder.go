package papers

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"vinhdanh/data"
	"vinhdanh/data/file"
)

// folder is a hidden folder of files that wait to be put into the one around it.
type folder struct {
	dir, stage string
	names      []string
}

// stagePrefix begins the names of hidden folders.
const stagePrefix = ".vinhdanh-"

// stageOf is what the hidden folder of a run is called, so that it is found
// again after an interruption.
func stageOf(run data.ID) string { return stagePrefix + string(run) }

// makeStage makes a hidden folder inside dir; name "" is any.
func makeStage(dir, name string) (string, error) {
	if name == "" {
		return os.MkdirTemp(dir, stagePrefix+"*")
	}
	stage := filepath.Join(dir, name)
	return stage, os.Mkdir(stage, 0o700)
}

// readyName is the file of the hidden folder that is written last: the names
// of all others, in the order of the sheets.
const readyName = "names.json"

// ready says, in a way that a power cut does not undo, that all files are made.
func (f *folder) ready() error {
	if err := file.SyncFolder(f.stage); err != nil {
		return err
	}
	raw, err := json.Marshal(f.names)
	if err != nil {
		return err
	}
	return file.Save(filepath.Join(f.stage, readyName), 0o600, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
}

// reopen finds the hidden folder that an interrupted run has left; nil if there
// is none, or not all of its files were made.
func reopen(dir string, run data.ID) *folder {
	f := &folder{dir: dir, stage: filepath.Join(dir, stageOf(run))}
	raw, err := os.ReadFile(filepath.Join(f.stage, readyName))
	if err != nil || json.Unmarshal(raw, &f.names) != nil {
		return nil
	}
	for _, name := range f.names { // others may write where the folder lies
		if name != filepath.Base(name) || !filepath.IsLocal(name) {
			return nil
		}
	}
	return f
}

// waiting tells whether a file waits to be put in its place.
func (f *folder) waiting(i int) bool { return there(filepath.Join(f.stage, f.names[i])) }

// whole tells whether each file from the first on waits or is in its place.
func (f *folder) whole(first int) bool {
	for i := first; i < len(f.names); i++ {
		if !f.waiting(i) && !there(filepath.Join(f.dir, f.names[i])) {
			return false
		}
	}
	return true
}

func there(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// put puts n files from the first on in their places. One that is there
// already, since the job was interrupted at it, is no fault.
func (f *folder) put(first, n int) error {
	for _, name := range f.names[first : first+n] {
		err := os.Rename(filepath.Join(f.stage, name), filepath.Join(f.dir, name))
		if errors.Is(err, fs.ErrNotExist) && there(filepath.Join(f.dir, name)) {
			continue
		}
		if err != nil {
			return data.Wrap(err, "output-busy", "file", filepath.Join(f.dir, name))
		}
	}
	return file.SyncFolder(f.dir)
}

// drop removes the hidden folder with what was not put in its place; what
// cannot be removed does no harm.
func (f *folder) drop() { _ = os.RemoveAll(f.stage) }
