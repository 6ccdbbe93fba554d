// Package stock keeps account of pre-printed sheets (phôi): what was received,
// used, spoilt and destroyed, and whether what is left will do.
//
// What printing uses is written into the ledger by the store, with the
// printing itself. The command line and the screens use this package; it
// imports no other job.
package stock
