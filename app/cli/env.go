package cli

import (
	"os"
	"time"

	"golang.org/x/term"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
)

// passphraseVariable holds the signing key's passphrase, for scripts.
const passphraseVariable = "VINHDANH_PASSPHRASE"

// DefaultEnv gives the surroundings of a real call. version is the program's.
// A passphrase is taken out of the process's own surroundings: the programs
// that it starts, to print or to open a file, would inherit it.
func DefaultEnv(version string) Env {
	passphrase := os.Getenv(passphraseVariable)
	_ = os.Unsetenv(passphraseVariable) // fails for names that are none
	return Env{
		Getenv: func(name string) string {
			if name == passphraseVariable {
				return passphrase
			}
			return os.Getenv(name)
		},
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
