package print

import (
	"fmt"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/writing"
)

// RecoverySheetInput is what the sheet says that an office locks away, to get
// its root key back.
type RecoverySheetInput struct {
	Issuer      string
	Fingerprint string // of the root key, in groups of four
	Recovery    string // the code, lines of groups of four
	Made        time.Time
}

// RecoverySheet sets the "Phiếu khôi phục khóa gốc": the code in letters large
// enough to type from, what to do with it, and lines for who keeps it where. It
// has no QR code: a phone that reads one shows it to whatever else runs on
// that phone.
func RecoverySheet(in RecoverySheetInput) *writing.Paper {
	t := i18n.For("vi").T
	text := func(key string, f writing.Face, a writing.Align, before, after float64) *writing.Text {
		return &writing.Text{Face: f, Field: "title", S: t("keysheet." + key), Align: a, Before: before, After: after, Keep: true}
	}
	plain, bold := writing.Face{Size: 12}, writing.Face{Size: 12, Bold: true}
	office := text("title", writing.Face{Size: 13, Bold: true}, writing.Center, 0, 6)
	office.S, office.Rule = strings.ToUpper(in.Issuer), 0.4
	fingerprint := text("title", writing.Face{Size: 15, Bold: true}, writing.Center, 0, 3)
	fingerprint.S = in.Fingerprint

	code := &writing.Table{Size: 12, Least: 14, Columns: []writing.Column{
		{Title: t("keysheet.line"), Field: "number", Width: 20, Align: writing.Center},
		{Title: t("keysheet.code"), Field: "value", Width: 145, Align: writing.Center}}}
	for i, l := range strings.Split(strings.TrimSpace(in.Recovery), "\n") {
		code.Rows = append(code.Rows, writing.Row{Cells: []writing.Cell{
			{{S: fmt.Sprint(i + 1)}},
			{{Face: writing.Face{Size: 23, Bold: true}, S: strings.ReplaceAll(strings.TrimSpace(l), " ", " \u2002 ")}},
		}})
	}
	keepers := &writing.Table{Size: 11, Least: 9}
	for _, c := range []struct {
		key   string
		width float64
	}{{"who", 50}, {"where", 60}, {"day", 25}, {"signed", 30}} {
		keepers.Columns = append(keepers.Columns, writing.Column{Title: t("keysheet." + c.key), Field: "note", Width: c.width, Align: writing.Left})
	}
	for range 3 {
		keepers.Rows = append(keepers.Rows, writing.Row{Cells: make([]writing.Cell, 4)})
	}
	blocks := []writing.Block{
		office,
		text("title", writing.Face{Size: 17, Bold: true}, writing.Center, 0, 1),
		&writing.Text{Face: plain, Field: "note", S: t("keysheet.made", "date", in.Made.Format("02/01/2006")), Align: writing.Center, After: 4},
		text("secret", bold, writing.Left, 0, 4),
		text("fingerprint", plain, writing.Left, 0, 1), fingerprint,
		text("type", plain, writing.Left, 0, 2), code,
		text("do", bold, writing.Left, 3, 1),
	}
	for _, key := range []string{"do.lost", "do.stolen", "do.moved", "do.type"} {
		blocks = append(blocks, text(key, plain, writing.Left, 0, 1))
	}
	blocks = append(blocks, text("keepers", bold, writing.Left, 3, 2), keepers)
	return &writing.Paper{Lang: "vi", Bare: true, Parts: []writing.Part{{Blocks: blocks}}}
}
