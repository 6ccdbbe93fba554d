package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A sheet that cannot be written is told before keys are made: afterwards their
// recovery code would be lost.
func TestInitWithASheetThatCannotBe(t *testing.T) {
	e := env(t)
	dir := t.TempDir()
	pass := filepath.Join(dir, "pass")
	if err := os.WriteFile(pass, []byte("bến xe Lai Châu sáu giờ\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sheet := filepath.Join(dir, "none", "sheet.pdf")
	if r := call(t, e, "key", "init", "--issuer", "Sở Nội vụ", "--sheet", sheet, "--passphrase-file", pass); r.status != 1 || r.out != "" {
		t.Errorf("%+v", r)
	}
	if r := call(t, e, "key", "list", "--json"); r.status != 0 || strings.TrimSpace(r.out) != `{"issuers":[]}` {
		t.Errorf("keys were made: %+v", r)
	}
	if r := call(t, e, "key", "init", "--issuer", "Sở Nội vụ", "--sheet", filepath.Join(dir, "sheet.pdf"), "--passphrase-file", pass); r.status != 0 {
		t.Errorf("%+v", r)
	}
}
