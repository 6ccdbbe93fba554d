// Package fault tells what went wrong: as a sentence of the catalogue to the
// person at the machine, and as a line in a log for who helps her. The window
// and the command line both speak through it. The log holds codes, ids and
// places in the program, never names.
package fault
