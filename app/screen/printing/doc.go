// Package printing asks where a paper goes, a printer of this computer or a
// file, makes it and tells what came of it. The window calls it for all places
// that print.
package printing
