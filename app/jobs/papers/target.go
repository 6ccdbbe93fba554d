package papers

import (
	"bytes"
	"errors"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/pdf"
)

// subject says what a file holds, in its own description; it is a key of the
// catalogue.
type subject string

const (
	subjectCertificates subject = "jobs.subject.certificates"
	subjectDrafts       subject = "jobs.subject.drafts"
	subjectBadges       subject = "jobs.subject.badges"
	subjectInvitations  subject = "jobs.subject.invitations"
	subjectNameCards    subject = "jobs.subject.name-cards"
	subjectEnvelopes    subject = "jobs.subject.envelopes"
	subjectFrameLabels  subject = "jobs.subject.frame-labels"
	subjectProgramme    subject = "jobs.subject.programme"
	subjectProofSlips   subject = "jobs.subject.proof-slips"
	subjectCalibration  subject = "jobs.subject.calibration"
	subjectStockRecord  subject = "jobs.subject.stock-record"

	subjectSignIn        subject = "stationery.subject.sign-in"
	subjectAttendance    subject = "stationery.subject.attendance"
	subjectComposition   subject = "stationery.subject.composition"
	subjectIntroductions subject = "stationery.subject.introductions"
	subjectMissing       subject = "stationery.subject.missing"
	subjectHandout       subject = "stationery.subject.handout"
	subjectReminders     subject = "stationery.subject.reminders"

	subjectRunOfShow subject = "stagepaper.subject.show"
	subjectScript    subject = "stagepaper.subject.script"
	subjectTrays     subject = "stagepaper.subject.trays"
	subjectCards     subject = "stagepaper.subject.cards"
	subjectPhotos    subject = "stagepaper.subject.photos"
	subjectSeating   subject = "stagepaper.subject.seating"
	subjectMinutes   subject = "stagepaper.subject.minutes"
	subjectReading   subject = "stagepaper.subject.decisions"

	subjectRegister   subject = "registerpaper.subject.register"
	subjectHandover   subject = "registerpaper.subject.handover"
	subjectPrizeMoney subject = "registerpaper.subject.prize"
	subjectWithdrawal subject = "registerpaper.subject.withdrawal"
)

// words are the subject's in Vietnamese, as papers are.
func (s subject) words() string { return i18n.For("vi").T(string(s)) }

// meta is what a file of a conference says of itself. It is dated by the day:
// the same papers printed twice on a day are the same to the last byte.
func (d Deps) meta(conf data.Conference, s subject) pdf.Meta {
	now := d.Now()
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	return pdf.Meta{Title: conf.Title, Author: conf.Issuer, Subject: s.words(), Creator: "Vinh Danh", Created: day, Lang: "vi"}
}

// metaOf is that of certificates, dated by the youngest of them: printed again
// in ten years the file is still the same.
func (d Deps) metaOf(conf data.Conference, rows []data.CitationRow) pdf.Meta {
	m := d.meta(conf, subjectCertificates)
	m.Created = time.Time{}
	for _, r := range rows {
		if made := r.Certificate.MadeAt; made.After(m.Created) {
			m.Created = made.In(d.Now().Location())
		}
	}
	return m
}

// CheckTarget tells, before anything is drawn up, whether the files could be
// written. Either may be "". The file's name has one of the endings; none means
// ".pdf". Errors: output-ending (args file, kinds), those of file.Check.
func CheckTarget(name, dir string, endings ...string) error {
	if name != "" {
		if len(endings) == 0 {
			endings = []string{".pdf"}
		}
		if !slices.Contains(endings, strings.ToLower(filepath.Ext(name))) {
			return data.Fail("output-ending", "file", name, "kinds", strings.Join(endings, ", "))
		}
		if err := file.Check(name); err != nil {
			return err
		}
	}
	if dir != "" {
		return checkFolder(dir)
	}
	return nil
}

// guard refuses to put another paper in the place of a file of certificates:
// somebody may not have printed it yet. Error: output-certificates (args file).
func guard(path string, s subject) error {
	if path == "" || s == subjectCertificates {
		return nil
	}
	said, err := description(path)
	if err == nil && bytes.Contains(said, []byte(">"+html.EscapeString(subjectCertificates.words())+"<")) {
		return data.Fail("output-certificates", "file", path)
	}
	return nil // it is not there or not ours, or file.Save will say what is wrong with it
}

// end finds where a PDF's table of objects begins, which ours write right after
// what the file says of itself.
var end = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)

// description gives the part of a PDF of ours in which it describes itself.
func description(path string) (said []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	part := func(from, to int64) ([]byte, error) {
		from, to = max(from, 0), min(to, info.Size())
		return io.ReadAll(io.NewSectionReader(f, from, max(to-from, 0)))
	}
	tail, err := part(info.Size()-256, info.Size())
	if err != nil {
		return nil, err
	}
	m := end.FindSubmatch(tail)
	if m == nil {
		return nil, nil
	}
	at, err := strconv.ParseInt(string(m[1]), 10, 64)
	if err != nil {
		return nil, err
	}
	const most = 1 << 14 // of a description
	return part(at-most, at)
}
