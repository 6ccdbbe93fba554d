package agenda_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

func TestChanges(t *testing.T) {
	vi, en := i18n.For("vi"), i18n.For("en")
	seen := map[string]bool{}
	was := data.AgendaVersion{Rounds: []data.Round{{ID: "r1", Item: "trao", Number: 1, Title: "Bằng khen"}, {ID: "r2", Item: "trao", Number: 2, Title: "Giấy khen"}}}
	for _, tc := range []struct {
		name, items string
		change      func(v *data.AgendaVersion)
		want        []string
	}{
		{"nothing", morning, nil, nil},
		{"a start that follows is no other start", strings.ReplaceAll(morning, "08:50", "-"), nil, nil},
		{"longer, the rest shifted", "08:30 35 baocao, 09:05 10 phongsu, 09:15 21 thamluan, 09:36 15 chidao, 09:51 35 trao, 10:26 15 phatdong, 10:41 20 bieuquyet", nil,
			[]string{"Mục 1 “baocao” nay là 35 phút (trước là 20 phút).", "Các mục 2–7 lùi 15 phút."}},
		{"shorter", "08:30 15 baocao, 08:45 10 phongsu, 08:55 21 thamluan, 09:16 15 chidao, 09:31 35 trao, 10:06 15 phatdong, 10:26 20 bieuquyet", nil,
			[]string{"Mục 1 “baocao” nay là 15 phút (trước là 20 phút).", "Các mục 2–6 sớm hơn 5 phút."}},
		{"one later", strings.ReplaceAll(morning, "10:26", "10:30"), nil, []string{"Mục 7 “bieuquyet” bắt đầu lúc 10:30 (trước là 10:26)."}},
		{"no time any more", "- 20 baocao, 08:50 10 phongsu, 09:00 21 thamluan, 09:21 15 chidao, 09:36 35 trao, 10:11 15 phatdong, 10:26 20 bieuquyet", nil,
			[]string{"Mục 1 “baocao” bắt đầu lúc – (trước là 08:30)."}},
		{"another order", "08:30 20 baocao, 08:50 10 phongsu, 09:00 15 chidao, 09:15 21 thamluan, 09:36 35 trao, 10:11 15 phatdong, 10:26 20 bieuquyet", nil,
			[]string{"“chidao” chuyển từ mục 4 thành mục 3.", "Mục 3 “chidao” bắt đầu lúc 09:00 (trước là 09:21).", "Mục 4 “thamluan” bắt đầu lúc 09:15 (trước là 09:00)."}},
		{"one goes, one comes", strings.ReplaceAll(morning, "phatdong", "kyket"), nil, []string{"Thêm mục 6 “kyket” lúc 10:11.", "Bỏ mục “phatdong” lúc 10:11 (trước là mục 6)."}},
		{"everything else", morning, func(v *data.AgendaVersion) {
			a := &v.Items[0]
			a.Title, a.Person, a.Capacity, a.Hall, a.Documents, a.Cue, a.Script, a.Fixed = "Báo cáo", "Đinh Khắc Tường", "x", "h", "x", "x", "x", true
		}, []string{"Mục 1 đổi nội dung: “baocao” thành “Báo cáo”.", "Mục 1 “Báo cáo” do Đinh Khắc Tường thực hiện (trước là –).", "Mục 1 “Báo cáo” đổi tư cách người thực hiện.",
			"Mục 1 “Báo cáo” đổi hội trường.", "Mục 1 “Báo cáo” đổi tài liệu.", "Mục 1 “Báo cáo” đổi hiệu lệnh.", "Mục 1 “Báo cáo” đổi lời dẫn.", "Mục 1 “Báo cáo” nay là mốc cố định."}},
		{"rounds", morning, func(v *data.AgendaVersion) {
			v.Rounds = []data.Round{{ID: "r2", Item: "baocao", Number: 1, Title: "Khen", GroupSize: 8, Protocol: data.ProtocolFlag, Announcer: data.Actor{Name: "Chi"},
				Presenters: []data.Actor{{Name: "Hiếu", Capacity: data.CapacityAuthorised, Of: "Thủ tướng Chính phủ"}}}, {ID: "r3", Number: 2, Title: "Cờ"}}
		}, []string{"Đợt “Khen” đổi từ đợt 2 thành đợt 1.", "Đợt 1 đổi tên: “Giấy khen” thành “Khen”.", "Đợt 1 “Khen” do Hiếu (Thủ tướng Chính phủ) trao (trước là –).",
			"Đợt 1 “Khen” do Chi công bố quyết định (trước là –).", "Đợt 1 “Khen” chuyển sang mục khác.", "Đợt 1 “Khen” đổi trình tự trao.", "Đợt 1 “Khen” mỗi lượt 8 người (trước là 10).",
			"Thêm đợt 2 “Cờ”.", "Bỏ đợt 1 “Bằng khen”."}},
	} {
		was.Items = parse(morning)
		now := data.AgendaVersion{Items: parse(tc.items), Rounds: slices.Clone(was.Rounds)}
		for _, v := range []*data.AgendaVersion{&was, &now} {
			for i := range v.Items {
				v.Items[i].Title = string(v.Items[i].ID)
			}
		}
		if tc.change != nil {
			tc.change(&now)
		}
		var got []string
		for _, c := range agenda.Changes(was, now) {
			seen[c.Code] = true
			got = append(got, vi.Map(c.Sentence(), c.Args))
			if s := en.Map(c.Sentence(), c.Args); strings.ContainsAny(s, "[<") {
				t.Errorf("%s: %s", tc.name, s)
			}
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
		for _, c := range agenda.Changes(now, was) { // the other way round
			seen[c.Code] = true
		}
		if n := len(agenda.Changes(now, now)); n > 0 {
			t.Errorf("%s: %d changes of nothing", tc.name, n)
		}
	}
	keys, err := i18n.Keys("vi")
	if err != nil {
		t.Fatal(err)
	}
	for k := range keys {
		if code, ok := strings.CutPrefix(k, "agenda.change."); ok && !seen[code] {
			t.Errorf("no case shows the change %s", code)
		}
	}
}
