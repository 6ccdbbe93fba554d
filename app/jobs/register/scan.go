package register

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// Scanned is what scanning a certificate, or the label on the back of its
// frame, led to.
type Scanned struct {
	Row    data.RegisterRow
	Before data.CertificateState
	Moved  bool // to the state that was wanted
	Back   bool // that state lies before the one it stood at: nothing was moved
}

// Scan finds the certificate whose code was scanned and moves it on to a state
// of the road; "" only finds it. A certificate that has come farther stays
// (Back). Errors: not-a-certificate (something else was scanned),
// scanned-stranger (no certificate of this register), certificate-withdrawn,
// not-printed, bad-state.
func (d Deps) Scan(ctx context.Context, scanned string, state data.CertificateState) (Scanned, error) {
	if state != "" && !onRoad(state) && state != data.StateHanded {
		return Scanned{}, data.Fail("bad-state", "state", string(state))
	}
	scan := seal.ReadScan(scanned)
	if scan.Kind != seal.ScanCertificate {
		return Scanned{}, data.Fail("not-a-certificate")
	}
	row, err := d.Records.CertificateByToken(ctx, scan.Code)
	if data.CodeOf(err) == "no-record" {
		return Scanned{}, data.Fail("scanned-stranger")
	}
	if err != nil {
		return Scanned{}, err
	}
	s := Scanned{Row: row, Before: row.Certificate.State}
	if state == "" {
		return s, nil
	}
	switch was := slices.Index(data.Road, s.Before); {
	case s.Before == data.StateWithdrawn:
		return s, data.Fail("certificate-withdrawn", "register", row.Certificate.Register)
	case s.Before == data.StateDrawnUp:
		return s, data.Fail("not-printed", "register", row.Certificate.Register)
	case was >= slices.Index(data.Road, state):
		s.Back = s.Before != state
		return s, nil
	}
	if state == data.StateHanded { // with who and when, so that it can be taken back
		_, err = d.Records.Deliver(ctx, []data.Delivery{{Certificate: row.Certificate.ID, Way: data.DeliverOnStage, Who: d.Who}})
	} else {
		err = d.Records.SetState(ctx, []data.ID{row.Certificate.ID}, state)
	}
	if err != nil {
		return s, err
	}
	s.Moved = true
	s.Row.Certificate.State = state
	return s, nil
}
