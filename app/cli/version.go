package cli

import "runtime"

// Run tells the program's version.
func (*versionCmd) Run(s *session) error {
	if s.g.JSON {
		s.json(struct {
			Version string `json:"version"`
			Go      string `json:"go"`
			System  string `json:"system"`
		}{s.env.Version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH})
		return nil
	}
	s.line(s.out, s.c.T("common.name")+" "+s.env.Version)
	return nil
}
