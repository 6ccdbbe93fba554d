// Package store keeps the records of package data in an SQL database: SQLite
// in one file now, PostgreSQL beside it later. It is the only package that
// knows SQL. An exported method is one transaction; unexported helpers take
// the transaction they work in.
//
// What it promises:
//
//   - A method that returns without an error has its work on disk: it survives
//     the death of the process and of the machine.
//   - A method that returns an error has changed nothing.
//   - No write holds the database longer than 50 ms, however long the list:
//     imports are staged in small pieces that nobody sees, then made visible
//     by one small write (see batch.go), and changes to many delegates go in
//     pieces. Erasing personal data takes longer, and is refused while a desk
//     is open (see erase.go).
//   - An import that was accepted, or is being taken back, is finished by
//     whoever comes next, if the program dies over it (see sweep.go).
//   - Register numbers of a book have no gaps and are never given twice
//     (see issue.go).
//   - A print run is on record before its file appears, so that after a power
//     cut it is known which originals exist (see print_run.go).
//   - Lines of the check-in log, of the log of printing, of the stocks' ledgers
//     and of the corrections are only ever added.
//
// A DB may be used by any number of goroutines, and several processes may
// have the same database open.
//
// It does not decide what a certificate looks like, how a badge is read or
// what a list means. Jobs (app/jobs) and data/backup use it; screens do not.
package store
