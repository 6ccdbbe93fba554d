package app

import (
	"path/filepath"
	"testing"
)

// On Windows %LOCALAPPDATA% has data and cache, which must not lie in one
// another's folder under names that differ by case alone.
func TestCache(t *testing.T) {
	for system, want := range map[string]string{"windows": "VinhDanh/cache", "linux": "vinhdanh", "darwin": "vinhdanh"} {
		if got := cacheIn(system, "all"); got != filepath.Join("all", filepath.FromSlash(want)) {
			t.Errorf("%s: %s", system, got)
		}
	}
}
