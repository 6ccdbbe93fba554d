package ceremony

import (
	"context"
	"slices"
	"strings"
	"time"

	"vinhdanh/data"
)

// Tick says that a task of the countdown is done, or not done yet, whatever the
// records tell. at is now.
func Tick(ctx context.Context, r CountdownRecords, conf data.ID, key, who string, at time.Time, done bool) error {
	list, err := r.Preparations(ctx, conf)
	if err != nil {
		return err
	}
	p := data.Preparation{Conference: conf, Key: key}
	if i := slices.IndexFunc(list, func(p data.Preparation) bool { return p.Key == key }); i >= 0 {
		p = list[i]
	} else if !slices.ContainsFunc(tasks, func(t task) bool { return t.key == key }) {
		return data.Fail("unknown-task", "key", key)
	}
	if p.DoneAt, p.DoneBy = at, who; !done {
		p.DoneAt, p.DoneBy = time.Time{}, ""
	}
	return r.SavePreparation(ctx, p)
}

// AddTask adds a task of one's own, due on a day or, without one, at the
// beginning of the countdown. Errors: task-title.
func AddTask(ctx context.Context, r CountdownRecords, conf data.ID, title string, due data.Date) error {
	if title = strings.Join(strings.Fields(title), " "); title == "" {
		return data.Fail("task-title")
	}
	return r.SavePreparation(ctx, data.Preparation{Conference: conf, Title: title, Due: due})
}

// DropTask takes an own task away. Errors: unknown-task (args key).
func DropTask(ctx context.Context, r CountdownRecords, conf data.ID, key string) error {
	list, err := r.Preparations(ctx, conf)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(p data.Preparation) bool { return p.Key == key && p.Title != "" }) {
		return data.Fail("unknown-task", "key", key)
	}
	return r.DeletePreparation(ctx, conf, key)
}
