package data

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var came = time.Date(2025, 8, 21, 7, 30, 0, 0, time.UTC)

// hall is a conference of eight places with all that lists can hold.
func hall() []DelegateRow {
	row := func(id, name string, kind DelegateKind, change func(*DelegateRow)) DelegateRow {
		r := DelegateRow{Delegate: Delegate{ID: ID(id), Name: name, Kind: kind, Delegation: "a", Status: StatusConfirmed}, DelegationName: "Đoàn A"}
		change(&r)
		return r
	}
	return []DelegateRow{
		row("1", "Cao tuổi", KindOfficial, func(r *DelegateRow) {
			r.Gender, r.Birth, r.Ethnicity, r.Party, r.Education, r.Theory, r.PresentAt, r.ExOfficio = Male, "1951-05-03", "Kinh", "3/2/1980", "Tiến sĩ", "Cao cấp", came, true
		}),
		row("2", "Cùng năm", KindOfficial, func(r *DelegateRow) {
			r.Gender, r.Birth, r.Ethnicity, r.Party, r.Education, r.PresentAt = Female, "1951", "kinh", "x", "ĐẠI HỌC", came
		}),
		row("3", "Trẻ", KindOfficial, func(r *DelegateRow) {
			r.Gender, r.Birth, r.Ethnicity, r.Party, r.Education = Female, "2004-08-22", "Mông", "chưa", "đại  học"
		}),
		row("4", "Vắng", KindOfficial, func(r *DelegateRow) {
			r.Status, r.Reason, r.Birth, r.Education = StatusAbsent, "Ốm", "1899", "Lớp 5"
		}),
		row("5", "Vắng nhưng đến", KindOfficial, func(r *DelegateRow) { r.Status, r.PresentAt, r.Birth = StatusAbsent, came, "1975-08" }),
		row("6", "Cử người", KindOfficial, func(r *DelegateRow) { r.Status, r.Gender, r.Birth = StatusSubstituted, Male, "1940" }),
		row("6b", "Đi thay", KindOfficial, func(r *DelegateRow) {
			r.Replaces, r.Gender, r.Birth, r.PresentAt, r.Education = "6", Female, "1990", came, "Đại học"
		}),
		row("7", "Khách", KindGuest, func(r *DelegateRow) {
			r.Delegation, r.DelegationName, r.PresentAt, r.Ethnicity = "", "", came, "Thái"
		}),
		row("8", "Cử ai đó", KindOfficial, func(r *DelegateRow) {
			r.Status, r.Substitute, r.Birth = StatusSubstituted, "Chưa có trong danh sách", "1930"
		}),
		row("9", "Đã hủy", KindOfficial, func(r *DelegateRow) { r.Status, r.Gender = StatusCancelled, Male }),
	}
}

func said(groups []Group) string {
	var list []string
	for _, g := range groups {
		list = append(list, fmt.Sprintf("%s %d/%d", g.Name, g.Present, g.Total))
	}
	return strings.Join(list, "; ")
}

func names(rows []DelegateRow) string {
	var list []string
	for _, r := range rows {
		list = append(list, r.Name)
	}
	return strings.Join(list, "; ")
}

func TestCompose(t *testing.T) {
	c := Compose(hall(), Fraction{2, 3}, "2025-08-21")
	for what, pair := range map[string][2]string{
		"all":         {said([]Group{c.All, c.Official, c.Guests, c.ExOfficio, c.Exemplar, c.Minority}), " 5/8;  4/7;  1/1;  1/1;  0/0;  1/2"},
		"kinds":       {said(c.Kinds), "official 4/7; guest 1/1"},
		"genders":     {said(c.Genders), "male 1/1; female 2/3;  2/4"},
		"ethnicities": {said(c.Ethnicities), "Kinh 2/2; Mông 0/1; Thái 1/1;  2/4"},
		"ages":        {said(c.Ages), "under-30 0/1; 30-39 1/1; 40-49 0/0; 50-59 1/1; from-60 2/3;  1/2"},
		"parties":     {said(c.Parties), "member 2/2; none 0/1;  3/5"},
		"educations":  {said(c.Educations), "Tiến sĩ 1/1; Đại học 2/3; Lớp 5 0/1;  2/3"},
		"theories":    {said(c.Theories), "Cao cấp 1/1;  4/7"},
		"oldest":      {names(c.Oldest), "Cao tuổi; Cùng năm"},
		"youngest":    {names(c.Youngest), "Trẻ"},
		"absent":      {names(c.Absent), "Vắng"},
		"delegations": {fmt.Sprint(c.Delegations), "[{a {Đoàn A 7 4} 7 0 3 1} { { 1 1} 0 1 0 0}]"},
		// 1, 2, 5 and 6's substitute come, who was not approved
		"quorum":  {fmt.Sprint(c.Voters, c.PresentVoters, c.Need, c.Quorate()), "7 3 5 false"},
		"average": {fmt.Sprintf("%.1f", c.Average), fmt.Sprintf("%.1f", (74+74+20+50+35)/5.0)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %s, want %s", what, pair[0], pair[1])
		}
	}
	if len(c.Substitutes) != 2 || c.Substitutes[0].Who == nil || c.Substitutes[0].Name != "Đi thay" || c.Substitutes[1].Who != nil || c.Substitutes[1].Name != "Chưa có trong danh sách" {
		t.Errorf("substitutes: %+v", c.Substitutes)
	}
	rows := hall()
	rows[6].Approved = true
	if c = Compose(rows, Fraction{1, 2}, "2025-08-21"); c.PresentVoters != 4 || !c.Quorate() {
		t.Errorf("an approved substitute: %d of %d", c.PresentVoters, c.Need)
	}
}

// Whatever lists say, each group adds up to all: nobody is dropped.
func TestComposeDropsNobody(t *testing.T) {
	words := []string{"", "Kinh", "kinh ", "x", "Không", "TS", "ThS", "12/12", "\x00", "Khác", "1985", "2099-01-01", "không rõ"}
	var rows []DelegateRow
	for i := range 2223 {
		w := func(k int) string { return words[(i/(k+1)+k)%len(words)] }
		r := DelegateRow{Delegate: Delegate{ID: ID(fmt.Sprint(i)), Delegation: ID(fmt.Sprint(i % 105)), Kind: DelegateKind(w(1)), Gender: Gender(w(2)), Birth: Date(w(3)),
			Ethnicity: w(4), Party: w(5), Education: w(6), Theory: w(7)}, DelegationName: fmt.Sprintf("Đoàn %d", i%105)}
		if i%3 == 0 {
			r.PresentAt = came
		}
		rows = append(rows, r)
	}
	for _, n := range []int{0, 1, 235, 2223} {
		c := Compose(rows[:n], Fraction{}, "2025-12-27")
		if c.All != (Group{Total: n, Present: (n + 2) / 3}) {
			t.Errorf("%d: %+v", n, c.All)
		}
		for what, groups := range map[string][]Group{"kinds": c.Kinds, "genders": c.Genders, "ethnicities": c.Ethnicities, "ages": c.Ages, "parties": c.Parties, "educations": c.Educations, "theories": c.Theories} {
			sum := Group{}
			for i, g := range groups {
				sum.Total, sum.Present = sum.Total+g.Total, sum.Present+g.Present
				if g.Name == "" && i != len(groups)-1 {
					t.Errorf("%d, %s: those not known do not stand last: %s", n, what, said(groups))
				}
			}
			if sum != c.All {
				t.Errorf("%d, %s: %+v, want %+v: %s", n, what, sum, c.All, said(groups))
			}
		}
		sum := 0
		for _, d := range c.Delegations {
			sum += d.Total
		}
		if sum != n || c.Need != Fraction.Of(Fraction{}, c.Voters) {
			t.Errorf("%d: %d in delegations", n, sum)
		}
	}
}

func TestAge(t *testing.T) {
	for _, c := range []struct {
		birth, on Date
		want      int
	}{
		{"1985-08-21", "2025-08-21", 40}, {"1985-08-22", "2025-08-21", 39}, {"1985", "2025-01-01", 40}, {"1985-09", "2025-08-21", 39}, {"1985-08", "2025-08-21", 40},
		{"", "2025-08-21", -1}, {"1985", "", -1}, {"2026", "2025-08-21", -1}, {"1894", "2025-08-21", -1}, {"không", "2025", -1}, {"2000-02-29", "2025-02-28", 24}, {"2000-02-29", "2025-03-01", 25},
	} {
		if got := c.birth.Age(c.on); got != c.want {
			t.Errorf("%s on %s: %d, want %d", c.birth, c.on, got, c.want)
		}
	}
}
