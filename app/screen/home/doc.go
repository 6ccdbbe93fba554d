// Package home is the first place: how the conference stands and what needs
// attention. Every figure leads to the list that it counts.
package home
