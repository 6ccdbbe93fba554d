// Package settings is where the office sets the program up: language and
// colours, the conference's data, the numbers its registers begin with, what
// personal data may be seen, the office's keys, and where everything lies.
package settings
