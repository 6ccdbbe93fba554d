package spool

// Bits of PRINTER_STATUS and JOB_STATUS that tell what is wrong, from
// winspool.h.
var (
	printerStatus = map[uint32]Code{
		0x1: StatePaused, 0x2: StateError, 0x8: StateJam, 0x10: StatePaperOut, 0x40: StatePaperOut, 0x80: StateOffline, 0x800: StateOutputFull,
		0x1000: StateOffline, 0x20000: StateTonerLow, 0x40000: StateTonerOut, 0x100000: StateError, 0x200000: StateError, 0x400000: StateDoorOpen,
	}
	jobStatus = map[uint32]Code{0x2: StateError, 0x20: StateOffline, 0x40: StatePaperOut, 0x200: StateError, 0x400: StateError}
)

const workOffline = 0x400 // PRINTER_ATTRIBUTE_WORK_OFFLINE

// windowsState reads what Windows says of a printer and of the jobs that wait.
// Many drivers tell of paper and cable only where a job waits for them.
func windowsState(status, attributes uint32, jobs []uint32) Code {
	found := map[Code]bool{}
	add := func(bits uint32, meaning map[uint32]Code) {
		for bit, c := range meaning {
			if bits&bit != 0 {
				found[c] = true
			}
		}
	}
	add(status, printerStatus)
	for _, j := range jobs {
		add(j, jobStatus)
	}
	if attributes&workOffline != 0 {
		found[StateOffline] = true
	}
	return pressing(found)
}
