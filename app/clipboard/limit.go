//go:build !ci && (linux || windows)

package clipboard

import "time"

// maxSize is how large a page may be, in bytes.
const maxSize = 64 << 20

// patience is how long the program that something was copied in may take to
// hand over the next part of it; a large table comes in many.
const patience = time.Second
