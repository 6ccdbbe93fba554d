package filedialog

import (
	"testing"
	"unsafe"
)

// comdlg32 takes a structure of another size for an error.
func TestSize(t *testing.T) {
	if got := unsafe.Sizeof(openFileName{}); got != 152 {
		t.Errorf("OPENFILENAMEW is %d bytes on amd64, want 152", got)
	}
}
