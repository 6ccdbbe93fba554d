// Package verify is the place where a paper is held against its code: a
// scanner types it, a person pastes it, or a picture is looked at, and the
// place says whether it is genuine and what the paper must say.
//
// What a code proves is the job verify's business. Nothing is recorded; the
// list of checks lasts as long as the place. Only the window's shell imports it.
package verify
