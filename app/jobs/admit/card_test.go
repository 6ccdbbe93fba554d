package admit_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// show writes a card as a desk shows it.
func show(c admit.Card) string {
	s := fmt.Sprintf("%s: %s | %s | %s | %s | %s", c.Tone, c.Word, c.Aside, c.Name, c.First, c.Second)
	for _, cell := range c.Cells {
		s += fmt.Sprintf(" [%s %s: %s", cell.Key, cell.Label, cell.Value)
		if cell.Note != "" {
			s += " (" + cell.Note + ")"
		}
		s += "]"
	}
	return s
}

func TestCards(t *testing.T) {
	at := time.Date(2025, 8, 21, 7, 46, 5, 0, zone)
	bien := &data.DelegateRow{DelegationName: "Đoàn Khối sở, ngành"}
	bien.ID, bien.Name, bien.Honorific, bien.Position, bien.Unit = "b", "Lường Thị Biên", "Bà", "Trưởng phòng", "Sở Nội vụ"
	bien.Kind, bien.Exemplar, bien.Seat, bien.Code = data.KindOfficial, true, "B12", "AS-064"
	guest := &data.DelegateRow{}
	guest.Name, guest.Kind, guest.Code, guest.Kit = "Phạm Tiến Đạt", data.KindGuest, "AS-236", "Túi số 9"
	cancelled := &data.DelegateRow{}
	cancelled.Name, cancelled.Status = "Lý Văn An", data.StatusCancelled
	lost := &data.DelegateRow{}
	lost.Name, lost.Status = "Mùa Thị Xía", data.StatusConfirmed
	hints := admit.Hints{Help: "Bàn hỗ trợ, sảnh A", Way: "Bên phải cửa chính", Kits: map[data.DelegateKind]string{data.KindOfficial: "Túi số 3"},
		Awards: map[data.ID][]admit.Award{"b": {{Name: "Bằng khen", Round: 6}, {Name: "Giấy khen"}}}}
	const line = "12345678901234544718"
	vi := i18n.For("vi").T
	for _, tc := range []struct {
		name   string
		a      data.Admission
		hints  admit.Hints
		want   string
		reason string
	}{
		{"admitted", data.Admission{Verdict: data.VerdictAdmitted, Delegate: bien, At: at, Desk: "Bàn 1", Present: 1187}, hints,
			"admitted: KÍNH MỜI ĐẠI BIỂU | Đại biểu thứ 1.187 · 07:46:05 | Bà Lường Thị Biên | Trưởng phòng, Sở Nội vụ | Đại biểu chính thức · Điển hình tiên tiến · Đoàn Khối sở, ngành" +
				" [seat Ghế: B12] [award Nhận thưởng: Đợt 6 (Bằng khen; Giấy khen)] [kit Phát tài liệu: Túi số 3]", ""},
		{"a guest", data.Admission{Verdict: data.VerdictAdmitted, Delegate: guest, At: at, Present: 2}, admit.Hints{},
			"admitted: KÍNH MỜI ĐẠI BIỂU | Đại biểu thứ 2 · 07:46:05 | Phạm Tiến Đạt | Khách mời |  [seat Ghế: –] [kit Phát tài liệu: Túi số 9] [code Mã đại biểu: AS-236]", ""},
		{"already", data.Admission{Verdict: data.VerdictAlready, Delegate: bien, At: at, Desk: "Bàn 1", First: at.Add(-4 * time.Minute), FirstDesk: "Bàn 3"}, admit.Hints{},
			"already: ĐÃ ĐIỂM DANH TRƯỚC ĐÓ | 07:46:05 | Bà Lường Thị Biên | Trưởng phòng, Sở Nội vụ | Đại biểu chính thức · Điển hình tiên tiến · Đoàn Khối sở, ngành" +
				" [first Lần đầu: 07:42 · Bàn 3 (Không cộng thêm)] [seat Ghế: B12] [code Mã đại biểu: AS-064]", "Lường Thị Biên · đã điểm danh 07:42 tại Bàn 3"},
		{"already yesterday", data.Admission{Verdict: data.VerdictAlready, Delegate: guest, At: at, First: at.Add(-24 * time.Hour), FirstDesk: "Bàn 3"}, admit.Hints{},
			"already: ĐÃ ĐIỂM DANH TRƯỚC ĐÓ | 07:46:05 | Phạm Tiến Đạt | Khách mời |  [first Lần đầu: 20/08 07:46 · Bàn 3 (Không cộng thêm)] [seat Ghế: –] [kit Phát tài liệu: Túi số 9] [code Mã đại biểu: AS-236]",
			"Phạm Tiến Đạt · đã điểm danh 07:46 tại Bàn 3"},
		{"left", data.Admission{Verdict: data.VerdictLeft, Delegate: guest, At: at, Desk: "Bàn 1", First: at.Add(-time.Hour), FirstDesk: "Bàn 3"}, hints,
			"left: KÍNH CHÀO ĐẠI BIỂU | 07:46:05 | Phạm Tiến Đạt | Khách mời |  [first Lần đầu: 06:46 · Bàn 3]", ""},
		{"not in", data.Admission{Verdict: data.VerdictNotIn, Delegate: guest, At: at, Desk: "Bàn 1"}, hints,
			"already: CHƯA CÓ LƯỢT VÀO | 07:46:05 | Phạm Tiến Đạt | Khách mời |  [todo Bàn 1 cần làm: Quét vào nếu đại biểu đang đến]", "Phạm Tiến Đạt · quét ra khi chưa có lượt vào"},
		{"unknown", data.Admission{Verdict: data.VerdictUnknown, At: at, Desk: "Bàn 1"}, hints,
			"help: MỜI ĐẠI BIỂU SANG BÀN HỖ TRỢ | 07:46:05 | Bàn hỗ trợ, sảnh A | Bên phải cửa chính | Tổ Thư ký làm thủ tục ngay cho đại biểu. Xin trân trọng cảm ơn." +
				" [badge Mã thẻ: … 4471 8] [todo Bàn 1 cần làm: Tìm theo tên]", "Mã … 4471 8 · cần tra cứu"},
		{"cancelled", data.Admission{Verdict: data.VerdictCancelled, Delegate: cancelled, At: at, Desk: "Bàn 1"}, admit.Hints{},
			"help: MỜI ĐẠI BIỂU SANG BÀN HỖ TRỢ | 07:46:05 | Bàn hỗ trợ | Tổ Thư ký làm thủ tục ngay cho đại biểu. | Xin trân trọng cảm ơn." +
				" [badge Mã thẻ: … 4471 8] [todo Bàn 1 cần làm: Tìm theo tên]", "Lý Văn An · đã báo không tham dự"},
	} {
		if d := cmp.Diff(tc.want, show(admit.CardOf(vi, zone, tc.a, admit.Extras{Line: line, Hints: tc.hints}))); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
		if got := admit.Reason(vi, zone, tc.a, line); got != tc.reason {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.reason)
		}
	}
	for want, a := range map[string]data.Admission{
		"Mùa Thị Xía · thẻ cũ đã báo mất, đã cấp thẻ khác": {Verdict: data.VerdictCancelled, Delegate: lost},
		"Lý Văn An · đã có Quàng Văn Pản đi thay":          {Verdict: data.VerdictSubstituted, Delegate: cancelled, Substitute: "Quàng Văn Pản"},
		"Mã … 4471 8 · thẻ của hội nghị khác":              {Verdict: data.VerdictOtherConference, Delegate: lost},
		"Không phải mã thẻ đại biểu … 4471 8":              {Verdict: data.VerdictNotABadge},
		"3 mã trong một lượt quét, chưa ghi ai":            {Verdict: data.VerdictNotABadge, Codes: 3},
	} {
		if got := admit.Reason(vi, zone, a, line); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		card := admit.CardOf(vi, zone, a, admit.Extras{Line: line})
		// What the delegate reads never says why.
		if card.Tone != admit.ToneHelp || strings.Contains(show(card), "mất") || strings.Contains(show(card), lost.Name) || strings.Contains(show(card), cancelled.Name) {
			t.Errorf("%s", show(card))
		}
	}
}

func TestOtherCards(t *testing.T) {
	at := time.Date(2025, 8, 21, 7, 46, 5, 0, zone)
	who := data.DelegateRow{}
	who.Name, who.Honorific = "Lường Thị Biên", "Bà"
	vi, en := i18n.For("vi").T, i18n.For("en").T
	for want, got := range map[string]admit.Card{
		"admitted: KÍNH MỜI ĐẠI BIỂU | Đại biểu thứ 187 · 07:46:05 | Khối xã | Đã điểm danh 12 đại biểu | 2 đại biểu đã có mặt từ trước, không cộng thêm [todo Bàn 1 cần làm: 1 người chưa ghi (Lường Thị Biên)]": admit.CardMany(vi, zone,
			data.Bulk{Admitted: 12, Already: 2, Refused: []data.DelegateRow{who}, At: at, Desk: "Bàn 1", Present: 187}, "Khối xã"),
		"already: ALREADY CHECKED IN | 07:46:05 | Khối xã | 0 delegates checked in | 1 delegate was in before, not counted again": admit.CardMany(en, zone, data.Bulk{Already: 1, At: at}, "Khối xã"),
		"undone: ĐÃ HOÀN TÁC | 07:46:05 | Bà Lường Thị Biên | Lượt điểm danh vừa rồi không còn được tính. | ":                     admit.CardUndone(vi, zone, data.Admission{Delegate: &who, At: at, Undone: 1, UndoneKind: data.CheckInIn}),
		"undone: ĐÃ HOÀN TÁC | 07:46:05 | Bà Lường Thị Biên | Lượt ra vừa rồi không còn được tính; đại biểu vẫn có mặt. | ":       admit.CardUndone(vi, zone, data.Admission{Delegate: &who, At: at, Undone: 1, UndoneKind: data.CheckInOut}),
		"undone: ĐÃ HOÀN TÁC | 07:46:05 | 12 đại biểu | Lượt điểm danh vừa rồi không còn được tính. | ":                           admit.CardUndone(vi, zone, data.Admission{Delegate: &who, At: at, Undone: 12, UndoneKind: data.CheckInIn}),
		"fault: CHƯA GHI ĐƯỢC | 07:46:05 | Xin quét lại | Đĩa đầy. | ":                                                            admit.CardFault(vi, at, "Đĩa đầy."),
	} {
		if d := cmp.Diff(want, show(got)); d != "" {
			t.Error(d)
		}
	}
}
