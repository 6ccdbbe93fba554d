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
		plan := planOf(t, db, tc.query, tc.args)
		if !strings.Contains(plan, tc.want) {
			t.Errorf("%s\nis answered by\n%s", tc.query, plan)
		}
	}
}

// Whether an import is used is found without reading any table from end to end,
// and a record goes without one being read.
func TestListPlans(t *testing.T) {
	_, db, _, _, _ := doorTest(t, 10)
	for _, query := range []string{usedRows,
		"SELECT d.id FROM delegate d WHERE d.id BETWEEN $1 AND $2 AND d.batch = $3 AND NOT " + delegateUsed,
		"SELECT c.id FROM citation c WHERE c.id BETWEEN $1 AND $2 AND c.batch = $3 AND NOT " + citationUsed} {
		plan := planOf(t, db, query, []any{"a", "b", "c"})
		for _, step := range strings.Split(plan, "\n") {
			if strings.HasPrefix(step, "SCAN") && step != "SCAN u" {
				t.Errorf("%s\nreads a whole table: %s", query, plan)
				break
			}
		}
	}
}

// planOf tells how a query is answered.
func planOf(t *testing.T, db *DB, query string, args []any) (plan string) {
	t.Helper()
	rows, err := db.readers.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...)
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
	return plan
}
