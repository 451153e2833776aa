package lexicon

import "sync"

var focusVerbs = sync.OnceValue(func() *Words[string] {
	out := map[string]string{}
	for _, r := range Load("en/focus-verbs.txt").Rows {
		out[r[0]] = r[1]
		if r[1] == "-" {
			out[r[0]] = ""
		}
	}
	return NewWords(out)
})

// FocusVerb gives the preposition before the topic of a verb whose subject is an
// event, "focus" on, empty where the topic is its object, and false for other verbs.
func FocusVerb(lemma string) (preposition string, ok bool) {
	return focusVerbs().Of(lemma)
}
