package stage_test

import (
	"fmt"
	"testing"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// large is a run of 60 rounds with 1,000 citations, in the middle of its last
// round but one, with as many lines as that takes.
func large(b *testing.B) (*stage.Plan, []data.RunLine, map[data.ID]data.OnStage, stage.Source) {
	b.Helper()
	var s stage.Source
	for i := range 12 {
		s.Awards = append(s.Awards, data.Award{ID: data.ID(fmt.Sprint("a", i)), Name: fmt.Sprint("Bằng khen ", i), Rank: i + 1, Document: data.DocumentBangKhen})
	}
	for i := range 60 {
		s.Decisions = append(s.Decisions, data.Decision{ID: data.ID(fmt.Sprint("d", i)), Number: fmt.Sprintf("%d/QĐ-UBND", i), Date: "2025-08-05"})
		s.Rounds = append(s.Rounds, data.Round{ID: data.ID(fmt.Sprint("r", i)), Number: i + 1, Award: s.Awards[i/5].ID, Theme: "phong trào thi đua yêu nước",
			Announcer: data.Actor{Name: "A"}, Presenters: []data.Actor{{Name: "B", Posts: "Phó Chủ tịch UBND tỉnh"}}})
	}
	presence := map[data.ID]data.OnStage{}
	for i := range 1000 {
		r := s.Rounds[i%60]
		c := data.CitationRow{Citation: data.Citation{ID: data.ID(fmt.Sprintf("c%04d", i)), Round: r.ID, Award: r.Award, Decision: s.Decisions[i%60].ID, Kind: data.Individual,
			Name: fmt.Sprintf("Nguyễn Văn %d", i), Delegate: data.ID(fmt.Sprint("p", i%900)), Unit: "Sở Nội vụ", Gender: data.Male}}
		s.Citations = append(s.Citations, c)
		switch {
		case i%10 > 0:
			presence[c.ID] = data.OnStage{At: time.Unix(int64(i), 0), By: c.Name}
		case i%20 > 0: // comes late
			presence[c.ID] = data.OnStage{At: time.Unix(1_000_000, 0), By: c.Name}
		}
	}
	p := &stage.Plan{Rounds: stage.Arrange(s), Settings: stage.Usual()}
	var lines []data.RunLine
	run := stage.Follow(p, data.Run{}, nil, presence)
	for run.Round() == nil || run.Round().Number < 59 {
		l, err := run.Next()
		if data.CodeOf(err) == "stage-hand-first" {
			l, err = run.Handed()
		}
		if err != nil {
			b.Fatal(err)
		}
		l.At = time.Unix(10_000+l.Line, 0)
		lines = append(lines, l)
		run = stage.Follow(p, data.Run{}, lines, presence)
	}
	return p, lines, presence, s
}

// BenchmarkFollow is an action of the live mode: the log is followed, and the
// MC's words are made. It must stay under 16 ms.
func BenchmarkFollow(b *testing.B) {
	p, lines, presence, _ := large(b)
	w := stage.NewWords(i18n.For("vi"), p)
	for b.Loop() {
		if s := stage.Follow(p, data.Run{}, lines, presence); len(w.Script(s).Paragraphs) < 2 {
			b.Fatal("no words")
		}
	}
	b.ReportMetric(float64(len(lines)), "lines")
}

// BenchmarkArrange is the order of 1,000 citations in 60 rounds.
func BenchmarkArrange(b *testing.B) {
	_, _, _, s := large(b)
	for b.Loop() {
		if len(stage.Arrange(s)) != 60 {
			b.Fatal("no rounds")
		}
	}
}
