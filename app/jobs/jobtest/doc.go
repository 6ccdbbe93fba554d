// Package jobtest gives the tests of jobs an office to work in: a database
// with a conference and a signing key, and lists of citations. It holds a real
// store, no stand-in. Only tests import it.
package jobtest
