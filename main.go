//go:build !ci

// Vinh Danh runs emulation-and-commendation conferences: the window, or one
// job on the command line.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"vinhdanh/app"
	"vinhdanh/app/cli"
	"vinhdanh/app/console"
	"vinhdanh/app/fault"
	"vinhdanh/assets/i18n"
)

// id is the application's, as FyneApp.toml has it.
const id = "vn.vinhdanh.desktop"

func main() {
	debug.SetMemoryLimit(cli.MemoryLimit)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, stop, os.Args[1:])
	stop()
	os.Exit(status)
}

func run(ctx context.Context, stop func(), args []string) int {
	env := cli.DefaultEnv(cli.Version)
	w, window := cli.WantsWindow(args, env)
	if !window {
		console.Attach(stop)
		return cli.Run(ctx, args, os.Stdin, os.Stdout, os.Stderr, env)
	}
	if !app.HasDisplay(os.Getenv) {
		fmt.Fprintln(os.Stderr, i18n.For(w.Lang).T("cli.no-display"))
		return 1
	}
	return app.Run(ctx, fyneapp.NewWithID(id), app.Options{
		Database: w.Database,
		Open:     w.Open,
		Lang:     w.Lang,
		Version:  cli.Version,
		Now:      time.Now,
		Log:      fault.Log{File: filepath.Join(env.DataDir, fault.LogName), Version: cli.Version, Now: time.Now},
	})
}
