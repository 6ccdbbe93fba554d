package register_test

import (
	"context"
	"strings"
	"testing"

	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

func TestScan(t *testing.T) {
	o, rows := printed(t, 3)
	token := rows[0].Certificate.Token
	wide := strings.Map(func(r rune) rune { return r - '0' + '０' }, token)
	azerty := strings.NewReplacer("1", "&", "2", "é", "3", "\"", "4", "'", "5", "(", "6", "-", "7", "è", "8", "_", "9", "ç", "0", "à").Replace(token)
	for name, scanned := range map[string]string{
		"the paper's code":         seal.QRText(o.Conf.Page, token),
		"the frame's label":        token,
		"a scanner's carriage":     "\r\n " + token + "\t\r\n",
		"wide digits":              wide,
		"spaces between":           token[:20] + " " + token[20:],
		"Telex":                    "HTTPs;//TDKT.LÁICHAU.GOV.VN/V/" + token, // SS, AS became marks
		"another keyboard":         azerty,
		"capitals, wrong host":     "HTTPS://EVIL.VN/V/" + token,
		"the scanner's identifier": "]Q3" + token,
	} {
		s, err := o.deps.Scan(o.ctx, scanned, "")
		if err != nil || s.Row.Certificate.ID != rows[0].Certificate.ID || s.Moved {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
	}
	s, err := o.deps.Scan(o.ctx, token, data.StateSealed)
	if err != nil || !s.Moved || s.Back || s.Before != data.StatePrinted || s.Row.Certificate.State != data.StateSealed {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err = o.deps.Scan(o.ctx, token, data.StateSealed); err != nil || s.Moved || s.Back {
		t.Errorf("a second time: %+v, %v", s, err)
	}
	if s, err = o.deps.Scan(o.ctx, token, data.StateSigned); err != nil || s.Moved || !s.Back {
		t.Errorf("an earlier state: %+v, %v", s, err)
	}
	if s, err = o.deps.Scan(o.ctx, token, data.StateHanded); err != nil || !s.Moved {
		t.Errorf("%+v, %v", s, err)
	}
	if h := o.rows(data.RegisterFilter{})[0].Handed; h == nil || h.Way != data.DeliverOnStage || h.Group == "" || h.Who != "Lò Thị Mai" {
		t.Errorf("%+v", h)
	}
	if s, err = o.deps.Scan(o.ctx, token, data.StateHanded); err != nil || s.Moved || s.Back {
		t.Errorf("handed over twice: %+v, %v", s, err)
	}
}

func TestScanRefused(t *testing.T) {
	o, rows := printed(t, 2)
	stranger := open(t)
	stranger.Cite(1, "Giấy khen", "1/QĐ-SYT", "2025-09-05", nil)
	theirs := stranger.issue()[0].Certificate.Token
	badge, err := seal.NewBadge(zero{})
	o.Must(err)
	for scanned, code := range map[string]data.Code{"": "not-a-certificate", "xin chào": "not-a-certificate", badge: "not-a-certificate",
		theirs: "scanned-stranger"} {
		_, err := o.deps.Scan(o.ctx, scanned, data.StateSealed)
		o.refused(err, code)
	}
	for _, state := range []data.CertificateState{data.StateDrawnUp, data.StateWithdrawn, "lost"} {
		_, err := o.deps.Scan(o.ctx, rows[0].Certificate.Token, state)
		o.refused(err, "bad-state")
	}
	_, err = o.deps.Revoke(o.ctx, nil, rows[:1], annulled)
	o.Must(err)
	if s, err := o.deps.Scan(o.ctx, rows[0].Certificate.Token, data.StateHanded); data.CodeOf(err) != "certificate-withdrawn" || s.Row.Withdrawal == nil {
		t.Errorf("%+v, %v: whoever scans it sees why", s, err)
	}
	o.Cite(1, "Giấy khen", "419/QĐ-SNV", "2025-09-05", func(_ int, c *store.CitationImport) { c.Name = "Tẩn Mỹ Dao" })
	o.Must(o.DB.SetState(o.ctx, []data.ID{rows[1].Certificate.ID}, data.StateDrawnUp))
	_, err = o.deps.Scan(o.ctx, rows[1].Certificate.Token, data.StateSigned)
	o.refused(err, "not-printed")
}

func TestByNumber(t *testing.T) {
	o, rows := printed(t, 3)
	found, err := o.deps.ByNumber(o.ctx, o.Conf.ID, []string{"3", " 0001 ", "0002@416/qđ-snv"})
	if err != nil || len(found) != 3 || found[0].Certificate.ID != rows[2].Certificate.ID || found[2].Certificate.ID != rows[1].Certificate.ID {
		t.Errorf("%d, %v", len(found), err)
	}
	for _, n := range []string{"0004", "", "0002@1/QĐ"} {
		_, err := o.deps.ByNumber(o.ctx, o.Conf.ID, []string{n})
		o.refused(err, "register-number-unknown")
	}
	_, err = register.Deps{Records: twice{o.DB}, Now: o.deps.Now}.ByNumber(o.ctx, o.Conf.ID, []string{"0001"})
	o.refused(err, "register-number-several")
}

// twice is a register in which two books know each number.
type twice struct{ *store.DB }

func (d twice) Register(ctx context.Context, f data.RegisterFilter) ([]data.RegisterRow, error) {
	rows, err := d.DB.Register(ctx, f)
	return append(rows, rows...), err
}
