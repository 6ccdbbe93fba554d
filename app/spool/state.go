package spool

// Code names a printer's state; its words are the catalogue's "spool.state." + Code.
type Code string

const (
	StateReady      Code = "ready"
	StateOffline    Code = "offline"
	StatePaused     Code = "paused"
	StateRejects    Code = "rejects"
	StatePaperOut   Code = "paper-out"
	StateJam        Code = "jam"
	StateDoorOpen   Code = "door-open"
	StateTonerOut   Code = "toner-out"
	StateOutputFull Code = "output-full"
	StateError      Code = "error" // it wants somebody to look
	StateTonerLow   Code = "toner-low"
	StateUnknown    Code = "unknown" // it did not answer
)

// States lists all codes, the most pressing first.
func States() []Code {
	return []Code{StateOffline, StatePaused, StateRejects, StateJam, StateDoorOpen, StatePaperOut, StateTonerOut, StateOutputFull,
		StateError, StateUnknown, StateTonerLow, StateReady}
}

// State is how a printer is, and how many jobs wait for it.
type State struct {
	Code Code
	Jobs int
}

// Waits tells whether pages that are printed now would lie in the queue until
// somebody has seen to the printer.
func (s State) Waits() bool {
	return s.Code != StateReady && s.Code != StateTonerLow && s.Code != StateUnknown
}

// usable refuses a printer that nothing would come out of until somebody
// changes how it is set up; one that wants paper is as good as ready.
func (s State) usable(printer string) error {
	switch s.Code {
	case StateOffline:
		return fail(Offline, printer, nil)
	case StatePaused:
		return fail(Paused, printer, nil)
	case StateRejects:
		return fail(Rejects, printer, nil)
	}
	return nil
}

// pressing gives the most pressing of some codes; none is StateReady.
func pressing(codes map[Code]bool) Code {
	for _, c := range States() {
		if codes[c] {
			return c
		}
	}
	return StateReady
}
