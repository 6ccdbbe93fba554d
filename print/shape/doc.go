// Package shape turns text into placed glyphs: it normalises, finds the
// direction of each stretch of text (UAX #9, held against Unicode's own tests),
// the face that has its letters, and lets go-text/typesetting, a port of
// HarfBuzz, choose and place the glyphs. Plain Latin text is put together of
// pairs of letters shaped before; the glyphs are the same.
//
// All lengths here are in em, the size of the type, so that one shaping serves
// every size; nothing is hinted. It breaks no lines and knows no page: that is
// package layout, its only user. Nothing is drawn that no face has: such a
// letter is a *MissingError that names it.
package shape
