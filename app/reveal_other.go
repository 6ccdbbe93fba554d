//go:build !windows

package app

import (
	"context"
	"fmt"
	"net/url"
	"os/exec"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
)

// revealTime is how long the desktop may take to say that no program opens a
// file. One that ends later had opened it, and was closed by somebody.
const revealTime = 10 * time.Second

// reveal opens a file by the desktop. Fyne leaves unheard what xdg-open, which
// Linux and the BSDs have, answers.
func reveal(a fyne.App, path string) error {
	switch runtime.GOOS {
	case "linux", "freebsd", "netbsd", "openbsd":
		// A viewer stays open when the window is closed.
		return hear(exec.CommandContext(context.Background(), "xdg-open", path), revealTime)
	}
	return a.OpenURL(&url.URL{Scheme: "file", Path: path})
}

// hear starts a program and gives its fault, if it fails within a time.
func hear(cmd *exec.Cmd, within time.Duration) error {
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%s: %w", cmd.Path, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(within):
		return nil
	}
}
