package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/templates"
)

// Window is a call that names no command: it asks for the window.
type Window struct {
	Database string // the file
	Open     string // a file to open in the window, a whole path; "" for none
	Lang     string // "" as chosen in the settings
}

// opened are the endings of the files that a desktop opens with the program:
// templates and keys. Any other word is a command.
var opened = []string{templates.Ending, keys.Ending}

// WantsWindow tells whether a call asks for the window, and which database,
// language and file it names.
func WantsWindow(args []string, env Env) (Window, bool) {
	var g struct {
		DB   string `name:"db"`
		Lang string `enum:"vi,en," default:""`
		File string `arg:"" optional:""`
	}
	k, err := kong.New(&g, kong.NoDefaultHelp(), kong.Writers(io.Discard, io.Discard), kong.Exit(func(int) {}))
	if err != nil {
		return Window{}, false
	}
	if _, err := k.Parse(args); err != nil {
		return Window{}, false
	}
	if g.File != "" {
		if !slices.Contains(opened, strings.ToLower(filepath.Ext(g.File))) {
			return Window{}, false
		}
		if abs, err := filepath.Abs(g.File); err == nil {
			g.File = abs
		}
	}
	if g.DB == "" {
		g.DB = filepath.Join(env.DataDir, keep.DatabaseName)
	}
	return Window{Database: g.DB, Open: g.File, Lang: g.Lang}, true
}
