package certificates

import (
	"context"
	"strconv"
	"strings"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/data"
)

// gap gives what the template of a page keeps free for signature and seal, mm;
// 0 where that is not known.
func (s *Screen) gap(ctx context.Context, conf data.Conference, page issue.Page) float64 {
	if s.d.Templates == nil {
		return 0
	}
	id, version, _ := strings.Cut(page.Row.Certificate.Template, "@")
	n, _ := strconv.Atoi(version) // 0, the one in use, where none is named
	if id == "" {
		var err error
		if id, err = s.d.Templates.Choice(ctx, conf.ID, string(page.Row.Document)); err != nil {
			return 0
		}
		id = or(id, issue.Usual(page.Row.Document))
	}
	t, err := s.d.Templates.Load(ctx, id, n)
	if err != nil || t.Gap == nil {
		return 0
	}
	return t.Gap.Least
}
