// Package cli is the command line: the jobs of app/jobs, for IT staff, for
// scripts and for measuring.
//
// Its words, the shapes it prints and its exit status are a promise; they may
// grow and may not change. Rules of this interface:
//
//   - What a program reads goes to standard output, what a person must know
//     goes to standard error, a line for each.
//   - Exit status 0 is done, 1 is refused or found fault, 2 is a call whose
//     words are wrong.
//   - Every sentence comes from the catalogues, and says whether data changed.
//   - Progress and questions appear on a terminal only.
//
// It imports no Fyne package and works in the build without C. Only main
// imports it.
package cli
