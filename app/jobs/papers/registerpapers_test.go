package papers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// saidIn gives what a PDF says, without spaces.
func saidIn(t *testing.T, file string) string {
	t.Helper()
	f, r, err := pdf.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	var all strings.Builder
	for i := range r.NumPage() {
		text, err := r.Page(i + 1).GetPlainText(nil)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(text)
	}
	return strings.Join(strings.Fields(all.String()), "")
}

func TestRegisterPapers(t *testing.T) {
	ctx := t.Context()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		if i == 2 {
			c.Kind, c.Name, c.Honorific, c.Position, c.Unit = data.Collective, "Phòng Tài chính", "", "", ""
		}
	})
	o.Cite(1, "Giấy khen", "420/QĐ-SNV", "2025-09-06", func(_ int, c *store.CitationImport) {
		c.Kind, c.Name, c.Honorific, c.Position, c.Unit = data.Household, "Hộ ông Giàng A Páo", "", "", "Xã Nậm Cuổi"
	})
	o.issue()
	rows, err := o.DB.Register(ctx, data.RegisterFilter{})
	o.Must(err)
	var ids []data.ID
	for _, r := range rows {
		ids = append(ids, r.Certificate.ID)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "paper.pdf")
	says := func(want ...string) {
		t.Helper()
		all := saidIn(t, file)
		for _, w := range want {
			not := strings.HasPrefix(w, "!")
			if bare := strings.Join(strings.Fields(strings.TrimPrefix(w, "!")), ""); strings.Contains(all, bare) == not {
				t.Errorf("%q: %s", w, all)
			}
		}
	}
	office := papers.Office{File: file}
	if _, err := papers.Handover(ctx, o.deps(), o.Conf, papers.HandoverOptions{Office: office}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("before anything is printed: %v", err)
	}
	o.Must(o.DB.SetState(ctx, ids, data.StateFramed))

	// A unit each; a collective without a unit above it is its own.
	res, err := papers.Handover(ctx, o.deps(), o.Conf, papers.HandoverOptions{Office: office, Where: "trụ sở Sở"}, nil)
	if err != nil || res.Printed < 3 {
		t.Fatalf("%+v, %v", res, err)
	}
	says("Bên nhận: Phòng Tài chính", "Bên nhận: Sở Nội vụ", "Bên nhận: Xã Nậm Cuổi", "02 bằng, giấy khen", "Quyết định số 416/QĐ-SNV ngày 05/09/2025", "!đồng (Bằng chữ")
	o.Must(o.DB.SetSetting(ctx, papers.SettingWage, "2340000"))
	_, err = papers.Handover(ctx, o.deps(), o.Conf, papers.HandoverOptions{Office: office, Units: []string{"sở Nội Vụ"}, Taker: "Vàng Thị Dợ"}, nil)
	o.Must(err)
	says("Vàng Thị Dợ", "Tổng số tiền: 1.400.000 đồng (Bằng chữ: Một triệu bốn trăm nghìn đồng)", "!Phòng Tài chính")
	if _, err := papers.Handover(ctx, o.deps(), o.Conf, papers.HandoverOptions{Office: office, Units: []string{"Sở Y tế"}}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("%v", err)
	}

	// 0,3 and 0,6 of 2.340.000, to tens of thousands; what a household gets is not known, and so is the sum.
	_, err = papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office}, nil)
	o.Must(err)
	says("700.000", "1.400.000", "Kèm theo Quyết định số 420/QĐ-SNV", "Tổng số tiền: ....", "!2.800.000")
	_, err = papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office, Units: []string{"Sở Nội vụ", "Phòng Tài chính"}, BaseWage: 1_800_000}, nil)
	o.Must(err)
	says("!hộ gia đình")
	says("540.000", "1.080.000", "Tổng số tiền: 2.160.000 đồng (Bằng chữ: Hai triệu một trăm sáu mươi nghìn đồng)")
	// What a household gets the office says: 1,5 times 0,3 of 2.340.000 are 1.053.000.
	_, err = papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office}, nil)
	o.Must(err)
	says("Còn 1 dòng chưa có mức tiền thưởng (trong đó 1 hộ gia đình")
	o.Must(o.DB.SetSetting(ctx, papers.SettingHousehold, "1.5"))
	_, err = papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office}, nil)
	o.Must(err)
	says("0,45", "1.050.000", "Tổng số tiền: 3.850.000 đồng", "!chưa có mức")
	_, err = papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office, Family: 2}, nil)
	o.Must(err)
	says("0,6", "Tổng số tiền: 4.200.000 đồng")
	for _, family := range []float64{-1, 11} {
		if _, err := papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office, Family: family}, nil); data.CodeOf(err) != "bad-household" {
			t.Errorf("%v: %v", family, err)
		}
	}
	o.Must(o.DB.SetSetting(ctx, papers.SettingHousehold, "một"))
	if _, err := papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office}, nil); data.CodeOf(err) != "bad-household" {
		t.Errorf("%v", err)
	}
	o.Must(o.DB.SetSetting(ctx, papers.SettingHousehold, ""))
	if _, err := papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office, BaseWage: -1}, nil); data.CodeOf(err) != "bad-wage" {
		t.Errorf("%v", err)
	}
	o.Must(o.DB.SetSetting(ctx, papers.SettingWage, "hai triệu"))
	if _, err := papers.PrizeMoney(ctx, o.deps(), o.Conf, papers.PrizeMoneyOptions{Office: office}, nil); data.CodeOf(err) != "bad-wage" {
		t.Errorf("%v", err)
	}
	o.Must(o.DB.SetSetting(ctx, papers.SettingWage, ""))

	// What was handed over, withdrawn and recovered stands in the register; every number does.
	_, err = o.DB.Deliver(ctx, []data.Delivery{{Certificate: ids[0], Day: "2025-09-12", Way: data.DeliverByUnit, To: "Vàng Thị Dợ", Proxy: true, Unit: "Sở Nội vụ", Record: "03/BB"}})
	o.Must(err)
	o.Must(o.DB.Withdraw(ctx, []data.Withdrawal{{Certificate: ids[1], Reason: data.WithdrawnAnnulled, Decision: "512/QĐ-SNV", Date: "2025-09-14", Money: 700_000, PaperBack: "2025-09-15"}}, nil))
	if _, err := papers.Withdrawal(ctx, o.deps(), o.Conf, papers.WithdrawalOptions{Office: office, Units: []string{"Sở Y tế"}}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("%v", err)
	}
	withdrawn, err := o.DB.Register(ctx, data.RegisterFilter{IDs: ids[1:2]})
	o.Must(err)
	_, err = papers.Withdrawal(ctx, o.deps(), o.Conf, papers.WithdrawalOptions{Office: office, Open: true}, nil)
	o.Must(err)
	says("DANH SÁCH THU HỒI", "Quyết định số 512/QĐ-SNV ngày 14/09/2025 (thu hồi)", "0002", "!0001", "15/09/2025", "Chưa thu hồi", "Tiền thưởng phải thu hồi: 700.000 đồng", "còn 700.000 đồng")
	w := *withdrawn[0].Withdrawal
	w.MoneyBack = "2025-09-16"
	o.Must(o.DB.SetWithdrawal(ctx, w, "Lò Thị Mai"))
	if _, err := papers.Withdrawal(ctx, o.deps(), o.Conf, papers.WithdrawalOptions{Office: office, Open: true}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("all came back: %v", err)
	}
	_, err = papers.Withdrawal(ctx, o.deps(), o.Conf, papers.WithdrawalOptions{Office: office}, nil)
	o.Must(err)
	says("16/09/2025", "Lò Thị Mai ghi", "còn 0 đồng")
	_, err = papers.Register(ctx, o.deps(), o.Conf, papers.RegisterOptions{Office: office, Filter: data.RegisterFilter{Conference: o.Conf.ID}}, nil)
	o.Must(err)
	says("Giấy khen – Giám đốc Sở Nội vụ tỉnh Lai Châu", "0001", "0002", "0003", "0004", "Vàng Thị Dợ (nhận thay)", "Biên bản số 03/BB", "Hủy theo Quyết định số 512/QĐ-SNV ngày 14/09/2025",
		"đã thu hồi giấy ngày 15/09/2025", "Tổng số: 3 bằng, giấy khen đang có giá trị (Bằng chữ: Ba); 1 số đã hủy.")
	_, err = papers.Handover(ctx, o.deps(), o.Conf, papers.HandoverOptions{Office: office, Handed: true}, nil)
	o.Must(err)
	says("Vàng Thị Dợ", "01 bằng, giấy khen", "!0002")
	office.File, office.Lang = filepath.Join(dir, "register.docx"), "en"
	if _, err := papers.Register(ctx, o.deps(), o.Conf, papers.RegisterOptions{Office: office, A3: true}, nil); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(office.File); err != nil || info.Size() < 1000 {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := papers.Register(ctx, o.deps(), o.Conf, papers.RegisterOptions{Office: office, Filter: data.RegisterFilter{Text: "không có"}}, nil); data.CodeOf(err) != "nothing-to-print" {
		t.Errorf("%v", err)
	}
}
