// Package graphics tells whether a window can be drawn on this computer, which
// takes OpenGL 2.1, and starts the program again beside a renderer that works
// without a graphics driver, if it was installed with one.
package graphics
