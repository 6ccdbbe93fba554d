// Package certificates is the place where certificates are drawn up and
// printed, and followed on their road to the recipient: the list by register,
// a true preview of each sheet, what is wrong, and printing to a file.
//
// The page shown is drawn from the same display list that is printed. What is
// drawn up, signed and recorded is the business of the jobs issue, papers and
// keys. Only the window's shell imports this package.
package certificates
