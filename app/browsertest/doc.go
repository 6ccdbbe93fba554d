// Package browsertest opens the program's pages in Debian's Chromium: tabs of
// strangers, each with a storage of its own, that click, type and wait. It is
// for the tests of app/station and app/jobs/publish; nothing else imports it,
// and where there is no Chromium its tests are skipped.
package browsertest
