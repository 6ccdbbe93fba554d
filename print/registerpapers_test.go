package print

import (
	"fmt"
	"strings"
	"testing"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

func registerOf(lang string, n int, a3 bool) RegisterInput {
	in := RegisterInput{Heading: heading(lang), A3: a3}
	in.Number = ""
	for b := range min(n, 2) {
		book := RegisterBook{Title: []string{"Bằng khen – Chủ tịch Ủy ban nhân dân tỉnh An Sơn – năm 2025", "Giấy khen – Sở Nội vụ tỉnh An Sơn"}[b]}
		for i := range max(n/2, 1) {
			p := people[i%len(people)]
			l := RegisterLine{Number: fmt.Sprintf("%04d", 98+i), Name: join(" ", p.honorific, p.name), Post: "Phó Trưởng phòng Tổ chức biên chế", Unit: p.unit, Award: "Giấy khen",
				Decision: "312/QĐ-SNV, 12/08/2025", Issued: "14/08/2025", Printed: "in 14/08/2025"}
			switch i % 5 {
			case 1:
				l.Handed, l.Printed = []string{"21/08/2025", "tại buổi lễ"}, "in 15/08/2025 (2 lần)"
			case 2:
				l.Handed, l.Taker = []string{"22/08/2025", "qua đơn vị", "Biên bản số 03/BB-SNV"}, "Vàng Thị Dợ (nhận thay)"
			case 3:
				l.Withdrawn, l.Notes = true, []string{"Hủy theo Quyết định số 512/QĐ-SNV ngày 12/09/2025", "thu hồi", "đã thu hồi giấy ngày 15/09/2025"}
			case 4:
				l.Name, l.Post, l.Unit = "Tập thể cán bộ, công chức, viên chức Trung tâm Dịch vụ việc làm và Bảo trợ xã hội tổng hợp", "", "Sở Nội vụ"
				l.Notes = []string{"Thay số 0099"}
			}
			book.Lines = append(book.Lines, l)
		}
		in.Books = append(in.Books, book)
	}
	return in
}

func handoverOf(lang string, n int, wage bool) HandoverInput {
	in := HandoverInput{Heading: heading(lang)}
	in.Number = ""
	for b := range min(n, 2) {
		u := HandoverUnit{Name: []string{"Ủy ban nhân dân xã Nậm Cuổi", ""}[b], Decisions: []string{"Quyết định số 312/QĐ-SNV ngày 12/08/2025 của Giám đốc Sở Nội vụ"}}
		if b == 0 {
			u.Taker, in.Giver, in.Where = "Vàng Thị Dợ", "Hà Thị Lan Chi", "trụ sở Sở Nội vụ"
		}
		for i := range max(n/2, 1) {
			p := people[i%len(people)]
			one := HandoverItem{Number: fmt.Sprintf("%04d", 98+i), Name: join(" ", p.honorific, p.name), Post: p.unit, Award: "Giấy khen của Giám đốc Sở Nội vụ", Framed: i%2 == 0}
			if wage {
				one.Money = 700_000
			}
			u.Items = append(u.Items, one)
		}
		in.Units = append(in.Units, u)
	}
	return in
}

func prizeOf(lang string, n int, wage int64) PrizeMoneyInput {
	in := PrizeMoneyInput{Heading: heading(lang), BaseWage: wage, Decisions: []string{"Quyết định số 312/QĐ-SNV ngày 12/08/2025 của Giám đốc Sở Nội vụ"}}
	in.Number = ""
	for i := range n {
		p := people[i%len(people)]
		l := PrizeMoneyLine{Number: fmt.Sprintf("%04d", 98+i), Name: join(" ", p.honorific, p.name), Post: "Chuyên viên", Unit: p.unit, Award: "Giấy khen", Multiple: 0.3}
		if wage > 0 {
			l.Amount = 700_000
		}
		if i%4 == 3 {
			l.Proxy = "Vàng Thị Dợ"
		}
		in.Lines = append(in.Lines, l)
	}
	return in
}

func withdrawalOf(lang string, n int) WithdrawalInput {
	in := WithdrawalInput{Heading: heading(lang)}
	in.Number = ""
	for b := range min(n, 2) {
		act := WithdrawalAct{Title: []string{"Quyết định số 512/QĐ-SNV ngày 12/09/2025 (thu hồi)", "Không theo quyết định riêng, ghi sổ ngày 15/09/2025 (in sai, cấp nhầm)"}[b]}
		for i := range max(n/2, 1) {
			p := people[i%len(people)]
			l := WithdrawalLine{Number: fmt.Sprintf("%04d", 98+i), Name: join(" ", p.honorific, p.name), Post: "Phó Trưởng phòng Tổ chức biên chế", Unit: p.unit, Award: "Giấy khen", Money: 700_000}
			switch i % 3 {
			case 0:
				l.Handed, l.Paper = []string{"22/08/2025", "Vàng Thị Dợ (nhận thay)"}, Recovered{"15/09/2025", "Lò Thị Mai"}
			case 1:
				l.Handed, l.Paper, l.Payment = []string{"21/08/2025"}, Recovered{"15/09/2025", "Lò Thị Mai"}, Recovered{"16/09/2025", "Hà Thị Lan Chi"}
			case 2:
				l.Money = 0
			}
			act.Lines = append(act.Lines, l)
		}
		in.Acts = append(in.Acts, act)
	}
	return in
}

func registerPapers(lang string, n int) map[string]func() (*writing.Paper, error) {
	return map[string]func() (*writing.Paper, error){
		"register":    func() (*writing.Paper, error) { return RegisterPaper(registerOf(lang, n, false)) },
		"register-a3": func() (*writing.Paper, error) { return RegisterPaper(registerOf(lang, n, true)) },
		"handover":    func() (*writing.Paper, error) { return HandoverPaper(handoverOf(lang, n, true)) },
		"prize-money": func() (*writing.Paper, error) { return PrizeMoneyPaper(prizeOf(lang, n, 2_340_000)) },
		"prize-open":  func() (*writing.Paper, error) { return PrizeMoneyPaper(prizeOf(lang, n, 0)) },
		"withdrawal":  func() (*writing.Paper, error) { return WithdrawalPaper(withdrawalOf(lang, n)) },
	}
}

func TestRegisterPapers(t *testing.T) {
	for lang, sizes := range map[string][]int{"vi": {0, 1, 23, 200}, "en": {1, 23}} {
		for _, n := range sizes {
			for name, write := range registerPapers(lang, n) {
				about := fmt.Sprintf("%s, %s of %d", name, lang, n)
				w, err := write()
				if n == 0 {
					fails(t, about, err, "no-rows", "")
					continue
				}
				if err != nil {
					t.Errorf("%s: %v", about, err)
					continue
				}
				pages, parts, err := Pages(w, embedded(t))
				if err != nil {
					t.Errorf("%s: %v", about, err)
					continue
				}
				s := w.Sheet.Or()
				room := layout.Rect{X: s.Left - 0.1, Y: 7, W: s.Text() + 0.2, H: s.Height - 10}
				for i, p := range pages {
					if i < 4 || i > len(pages)-3 {
						clear(t, fmt.Sprintf("%s, page %d", about, i+1), p, layout.FontAssets(), room)
					}
					if strings.Contains(textOf(p), "[registerpaper") {
						t.Errorf("%s, page %d lacks words", about, i+1)
					}
				}
				paperSays(t, about, w, pages, parts)
			}
		}
	}
}

func TestGoldenRegisterPapers(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		for name, write := range registerPapers(lang, 10) {
			w, err := write()
			if err != nil {
				t.Fatal(err)
			}
			pages, _, err := Pages(w, embedded(t))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "register-"+name+"-"+lang, pagesOf(t, layout.FontAssets(), pages...))
		}
	}
}

// A sum is in figures and words; where amounts are open, it is open too.
func TestPrizeMoneySum(t *testing.T) {
	says := func(in PrizeMoneyInput) string {
		t.Helper()
		w, err := PrizeMoneyPaper(in)
		if err != nil {
			t.Fatal(err)
		}
		pages, _, err := Pages(w, embedded(t))
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, p := range pages {
			all += textOf(p) + " "
		}
		return squeezed(all)
	}
	contains(t, "vi", says(prizeOf("vi", 3, 2_340_000)), "Tổng số tiền: 2.100.000 đồng (Bằng chữ: Hai triệu một trăm nghìn đồng).")
	contains(t, "en", says(prizeOf("en", 3, 2_340_000)), "Total: 2,100,000 đồng (in words: Two million one hundred thousand đồng).")
	part := prizeOf("vi", 3, 2_340_000)
	part.Lines[1].Amount, part.Lines[1].Household = 0, true
	contains(t, "vi", says(part), "Còn 1 dòng chưa có mức tiền thưởng (trong đó 1 hộ gia đình")
	if s := says(part); strings.Contains(s, "1.400.000") || !strings.Contains(s, "........") {
		t.Errorf("a sum without all its parts: %s", s)
	}
}

// What came back and what is still out stands in the list, in figures and words.
func TestWithdrawalSum(t *testing.T) {
	w, err := WithdrawalPaper(withdrawalOf("vi", 6))
	if err != nil {
		t.Fatal(err)
	}
	pages, _, err := Pages(w, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, p := range pages {
		all += textOf(p) + " "
	}
	for _, want := range []string{"Phải thu hồi: 06 bằng, giấy khen (Bằng chữ: Sáu); đã thu hồi 4, còn 2.",
		"Tiền thưởng phải thu hồi: 2.800.000 đồng (Bằng chữ: Hai triệu tám trăm nghìn đồng); đã thu 1.400.000 đồng, còn 1.400.000 đồng.", "Lò Thị Mai ghi"} {
		contains(t, "vi", squeezed(all), want)
	}
}
