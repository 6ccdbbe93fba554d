// Package ornament draws what surrounds the words of a certificate: the border
// of lotus and tendril, the faint bronze drum of Đông Sơn, the rosette of
// samples, and the empty place of the emblem. All of it is outlines in
// millimetres, our own work; no emblem, seal or signature is ever drawn.
//
// Shapes of one colour that do not overlap are joined in one path for each
// side of the sheet, so that players have few and small paths to fill.
package ornament
