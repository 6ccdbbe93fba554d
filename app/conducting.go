package app

import (
	"vinhdanh/app/jobs/ceremony"
)

// Conducting tells which run is led in this window; nil: none any more.
func (s *Shell) Conducting(c *ceremony.Conductor) { s.led = c }

// Conductor gives the run that is led in this window.
func (s *Shell) Conductor() *ceremony.Conductor { return s.led }
