// Package checkin is the door: the field that scanners type into, the large
// verdict, and who is present. Every verdict shown is on disk already.
//
// It has the whole window for itself. What a delegate may read on it never
// says "not on the list"; the reason stands in the list of scans alone.
//
// Nothing lies over the desk for long: whatever takes more than one key (a
// guest's form, a delegation, a camera, other desks) opens in the column on
// the right, so that verdicts stay in sight and scans go on. What a scanner
// types reaches the scan field wherever the keyboard is: other parts hand
// letters on, and fields know a scanner by its pace, see wedge.
package checkin
