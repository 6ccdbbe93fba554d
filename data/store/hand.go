package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"vinhdanh/data"
)

// What the log of changes calls changes that no person made to one record.
const (
	actionImportChange = "import-change" // an import set it
	actionImportUndo   = "import-undo"   // it was put back
)

// ChangedByHand tells which fields of delegates and citations a person set
// after the record was made, by their names in the log of changes, sorted. What
// an import set since is no longer by hand. Records of which there is none are
// not in the map.
func (db *DB) ChangedByHand(ctx context.Context, ids []data.ID) (map[data.ID][]string, error) {
	set := map[data.ID]map[string][]bool{} // who set each field, one after another: by hand or not
	err := db.read(ctx, func(tx *sql.Tx) error {
		return eachOf(ctx, tx, `SELECT record, action, after FROM change WHERE record IN ($ids)
			AND kind IN ('delegate', 'citation') AND action IN ('edit', 'import-change', 'import-undo') ORDER BY record, line`, ids,
			func(scan func(...any) error) error {
				var record data.ID
				var action, after string
				if err := scan(&record, &action, &after); err != nil {
					return err
				}
				var fields map[string]json.RawMessage
				if err := json.Unmarshal([]byte(after), &fields); err != nil {
					return err
				}
				if set[record] == nil {
					set[record] = map[string][]bool{}
				}
				for name := range fields {
					by := set[record][name]
					if action == actionImportUndo {
						by = by[:max(len(by)-1, 0)]
					} else {
						by = append(by, action == "edit")
					}
					set[record][name] = by
				}
				return nil
			})
	})
	if err != nil {
		return nil, err
	}
	list := map[data.ID][]string{}
	for id, fields := range set {
		for name, by := range fields {
			if len(by) > 0 && by[len(by)-1] {
				list[id] = append(list[id], name)
			}
		}
		slices.Sort(list[id])
	}
	return list, nil
}
