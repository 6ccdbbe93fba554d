// Package backup keeps the database safe: a snapshot while the desks go on, a
// look whether a snapshot is whole, and its return; and a journal, which is a
// second copy of the door's log on another disk, and its replay. It works on
// whole files and never destroys one: what a restored database replaces is put
// beside it.
//
// It does not decide when to back up, nor where to. Jobs (app/jobs) use it.
package backup
