package lexicon

import "sync"

var nicknames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range Load("en/nicknames.txt").Rows {
		out[r[0]] = r[1]
	}
	return out
})

// Forename is the forename for which a pet form stands, in lower case: "tim" is
// "timothy". Any other word stands for itself.
func Forename(word string) string {
	if full, ok := nicknames()[word]; ok {
		return full
	}
	return word
}
