package delegates

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/data"
)

func TestDelegations(t *testing.T) {
	ctx := context.Background()
	o := openOffice(t)
	o.s.showDelegations()
	o.see("Các đoàn đại biểu", "Xã Nậm Tía", "Khối sở, ngành", "Trưởng đoàn")
	l := o.s.groupsShown
	l.edit(o.east)
	entries := o.sh.Entries()
	entries[0].SetText("")
	o.sh.Press("Lưu")
	o.see("Cần có tên đoàn.")
	entries[0].SetText("Xã Nậm Tía và Bản Mây")
	entries[1].SetText("Vàng A Chính")
	o.sh.Press("Lưu")
	groups, err := o.db.Delegations(ctx, o.sh.Conf.ID)
	o.must(err)
	if groups[0].Name != "Xã Nậm Tía và Bản Mây" || groups[0].Contact != "Vàng A Chính" {
		t.Errorf("saved is %+v", groups[0])
	}
	o.sh.Undo()
	l.load(false)
	if l.rows[0].Name != "Xã Nậm Tía" {
		t.Errorf("after undoing it is %q", l.rows[0].Name)
	}
	l.handOut(l.rows[0])
	o.see("Phát 3 thẻ của đoàn Xã Nậm Tía?")
	o.sh.Press("Phát thẻ")
	o.see("Ghi người nhận.")
	o.sh.Entries()[0].SetText("Vàng A Chính")
	o.sh.Press("Phát thẻ")
	l.load(false)
	if l.rows[0].Handed != 3 || o.delegate("Sử").HandedTo != "Vàng A Chính" || o.delegate("Biên").HandedTo != "" {
		t.Errorf("badges of the delegation: %+v", l.rows[0])
	}
	l.drop(l.rows[0])
	if len(o.sh.Faults) != 1 || data.CodeOf(o.sh.Faults[0]) != "delegation-in-use" {
		t.Errorf("a delegation with delegates: %v", o.sh.Faults)
	}
	o.sh.Faults = nil
	l.merge(l.rows[0])
	o.sh.Press("Gộp đoàn")
	l.load(false)
	if len(l.rows) != 1 || l.rows[0].Total != 5 {
		t.Errorf("after merging there are %+v", l.rows)
	}
	l.filter(l.rows[0])
	if o.s.filter.Delegation != l.rows[0].ID || o.s.pages.Len() != 5 {
		t.Errorf("the list shows %d", o.s.pages.Len())
	}
}

func TestMissingData(t *testing.T) {
	o := openOffice(t)
	o.s.showMissing()
	o.see("Thiếu dữ liệu", "5 trên 5 đại biểu", "Ngày sinh", "Xã Nậm Tía", "3/3")
	o.sh.Press("Lập phiếu hỏi")
	o.sh.Choose = filepath.Join(t.TempDir(), "phieu.pdf")
	o.sh.Entries()[1].SetText("32/8/2025")
	o.sh.Press("In, lưu…")
	o.see("Ghi ngày/tháng/năm.")
	o.sh.Entries()[1].SetText("10/8/2025")
	o.sh.Press("In, lưu…")
	o.see("trang phiếu hỏi")
	o.dismiss()
	o.s.showOnly(data.DelegateFilter{Lacks: "gender"})
	if o.s.pages.Len() != 4 || !strings.HasPrefix(o.s.chips.missing.Text, "Thiếu giới tính 4") {
		t.Errorf("%d lack the gender, the chip says %q", o.s.pages.Len(), o.s.chips.missing.Text)
	}
}

// Each paper about delegates on A4 comes out as it is asked for.
func TestOfficePapers(t *testing.T) {
	for name, ask := range map[string]func(*Screen){"signin": (*Screen).askSignIn, "attendance": (*Screen).askAttendance,
		"composition": (*Screen).askComposition, "receipt": (*Screen).askReceipt} {
		t.Run(name, func(t *testing.T) {
			o := openOffice(t)
			o.sh.Choose = filepath.Join(t.TempDir(), "giay.pdf")
			ask(o.s)
			if !o.sh.Press("In, lưu…") {
				t.Fatalf("not asked\n%s", words(o.sh))
			}
			if len(o.sh.Faults) > 0 {
				t.Fatal(o.sh.Faults)
			}
			o.see("Tệp: " + o.sh.Choose)
		})
	}
}
