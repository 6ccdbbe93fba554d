package spool

import "vinhdanh/data"

// Refused is the error of a printer that is not there or takes no job; its
// argument is printer.
const Refused data.Code = "printer-refused"

func refused(printer string, err error) error {
	return data.Wrap(err, Refused, "printer", printer)
}
