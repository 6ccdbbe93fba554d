package sheet

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// statuses are the words for where a delegate stands, ours and others'.
var statuses = map[data.DelegateStatus]string{
	data.StatusInvited:     "Chưa xác nhận|Đã mời|Mời|Được mời|Not confirmed|Invited",
	data.StatusConfirmed:   "Đã xác nhận|Xác nhận|Xác nhận tham dự|Tham dự|Có tham dự|Dự|Confirmed|Attending",
	data.StatusSubstituted: "Người đi thay|Có người đi thay|Cử người đi thay|Cử người dự thay|Substituted",
	data.StatusAbsent:      "Vắng có lý do|Vắng|Vắng mặt|Báo vắng|Xin vắng|Vắng mặt có lý do|Absent with reason|Absent",
	data.StatusCancelled:   "Thôi tham dự|Không tham dự|Không dự|Hủy|Rút|Cancelled|Canceled|Not attending",
}

var statusWords = func() map[string]data.DelegateStatus {
	m := map[string]data.DelegateStatus{}
	for status, words := range statuses {
		for word := range strings.SplitSeq(words, "|") {
			m[text.Alphanumeric(word)] = status
		}
	}
	return m
}()

// standing takes over what a list says of a delegate's coming. A word for it
// that we do not know is a note.
func (rec *Record) standing(v *values, label string) {
	said := v.get(FieldStatus)
	rec.Status = statusWords[text.Alphanumeric(said)]
	if said != "" && rec.Status == "" {
		rec.Note = addLine(rec.Note, label+": "+said)
	}
	rec.Reason, rec.Substitute, rec.Replaces = v.get(FieldReason), v.get(FieldSubstitute), v.get(FieldReplaces)
	rec.Approved = isMark(v.get(FieldApproved))
	if round := v.get(FieldRound); round != "" {
		if rec.Round = max(0, atoi([]byte(strings.Trim(strings.TrimPrefix(text.Fold(latinDigits(round)), "dot"), " .")))); rec.Round == 0 {
			rec.Note = addLine(rec.Note, Heading(FieldRound, "vi")+": "+round)
		}
	}
}
