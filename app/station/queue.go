package station

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// queued tells what became of one code of a stranded queue.
type queued struct {
	Name     string `json:"name"`
	Number   string `json:"number"`
	Part     int    `json:"part"`
	Parts    int    `json:"parts"`
	Total    int    `json:"total"`
	Recorded int    `json:"recorded"`
	Admitted int    `json:"admitted"`
	Listed   int    `json:"listed"`
	Repeated int    `json:"repeated"`
}

// queue takes what a phone without the network shows as QR codes. One code
// that is not whole refuses all: it is to be scanned again.
func (s *Station) queue(ctx context.Context, c *call) (any, error) {
	var q struct {
		Lines []string `json:"lines"`
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	if len(q.Lines) == 0 {
		return nil, data.Fail("body-wrong")
	}
	for i, line := range q.Lines {
		if _, ok := seal.ReadQueue(line); !ok {
			return nil, data.Fail("queue-damaged", "line", i+1)
		}
	}
	answer := struct {
		Taken  int      `json:"taken"` // recorded now
		Queues []queued `json:"queues"`
	}{Queues: []queued{}}
	for i, line := range q.Lines {
		r, err := c.desk.at.Queue(ctx, line)
		if code := data.CodeOf(err); code != "" {
			return nil, data.Wrap(err, code, "line", i+1)
		}
		if err != nil {
			return nil, err
		}
		answer.Taken += r.Recorded
		answer.Queues = append(answer.Queues, queued{r.Name, deskNumber(r.Number), r.Part, r.Parts, r.Total, r.Recorded, r.Admitted, r.Listed, r.Repeated})
	}
	return answer, nil
}
