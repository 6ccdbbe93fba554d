package data

// MaxField is how long a field that is typed at the door may be, in bytes.
const MaxField = 600

// CheckFields refuses fields that are longer than any form has room for.
// Error: field-long.
func CheckFields(fields ...string) error {
	for _, f := range fields {
		if len(f) > MaxField {
			return Fail("field-long")
		}
	}
	return nil
}
