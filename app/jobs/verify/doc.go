// Package verify answers whether a paper is genuine, from the code on it and
// from lists that were trusted beforehand: no network, and no database where
// the lists come from files.
//
// It finds codes in pictures; what a code proves is the business of data/seal.
// The command line and the verification screen use it; it imports no other job.
package verify
