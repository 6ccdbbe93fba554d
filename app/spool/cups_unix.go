//go:build !windows

package spool

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"vinhdanh/data"
)

// patience is how long CUPS may take to answer a question: a printer of the
// network is asked on the way.
const patience = 6 * time.Second

// ask runs a program of CUPS, in English, and gives what it says.
func ask(ctx context.Context, wait time.Duration, program string, args ...string) (string, error) {
	waiting, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	cmd := exec.CommandContext(waiting, program, args...) //nolint:gosec // arguments are names of printers and files
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "LANGUAGE=")
	var out, why bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &why
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", fmt.Errorf("%s: %w: %s", program, err, strings.TrimSpace(why.String()))
	}
	return out.String(), nil
}

// names lists the printers that CUPS knows, and which is used by default.
// Error: print-service.
func names(ctx context.Context) (list []string, usual string, err error) {
	running, err := ask(ctx, patience, "lpstat", "-r")
	if err != nil || !strings.Contains(running, "is running") {
		if ctx.Err() != nil {
			return nil, "", ctx.Err()
		}
		return nil, "", data.Wrap(err, Service)
	}
	out, err := ask(ctx, patience, "lpstat", "-e")
	if err != nil {
		return nil, "", data.Wrap(err, Service)
	}
	for line := range strings.SplitSeq(out, "\n") {
		if name, _, _ := strings.Cut(strings.TrimSpace(line), " "); name != "" {
			list = append(list, name)
		}
	}
	// Without a default printer it may end with a status of its own.
	out, err = ask(ctx, patience, "lpstat", "-d")
	if err == nil {
		if _, name, ok := strings.Cut(strings.TrimSpace(out), "default destination: "); ok {
			usual = name
		}
	}
	return list, usual, nil
}

// Printers lists the printers of this computer. One that does not answer has
// StateUnknown. Error: print-service.
func Printers(ctx context.Context) ([]Printer, error) {
	list, usual, err := names(ctx)
	if err != nil {
		return nil, err
	}
	printers := make([]Printer, len(list))
	done := make(chan int)
	for i, name := range list {
		go func() {
			p, _, err := describe(ctx, name)
			if err != nil {
				p = Printer{Name: name, State: State{Code: StateUnknown}}
			}
			p.Default = name == usual
			printers[i] = p
			done <- i
		}()
	}
	for range list {
		<-done
	}
	return printers, ctx.Err()
}

// Look tells how a printer is. Errors: print-service, printer-gone.
func Look(ctx context.Context, printer string) (State, error) {
	p, _, err := look(ctx, printer)
	return p.State, err
}

// look describes the printer of a name that somebody gave.
func look(ctx context.Context, printer string) (Printer, options, error) {
	p, can, err := describe(ctx, printer)
	switch {
	case err == nil:
		return p, can, nil
	case ctx.Err() != nil:
		return p, nil, ctx.Err()
	case !errors.Is(err, errGone):
		return p, nil, data.Wrap(err, Service)
	}
	list, _, service := names(ctx)
	if service != nil {
		return Printer{}, nil, service
	}
	return Printer{}, nil, fail(Gone, printer, fmt.Errorf("%w among %q", errGone, list))
}

// describe asks for a printer's state and what it can do.
func describe(ctx context.Context, name string) (Printer, options, error) {
	about, err := ask(ctx, patience, "lpoptions", "-p", name)
	if err != nil {
		return Printer{}, nil, err
	}
	a := attributes(about)
	if a["printer-state"] == "" {
		return Printer{}, nil, errGone
	}
	said, err := ask(ctx, patience, "lpoptions", "-p", name, "-l")
	if err != nil {
		said = "" // a queue without a driver has no options
	}
	jobs, err := ask(ctx, patience, "lpstat", "-o", name)
	if err != nil {
		jobs = ""
	}
	can := optionsOf(said)
	return printerOf(name, a, can, strings.Count(jobs, "\n")), can, nil
}

var errGone = errors.New("no such printer")
