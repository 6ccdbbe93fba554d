package data

import "time"

// Introduction is a delegate to be introduced by name, in protocol order.
type Introduction struct {
	DelegateRow
	Said time.Time // when the MC had the name; zero: not yet
	Late bool      // came after reception had confirmed the list (giới thiệu bổ sung)
}

// Introductions is the list of a meeting. It is held back from the MC until
// reception has confirmed it.
type Introductions struct {
	Meeting     ID
	List        []Introduction // those with Delegate.Protocol, by it; present or not
	ReadAt      time.Time      // "cập nhật đến 07:55"
	ConfirmedAt time.Time      // zero: not yet
	ConfirmedBy string
}
