package text

import (
	"strings"
	"testing"
	"time"
)

// A letter with thousands of marks costs no more than as many letters: 200,000
// hats that each passed all the marks before them took minutes.
func TestManyMarksCostTheirLength(t *testing.T) {
	at := time.Now()
	Clean("a" + strings.Repeat("\u0323\u0302", 100_000))
	if took := time.Since(at); took > 20*time.Second {
		t.Errorf("%v", took)
	}
	if got := Clean("a\u0323\u0302"); got != "ậ" {
		t.Errorf("%q", got)
	}
}
