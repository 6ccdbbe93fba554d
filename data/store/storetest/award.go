package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func catalogue(t *testing.T, open Open) {
	db := open(store.Options{})
	list := must(db.Awards(background))(t)
	if len(list) != 20 {
		t.Errorf("%d awards", len(list))
	}
	byKey := map[string]data.Award{}
	for i, a := range list {
		if a.Key == "" || a.Name == "" || a.English == "" || !a.Matched || a.Rank != i+1 || len(a.For) == 0 || a.Decider == "" {
			t.Errorf("award %+v", a)
		}
		byKey[a.Key] = a
	}
	for key, want := range map[string]struct {
		source data.AwardSource
		bonus  [2]float64
	}{
		"huan-chuong-lao-dong-3": {data.Received, [2]float64{4.5, 9}},
		"bang-khen-thu-tuong":    {data.Received, [2]float64{3.5, 7}},
		"co-thi-dua-chinh-phu":   {data.Received, [2]float64{0, 12}},
		"bang-khen-tinh":         {data.MadeHere, [2]float64{1.5, 3}},
		"giay-khen":              {data.MadeHere, [2]float64{0.3, 0.6}},
	} {
		a := byKey[key]
		if a.Source != want.source || a.BonusIndividual != want.bonus[0] || a.BonusCollective != want.bonus[1] {
			t.Errorf("%s: %s, %v and %v", key, a.Source, a.BonusIndividual, a.BonusCollective)
		}
	}

	for name, want := range map[string]string{
		"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh": "bang-khen-tinh",
		"BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH":            "bang-khen-tinh",
		"Bằng khen của Thủ tướng Chính phủ":           "bang-khen-thu-tuong",
		"Tặng Bằng khen của Thủ tướng Chính phủ":      "bang-khen-thu-tuong",
		"Giấy khen của Giám đốc Sở Nội vụ":            "giay-khen",
		"Giấy khen": "giay-khen",
		"Danh hiệu Chiến sỹ thi đua cơ sở":             "chien-si-thi-dua-co-so",
		"Danh hiệu “Tập thể lao động xuất sắc”":        "tap-the-lao-dong-xuat-sac",
		"Huân chương Lao động hạng Ba":                 "huan-chuong-lao-dong-3",
		"Huân chương Lao động hạng II":                 "huan-chuong-lao-dong-2",
		"Cờ thi đua của Ủy ban nhân dân tỉnh năm 2024": "co-thi-dua-tinh",
		"Gia đình văn hoá":                             "gia-dinh-van-hoa",
		"Bằng khen của Bộ trưởng Bộ Nội vụ":            "",
		"Bằng khen":                                  "",
		"Huân chương Lao động":                       "",
		"Labour Order, 3rd class":                    "huan-chuong-lao-dong-3",
		"Cultural family":                            "gia-dinh-van-hoa",
		"Certificate of Merit of the Prime Minister": "bang-khen-thu-tuong",
		"Certificate of Merit of the Provincial People's Committee": "bang-khen-tinh",
		"Emulation flag of the Government":                          "co-thi-dua-chinh-phu",
		"Certificate of Commendation of the Director":               "giay-khen",
		"Certificate of Merit of the Minister of Finance":           "",
		"Kỷ niệm chương vì bản làng":                                "",
		"Kỷ niệm chương của Bộ Nội vụ":                              "ky-niem-chuong",
		"BK TTg": "bang-khen-thu-tuong",
		"":       "",
		" – ":    "",
	} {
		a, ok := store.MatchAward(list, name)
		if a.Key != want || ok != (want != "") {
			t.Errorf("%q gives %q, want %q", name, a.Key, want)
		}
	}

	a := byKey["giay-khen"]
	a.Name, a.Aliases, a.Key, a.BonusIndividual = "Giấy khen của Giám đốc", []string{"GK"}, "changed", 0.15
	ok(t, db.SaveAward(background, &a))
	if a.Key != "giay-khen" {
		t.Error("the key was changed")
	}
	own := data.Award{Name: "Giấy khen của Tổng Giám đốc", Class: data.ClassForm, Document: data.DocumentGiayKhen,
		Source: data.MadeHere, Rank: 19, Matched: true, For: []data.RecipientKind{data.Individual, data.Collective}}
	ok(t, db.SaveAward(background, &own))
	list = must(db.Awards(background))(t)
	if len(list) != 21 {
		t.Fatalf("%d awards", len(list))
	}
	if d := cmp.Diff([]data.Award{a, own}, list[18:20]); d != "" {
		t.Error(d)
	}
	wantCode(t, db.SaveAward(background, &data.Award{Name: "GIẤY KHEN của giám đốc"}), "name-taken")
	wantCode(t, db.SaveAward(background, &data.Award{}), "name-needed")
}

func decisions(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	list := []data.Decision{
		{Number: "416/QĐ-SNV", Date: "2025-09-05"},
		{},
		{Number: "98/QĐ-SNV", Date: "2025-09-05"},
		{Number: "500/QĐ-SNV", Date: "2025-08-30", Issuer: "Giám đốc Sở Nội vụ tỉnh Lai Châu", Subject: "về việc tặng Giấy khen",
			Signature: data.Signature{Prefix: "KT.", Title: "GIÁM ĐỐC", Post: "PHÓ GIÁM ĐỐC", Name: "Hà Thị Lan Chi"}},
		{Number: "501/QĐ-SNV"},
	}
	for i := range list {
		list[i].Conference = c.ID
		ok(t, db.SaveDecision(background, &list[i]))
	}
	if d := cmp.Diff([]data.Decision{list[3], list[2], list[0], list[1], list[4]}, must(db.Decisions(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	wantCode(t, db.SaveDecision(background, &data.Decision{Conference: c.ID, Number: "1", Date: "2025"}), "bad-decision-date")
	list[1].Number, list[1].Date = " 7/QĐ ", "2025-01-01"
	ok(t, db.SaveDecision(background, &list[1]))
	if got := must(db.Decisions(background, c.ID))(t); got[0].Number != "7/QĐ" {
		t.Errorf("first is %+v", got[0])
	}
}

func citations(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	awards := must(db.Awards(background))(t)
	giay, _ := store.MatchAward(awards, "Giấy khen")
	bang, _ := store.MatchAward(awards, "Bằng khen của Thủ tướng")
	d1 := data.Decision{Conference: c.ID, Number: "416/QĐ-SNV", Date: "2025-09-05"}
	d2 := data.Decision{Conference: c.ID}
	ok(t, db.SaveDecision(background, &d1))
	ok(t, db.SaveDecision(background, &d2))
	r := data.Round{Conference: c.ID, Number: 6}
	ok(t, db.SaveRound(background, &r))
	delegate := data.Delegate{Conference: c.ID, Name: "Lường Thị Biên"}
	ok(t, db.SaveDelegate(background, &delegate))
	list := []data.Citation{
		{Decision: d1.ID, Award: giay.ID, Kind: data.Individual, Name: "Lường Thị Biên", Honorific: "Bà", Gender: data.Female,
			Position: "Trưởng phòng", Unit: "Sở Nội vụ", Address: "Phường Tân An", Achievement: "Đã có thành tích", Posthumous: true,
			Representative: "Con gái", Note: "x", Round: r.ID, Delegate: delegate.ID},
		{Decision: d1.ID, Award: giay.ID, Kind: data.Collective, Name: "Phòng 100%"},
		{Decision: d2.ID, Award: bang.ID, Name: "Lý Văn An", Ordinal: 5},
	}
	for i := range list {
		list[i].Conference = c.ID
		ok(t, db.SaveCitation(background, &list[i]))
	}
	if list[0].Ordinal != 1 || list[1].Ordinal != 2 || list[2].Kind != data.Individual {
		t.Errorf("ordinals %d, %d; kind %q", list[0].Ordinal, list[1].Ordinal, list[2].Kind)
	}
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	want := data.CitationRow{Citation: list[0], AwardName: "Giấy khen", Document: data.DocumentGiayKhen, Source: data.MadeHere,
		DecisionNumber: "416/QĐ-SNV", DecisionDate: "2025-09-05", RoundNumber: 6}
	if d := cmp.Diff(want, rows[0]); d != "" {
		t.Error(d)
	}
	for _, tc := range []struct {
		about string
		f     data.CitationFilter
		want  int
	}{
		{"all", data.CitationFilter{}, 3},
		{"decision", data.CitationFilter{Decision: d1.ID}, 2},
		{"award", data.CitationFilter{Award: bang.ID}, 1},
		{"round", data.CitationFilter{Round: 6}, 1},
		{"kind", data.CitationFilter{Kind: data.Collective}, 1},
		{"not ready", data.CitationFilter{NotReady: true}, 1},
		{"not issued", data.CitationFilter{NotIssued: true}, 3},
		{"state", data.CitationFilter{State: data.StateDrawnUp}, 0},
		{"source", data.CitationFilter{Source: data.Received}, 1},
		{"text", data.CitationFilter{Text: "LUONG thi"}, 1},
		{"family and given name", data.CitationFilter{Text: "luong bien"}, 1},
		{"text of a unit", data.CitationFilter{Text: "sở nội"}, 1},
		{"signs of LIKE", data.CitationFilter{Text: "%"}, 1},
		{"underscore", data.CitationFilter{Text: "_"}, 0},
		{"numbers", data.CitationFilter{Numbers: []string{"0001", "x"}}, 0},
		{"together", data.CitationFilter{Decision: d1.ID, Kind: data.Individual, Text: "biên", Source: data.MadeHere}, 1},
	} {
		tc.f.Conference = c.ID
		if n := len(must(db.Citations(background, tc.f))(t)); n != tc.want {
			t.Errorf("%s: %d rows, want %d", tc.about, n, tc.want)
		}
		if n := must(db.CountCitations(background, tc.f))(t); n != tc.want {
			t.Errorf("%s: counted %d, want %d", tc.about, n, tc.want)
		}
	}
	if got := must(db.Citations(background, data.CitationFilter{Conference: c.ID, Offset: 1, Limit: 1}))(t); len(got) != 1 || got[0].ID != list[1].ID {
		t.Errorf("page %+v", got)
	}
	wantCode(t, db.SaveCitation(background, &data.Citation{Conference: c.ID, Decision: d1.ID, Award: giay.ID}), "name-needed")
	wantCode(t, db.SaveCitation(background, &data.Citation{Conference: c.ID, Award: giay.ID, Name: "A"}), "no-decision-chosen")
	wantCode(t, db.SaveCitation(background, &data.Citation{Conference: c.ID, Decision: d1.ID, Name: "A"}), "no-award-chosen")

	gone := list[1]
	ok(t, db.DeleteCitation(background, gone.ID))
	wantCode(t, db.DeleteCitation(background, gone.ID), "no-record")
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID}))(t); n != 2 {
		t.Errorf("%d after one was deleted", n)
	}
	ok(t, db.SaveCitation(background, &gone))
	if back := must(db.CitationsByID(background, []data.ID{gone.ID}))(t); len(back) != 1 || back[0].Citation != gone {
		t.Errorf("taken back as %+v", back)
	}

	want2 := data.CertificateCounts{Citations: 3, States: map[data.CertificateState]int{}, ToIssue: 2, Received: 1}
	if d := cmp.Diff(want2, must(db.CountStates(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
}
