package lexicon

import "sync"

var offices = sync.OnceValue(func() map[string]bool { return Load("en/offices.txt").Set() })

// Office reports whether a lower-case noun names what one person at a time is to
// somebody or something, beside the titles that stand before names.
func Office(noun string) bool { return offices()[noun] }

var mutualVerbs = sync.OnceValue(func() map[string]bool { return Load("en/mutual-verbs.txt").Set() })

// MutualVerb reports whether two persons commonly do to one another what a verb
// says: both "Lee thanked Day" and "Day thanked Lee" can hold.
func MutualVerb(lemma string) bool { return mutualVerbs()[lemma] }
