//go:build !linux

package store

import "errors"

func limitFiles(string) (func() error, error) { return nil, errors.ErrUnsupported }
