//go:build ci

package app

const hasWindow = false // Fyne's tag ci builds without a driver: the command line works, a window does not open
