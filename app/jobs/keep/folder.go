package keep

import (
	"path/filepath"
	"runtime"
)

// DatabaseName is the file in the user's data folder that holds the records.
const DatabaseName = "vinhdanh.db"

// KeyFolder is the folder beside the database that holds the key files.
const KeyFolder = "keys"

// Folder gives the user's own folder for the program's data, after the custom
// of the system: $XDG_DATA_HOME or ~/.local/share on Linux (XDG Base Directory
// Specification), %LOCALAPPDATA% on Windows, ~/Library/Application Support on
// macOS. Without a home it is the folder "vinhdanh" of where the program runs.
func Folder(getenv func(string) string) string { return folder(runtime.GOOS, getenv) }

func folder(system string, getenv func(string) string) string {
	home := getenv("HOME")
	switch system {
	case "windows":
		if d := getenv("LOCALAPPDATA"); d != "" {
			return filepath.Join(d, "VinhDanh")
		}
		home = getenv("USERPROFILE")
	case "darwin":
		if home != "" {
			return filepath.Join(home, "Library", "Application Support", "VinhDanh")
		}
	default:
		if d := getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
			return filepath.Join(d, "vinhdanh")
		}
		if home != "" {
			return filepath.Join(home, ".local", "share", "vinhdanh")
		}
	}
	return filepath.Join(home, "vinhdanh")
}
