package cli

import (
	"io"
	"path/filepath"

	"github.com/alecthomas/kong"

	"vinhdanh/app/jobs/keep"
)

// Window is a call that names no command: it asks for the window.
type Window struct {
	Database string // the file
	Lang     string // "" as chosen in the settings
}

// WantsWindow tells whether a call asks for the window, and which database
// and language it names.
func WantsWindow(args []string, env Env) (Window, bool) {
	var g struct {
		DB   string `name:"db"`
		Lang string `enum:"vi,en," default:""`
	}
	k, err := kong.New(&g, kong.NoDefaultHelp(), kong.Writers(io.Discard, io.Discard), kong.Exit(func(int) {}))
	if err != nil {
		return Window{}, false
	}
	if _, err := k.Parse(args); err != nil {
		return Window{}, false
	}
	if g.DB == "" {
		g.DB = filepath.Join(env.DataDir, keep.DatabaseName)
	}
	return Window{Database: g.DB, Lang: g.Lang}, true
}
