// Package publish writes the public page: a folder of static files by which
// anybody checks a certificate without asking the office, on a phone or from a
// USB stick.
//
// The page itself is assets/web/verify; this package joins its scripts, puts
// the frozen alphabet and the office's signed lists beside them, and writes the
// folder whole or not at all. It can also hand the files to a web server of
// its own. Nothing of the register goes out but the signed lists. The command
// line and the screens use it; it imports no other job.
package publish
