package lexicon

import (
	"strconv"
	"strings"
	"sync"
)

type ordinalTable struct {
	number *Words[int]
	word   map[int]string
}

var ordinals = sync.OnceValue(func() *ordinalTable {
	number, word := map[string]int{}, map[int]string{}
	for _, r := range Load("en/ordinals.txt").Rows {
		if n, err := strconv.Atoi(r[1]); err == nil {
			number[r[0]], word[n] = n, r[0]
		}
	}
	return &ordinalTable{NewWords(number), word}
})

// Ordinal is the number of an ordinal in lower case, in words or as a numeral:
// "second", "21st"; 0 for other words.
func Ordinal(word string) int {
	if n, ok := ordinals().number.Of(word); ok {
		return n
	}
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if digits, ok := strings.CutSuffix(word, ending); ok {
			n, err := strconv.ParseUint(digits, 10, 16)
			if err == nil {
				return int(n)
			}
		}
	}
	return 0
}

// OrdinalWord is the ordinal of a number in words, empty for one that the list
// lacks.
func OrdinalWord(n int) string { return ordinals().word[n] }
