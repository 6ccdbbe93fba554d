package app

import "testing"

// What the desktop cannot open is told of.
func TestRevealNothing(t *testing.T) {
	if reveal(nil, `C:\không có\tệp nào.pdf`) == nil {
		t.Error("a file that is not there was opened")
	}
}
