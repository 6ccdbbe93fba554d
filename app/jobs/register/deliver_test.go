package register_test

import (
	"testing"

	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

func TestDeliver(t *testing.T) {
	o := open(t)
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.Cite(1, "Giấy khen", "417/QĐ-SNV", "2025-09-05", func(_ int, c *store.CitationImport) {
		c.Kind, c.Name, c.Unit, c.Position = data.Collective, "Phòng Tài chính huyện Sìn Hồ", "", ""
	})
	o.Cite(1, "Bằng khen của Chủ tịch UBND tỉnh", "88/QĐ-UBND", "2025-09-01", func(_ int, c *store.CitationImport) {
		c.Name, c.DecisionIssuer = "Giàng A Páo", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"
	})
	rows := o.issue()
	units, err := o.deps.ByUnit(o.ctx, o.Conf.ID)
	o.Must(err)
	if len(units) != 2 || units[0].Name != "Phòng Tài chính huyện Sìn Hồ" || units[1].Name != "Sở Nội vụ" || len(units[1].Rows) != len(rows)-1 {
		t.Fatalf("%+v", units)
	}
	var high, low data.RegisterRow
	for _, r := range rows {
		if r.Name == "Giàng A Páo" {
			high = r
		} else if r.Kind == data.Individual {
			low = r
		}
	}
	if high.Name == "" {
		t.Fatal("the Chairman's certificate was not drawn up")
	}
	for _, tc := range []struct {
		h    register.Handover
		rows []data.RegisterRow
		code data.Code
	}{
		{register.Handover{Way: data.DeliverAtDesk}, nil, "nothing-chosen"},
		{register.Handover{Way: data.DeliverAtDesk}, []data.RegisterRow{low, high}, "award-not-at-desk"},
		{register.Handover{Way: data.DeliverByPost}, []data.RegisterRow{high}, "award-not-at-desk"},
		{register.Handover{Way: data.DeliverByUnit}, rows, "taker-needed"},
		{register.Handover{Way: data.DeliverAtDesk, Day: "2025-09-16"}, []data.RegisterRow{low}, "date-in-future"},
		{register.Handover{Way: data.DeliverAtDesk, Day: "2025"}, []data.RegisterRow{low}, "date-in-future"},
		{register.Handover{Way: "carrier pigeon"}, []data.RegisterRow{low}, "bad-way"},
	} {
		_, err := o.deps.Deliver(o.ctx, tc.rows, tc.h)
		o.refused(err, tc.code)
	}
	if n := len(o.rows(data.RegisterFilter{State: data.StateHanded})); n != 0 {
		t.Errorf("%d handed over by refused calls", n)
	}
	group, err := o.deps.Deliver(o.ctx, rows, register.Handover{Way: data.DeliverByUnit, Day: "2025-09-12", To: "Vàng  Thị Dợ", Proxy: true, Record: " 03/BB "})
	o.Must(err)
	for _, r := range o.rows(data.RegisterFilter{}) {
		h := r.Handed
		if h == nil || h.Day != "2025-09-12" || h.To != "Vàng Thị Dợ" || !h.Proxy || h.Record != "03/BB" || h.Unit != r.GoesBy() || h.Who != "Lò Thị Mai" {
			t.Errorf("%s: %+v", r.Certificate.Register, h)
		}
	}
	if units, err := o.deps.ByUnit(o.ctx, o.Conf.ID); err != nil || len(units) != 0 {
		t.Errorf("%+v, %v", units, err)
	}
	_, err = o.deps.Deliver(o.ctx, rows[:1], register.Handover{Way: data.DeliverByUnit, To: "A"})
	o.refused(err, "already-handed")
	if n, err := o.DB.UndoDelivery(o.ctx, group); err != nil || n != len(rows) {
		t.Errorf("%d, %v", n, err)
	}
	// Everybody his own at the desk: no proxy without a name.
	_, err = o.deps.Deliver(o.ctx, []data.RegisterRow{low}, register.Handover{Way: data.DeliverAtDesk, Proxy: true})
	o.Must(err)
	if h := o.rows(data.RegisterFilter{IDs: []data.ID{low.Certificate.ID}})[0].Handed; h == nil || h.Proxy || h.To != "" || h.Unit != "" || h.Day != "2025-09-15" {
		t.Errorf("%+v", h)
	}
}

func TestMove(t *testing.T) {
	o, rows := printed(t, 3)
	moved, err := o.deps.Move(o.ctx, rows, data.StateSigned)
	if err != nil || len(moved) != 3 {
		t.Fatalf("%d, %v", len(moved), err)
	}
	rows = o.rows(data.RegisterFilter{})
	if moved, err = o.deps.Move(o.ctx, rows[:2], data.StateSigned); err != nil || len(moved) != 0 {
		t.Errorf("%d, %v", len(moved), err)
	}
	if moved, err = o.deps.Move(o.ctx, rows[:1], data.StateProofread); err != nil || len(moved) != 1 {
		t.Errorf("back: %d, %v", len(moved), err)
	}
	for _, state := range []data.CertificateState{data.StateDrawnUp, data.StateHanded, data.StateWithdrawn, "lost", ""} {
		_, err := o.deps.Move(o.ctx, rows, state)
		o.refused(err, "bad-state")
	}
	_, err = o.deps.Move(o.ctx, nil, data.StateSigned)
	o.refused(err, "nothing-chosen")
	_, err = o.deps.Deliver(o.ctx, rows[1:2], register.Handover{Way: data.DeliverAtDesk})
	o.Must(err)
	_, err = o.deps.Revoke(o.ctx, nil, rows[2:], annulled)
	o.Must(err)
	rows = o.rows(data.RegisterFilter{})
	_, err = o.deps.Move(o.ctx, rows[:2], data.StateSealed)
	o.refused(err, "already-handed")
	_, err = o.deps.Move(o.ctx, []data.RegisterRow{rows[0], rows[2]}, data.StateSealed)
	o.refused(err, "certificate-withdrawn")
	if s := o.rows(data.RegisterFilter{})[0].Certificate.State; s != data.StateProofread {
		t.Errorf("half of them moved: %s", s)
	}
	o.Must(o.deps.MarkBack(o.ctx, rows[2], register.Back{Paper: "2025-09-14"}))
	o.Must(o.deps.MarkBack(o.ctx, o.rows(data.RegisterFilter{})[2], register.Back{Money: "2025-09-15"}))
	if w := o.rows(data.RegisterFilter{})[2].Withdrawal; w.PaperBack != "2025-09-14" || w.MoneyBack != "2025-09-15" || w.Decision != "512/QĐ-SNV" {
		t.Errorf("%+v", w)
	}
	o.refused(o.deps.MarkBack(o.ctx, rows[2], register.Back{Paper: "2025-09-16"}), "date-in-future")
	o.refused(o.deps.MarkBack(o.ctx, rows[0], register.Back{Paper: "2025-09-14"}), "not-withdrawn")
}
