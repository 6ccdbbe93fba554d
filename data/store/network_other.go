//go:build !linux && !windows

package store

// networkDrive is not known here: the journal mode, which is asked for after
// opening, still refuses drives without shared memory.
func networkDrive(string) (bool, error) { return false, nil }
