package certificates

import (
	"context"
	"strconv"
	"strings"

	"vinhdanh/app/jobs/issue"
)

// gap gives what the template of a page keeps free for signature and seal, mm;
// 0 where that is not known.
func (s *Screen) gap(ctx context.Context, page issue.Page) float64 {
	if s.d.Templates == nil {
		return 0
	}
	id, version, _ := strings.Cut(page.Template, "@")
	n, err := strconv.Atoi(version)
	if err != nil {
		return 0
	}
	t, err := s.d.Templates.Load(ctx, id, n)
	if err != nil || t.Gap == nil {
		return 0
	}
	return t.Gap.Least
}
