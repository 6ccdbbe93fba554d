// Package hall is the place of the seating plan (Sơ đồ hội trường): which
// seats a hall has, who sits where, and giving seats out.
package hall
