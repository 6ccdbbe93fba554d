package cli

import (
	"os"
	"strings"
	"testing"
)

// The passphrase of a call does not go to the programs that it starts.
func TestPassphraseIsNotInherited(t *testing.T) {
	t.Setenv(passphraseVariable, "bến xe Lai Châu")
	e := DefaultEnv("1")
	if got := e.Getenv(passphraseVariable); got != "bến xe Lai Châu" {
		t.Errorf("the call has %q", got)
	}
	for _, v := range os.Environ() {
		if strings.Contains(v, "bến xe") {
			t.Errorf("inherited: %s", v)
		}
	}
	if e.Getenv("PATH") != os.Getenv("PATH") {
		t.Error("other variables are changed")
	}
}
