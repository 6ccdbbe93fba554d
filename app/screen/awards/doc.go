// Package awards is the place of what is awarded: the citations (who is
// awarded what, for which achievement), the decisions they stand under, and
// the catalogue of titles and forms.
//
// It draws up no certificates; that is the place certificates. Only the
// window's shell imports it.
package awards
