// Vinh Danh runs emulation-and-commendation conferences: the window, or one
// job on the command line.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"vinhdanh/app"
	"vinhdanh/app/cli"
	"vinhdanh/app/fault"
	"vinhdanh/assets/i18n"
)

const (
	version = "0.1.0"               // FyneApp.toml says the same
	id      = "vn.vinhdanh.desktop" // so does it
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

func run(ctx context.Context, args []string) int {
	env := cli.DefaultEnv(version)
	w, window := cli.WantsWindow(args, env)
	if !window {
		return cli.Run(ctx, args, os.Stdin, os.Stdout, os.Stderr, env)
	}
	if !app.HasDisplay(os.Getenv) {
		fmt.Fprintln(os.Stderr, i18n.For(w.Lang).T("shell.no-display"))
		return 1
	}
	return app.Run(ctx, fyneapp.NewWithID(id), app.Options{
		Database: w.Database,
		Lang:     w.Lang,
		Version:  version,
		Now:      time.Now,
		Log:      fault.Log{File: filepath.Join(env.DataDir, fault.LogName), Version: version, Now: time.Now},
	})
}
