// Package register is the place of the register (sổ theo dõi): every number
// with its certificate and all that happened to it, what is moved along the
// road by hand or by scan, what goes out by unit, what was annulled, and the
// list that tells everybody.
//
// What may be done to a certificate is the job register's business, what is
// printed the job papers'. Only the window's shell imports it.
package register
