// Package seating has the rules of a hall: which seats there are and where
// they stand, who sits on which by protocol, by delegation or by the aisle in
// the order of the award rounds, and what moving somebody means. It reads and
// writes nothing.
package seating
