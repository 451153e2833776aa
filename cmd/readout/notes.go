package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"readout"
)

// notes gathers what a user should know of inputs that were read all the same:
// repaired, dated in the future, in a language without a pack, or the same as
// another. The reading may still run when they are printed, after an interrupt.
type notes struct {
	mu    sync.Mutex
	first map[string]string          // id of a report: the name that it was read under first
	names map[string]map[string]bool // of a note: the reports that it is of
}

// watch gathers the notes of what passes.
func (n *notes) watch(in iter.Seq2[*readout.Document, *readout.Refusal]) iter.Seq2[*readout.Document, *readout.Refusal] {
	n.first, n.names = map[string]string{}, map[string]map[string]bool{}
	return func(yield func(*readout.Document, *readout.Refusal) bool) {
		for doc, refusal := range in {
			if doc != nil {
				n.take(doc)
			}
			if !yield(doc, refusal) {
				return
			}
		}
	}
}

func (n *notes) take(doc *readout.Document) {
	n.mu.Lock()
	defer n.mu.Unlock()
	name := doc.ID
	if len(doc.Names) > 0 {
		name = doc.Names[0]
	}
	if other, known := n.first[doc.ID]; known && other != name {
		n.add("the same text as "+other+", kept once", name)
		return // its other notes are the same too
	}
	n.first[doc.ID] = name
	for _, note := range doc.NotesAt(time.Now()) {
		n.add(note, name)
	}
}

func (n *notes) add(note, name string) {
	if n.names[note] == nil {
		n.names[note] = map[string]bool{}
	}
	n.names[note][name] = true
}

// print writes a line for each note, with the reports that it is of.
func (n *notes) print(a *app) {
	n.mu.Lock()
	defer n.mu.Unlock()
	var lines []string
	for note, of := range n.names {
		lines = append(lines, some(slices.Sorted(maps.Keys(of)))+": "+note)
	}
	slices.Sort(lines)
	for _, line := range lines {
		a.tell("note: %s", line)
	}
}

// some names the first reports of a list and counts the rest; the brief and the
// export name all.
func some(names []string) string {
	const named = 5
	shown := strings.Join(names[:min(len(names), named)], ", ")
	if more := len(names) - named; more > 0 {
		shown += fmt.Sprintf(" and %d more", more)
	}
	return shown
}

// inOrder sorts refusals by name; workers finish in any order.
func inOrder(refused []readout.Refusal) {
	slices.SortStableFunc(refused, func(a, b readout.Refusal) int {
		return cmp.Or(cmp.Compare(path.Dir(a.Name), path.Dir(b.Name)), cmp.Compare(a.Name, b.Name))
	})
}
