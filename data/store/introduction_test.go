package store

import (
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

// Whoever leads the meeting sees at once that the leaders who came late were named.
func TestSayIntroductionsTellsTheCeremony(t *testing.T) {
	db := openTest(t, filepath.Join(t.TempDir(), "a.db"), Options{})
	c := addConference(t, db, "AS")
	d := &data.Delegate{Conference: c.ID, Name: "Lò Văn San", Kind: data.KindOfficial, Status: data.StatusInvited, Protocol: 1}
	if err := db.SaveDelegate(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	m := &data.Meeting{Conference: c.ID, Name: "Phiên chính thức"}
	if err := db.SaveMeeting(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if err := db.ConfirmIntroductions(t.Context(), m.ID, ""); err != nil {
		t.Fatal(err)
	}
	revision := func() int64 {
		n, err := db.CeremonyRevision(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := revision()
	if err := db.SayIntroductions(t.Context(), m.ID, []data.ID{d.ID}); err != nil {
		t.Fatal(err)
	}
	if after := revision(); after <= before {
		t.Errorf("revision %d, before %d", after, before)
	}
}
