package lexicon

import (
	"strconv"
	"sync"
)

var weekdays = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for _, row := range Load("en/weekdays.txt").Rows {
		if n, err := strconv.Atoi(row[1]); err == nil {
			out[row[0]] = n
		}
	}
	return out
})

// Weekday is the ISO 8601 number of the weekday that a lower-case word names, 1 for
// Monday to 7 for Sunday; 0 for any other word.
func Weekday(word string) int { return weekdays()[word] }

var monthNames = sync.OnceValue(func() map[string]bool { return Load("en/months.txt").Set() })

// Month reports whether a lower-case word names a month, whole or cut short.
func Month(word string) bool { return monthNames()[word] }
