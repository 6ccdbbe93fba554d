// Package agenda is the rules of a programme: when its items begin and end,
// what moves when one of them grows, what does not fit, and what is new since
// it was printed.
//
// It reads and writes nothing, knows no clock and keeps no state; the sentences
// for what it finds stand in the catalogue "agenda". Anybody above data may
// import it.
package agenda
