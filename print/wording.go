package print

import (
	"strings"

	"vinhdanh/print/layout"
)

// usual are the words of certificates where a template does not have its own.
// Of the conditions "part" is a collective whose name alone could be taken for
// a room or a number ("Phòng Nội vụ"); "says-household" and "says-dead" hold
// where the name or the form of address says it already.
var usual = []layout.Wording{
	{Place: "recipient", When: []string{"collective", "part"}, Text: "Tập thể {name}"},
	{Place: "recipient", When: []string{"collective"}, Text: "{name}"},
	{Place: "recipient", When: []string{"household", "!says-household"}, Text: "Hộ gia đình {honorific.small} {name}"},
	{Place: "recipient", When: []string{"household"}, Text: "{name}"},
	{Place: "recipient", When: []string{"posthumous", "!says-dead"}, Text: "Cố {honorific.small} {name}"},
	{Place: "recipient", Text: "{honorific} {name}"},
	{Place: "verb", When: []string{"titled", "posthumous"}, Text: "TRUY TẶNG DANH HIỆU"},
	{Place: "verb", When: []string{"titled"}, Text: "TẶNG DANH HIỆU"},
	{Place: "verb", When: []string{"posthumous"}, Text: "TRUY TẶNG"},
	{Place: "verb", Text: "TẶNG"},
}

// partWords begin the names of parts of a body.
var partWords = []string{"phòng", "tổ", "đội", "khoa", "lớp", "bộ phận", "bộ môn", "khối", "nhóm", "kíp", "xưởng", "phân xưởng", "tiểu đội", "trung đội"}

// partOfBody tells whether a collective's name, in small letters, is that of a part
// of a body.
func partOfBody(low string) bool {
	for _, w := range partWords {
		if strings.HasPrefix(low, w+" ") {
			return true
		}
	}
	return false
}

// conditions are what a template may ask about a certificate before it is known
// who receives.
func (in *CertificateInput) conditions() layout.Conditions {
	c := make(layout.Conditions, 12)
	c[string(in.Kind)], c["posthumous"], c["draft"] = true, in.Posthumous, in.Draft
	return c
}
