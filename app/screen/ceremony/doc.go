// Package ceremony is the place Trao thưởng: the award rounds as they are held,
// or rehearsed, run from one window. It shows where the run stands, whose place,
// tray slot and register number belong together, and what the MC says; one key
// each goes on, records what was handed over, leaves out and takes back.
//
// What happens is decided by data/stage and written by app/jobs/ceremony: the
// place itself remembers nothing that a power cut could take. Only the shell
// imports it.
package ceremony
