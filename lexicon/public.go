package lexicon

import "sync"

var publicWords = sync.OnceValue(func() map[string]bool { return Load("en/public-words.txt").Set() })

// PublicWord reports whether a word, in lower case, says beside a quotation that
// everybody got it: "statement", "debate", "tweeted".
func PublicWord(word string) bool { return publicWords()[word] }

var standingPhrases = sync.OnceValue(func() map[string]bool { return Load("en/standing-phrases.txt").Set() })

// StandingPhrases are phrases of texts that stand under many reports: notes on
// an author, on how a poll was held, on rights. The map must not be altered.
func StandingPhrases() map[string]bool { return standingPhrases() }
