//go:build !ci && cgo

package camera

import (
	"github.com/pion/mediadevices/pkg/driver"
	"golang.org/x/sys/windows/registry"
)

// deviceName gives the name that Windows shows for a camera. DirectShow's is a path.
func deviceName(i driver.Info) string {
	if key, ok := enumKey(i.Label); ok {
		if k, err := registry.OpenKey(registry.LOCAL_MACHINE, key, registry.QUERY_VALUE); err == nil {
			defer k.Close()
			for _, v := range []string{"FriendlyName", "DeviceDesc"} {
				if name, _, err := k.GetStringValue(v); err == nil && plainName(name) != "" {
					return plainName(name)
				}
			}
		}
	}
	return shortName(i.Label)
}

// gives tells nothing on Windows: opening each camera to see takes seconds.
func gives(driver.Driver) bool { return true }
