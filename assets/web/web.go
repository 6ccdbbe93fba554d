package web

import (
	"embed"
	"io/fs"
)

//go:embed station mc
var files embed.FS

// Station is the station's page: index.html, its styles and modules, the
// service worker and the vendored libraries with their licences.
var Station = sub("station")

// MC is the page by which the MC reads what is to be said.
var MC = sub("mc")

func sub(folder string) fs.FS {
	s, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return s
}
