package agenda

import (
	"fmt"
	"strconv"
	"strings"
)

// Unknown is a time of day that is not known.
const Unknown = -1

// day is the minutes of a day.
const day = 24 * 60

// Minutes reads "HH:MM" as minutes after midnight; false for anything else.
func Minutes(s string) (int, bool) {
	hour, minute, ok := strings.Cut(s, ":")
	if !ok || len(minute) != 2 || len(hour) < 1 || len(hour) > 2 {
		return Unknown, false
	}
	h, err := strconv.ParseUint(hour, 10, 8)
	if err != nil || h > 23 {
		return Unknown, false
	}
	m, err := strconv.ParseUint(minute, 10, 8)
	if err != nil || m > 59 {
		return Unknown, false
	}
	return int(h)*60 + int(m), true
}

// Clock writes minutes after midnight as "HH:MM"; a day later it begins again.
// Unknown gives "".
func Clock(m int) string {
	if m == Unknown {
		return ""
	}
	m = wrapped(m)
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

func wrapped(m int) int { return (m%day + day) % day }

// ReadTime reads a time of day as people write it: "7:05", "07:05", "7h05",
// "7g05", "7.05", "0705", "7h", "7". It gives "HH:MM"; "" is no time and valid.
func ReadTime(s string) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return "", true
	}
	hour, minute, cut := "", "", false
	for _, sep := range []string{":", "h", "g", "."} {
		if hour, minute, cut = strings.Cut(s, sep); cut {
			break
		}
	}
	if !cut && len(s) == 4 {
		hour, minute = s[:2], s[2:]
	}
	hour, minute = strings.TrimSpace(hour), strings.TrimSpace(minute)
	if minute == "" {
		minute = "00"
	}
	h, err := strconv.ParseUint(hour, 10, 8)
	if err != nil || h > 23 {
		return "", false
	}
	m, err := strconv.ParseUint(minute, 10, 8)
	if err != nil || m > 59 || len(minute) > 2 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}
