package spool

import (
	"context"

	"golang.org/x/sys/windows"
)

// Print gives a PDF to a printer by name, by the program that opens PDF here:
// Windows itself prints none. Error: printer-refused.
func Print(_ context.Context, printer, file string) error {
	var words [3]*uint16
	for i, s := range []string{"printto", file, `"` + printer + `"`} {
		w, err := windows.UTF16PtrFromString(s)
		if err != nil {
			return refused(printer, err)
		}
		words[i] = w
	}
	if err := windows.ShellExecute(0, words[0], words[1], words[2], nil, windows.SW_HIDE); err != nil {
		return refused(printer, err)
	}
	return nil
}
