package ceremony

import (
	"context"

	"vinhdanh/data"
)

// ProgrammeRecords is what writing a programme and judging it needs of the store.
type ProgrammeRecords interface {
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error)
	SaveMeeting(ctx context.Context, m *data.Meeting) error
	SaveAgenda(ctx context.Context, conf data.ID, items []data.AgendaItem, gone ...data.ID) error
	Halls(ctx context.Context, conf data.ID) ([]data.Hall, error)
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	SaveRound(ctx context.Context, r *data.Round) error
	StagePlaces(ctx context.Context, conf data.ID) ([]data.StagePlace, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	Awards(ctx context.Context) ([]data.Award, error)
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	StagePresence(ctx context.Context, conf, meeting data.ID) (map[data.ID]data.OnStage, error)
	AgendaVersions(ctx context.Context, meeting data.ID) ([]data.AgendaVersion, error)
	SaveAgendaVersion(ctx context.Context, v *data.AgendaVersion) error
	IgnoredConflicts(ctx context.Context, conf data.ID) ([]data.IgnoredConflict, error)
	IgnoreConflict(ctx context.Context, c data.IgnoredConflict) error
	UnignoreConflict(ctx context.Context, conf data.ID, key string) error
	Setting(ctx context.Context, key string) (string, error)
}
