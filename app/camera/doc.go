// Package camera reads codes from a webcam: it lists the cameras of this
// computer, opens one, and gives its picture for a preview and the text of
// each QR code held before it.
//
// Pictures are searched beside the interface, one at a time, and always the
// newest: a slow computer sees fewer pictures, never old ones. What a code
// means is not known here.
//
// The headless build (tag ci) and builds without C know no camera. Only the
// window and its screens import this package; of the library that speaks to
// cameras it is the only importer.
package camera
