package sound

// Sound is one of the things a desk lets hear.
type Sound int

// The sounds. Their shapes are in score.
const (
	Admitted Sound = iota // two notes upwards, bright: come in
	Already               // the same note twice: was here before
	Help                  // three notes downwards, calm: over to the help desk
	Undone                // one low, soft note: taken back
	Fault                 // a low rattle: nothing was recorded
	count
)

// String names the sound as files for listening are named.
func (s Sound) String() string {
	return [...]string{"admitted", "already", "help", "undone", "fault"}[s]
}
