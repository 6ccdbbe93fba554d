// Package icons holds the program's icons: Material icons in their outlined
// form (filled where a place is active), 24 units square, as SVG in one
// colour, which the screen replaces by one of its theme.
//
// The drawings are Google's Material icons, under the Apache licence 2.0 (see
// LICENSE); the star of the program's own mark is ours. Any package may import it.
package icons
