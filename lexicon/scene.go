package lexicon

import "sync"

var (
	sceneNouns  = sync.OnceValue(func() map[string]bool { return Load("en/scene-nouns.txt").Set() })
	motionWords = sync.OnceValue(func() map[string]bool { return Load("en/motion-words.txt").Set() })
)

// SceneNoun reports whether a noun's lemma, belonging to a city or country,
// makes it a place and no actor: "suburb", "skyline".
func SceneNoun(lemma string) bool { return sceneNouns()[lemma] }

// MotionWord reports whether "to" and "from" after a verb or noun of this lemma
// name a place: "fly", "trip".
func MotionWord(lemma string) bool { return motionWords()[lemma] }
