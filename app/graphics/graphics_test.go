package graphics

import (
	"os"
	"path/filepath"
	"testing"
)

func TestEnough(t *testing.T) {
	for version, want := range map[string]bool{
		"1.1.0": false, "1.4": false, "2.0": false, "2.1": true, "2.1 Mesa 22.3.6": true, "3.3.0 - Build 20.19": true,
		"4.6.0 NVIDIA 531.18": true, "4.5 (Compatibility Profile) Mesa 22.3.6": true, "10.0": true, "": false, "x.y": false, "2": false,
	} {
		if got := enough(version); got != want {
			t.Errorf("%q: %v", version, got)
		}
	}
}

// The program comes to lie beside the renderer, once and anew when it changes;
// without a renderer nothing is copied.
func TestBeside(t *testing.T) {
	home, cache := filepath.Join(t.TempDir(), "Vinh Danh"), filepath.Join(t.TempDir(), "Nguyễn Thị Hoa", "r")
	program, renderer := filepath.Join(home, "vinhdanh.exe"), filepath.Join(home, Folder)
	write := func(name, words string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(program, "one")
	if _, err := beside(program, renderer, cache); err == nil {
		t.Error("without a renderer")
	}
	write(filepath.Join(renderer, "opengl32.dll"), "gl")
	for _, words := range []string{"one", "one", "version two"} {
		write(program, words)
		there, err := beside(program, renderer, cache)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(there); err != nil || string(got) != words {
			t.Errorf("the program there is %q, %v", got, err)
		}
		if got, err := os.ReadFile(filepath.Join(cache, "opengl32.dll")); err != nil || string(got) != "gl" {
			t.Errorf("the renderer there is %q, %v", got, err)
		}
	}
	if list, err := os.ReadDir(cache); err != nil || len(list) != 2 {
		t.Errorf("%v, %v", list, err)
	}
}
