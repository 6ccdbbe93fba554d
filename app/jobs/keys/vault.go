package keys

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/zalando/go-keyring"

	"vinhdanh/data"
)

// Vault remembers passphrases, for a person who does not want to type one each
// time, in a place that is protected by who is signed in to this PC.
type Vault interface {
	// Remember keeps the passphrase of an issuer, named by its root key.
	Remember(issuer, passphrase string) error
	// Recall gives it, "" if there is none.
	Recall(issuer string) (string, error)
	Forget(issuer string) error
	// Where names the place in the catalogue, "" if this PC has none.
	Where() string
}

// SystemVault is the operating system's own key store: Windows Credential
// Manager, the Keychain of macOS, the Secret Service of a Linux desktop. There
// is no other place: without a store nothing is remembered. Its error is
// no-key-store.
type SystemVault struct {
	Getenv func(string) string
}

const vaultService = "Vinh Danh"

// Remember keeps a passphrase.
func (v SystemVault) Remember(issuer, passphrase string) error {
	if v.Where() == "" {
		return data.Fail("no-key-store")
	}
	return noStore(keyring.Set(vaultService, issuer, passphrase))
}

// Recall gives a passphrase.
func (v SystemVault) Recall(issuer string) (string, error) {
	if v.Where() == "" {
		return "", nil
	}
	p, err := keyring.Get(vaultService, issuer)
	if errors.Is(err, keyring.ErrNotFound) {
		return "", nil
	}
	return p, noStore(err)
}

// Forget takes a passphrase out.
func (v SystemVault) Forget(issuer string) error {
	if v.Where() == "" {
		return data.Fail("no-key-store")
	}
	if err := keyring.Delete(vaultService, issuer); !errors.Is(err, keyring.ErrNotFound) {
		return noStore(err)
	}
	return nil
}

// Where names the store. Linux has one only where somebody is signed in to a
// desktop: without its bus, asking would start one.
func (v SystemVault) Where() string {
	switch runtime.GOOS {
	case "windows":
		return "keys.store.windows"
	case "darwin":
		return "keys.store.darwin"
	}
	if v.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return "keys.store.linux"
	}
	for _, folder := range []string{v.Getenv("XDG_RUNTIME_DIR"), filepath.Join("/run/user", strconv.Itoa(os.Getuid()))} {
		if _, err := os.Stat(filepath.Join(folder, "bus")); folder != "" && err == nil {
			return "keys.store.linux"
		}
	}
	return ""
}

func noStore(err error) error {
	if err == nil {
		return nil
	}
	return data.Wrap(err, "no-key-store")
}
