// Package web holds what the program shows in a browser: the page of the
// check-in station, which other computers and phones open as further desks, and
// the MC's page.
// It is files alone, without a build step; app/station serves them and knows
// no more of them than their names. Words stand in assets/i18n/station.*.json and mc.*.json.
//
// Only app/station imports it.
package web
