package lexicon

import "sync"

var (
	eventNouns = sync.OnceValue(func() map[string][]string { return Load("en/event-nouns.txt").Map() })
	lightVerbs = sync.OnceValue(func() map[string]bool { return Load("en/light-verbs.txt").Set() })
	verbClass  = sync.OnceValue(func() map[string][]string { return Load("en/stative-verbs.txt").Map() })
	families   = sync.OnceValue(func() map[string][]string { return Load("en/happening-families.txt").Map() })
	grains     = sync.OnceValue(func() map[string][]string { return Load("en/happening-grains.txt").Map() })
)

// EventNoun reports whether a noun's lemma tells of a happening, and gives the
// verb that tells of the same; the noun itself where there is none.
func EventNoun(lemma string) (verb string, ok bool) {
	row, ok := eventNouns()[lemma]
	if !ok {
		return "", false
	}
	if row[0] == "" {
		return lemma, true
	}
	return row[0], true
}

// LightVerb reports whether a verb can merely carry the happening that its
// object names: "held talks".
func LightVerb(lemma string) bool { return lightVerbs()[lemma] }

// VerbClass says why a verb is no happening or how real what it governs is, as
// the list en/stative-verbs.txt explains; empty for other verbs.
func VerbClass(lemma string) string {
	if row := verbClass()[lemma]; row != nil {
		return row[0]
	}
	return ""
}

// HappeningGrain is the stretch of time in which what a verb or a PLOVER type
// tells of one and the same is taken for one happening: day, month or never;
// empty for what the list en/happening-grains.txt does not have.
func HappeningGrain(what string) string {
	if row := grains()[what]; row != nil {
		return row[0]
	}
	return ""
}

// HappeningFamily is the name that stands for all verbs of one sense, which tell
// of one and the same: "purchase" and "buy". A verb of no family stands for itself.
func HappeningFamily(verb string) string {
	if row := families()[verb]; row != nil {
		return row[0]
	}
	return verb
}
