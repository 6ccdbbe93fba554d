// Package station is the check-in station.
package station
