// Package qr turns the text of a token into the modules of a QR code, level M,
// as layout.Modules wants them.
//
// It is the only importer of go-qrcode. It neither draws (that is the players'
// work) nor knows what a token means (data/seal).
package qr
