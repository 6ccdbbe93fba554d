package ceremony

import (
	"slices"

	"vinhdanh/data"
)

// task is a thing that the program knows is to be done.
type task struct {
	key    string
	before int // days before the conference
	place  string
	count  func(f *state) (left, of int)
}

// tasks are in the order in which they are worked through (the days: an
// office's custom).
var tasks = []task{
	{"decisions", 7, "awards", func(f *state) (left, of int) {
		for _, d := range f.decisions {
			if !d.Ready() {
				left++
			}
		}
		return left, len(f.decisions)
	}},
	{"delegates", 7, "delegates", func(f *state) (int, int) {
		return f.delegates.Statuses[data.StatusInvited], f.delegates.Expected
	}},
	{"agenda", 7, "agenda", func(f *state) (int, int) { return missing(len(f.meetings) > 0), 1 }},
	{"issue", 6, "certificates", func(f *state) (int, int) {
		return f.certificates.ToIssue + f.certificates.NotReady, made(f.certificates)
	}},
	{"presenters", 6, "rounds", func(f *state) (left, of int) {
		for _, r := range f.rounds {
			if f.cited[r.ID] == 0 {
				continue
			}
			of++
			if !slices.ContainsFunc(r.Presenters, data.Actor.Known) {
				left++
			}
		}
		return left, of
	}},
	{"capacities", 6, "rounds", func(f *state) (left, of int) {
		for _, r := range f.rounds {
			for _, a := range r.Presenters {
				if !a.Known() {
					continue
				}
				of++
				if a.Capacity == data.CapacityUnknown {
					left++
				}
			}
		}
		return left, of
	}},
	{"printed", 5, "certificates", road(data.StatePrinted)},
	{"proofread", 5, "certificates", road(data.StateProofread)},
	{"submitted", 5, "certificates", road(data.StateSubmitted)},
	{"received", 5, "certificates", func(f *state) (int, int) { return f.certificates.Received, f.certificates.Received }},
	{"signed", 4, "certificates", road(data.StateSigned)},
	{"sealed", 4, "certificates", road(data.StateSealed)},
	{"introductions", 4, "introductions", func(f *state) (int, int) { return missing(f.delegates.Leaders > 0), 1 }},
	{"framed", 3, "certificates", road(data.StateFramed)},
	{"kit", 3, "rounds", func(f *state) (left, of int) {
		for _, r := range f.rounds {
			for _, k := range r.Kit {
				of++
				if !k.Ready {
					left++
				}
			}
		}
		return left, of
	}},
	{"seats", 3, "hall", func(f *state) (left, of int) {
		if f.halls == 0 {
			return 0, 0
		}
		for id := range f.recipients {
			if !f.seated[id] {
				left++
			}
		}
		return left, len(f.recipients)
	}},
	{"locked", 2, "rounds", func(f *state) (left, of int) {
		for _, r := range f.rounds {
			if f.cited[r.ID] == 0 {
				continue
			}
			of++
			if r.Locked.IsZero() {
				left++
			}
		}
		return left, of
	}},
	{"on-tray", 2, "certificates", road(data.StateOnTray)},
	{"programme", 2, "agenda", func(f *state) (int, int) { return len(f.meetings) - f.printed, len(f.meetings) }},
	{"speakers", 2, "agenda", func(f *state) (left, of int) {
		for _, a := range f.items {
			switch a.Kind {
			case data.ItemReport, data.ItemSpeech, data.ItemDirecting, data.ItemOpening, data.ItemLaunch, data.ItemClosing:
				of++
				if a.Person == "" && !slices.ContainsFunc(a.People, data.Actor.Known) {
					left++
				}
			}
		}
		return left, of
	}},
	{"rehearsal", 1, "ceremony", func(f *state) (int, int) { return missing(f.rehearsed), 1 }},
	{"hall-check", 1, "", byHand},
	{"trays-check", 0, "rounds", func(f *state) (int, int) { return len(f.rounds), len(f.rounds) }},
	{"script", 0, "ceremony", byHand},
}

// byHand is a task that only a person can say is done.
func byHand(*state) (int, int) { return 1, 1 }

func missing(there bool) int {
	if there {
		return 0
	}
	return 1
}

// made counts the certificates that are made here, drawn up or not.
func made(c data.CertificateCounts) int {
	n := c.ToIssue + c.NotReady
	for s, k := range c.States {
		if s != data.StateWithdrawn {
			n += k
		}
	}
	return n
}

// road counts the certificates that have not come as far as a state.
func road(to data.CertificateState) func(*state) (int, int) {
	return func(f *state) (left, of int) {
		of = made(f.certificates)
		left = of
		for i := slices.Index(data.Road, to); i < len(data.Road); i++ {
			left -= f.certificates.States[data.Road[i]]
		}
		return left, of
	}
}
