// Package web holds what the program shows in a browser: the page of the
// check-in station, which other computers and phones open as further desks, the
// MC's page, and the public page by which anybody checks a certificate.
// It is files alone, without a build step; app/station serves the first two and
// knows no more of them than their names; their words stand in
// assets/i18n/station.*.json and mc.*.json. The public page has its own words, in
// Arabic too, and app/jobs/publish joins and writes it.
//
// Only app/station and app/jobs/publish import it.
package web
