// Package data is the model: the things an emulation-and-commendation
// conference is made of, what makes them valid, and the codes of what can be
// wrong with them. It uses the standard library only, and every other package
// may import it; how records are kept, read from lists or put on paper is the
// business of the packages below and beside it.
package data
