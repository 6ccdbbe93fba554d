package ceremony

import (
	"strconv"
	"strings"
)

// inWords writes numbers of rounds in a row: "3, 4, 6".
func inWords(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ", ")
}
