package cli

import (
	"os"
	"strings"
	"testing"
)

func TestVersionIsFyneApps(t *testing.T) {
	raw, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Version = \"" + Version + "\""; !strings.Contains(string(raw), want) {
		t.Errorf("FyneApp.toml lacks %s", want)
	}
}
