package lexicon

import "sync"

// Platforms gives the names of social networks and messengers, as texts write
// them.
var Platforms = sync.OnceValue(func() map[string]bool { return Load("en/platforms.txt").Set() })
