package data

import (
	"regexp"
	"sync"
	"testing"
	"time"
)

var uuidV7 = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func TestNewID(t *testing.T) {
	at := time.Date(2025, 8, 21, 1, 2, 3, 456_000_000, time.UTC)
	id := NewID(at)
	if !uuidV7.MatchString(string(id)) {
		t.Errorf("%q is no UUID of version 7", id)
	}
	// 48 bits of milliseconds come first (RFC 9562 §5.7).
	if got := string(id[:8] + id[9:13]); got != "0198ca25acc0" {
		t.Errorf("instant %s in %s", got, id)
	}
	if later := NewID(at.Add(time.Millisecond)); later <= id {
		t.Errorf("%s sorts before %s", later, id)
	}
}

func TestIDsDiffer(t *testing.T) {
	at := time.Now()
	var mu sync.Mutex
	seen := map[ID]bool{}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 5000 {
				id := NewID(at)
				mu.Lock()
				if seen[id] {
					t.Errorf("%s came twice", id)
				}
				seen[id] = true
				mu.Unlock()
			}
		})
	}
	wait.Wait()
}
