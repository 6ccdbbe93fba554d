// Package papers puts papers into files: certificates that are drawn up,
// badges and the programme. A file appears whole or not at all, and what was
// printed is on record.
//
// It plays display lists and knows how printing is recorded; numbers and
// signatures are made before, by the job issue. The command line and the
// screens use it; it imports no other job.
package papers
