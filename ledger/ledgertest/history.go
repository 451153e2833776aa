package ledgertest

import (
	"context"
	"slices"
	"testing"

	"readout"
)

// testHistory: what became of stories is told once, in order, and a story that
// is gone is found under its old id.
func testHistory(t *testing.T, l readout.Ledger) {
	ctx := context.Background()
	docs := Documents()[:3]
	const first, second = "s0000000000000001", "s0000000000000002"
	if n := must[int](t)(l.Chronicle(ctx, "2031-05-01T00:00:00Z")); n != 0 {
		t.Errorf("an empty ledger has %d changes", n)
	}
	tellStory(t, l, first, docs[:2]...)
	if n := must[int](t)(l.Chronicle(ctx, "2031-05-01T00:00:00Z")); n != 1 {
		t.Errorf("%d changes, want 1", n)
	}
	tellStory(t, l, second, docs...)
	if n := must[int](t)(l.Chronicle(ctx, "2031-05-02T00:00:00Z")); n != 1 {
		t.Errorf("%d changes, want 1", n)
	}
	if n := must[int](t)(l.Chronicle(ctx, "2031-05-03T00:00:00Z")); n != 0 {
		t.Errorf("the same changes were told again: %d", n)
	}
	for _, story := range []string{"", first, second} {
		changes := must[[]readout.StoryChange](t)(l.Changes(ctx, story))
		if len(changes) != 2 || changes[0].Kind != readout.StoryBorn || changes[0].Batch != 1 || changes[0].At != "2031-05-01T00:00:00Z" || len(changes[0].Documents) != 2 {
			t.Fatalf("history of %q: %+v", story, changes)
		}
		grown := changes[1]
		if grown.Kind != readout.StoryGrown || grown.Batch != 2 || !slices.Equal(grown.From, []string{first}) || !slices.Equal(grown.To, []string{second}) || !slices.Equal(grown.Documents, []string{docs[2].ID}) {
			t.Errorf("history of %q: %+v", story, grown)
		}
	}
	for _, id := range []string{first, first[:12]} { // of one that is gone, the beginning is enough
		if got, err := l.Successor(ctx, id); err != nil || got != second {
			t.Errorf("successor of %s: %q, %v", id, got, err)
		}
	}
	for _, id := range []string{second, "s", "s%", "sx", "d0000000000000001", ""} {
		_, err := l.Successor(ctx, id)
		wantKind(t, err, readout.KindNotFound)
	}
	tellStory(t, l, first, docs...) // back under its old id
	must[int](t)(l.Chronicle(ctx, "2031-05-04T00:00:00Z"))
	if got, err := l.Successor(ctx, second); err != nil || got != first {
		t.Errorf("successor of %s: %q, %v", second, got, err)
	}
	_, err := l.Successor(ctx, first)
	wantKind(t, err, readout.KindNotFound)
}

// tellStory puts documents, in one part, into one story.
func tellStory(t *testing.T, l readout.Ledger, story string, docs ...*readout.Document) {
	t.Helper()
	ctx := context.Background()
	put(t, l, docs...)
	for _, id := range must[[]string](t)(l.Unjoined(ctx, len(docs))) {
		if err := l.Join(ctx, Node(id)); err != nil {
			t.Fatal(err)
		}
	}
	part := PartOf(docs...)
	if err := l.Place(ctx, part); err != nil {
		t.Fatal(err)
	}
	view := View(docs...)
	view.Stories = []readout.Story{{ID: story, Documents: part.Documents, Events: []string{}}}
	for i := range view.Documents {
		view.Documents[i].Story = story
	}
	if err := l.Resolve(ctx, []readout.Part{part}, []*readout.Export{view}); err != nil {
		t.Fatal(err)
	}
}
