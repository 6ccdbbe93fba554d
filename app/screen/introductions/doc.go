// Package introductions is the place of the delegates who are introduced by
// name: in protocol order, from those present; held back until reception has
// confirmed it. Who comes later is introduced in addition.
package introductions
