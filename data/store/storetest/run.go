package storetest

import (
	"context"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Open opens a database that is new for each test; called again within one
// test it opens the same database once more, as another process would. Both
// are closed when the test ends.
type Open func(o store.Options) *store.DB

// Run holds an engine to the contract. fresh makes a new database for a test.
func Run(t *testing.T, fresh func(t *testing.T) Open) {
	for _, part := range []struct {
		name string
		f    func(t *testing.T, open Open)
	}{
		{"conferences", conferences},
		{"settings", settings},
		{"programme", programme},
		{"delegates", delegates},
		{"delegate codes", delegateCodes},
		{"own codes", ownCodes},
		{"search", search},
		{"search sees other processes", searchElsewhere},
		{"counts", counts},
		{"filters of the roster", rosterFilters},
		{"badge replaced", badgeReplaced},
		{"badges handed over", handouts},
		{"many badges handed over", manyHandouts},
		{"quorum", quorum},
		{"substitutes", substitutes},
		{"many changed at once", changeMany},
		{"heads of delegations", heads},
		{"lacking data", lacking},
		{"introductions", introductions},
		{"recipients among delegates", linkRecipients},
		{"erasing", erasing},
		{"delegate import", delegateImport},
		{"import twice", importTwice},
		{"matching delegates", matchDelegates},
		{"matching citations", matchCitations},
		{"import changes and removes", importChanges},
		{"import of what changed meanwhile", importStale},
		{"import of substitutes", importSubstitutes},
		{"undoing what is used", undoUsed},
		{"undoing what is linked", undoUnlinks},
		{"undoing a removal", undoRemoval},
		{"import changes citations", importCitationChanges},
		{"import gives another decision", importRedecides},
		{"import corrects nothing", importCorrection},
		{"import changes many", importChangesMany},
		{"changed by hand", changedByHand},
		{"records by id", recordsByID},
		{"drafts", drafts},
		{"aliases", aliases},
		{"import is unseen until done", importUnseen},
		{"import cancelled", importCancelled},
		{"catalogue", catalogue},
		{"matching an award", mergeAward},
		{"decisions", decisions},
		{"citations", citations},
		{"citations by id", citationsByID},
		{"citation import", citationImport},
		{"citations without a day", citationsWithoutDay},
		{"books", books},
		{"issue", issue},
		{"issue refuses", issueRefuses},
		{"issue leaves no gap", issueNoGap},
		{"issue overtaken", issueOvertaken},
		{"issue in groups", issueGroups},
		{"issue at two desks", issueTwoDesks},
		{"states", states},
		{"reissue", reissue},
		{"withdrawals", withdrawals},
		{"revocation lists", revocationLists},
		{"deliveries", deliveries},
		{"many deliveries", manyDeliveries},
		{"register", registerBook},
		{"printing", printing},
		{"printing on stock", printingOnStock},
		{"print runs", printRuns},
		{"print run refuses", printRunRefuses},
		{"templates", templates},
		{"stocks", stocks},
		{"calibrations", calibrations},
		{"name under a decision", nameUnderDecision},
		{"corrections", corrections},
		{"second language", secondLanguage},
		{"proof readers", proofReaders},
		{"assets", assets},
		{"admission", admission},
		{"admission without a clock", admissionClock},
		{"admission at many desks", admissionManyDesks},
		{"undo", undo},
		{"in and out", inAndOut},
		{"online", online},
		{"undo rules", undoRules},
		{"requests", requests},
		{"offline scans", offlineScans},
		{"closed meeting", closedMeeting},
		{"desk sessions", deskSessions},
		{"whole delegation", wholeDelegation},
		{"large delegation", largeDelegation},
		{"walk-in", walkIn},
		{"lost badge", lostBadge},
		{"missing at a meeting", missingAt},
		{"shared transaction", sharedTransaction},
		{"race for a badge", race},
		{"door revision", doorRevision},
		{"key lists", keyLists},
		{"agenda of many items", agendaOfMany},
		{"ceremony revision", ceremonyRevision},
		{"versions of the agenda", agendaVersions},
		{"conflicts set aside and preparations", setAside},
		{"programme after erasing", unlinkedByErasing},
		{"numbers of rounds", roundNumbers},
		{"rounds of citations", citationRounds},
		{"locked places", lockedPlaces},
		{"arranged rounds", arrangedRounds},
		{"runs", runs},
		{"handed over twice", handedTwice},
		{"rounds handed over", handedRound},
		{"rehearsals", rehearsals},
		{"run at two desks", runAtTwoDesks},
		{"votes", votes},
		{"handing delegates on", handOn},
		{"used in the ceremony", usedInCeremony},
		{"seating", seating},
		{"seating of many", seatingMany},
		{"a substitute's seat", substituteSeat},
		{"presence on stage", stagePresence},
		{"representatives among delegates", linkRepresentatives},
		{"changes", changes},
		{"cancelled calls", cancelledCalls},
	} {
		t.Run(part.name, func(t *testing.T) { part.f(t, fresh(t)) })
	}
}

// clock gives instants a second apart, so that tests need not wait.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Date(2025, 8, 21, 0, 30, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.t = c.t.Add(time.Second)
	return c.t
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func must[T any](v T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		ok(t, err)
		return v
	}
}

func wantCode(t testing.TB, err error, code data.Code) {
	t.Helper()
	if got := data.CodeOf(err); got != code || err == nil {
		t.Errorf("error %v, want code %q", err, code)
	}
}

var background = context.Background()

// newConference saves a conference with one meeting.
func newConference(t testing.TB, db *store.DB, code string) (data.Conference, data.Meeting) {
	t.Helper()
	c := data.Conference{Code: code, Title: "Đại hội Thi đua yêu nước tỉnh An Sơn", Event: data.EventCongress,
		Host: "Ủy ban nhân dân tỉnh An Sơn", Issuer: "Sở Nội vụ tỉnh An Sơn", City: "An Sơn", Starts: "2025-08-21", Ends: "2025-08-21"}
	ok(t, db.SaveConference(background, &c))
	m := data.Meeting{Conference: c.ID, Name: "Phiên chính thức", Date: "2025-08-21", Starts: "07:30"}
	ok(t, db.SaveMeeting(background, &m))
	return c, m
}

// badge makes a badge's digits for a test.
func badge(n int) string {
	s := []byte("90000000000000000000")
	for i := len(s) - 1; n > 0; i-- {
		s[i] = byte('0' + n%10)
		n /= 10
	}
	return string(s)
}
