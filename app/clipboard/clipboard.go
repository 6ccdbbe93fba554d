// Package clipboard reads what was copied with its form: the page that Excel,
// Word and browsers put on the clipboard beside the plain text. The toolkit
// reads text only.
//
// The package may be imported by app alone. It imports nothing of ours.
package clipboard

import "errors"

// ErrNone says that there is no page on the clipboard, or no clipboard.
var ErrNone = errors.New("nothing with a form was copied")

// HTML gives the page that was copied, in the encoding it is in; on Windows
// with the header of the format (CF_HTML). own is the handle of a window of
// this program, 0 if it has none: what was copied in the program itself is
// text. Errors: ErrNone and those of the desktop.
func HTML(own uintptr) ([]byte, error) { return read(own) }
