package sheet

import (
	"regexp"
	"strings"
)

// arabicTitle is a section's title in an Arabic list: a number in words or
// figures, perhaps "the award of", and an award: certificate of appreciation or
// thanks, order, medal, shield, flag.
var arabicTitle = regexp.MustCompile(`^(?:(?:أولا|أولاً|ثانيا|ثانياً|ثالثا|ثالثاً|رابعا|رابعاً|خامسا|خامساً|[0-9٠-٩]{1,2})\s*[:.)،-]\s*)?(?:منح\s+)?((?:شهادة (?:تقدير|تكريم|شكر)|وسام|ميدالية|درع|علم المحاكاة)(?:\s[^:؛()]*)?)`)

// arabicAward gives the award that such a title names; "" where it is none.
func arabicAward(title string) string {
	if m := arabicTitle.FindStringSubmatch(title); m != nil {
		return strings.Trim(m[1], " .-")
	}
	return ""
}
