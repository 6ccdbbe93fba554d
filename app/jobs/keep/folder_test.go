package keep

import (
	"path/filepath"
	"testing"
)

func TestFolder(t *testing.T) {
	for _, tc := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": "/home/a"}, "/home/a/.local/share/vinhdanh"},
		{"linux", map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "/data"}, "/data/vinhdanh"},
		{"linux", map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "relative"}, "/home/a/.local/share/vinhdanh"},
		{"linux", nil, "vinhdanh"},
		{"windows", map[string]string{"LOCALAPPDATA": "/c/local"}, "/c/local/VinhDanh"},
		{"windows", map[string]string{"USERPROFILE": "/c/users/a"}, "/c/users/a/vinhdanh"},
		{"darwin", map[string]string{"HOME": "/Users/a"}, "/Users/a/Library/Application Support/VinhDanh"},
	} {
		got := folder(tc.system, func(k string) string { return tc.env[k] })
		if filepath.ToSlash(got) != tc.want {
			t.Errorf("%s %v: %q, want %q", tc.system, tc.env, got, tc.want)
		}
	}
}
