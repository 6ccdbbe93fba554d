package publish

import (
	"context"

	"vinhdanh/data"
)

// Done is what was written.
type Done struct {
	Folder  string
	Files   int
	Bytes   int64
	Kept    []string // files of somebody else that were in the folder and still are
	Issuers []Issuer
}

// Publish writes the page for the offices that are trusted here, or of a sample
// conference for its throw-away keys, into a folder, whole or not at all. The
// folder may hold an older page, which is replaced; files in it that are not
// the page's stay, and so do server settings (.htaccess, web.config) that
// somebody has changed. Errors: publish-no-keys, publish-folder-other (folder),
// publish-folder-file (file), publish-folder-busy (folder),
// publish-folder-rest (folder), output-folder (folder), disk-full (file).
func Publish(ctx context.Context, r Records, conf data.Conference, folder string) (Done, error) {
	l, err := gather(ctx, r, conf)
	if err != nil {
		return Done{}, err
	}
	page, err := l.files()
	if err != nil {
		return Done{}, err
	}
	done := Done{Folder: folder, Files: len(page), Issuers: l.Issuers}
	for _, raw := range page {
		done.Bytes += int64(len(raw))
	}
	done.Kept, err = write(ctx, folder, page)
	return done, err
}
