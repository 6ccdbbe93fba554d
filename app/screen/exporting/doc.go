// Package exporting asks which columns of a list go out and writes it as an
// Excel or CSV file. The places that show the lists call it.
package exporting
