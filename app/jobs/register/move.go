package register

import (
	"context"
	"slices"

	"vinhdanh/data"
)

// onRoad tells whether somebody may say that certificates have come to a state:
// one is drawn up, handed over and withdrawn by other ways.
func onRoad(s data.CertificateState) bool {
	return slices.Contains(data.Road, s) && s != data.StateDrawnUp && s != data.StateHanded
}

// Move moves certificates along their road, or back on it, all or none, and
// gives those that stood elsewhere. Errors: nothing-chosen, bad-state (argument
// state), certificate-withdrawn, not-printed, already-handed (arguments
// register, name: what was handed over is taken back first).
func (d Deps) Move(ctx context.Context, rows []data.RegisterRow, state data.CertificateState) (moved []data.RegisterRow, err error) {
	if !onRoad(state) {
		return nil, data.Fail("bad-state", "state", string(state))
	}
	if len(rows) == 0 {
		return nil, data.Fail("nothing-chosen")
	}
	var ids []data.ID
	for _, r := range rows {
		k := r.Certificate
		switch k.State {
		case data.StateWithdrawn:
			return nil, data.Fail("certificate-withdrawn", "register", k.Register)
		case data.StateDrawnUp:
			return nil, data.Fail("not-printed", "register", k.Register)
		case data.StateHanded:
			return nil, data.Fail("already-handed", "register", k.Register, "name", r.Name)
		case state:
			continue
		}
		ids = append(ids, k.ID)
		moved = append(moved, r)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	if err := d.Records.SetState(ctx, ids, state); err != nil {
		return nil, err
	}
	return moved, nil
}
