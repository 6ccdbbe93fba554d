package importing

import (
	"context"

	"vinhdanh/app/jobs/intake"
)

// remember keeps the choice of columns for further lists of the same shape.
func (s *Screen) remember() {
	list := s.list
	s.sh.Load(func(ctx context.Context) error { return intake.Remember(ctx, s.d.Records, list) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.sh.Notify(s.sh.T("importing.remember.done"), nil)
	})
}

// forget drops the choice that was kept for lists of this shape, and reads the
// list as if it had never been.
func (s *Screen) forget() {
	list := s.list
	s.sh.Load(func(ctx context.Context) error { return intake.Forget(ctx, s.d.Records, list) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.change(func(o *intake.Options) { o.Map, o.Header = nil, nil })
	})
}
