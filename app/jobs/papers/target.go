package papers

import (
	"bytes"
	"html"
	"io"
	"os"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/pdf"
)

// subject says what a file holds, in its own description.
type subject string

const (
	subjectCertificates subject = "certificates"
	subjectDrafts       subject = "drafts"
	subjectBadges       subject = "badges"
	subjectInvitations  subject = "invitations"
	subjectNameCards    subject = "name-cards"
	subjectEnvelopes    subject = "envelopes"
	subjectFrameLabels  subject = "frame-labels"
	subjectProgramme    subject = "programme"
	subjectProofSlips   subject = "proof-slips"
	subjectCalibration  subject = "calibration"
	subjectStockRecord  subject = "stock-record"
)

// words are the subject's in Vietnamese, as papers are.
func (s subject) words() string { return i18n.For("vi").T("jobs.subject." + string(s)) }

// meta is what a file of a conference says of itself.
func (d Deps) meta(conf data.Conference, s subject) pdf.Meta {
	return pdf.Meta{Title: conf.Title, Author: conf.Issuer, Subject: s.words(), Creator: "Vinh Danh", Created: d.Now(), Lang: "vi"}
}

// CheckTarget tells, before anything is drawn up, whether the files could be
// written. Either may be "". Errors are those of file.Check.
func CheckTarget(name, dir string) error {
	if name != "" {
		if err := file.Check(name); err != nil {
			return err
		}
	}
	if dir != "" {
		return checkFolder(dir)
	}
	return nil
}

// descriptionAt is how much of a file's end holds its description at most.
const descriptionAt = 1 << 16

// guard refuses to put another paper in the place of a file of certificates:
// somebody may not have printed it yet. Error: output-certificates (args file).
func guard(path string, s subject) error {
	if path == "" || s == subjectCertificates {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil //nolint:nilerr // it is not there, or file.Save will say what is wrong with it
	}
	defer func() { _ = f.Close() }() // only read
	for _, from := range []int64{-descriptionAt, 0} {
		if from < 0 {
			if _, err := f.Seek(from, io.SeekEnd); err != nil {
				continue
			}
		} else if _, err := f.Seek(0, io.SeekStart); err != nil {
			continue
		}
		part, err := io.ReadAll(io.LimitReader(f, descriptionAt))
		if err == nil && bytes.Contains(part, []byte(">"+html.EscapeString(subjectCertificates.words())+"<")) {
			return data.Fail("output-certificates", "file", path)
		}
	}
	return nil
}
