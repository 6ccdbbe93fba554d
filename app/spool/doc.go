// Package spool is the printers of this computer: what they are called, their
// trays and states, and jobs whose pages are display lists. No other program
// opens, and a millimetre on the list is a millimetre on paper, whatever the
// printer would rather do.
//
// On Windows pages go to the driver one by one as vectors (print/gdi); what the
// spooler has taken comes out. Elsewhere they are gathered in a PDF that CUPS
// gets, all or none, when the job is closed. Neither needs a window or C.
//
// It knows no paper and records nothing: a Job is what the job papers calls a
// Press. The window and the command line use it; jobs do not import it.
package spool
