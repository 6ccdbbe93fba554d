package store

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// nextCode makes the code of a new delegate, of the kind that the list has.
func nextCode(ctx context.Context, tx *sql.Tx, conf data.ID) (string, error) {
	var last string
	err := tx.QueryRowContext(ctx, "SELECT code FROM delegate WHERE conference = $1 ORDER BY code DESC LIMIT 1", conf).Scan(&last)
	if err != nil && !missing(err) {
		return "", err
	}
	own := ""
	if m := listCode.FindStringSubmatch(last); m != nil {
		own = m[1]
		if _, err := tx.ExecContext(ctx, "UPDATE conference SET last_code = $1 WHERE id = $2 AND last_code < $3", m[2], conf, m[2]); err != nil {
			return "", err
		}
	}
	for {
		prefix, n, err := reserveCodes(ctx, tx, conf, 1)
		if err != nil {
			return "", err
		}
		if own != "" {
			prefix = own
		}
		code := delegateCode(prefix, n)
		var other data.ID
		err = tx.QueryRowContext(ctx, "SELECT id FROM delegate WHERE conference = $1 AND code = $2", conf, code).Scan(&other)
		if missing(err) {
			return code, nil
		} else if err != nil {
			return "", err
		}
	}
}

// listCode is a code of letters and a number, which is counted on from.
var listCode = regexp.MustCompile(`^(\p{Lu}{1,6})-([0-9]{3,6})$`)

// reserveCodes takes n numbers for codes, and gives the first. What is not
// used of them is lost: codes, unlike register numbers, may have gaps.
func reserveCodes(ctx context.Context, tx *sql.Tx, conf data.ID, n int) (prefix string, from int, err error) {
	var code string
	var last int
	err = tx.QueryRowContext(ctx, "UPDATE conference SET last_code = last_code + $1 WHERE id = $2 RETURNING last_code, code", n, conf).
		Scan(&last, &code)
	if err != nil {
		return "", 0, found(err, "conference", conf)
	}
	return codePrefix(code), last - n + 1, nil
}

// codePrefix takes the letters that a conference's code begins with: "AS" of
// "AS-2025"; "DB" (đại biểu) where there are none.
func codePrefix(code string) string {
	code = strings.ToUpper(text.Alphanumeric(code))
	n := 0
	for n < len(code) && n < 6 && code[n] >= 'A' && code[n] <= 'Z' {
		n++
	}
	if n == 0 {
		return "DB"
	}
	return code[:n]
}

func delegateCode(prefix string, n int) string { return fmt.Sprintf("%s-%03d", prefix, n) }
