//go:build ci || !cgo || !(linux || windows)

package camera

import (
	"context"
	"image"

	"vinhdanh/data"
)

// List gives no camera: this build knows none.
func List(context.Context) ([]Device, error) { return nil, nil }

func find(string) source { return none{} }

type none struct{}

func (none) start() error               { return data.Fail(Gone) }
func (none) read() (image.Image, error) { return nil, data.Fail(Gone) }
func (none) stop()                      {}
