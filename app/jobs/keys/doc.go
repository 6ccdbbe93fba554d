// Package keys looks after an office's keys: making them, opening them to
// sign, handing on and taking in the public lists.
//
// Private keys lie in passphrase-protected files in one folder, never in the
// database; the database holds the public lists. What keys, tokens and lists
// are is the business of data/seal. The command line and the screens use this
// package; it imports no other job.
package keys
