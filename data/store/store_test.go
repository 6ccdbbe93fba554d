package store_test

import (
	"path/filepath"
	"testing"

	"vinhdanh/data/store"
	"vinhdanh/data/store/storetest"
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		path := filepath.Join(t.TempDir(), "vinh danh.db")
		return func(o store.Options) *store.DB {
			t.Helper()
			db, err := store.Open(t.Context(), path, o)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
			return db
		}
	})
}
