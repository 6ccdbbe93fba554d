package cli

import (
	"os"
	"time"

	"golang.org/x/term"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
)

// DefaultEnv gives the surroundings of a real call. version is the program's.
func DefaultEnv(version string) Env {
	return Env{
		Getenv:     os.Getenv,
		Now:        time.Now,
		DataDir:    keep.Folder(os.Getenv),
		Version:    version,
		IsTerminal: isTerminal,
		Vault:      keys.SystemVault{Getenv: os.Getenv},
		ReadPassword: func() ([]byte, error) {
			return term.ReadPassword(int(os.Stdin.Fd()))
		},
	}
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
