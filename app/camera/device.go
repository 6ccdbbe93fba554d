package camera

import (
	"image"

	"vinhdanh/data"
)

// Device is a camera of this computer.
type Device struct {
	ID   string // stays the same while the camera stays plugged in where it is
	Name string // for people; several cameras may have the same
}

// Use says what to do with what a camera sees. A nil function is not called.
type Use struct {
	// Frame gets a picture for a preview: at most Rate a second, at most
	// PreviewWidth wide, not changed afterwards.
	Frame func(image.Image)
	// Code gets the text of a code, once while it is held before the camera.
	Code func(text string)
	// Ended is called once, with a data.Error, when the camera gives no more
	// pictures of itself; not after Close.
	Ended func(err error)
}

// The errors of a camera.
const (
	Gone    data.Code = "camera-gone"    // unplugged, or no longer there
	Busy    data.Code = "camera-busy"    // another program has it
	Dark    data.Code = "camera-dark"    // it opens but gives no picture
	Refused data.Code = "camera-refused" // it has no picture that we can read, or the system keeps us out
)
