//go:build !ci

package app

const hasWindow = true
