//go:build !ci && cgo

package camera

import (
	"strings"

	"github.com/pion/mediadevices/pkg/driver"
	drivers "github.com/pion/mediadevices/pkg/driver/camera"
)

// deviceName gives the camera's own name.
func deviceName(i driver.Info) string {
	name, _, _ := strings.Cut(i.Name, drivers.LabelSeparator)
	name = strings.TrimSpace(strings.TrimRight(name, "\x00"))
	if name == "" {
		name, _, _ = strings.Cut(i.Label, drivers.LabelSeparator)
	}
	// "Integrated Camera: Integrated C" says the same thing twice.
	if a, b, twice := strings.Cut(name, ": "); twice && strings.HasPrefix(a, strings.TrimSpace(b)) {
		return a
	}
	return name
}

// gives tells whether a device gives pictures: webcams show themselves a
// second time, for data about pictures alone. One that is in use is listed.
func gives(d driver.Driver) bool {
	if ok, _ := driver.IsAvailable(d); !ok {
		return true // busy, or kept from us: choosing it says why
	}
	if err := d.Open(); err != nil {
		return true
	}
	_, ok := choose(d.Properties())
	return d.Close() == nil && ok
}
