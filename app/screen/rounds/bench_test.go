package rounds

import (
	"context"
	"fmt"
	"testing"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// idle is a window whose reads and writes take place elsewhere: what remains is
// our own work on the interface's goroutine.
type idle struct{ *screentest.Shell }

func (idle) Load(func(context.Context) error, func(error)) context.CancelFunc { return func() {} }

// BenchmarkRoundsAction is what one key does in the place, with 60 rounds and
// 1,000 citations: a recipient goes down by one place, and all of it is shown
// again. It must stay under 16 ms.
func BenchmarkRoundsAction(b *testing.B) {
	sh := screentest.New(b, 1440, 784)
	s := New(idle{sh}, Deps{})
	sh.Put(s, screen.Filter{})
	src := stage.Source{Awards: []data.Award{{ID: "a", Name: "Bằng khen của Chủ tịch UBND tỉnh", Rank: 5}}}
	for i := range 60 {
		src.Rounds = append(src.Rounds, data.Round{ID: data.ID(fmt.Sprint("r", i)), Number: i + 1, Award: "a", Presenters: []data.Actor{{Name: "Trịnh Đăng Khôi", Posts: "Phó Chủ tịch UBND tỉnh"}},
			Kit: []data.KitLine{{Thing: data.KitCertificate}, {Thing: data.KitFrame}, {Thing: data.KitFlowers}}})
	}
	for i := range 1000 {
		src.Citations = append(src.Citations, data.CitationRow{Citation: data.Citation{ID: data.ID(fmt.Sprintf("c%04d", i)), Round: src.Rounds[i%60].ID, Award: "a",
			Kind: data.Individual, Name: fmt.Sprintf("Nguyễn Văn %d", i), Unit: "Sở Nội vụ", Delegate: data.ID(fmt.Sprint("d", i))}})
	}
	s.stage = ceremony.Stage{Source: src, Settings: stage.Usual(), Minutes: map[data.ID]time.Duration{}}
	s.arrange()
	s.arrived()
	s.round.choose(1)
	b.ResetTimer()
	for i := range b.N {
		s.step([]int{1, -1}[i%2])
		s.tasks, s.undos = nil, nil
	}
}
