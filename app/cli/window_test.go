package cli

import (
	"path/filepath"
	"testing"
)

func TestWantsWindow(t *testing.T) {
	env := Env{DataDir: filepath.FromSlash("/data")}
	file, err := filepath.Abs("Mẫu của Sở.VDT")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want bool
		open string
	}{
		{nil, true, ""},
		{[]string{"--lang", "en"}, true, ""},
		{[]string{"Mẫu của Sở.VDT"}, true, file},
		{[]string{"--db", "x.db", file}, true, file},
		{[]string{"sample"}, false, ""},
		{[]string{"list.xlsx"}, false, ""},
		{[]string{"verify", "k.vdk"}, false, ""},
		{[]string{"--help"}, false, ""},
	} {
		w, ok := WantsWindow(c.args, env)
		if ok != c.want || w.Open != c.open {
			t.Errorf("%q: %v, file %q", c.args, ok, w.Open)
		}
	}
}
