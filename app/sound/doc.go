// Package sound lets a desk be heard: five short tones, told apart by rhythm
// and pitch by somebody who looks at the delegate and not at the screen. The
// tones are computed here; there are no sound files.
//
// A machine without a loudspeaker stays calm: nothing fails, nothing is
// printed, and Ready says that nobody hears anything. The headless build (tag
// ci) and builds without C on Linux have no loudspeaker at all.
//
// Only the window and its screens import this package; of the library that
// speaks to ALSA it is the only importer.
package sound
