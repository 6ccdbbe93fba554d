//go:build ci

// The headless build: the command line alone, without Fyne and without C.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"

	"vinhdanh/app/cli"
	"vinhdanh/app/console"
	"vinhdanh/assets/i18n"
)

func main() {
	debug.SetMemoryLimit(cli.MemoryLimit)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	env := cli.DefaultEnv(cli.Version)
	status := 1
	if w, window := cli.WantsWindow(os.Args[1:], env); window {
		fmt.Fprintln(os.Stderr, i18n.For(w.Lang).T("cli.no-display"))
	} else {
		console.Attach(stop)
		status = cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, env)
	}
	stop()
	os.Exit(status)
}
