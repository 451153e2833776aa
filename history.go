package readout

import "context"

// StoryChange is one entry of a ledger's history: what a batch of documents did
// to stories. The export knows nothing of it, for it depends on the order in
// which documents came.
type StoryChange struct {
	Batch     int             `json:"batch"` // counted from 1
	At        string          `json:"at"`    // when it was noted, RFC 3339 in UTC
	Kind      StoryChangeKind `json:"kind"`
	From      []string        `json:"from"`      // stories before it, that with most of the documents first
	To        []string        `json:"to"`        // stories after it, that with most of the documents first
	Documents []string        `json:"documents"` // those that came, or changed their story
}

// StoryChangeKind says what became of stories.
type StoryChangeKind string

// The kinds of change.
const (
	StoryBorn      StoryChangeKind = "born"      // all its documents are new
	StoryGrown     StoryChangeKind = "grown"     // new documents came to it
	StoryJoined    StoryChangeKind = "joined"    // documents of several stories are one
	StorySplit     StoryChangeKind = "split"     // its documents went apart, the larger part together
	StoryDissolved StoryChangeKind = "dissolved" // its documents went apart, no larger part together
)

// History is what a ledger remembers of its stories beside the view.
type History interface {
	// Chronicle notes, under a time, how the stories differ from when it was
	// called last, and gives how many changes there were. What is not resolved
	// yet counts as it was.
	Chronicle(ctx context.Context, at string) (changes int, err error)
	// Changes lists the history in its order: all of it, or where a story is
	// named what led to it and what became of it.
	Changes(ctx context.Context, story string) ([]StoryChange, error)
	// Successor gives the story that most of a story's documents lie in now, by
	// its id or the beginning of one; KindNotFound where none was ever called so
	// or the story is still there.
	Successor(ctx context.Context, story string) (string, error)
}
