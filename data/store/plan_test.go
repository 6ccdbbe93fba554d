package store

import (
	"strings"
	"testing"
)

// What every scan asks is found by an index whose row it is, however long the
// log and the list are.
func TestDoorPlans(t *testing.T) {
	_, db, _, m, _ := doorTest(t, 10)
	for _, tc := range []struct {
		query string
		args  []any
		want  string
	}{
		{lastQuery, []any{string(m.ID), string(m.ID), "x"}, "check_in_delegate (delegate=? AND meeting=?)"},
		{validQuery, []any{string(m.ID), string(m.ID), "x", "y"}, "check_in_delegate (delegate=? AND meeting=?)"},
		{badgeQuery, []any{"x"}, "delegate_badge (badge=?)"},
		{requestQuery, []any{"x"}, "check_in_request (request=?)"},
		{offlineQuery, []any{"x"}, "offline_scan USING PRIMARY KEY (request=?)"},
		{expectedQuery, []any{"x"}, "COVERING INDEX delegate_expected"},
	} {
		plan := ""
		rows, err := db.readers.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+tc.query, tc.args...)
		err = eachRow(rows, err, func(scan func(...any) error) error {
			var a, b, c int
			var step string
			err := scan(&a, &b, &c, &step)
			plan += step + "\n"
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(plan, tc.want) {
			t.Errorf("%s\nis answered by\n%s", tc.query, plan)
		}
	}
}
