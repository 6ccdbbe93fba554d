package store

import (
	"context"
	"errors"

	"vinhdanh/data"
)

// The signatures that jobs, command line and screens are written against;
// each moves to its noun's file as that is written.

func (db *DB) Conferences(ctx context.Context) ([]data.Conference, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) Conference(ctx context.Context, code string) (data.Conference, error) {
	return data.Conference{}, errors.ErrUnsupported
}
func (db *DB) SaveConference(ctx context.Context, c *data.Conference) error {
	return errors.ErrUnsupported
}
func (db *DB) Setting(ctx context.Context, key string) (string, error) {
	return "", errors.ErrUnsupported
}
func (db *DB) SetSetting(ctx context.Context, key, value string) error { return errors.ErrUnsupported }
func (db *DB) Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) SaveMeeting(ctx context.Context, m *data.Meeting) error { return errors.ErrUnsupported }
func (db *DB) Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) SaveAgendaItem(ctx context.Context, a *data.AgendaItem) error {
	return errors.ErrUnsupported
}
func (db *DB) DeleteAgendaItem(ctx context.Context, id data.ID) error { return errors.ErrUnsupported }
func (db *DB) Rounds(ctx context.Context, conf data.ID) ([]data.Round, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) SaveRound(ctx context.Context, r *data.Round) error { return errors.ErrUnsupported }
func (db *DB) Delegations(ctx context.Context, conf data.ID) ([]data.Delegation, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) SaveDelegation(ctx context.Context, d *data.Delegation) error {
	return errors.ErrUnsupported
}
func (db *DB) Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) CountDelegates(ctx context.Context, f data.DelegateFilter) (int, error) {
	return 0, errors.ErrUnsupported
}
func (db *DB) DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error) {
	return data.DelegateCounts{}, errors.ErrUnsupported
}
func (db *DB) Delegate(ctx context.Context, id data.ID) (data.DelegateRow, error) {
	return data.DelegateRow{}, errors.ErrUnsupported
}
func (db *DB) SaveDelegate(ctx context.Context, d *data.Delegate) error { return errors.ErrUnsupported }
func (db *DB) SetBadges(ctx context.Context, badges map[data.ID]string) error {
	return errors.ErrUnsupported
}
func (db *DB) BadgeOwner(ctx context.Context, badge string) (data.DelegateRow, error) {
	return data.DelegateRow{}, errors.ErrUnsupported
}
func (db *DB) History(ctx context.Context, record data.ID) ([]data.Change, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) AppendChange(ctx context.Context, c data.Change) error { return errors.ErrUnsupported }
func (db *DB) Changes(ctx context.Context, limit int) ([]data.Change, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) Awards(ctx context.Context) ([]data.Award, error)   { return nil, errors.ErrUnsupported }
func (db *DB) SaveAward(ctx context.Context, a *data.Award) error { return errors.ErrUnsupported }
func (db *DB) Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) SaveDecision(ctx context.Context, d *data.Decision) error { return errors.ErrUnsupported }
func (db *DB) Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) CountCitations(ctx context.Context, f data.CitationFilter) (int, error) {
	return 0, errors.ErrUnsupported
}
func (db *DB) SaveCitation(ctx context.Context, c *data.Citation) error { return errors.ErrUnsupported }
func (db *DB) ImportDelegates(ctx context.Context, conf data.ID, rows []DelegateImport, o ImportOptions) (ImportResult, error) {
	return ImportResult{}, errors.ErrUnsupported
}
func (db *DB) ImportCitations(ctx context.Context, conf data.ID, rows []CitationImport, o ImportOptions) (ImportResult, error) {
	return ImportResult{}, errors.ErrUnsupported
}
func (db *DB) Books(ctx context.Context) ([]data.Book, error)   { return nil, errors.ErrUnsupported }
func (db *DB) SaveBook(ctx context.Context, b *data.Book) error { return errors.ErrUnsupported }
func (db *DB) Issue(ctx context.Context, r IssueRequest) (Issued, error) {
	return Issued{}, errors.ErrUnsupported
}
func (db *DB) CertificatesByRegister(ctx context.Context, conf data.ID, register string) ([]data.CitationRow, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) SetState(ctx context.Context, certificates []data.ID, state data.CertificateState) error {
	return errors.ErrUnsupported
}
func (db *DB) CountStates(ctx context.Context, conf data.ID) (data.CertificateCounts, error) {
	return data.CertificateCounts{}, errors.ErrUnsupported
}
func (db *DB) RecordPrinting(ctx context.Context, lines []data.Printing) error {
	return errors.ErrUnsupported
}
func (db *DB) Printings(ctx context.Context, certificate data.ID) ([]data.Printing, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) PutAsset(ctx context.Context, kind string, raw []byte) (data.Hash, error) {
	return data.Hash{}, errors.ErrUnsupported
}
func (db *DB) Asset(ctx context.Context, h data.Hash) ([]byte, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) Admit(ctx context.Context, s data.Scan) (data.Admission, error) {
	return data.Admission{}, errors.ErrUnsupported
}
func (db *DB) UndoLast(ctx context.Context, meeting data.ID, desk string) (data.Admission, error) {
	return data.Admission{}, errors.ErrUnsupported
}
func (db *DB) RecentCheckIns(ctx context.Context, meeting data.ID, limit int) ([]data.CheckInRow, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) KeyLists(ctx context.Context) ([]KeyList, error) { return nil, errors.ErrUnsupported }
func (db *DB) PutKeyList(ctx context.Context, l KeyList) error { return errors.ErrUnsupported }
func (db *DB) RevocationLists(ctx context.Context) ([]RevocationList, error) {
	return nil, errors.ErrUnsupported
}
func (db *DB) PutRevocationList(ctx context.Context, l RevocationList) error {
	return errors.ErrUnsupported
}
func (db *DB) Backup(ctx context.Context, file string) error { return errors.ErrUnsupported }
