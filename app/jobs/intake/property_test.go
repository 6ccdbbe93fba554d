package intake_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
)

// somebody is a row of a list made at random.
type somebody struct{ name, gender, birth, position, unit, phone, note string }

func (s somebody) line(n int) string {
	return fmt.Sprintf("%d;%s;%s;%s;%s;%s;%s;%s\n", n, s.name, s.gender, s.birth, s.position, s.unit, s.phone, s.note)
}

func listOf(people []somebody) string {
	var b strings.Builder
	b.WriteString("TT;Họ và tên;Giới tính;Ngày sinh;Chức vụ;Đơn vị;Điện thoại;Nguyện vọng\n")
	for i, s := range people {
		b.WriteString(s.line(i + 1))
	}
	return b.String()
}

func one(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// crowd makes people of whom no two of one name are in one unit or of one birth date.
func crowd(r *rand.Rand, n int) []somebody {
	var list []somebody
	seen := map[string]bool{}
	for len(list) < n {
		s := somebody{
			name:   one(r, "Lò", "Vàng", "Giàng", "Nguyễn", "Hà") + " " + one(r, "Văn", "Thị", "A", "Thu") + " " + one(r, "Hòa", "Thủy", "Mỷ", "Páo", "Sử", "Ánh", "Yến"),
			gender: one(r, "Nam", "Nữ"), birth: fmt.Sprintf("%02d/%02d/%d", 1+r.IntN(28), 1+r.IntN(12), 1950+r.IntN(50)),
			position: one(r, "Giám đốc", "Chuyên viên", "Bí thư", ""), unit: one(r, "Sở Y tế", "Sở Nội vụ", "Xã Sìn Hồ", "Xã Dào San"),
			phone: one(r, "", fmt.Sprintf("09%08d", r.IntN(1e8))), note: one(r, "", "", "ăn chay"),
		}
		if seen[s.name+s.unit] || seen[s.name+s.birth] {
			continue
		}
		seen[s.name+s.unit], seen[s.name+s.birth] = true, true
		list = append(list, s)
	}
	return list
}

// Lists corrected at random: what is taken over is just what the list says and
// nobody has changed by hand; nobody is there twice; undo brings back what was.
func TestRandomCorrections(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 5)) //nolint:gosec // a test
		db, conf := open(t)
		people := crowd(r, 5+r.IntN(30))
		take(t, db, conf, intake.Delegates, "ds.csv", listOf(people))
		rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
		if err != nil || len(rows) != len(people) {
			t.Fatalf("seed %d: %d of %d, %v", seed, len(rows), len(people), err)
		}
		at := map[string]data.DelegateRow{} // by name and unit as they were first
		for _, d := range rows {
			at[d.Name+d.Unit] = d
		}
		want := map[data.ID]data.Delegate{}
		for _, d := range rows {
			want[d.ID] = d.Delegate
		}
		// Some are changed by hand.
		hand := map[data.ID]map[string]bool{}
		for _, d := range rows {
			if r.IntN(4) > 0 {
				continue
			}
			changed := d.Delegate
			hand[d.ID] = map[string]bool{}
			if r.IntN(2) == 0 {
				changed.Position, hand[d.ID]["position"] = "Phó Chủ tịch", true
			}
			if r.IntN(2) == 0 {
				changed.Phone, hand[d.ID]["phone"] = "0999999999", true
			}
			changed.Seat = "A-1"
			if err := db.SaveDelegate(ctx, &changed); err != nil {
				t.Fatal(err)
			}
			want[d.ID] = changed
		}
		// The office corrects its list.
		var next []somebody
		gone := map[string]bool{}
		changed := 0
		for _, s := range people {
			d := want[at[s.name+s.unit].ID]
			was := d
			byHand := hand[d.ID]
			switch r.IntN(8) {
			case 0:
				if len(gone)*3 < len(people) {
					gone[s.name] = true
					continue
				}
			case 1:
				s.position = "Trưởng phòng"
				if !byHand["position"] {
					d.Position = s.position
				}
			case 2:
				s.phone = fmt.Sprintf("03%08d", r.IntN(1e8))
				if !byHand["phone"] {
					d.Phone = s.phone
				}
			case 3:
				s.position, s.phone, s.note = "", "", ""
			case 4:
				s.note = "đi xe riêng"
				d.Note = "Nguyện vọng: đi xe riêng"
			case 5:
				s.birth = s.birth[6:] // the year alone says less
			case 6:
				s.name = strings.NewReplacer("Hòa", "Hoà", "Thủy", "Thuỷ").Replace(s.name)
			}
			if d != was {
				changed++
			}
			want[d.ID] = d
			next = append(next, s)
		}
		fresh := 0
		for _, s := range crowd(r, r.IntN(4)) {
			s.name += " Mới"
			next = append(next, s)
			fresh++
		}
		r.Shuffle(len(next), func(i, j int) { next[i], next[j] = next[j], next[i] })
		before := everything(t, db, conf)
		l := look(t, db, conf, intake.Source{File: write(t, "ds sửa.csv", listOf(next))}, intake.Options{})
		s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil)
		if err != nil || s.Added != fresh || s.Changed != changed || len(s.Plan.Gone) != len(people)-len(next)+fresh {
			_, lines := plan(t, db, conf, l)
			t.Fatalf("seed %d: %+v, %v; want %d added, %d changed, %d gone\n%s\n%s", seed, s, err, fresh, changed, len(people)-len(next)+fresh, listOf(next), lines)
		}
		rows, err = db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
		if err != nil || len(rows) != len(people)+fresh {
			t.Fatalf("seed %d: %d, %v", seed, len(rows), err)
		}
		for _, d := range rows {
			if w, ok := want[d.ID]; ok {
				if diff := cmp.Diff(w, d.Delegate); diff != "" {
					t.Errorf("seed %d: %s: %s", seed, d.Name, diff)
				}
			}
		}
		if again, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil); err != nil || again.Added+again.Changed+again.Removed != 0 {
			t.Errorf("seed %d: the same list again: %+v, %v", seed, again, err)
		}
		if s.Batch != "" {
			if _, err := intake.Undo(ctx, db, s.Batch, "test"); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
			t.Errorf("seed %d: undo: %s", seed, d)
		}
		if t.Failed() {
			return
		}
	}
}

// Recipients corrected at random, with decisions that come later.
func TestRandomRecipients(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 6)) //nolint:gosec // a test
		db, conf := open(t)
		list := func(people []somebody, decision string) string {
			var b strings.Builder
			b.WriteString("TT;Họ và tên;Chức vụ;Đơn vị;Hình thức khen thưởng;Thành tích;Số quyết định;Ngày quyết định\n")
			for i, s := range people {
				fmt.Fprintf(&b, "%d;%s;%s;%s;Giấy khen của Giám đốc Sở Nội vụ;%s;%s\n", i+1, s.name, s.position, s.unit, s.note, decision)
			}
			return b.String()
		}
		people := crowd(r, 3+r.IntN(15))
		if s := take(t, db, conf, intake.Recipients, "ds.csv", list(people, ";")); s.Added != len(people) {
			t.Fatalf("seed %d: %+v", seed, s)
		}
		before := everything(t, db, conf)
		next := slices.Clone(people)
		for i := range next {
			if r.IntN(3) == 0 {
				next[i].note = "Thành tích số " + fmt.Sprint(i)
			}
		}
		l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", list(next, "416/QĐ-SNV;05/09/2025"))}, intake.Options{Kind: intake.Recipients})
		s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil)
		if err != nil || s.Added != 0 || s.Changed != len(people) {
			t.Fatalf("seed %d: %+v, %v", seed, s, err)
		}
		rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
		if err != nil || len(rows) != len(people) {
			t.Fatalf("seed %d: %d, %v", seed, len(rows), err)
		}
		for _, c := range rows {
			i := slices.IndexFunc(next, func(s somebody) bool { return s.name == c.Name && s.unit == c.Unit })
			if i < 0 || c.DecisionNumber != "416/QĐ-SNV" || c.DecisionDate != "2025-09-05" || next[i].note != "" && c.Achievement != next[i].note {
				t.Errorf("seed %d: %+v", seed, c)
			}
		}
		if again, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil || again.Added+again.Changed != 0 {
			t.Errorf("seed %d: %+v, %v", seed, again, err)
		}
		if _, err := intake.Undo(ctx, db, s.Batch, ""); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
			t.Fatalf("seed %d: undo: %s", seed, d)
		}
	}
}
