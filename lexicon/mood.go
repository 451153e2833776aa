package lexicon

import "sync"

// Mood is what a governing word makes of a clause as a claim.
type Mood string

// The moods of claims; a clause that is plainly claimed has none.
const (
	MoodAgainst  Mood = "against"  // doubted or hindered: "is unlikely to go"
	MoodUndone   Mood = "undone"   // denied without a "not": "refused to go"
	MoodWish     Mood = "wish"     // somebody is to do it: "asked her to go"
	MoodDuty     Mood = "duty"     // "should go"
	MoodPossible Mood = "possible" // "may go"
	MoodSupposed Mood = "supposed" // "whether she goes"
	MoodForecast Mood = "forecast" // "is predicted to go"
	// MoodThrough is of a word whose own negation denies the clause: "did not try to go".
	MoodThrough Mood = "through"
)

var moods = sync.OnceValue(func() map[string]Mood {
	m := map[string]Mood{}
	for _, r := range Load("en/claim-moods.txt").Rows {
		m[r[0]] = Mood(r[1])
	}
	return m
})

// MoodOf is what a word makes of the clause that it governs; empty for none.
func MoodOf(lemma string) Mood { return moods()[lemma] }
