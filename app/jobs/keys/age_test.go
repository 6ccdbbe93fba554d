package keys_test

import (
	"bytes"
	"io"
	"os"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// clearText opens a key file without this program.
func clearText(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	id, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(armor.NewReader(bytes.NewReader(raw[bytes.Index(raw, []byte("-----BEGIN")):])), id)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
