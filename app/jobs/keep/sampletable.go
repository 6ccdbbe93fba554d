package keep

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"

	"vinhdanh/data"
)

// The sample's tables. All names, units and numbers in them are invented.
//
//go:embed sample/*.csv
var tables embed.FS

// record is a row of a table by column name.
type record map[string]string

// number gives a column's number, 0 where it is empty. The tables are
// constants; TestSampleTables reads every number.
func (r record) number(column string) int {
	n, err := strconv.Atoi(r[column])
	if err != nil {
		return 0
	}
	return n
}

func table(name string) (rows []record, err error) {
	f, err := tables.Open("sample/" + name + ".csv")
	if err != nil {
		return nil, err
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", name, err)
	}
	for _, line := range lines[1:] {
		row := record{}
		for i, v := range line {
			row[lines[0][i]] = v
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func gender(word string) data.Gender {
	switch word {
	case "Nam":
		return data.Male
	case "Nữ":
		return data.Female
	}
	return ""
}
