package cli_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
)

// folderVault stands for the operating system's key store in scripts.
type folderVault string

func testVault() keys.Vault {
	if dir := os.Getenv("VINHDANH_TEST_VAULT"); dir != "" {
		return folderVault(dir)
	}
	return noVault{}
}

func (v folderVault) Remember(issuer, p string) error {
	return os.WriteFile(filepath.Join(string(v), issuer), []byte(p), 0o600)
}

func (v folderVault) Recall(issuer string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(string(v), issuer))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(raw), err
}

func (v folderVault) Forget(issuer string) error {
	return os.RemoveAll(filepath.Join(string(v), issuer))
}

func (v folderVault) Where() string { return "keys.store.linux" }

// noVault is a PC without a store.
type noVault struct{}

func (noVault) Remember(string, string) error { return data.Fail("no-key-store") }
func (noVault) Recall(string) (string, error) { return "", nil }
func (noVault) Forget(string) error           { return data.Fail("no-key-store") }
func (noVault) Where() string                 { return "" }
