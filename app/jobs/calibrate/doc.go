// Package calibrate finds what puts a printer right from what a person measured
// on its calibration sheet, so that text falls on pre-printed stock to a tenth
// of a millimetre.
//
// The sheet is made by the job papers, and its marks stand where print puts
// them. The screens and the command line use it; it imports no other job.
package calibrate
