// Package checkin is the door: the field that scanners type into, the large
// verdict, and who is present. Every verdict shown is on disk already.
//
// It has the whole window for itself. What a delegate may read on it never
// says "not on the list"; the reason stands in the list of scans alone.
package checkin
