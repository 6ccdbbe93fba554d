// Package filedialog asks for a file in the desktop's own dialog, with its
// places, its search and its network drives, where the desktop has one that a
// program without further libraries can open: Windows.
package filedialog
