//go:build !windows

package spool

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// patience is how long the print service may take to accept a job.
const patience = 10 * time.Second

// Print gives a PDF to a printer by name. It returns when the print service
// has taken the job. Error: printer-refused.
func Print(ctx context.Context, printer, file string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "lp", "-d", printer, "--", file)
	var why bytes.Buffer
	cmd.Stderr = &why
	if err := cmd.Run(); err != nil {
		return refused(printer, fmt.Errorf("lp: %w: %s", err, strings.TrimSpace(why.String())))
	}
	return nil
}
