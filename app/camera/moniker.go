package camera

import "strings"

// enumKey gives the registry's key of a camera by the path that DirectShow
// names it with:
//
//	@device:pnp:\\?\usb#vid_04f2&pid_b6d9&mi_00#6&2b1e&0&0000#{65e8…}\global
//
// is described in SYSTEM\CurrentControlSet\Enum\usb\vid_04f2&pid_b6d9&mi_00\6&2b1e&0&0000.
func enumKey(moniker string) (string, bool) {
	_, path, ok := strings.Cut(moniker, `\\?\`)
	if !ok {
		return "", false
	}
	parts := strings.Split(path, "#")
	if len(parts) < 4 {
		return "", false
	}
	return `SYSTEM\CurrentControlSet\Enum\` + strings.Join(parts[:3], `\`), true
}

// plainName takes the words out of an entry like "@usbvideo.inf,%x%;USB Video Device".
func plainName(s string) string {
	if strings.HasPrefix(s, "@") {
		_, s, _ = strings.Cut(s, ";")
	}
	return strings.TrimSpace(s)
}

// shortName makes the best of a path that the registry does not know, as of
// cameras that are programs ("@device:sw:{…}\OBS Virtual Camera").
func shortName(moniker string) string {
	name := moniker[strings.LastIndexAny(moniker, `\:`)+1:]
	if name == "" || name == "global" || strings.HasPrefix(name, "{") {
		return "Camera"
	}
	return name
}
