package spool

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	"golang.org/x/sys/windows"

	"vinhdanh/data"
	"vinhdanh/print/pdf"
)

// Nobody waits for a printer that does not answer: not somebody who has closed
// the question, and nobody for ever.
func TestPatient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		block := make(chan bool)
		defer close(block)
		never := func() (State, error) {
			<-block
			return State{}, nil
		}
		if s, err := patient(t.Context(), State{Code: StateUnknown}, never); err != nil || s.Code != StateUnknown {
			t.Errorf("late: %v, %v", s, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := patient(ctx, State{}, never); !errors.Is(err, context.Canceled) {
			t.Errorf("given up: %v", err)
		}
	})
}

// A panic on the job's thread comes back as the job's fault, and the job can be
// ended; its words do not.
func TestJobPanics(t *testing.T) {
	j := newJob(t.Context(), Setting{}, nil, pdf.Meta{})
	err := j.do(func() error { panic("Lò Thị Mai") })
	if err == nil || !strings.Contains(err.Error(), "panic string") || strings.Contains(err.Error(), "Mai") {
		t.Error(err)
	}
	j.Abort()
}

// A printer of another computer that is off is no fault of this computer's spooler.
func TestFaultOf(t *testing.T) {
	for printer, want := range map[string]data.Code{"HP": Service, `\\PHONG-TD\HP`: Offline} {
		if got := data.CodeOf(faultOf(printer, windows.RPC_S_SERVER_UNAVAILABLE)); got != want {
			t.Errorf("%s: %s, want %s", printer, got, want)
		}
	}
}
