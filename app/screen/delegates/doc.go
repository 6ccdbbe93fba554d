// Package delegates is the list of a conference's delegates: search without
// marks, filters with their counts, the selected one in full with the badge,
// and the form to add and change one.
package delegates
