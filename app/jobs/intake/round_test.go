package intake_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Rows that name a locked round are saved without one, and that is said before.
func TestLockedRoundIsSaid(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	const first = "Họ và tên;Danh hiệu;Số quyết định;Ngày quyết định;Đợt\nLò Văn Hòa;Giấy khen;1/QĐ-SNV;05/08/2025;1\n"
	round := data.Round{Conference: conf.ID, Title: "Đợt đầu"}
	if err := db.SaveRound(ctx, &round); err != nil {
		t.Fatal(err)
	}
	take(t, db, conf, intake.Recipients, "a.csv", first)
	in, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil || len(in) != 1 || in[0].RoundNumber != 1 {
		t.Fatalf("%+v, %v", in, err)
	}
	if err := db.LockRound(ctx, round.ID, []data.StagePlace{{Citation: in[0].ID, Group: 1, Place: 1, Slot: 1}}); err != nil {
		t.Fatal(err)
	}
	src := intake.Source{File: write(t, "b.csv", first+"Vàng A Páo;Giấy khen;1/QĐ-SNV;05/08/2025;1\nLò Thị Mai;Giấy khen;1/QĐ-SNV;05/08/2025;\n")}
	l := look(t, db, conf, src, intake.Options{Kind: intake.Recipients})
	at := slices.IndexFunc(l.Problems, func(p sheet.Problem) bool { return p.Code == sheet.ProblemRoundLocked })
	if at < 0 || !slices.Equal(l.Problems[at].Rows, []int{3}) || !l.Problems[at].Saved || !strings.Contains(l.Problems[at].Say(i18n.For("vi")), "Đợt 1 đã khóa") {
		t.Errorf("%+v", l.Problems)
	}
}
