// Package designer is the place where a template of a paper is changed: its
// frames are dragged, resized and nudged on the sheet itself, which is drawn
// from the real setter with any recipient's data.
//
// The editor (editor.go and beside it) is plain Go: what is chosen, moved,
// undone and allowed; the rest shows it. Setting, saving and printing are the
// business of the jobs issue, templates and papers. Only the window's shell
// imports this package.
package designer
