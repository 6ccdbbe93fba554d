// Package storetest is the contract that every database behind data/store
// keeps, as tests: an engine is right if Run passes with it. It is for tests
// only.
package storetest
