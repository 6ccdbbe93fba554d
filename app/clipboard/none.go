//go:build ci || !(linux || windows)

package clipboard

func read(uintptr) ([]byte, error) { return nil, ErrNone }
