// Package ascii reads text quickly where it is plain ASCII, as most is.
package ascii

import "unicode/utf8"

// Lower is the lower case of each letter and digit of ASCII, 0 for all other bytes.
var Lower = func() (table [256]byte) {
	for c := '0'; c <= '9'; c++ {
		table[c] = byte(c)
	}
	for c := 'a'; c <= 'z'; c++ {
		table[c], table[c-'a'+'A'] = byte(c), byte(c)
	}
	return table
}()

// First is the first character of a text that is not empty, of any kind, and its bytes.
func First(text string) (rune, int) {
	if c := text[0]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text)
}
