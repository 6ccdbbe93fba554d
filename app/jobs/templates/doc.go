// Package templates keeps the office's own templates beside those that the
// program brings along, and which of them an office uses for a document.
//
// A version that was saved is never changed: certificates name the one they
// were drawn up with. What a template says is known to print/layout alone. The
// command line and the screens use it; it imports no other job.
package templates
