package web

import (
	"embed"
	"io/fs"
)

//go:embed station mc all:verify
var files embed.FS

// Station is the station's page: index.html, its styles and modules, the
// service worker and the vendored libraries with their licences.
var Station = sub("station")

// MC is the page by which the MC reads what is to be said.
var MC = sub("mc")

// Verify is the public page by which anybody checks a certificate, in the
// pieces that app/jobs/publish joins.
var Verify = sub("verify")

func sub(folder string) fs.FS {
	s, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return s
}
