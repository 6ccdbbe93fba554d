package app

import (
	"os/user"
	"strings"

	"vinhdanh/data/text"
)

// account names who works here, for the log of changes: the name of the
// computer's account, "" if the computer does not tell.
func account() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return accountName(u.Name, u.Username)
}

// accountName is a person's name, or else how one logs in, without the domain
// (DOMAIN\\name on Windows).
func accountName(name, login string) string {
	if name = text.Clean(name); name != "" {
		return name
	}
	return text.Clean(login[strings.LastIndexByte(login, '\\')+1:])
}
