package timexes

import (
	"strings"

	"readout"
)

// future reports whether the words around an expression look ahead: "will
// meet Tuesday", "due in August", "postponed until Friday". Everything else in
// news is told as past.
func (r *reader) future(at readout.TokenRange) bool {
	if at.First > 0 && at.First-1 >= r.first() {
		switch strings.ToLower(r.word(at.First - 1)) {
		case "until", "till":
			return true
		case "since", "ended":
			return false
		}
	}
	if v := r.verb(at); v >= 0 {
		return r.ahead(v)
	}
	return false
}

func (r *reader) first() int { return r.doc.Sentences[r.at].Tokens.First }

func (r *reader) end() int { return r.doc.Sentences[r.at].Tokens.End }

func (r *reader) word(i int) string { return r.doc.Tokens[i].Text(r.doc) }

// verb is the token of the verb that governs an expression, -1 when none is
// found: the one above it in the tree.
func (r *reader) verb(at readout.TokenRange) int {
	doc := r.doc
	if len(doc.Arcs) != len(doc.Tokens) || len(doc.Tags) != len(doc.Tokens) {
		return -1
	}
	i := at.First
	for at.Contains(i) && doc.Arcs[i].Head >= 0 && at.Contains(doc.Arcs[i].Head) {
		i = doc.Arcs[i].Head
	}
	for steps := 0; i >= 0 && steps < 20; steps++ {
		if !at.Contains(i) && (doc.Tags[i].UPOS == readout.VERB || strings.HasPrefix(doc.Tags[i].XPOS, "V")) {
			return i
		}
		i = doc.Arcs[i].Head
	}
	return -1
}

// ahead reports whether a verb's group speaks of the future.
func (r *reader) ahead(v int) bool {
	doc := r.doc
	if pending[doc.Tags[v].Lemma] && doc.Tags[v].XPOS != "VBG" {
		return true
	}
	finite := doc.Tags[v].XPOS
	for i := max(r.first(), v-6); i < v; i++ {
		if doc.Arcs[i].Head != v {
			continue
		}
		switch strings.ToLower(r.word(i)) {
		case "will", "wo", "'ll", "’ll", "shall", "may", "might", "can", "could", "would", "should", "must":
			return true
		case "to":
			return doc.Arcs[i].Rel == "mark" && r.planned(v)
		case "is", "are", "'s", "'re", "has", "have", "was", "were", "had", "did":
			finite = doc.Tags[i].XPOS
		}
	}
	switch {
	case doc.Tags[v].XPOS == "VBG" && (finite == "VBZ" || finite == "VBP"):
		return true
	case doc.Tags[v].XPOS == "VBZ" || doc.Tags[v].XPOS == "VBP":
		return !saying[doc.Tags[v].Lemma]
	}
	return false
}

// planned reports whether an infinitive hangs on a verb or noun that looks
// ahead: "plans to vote Tuesday".
func (r *reader) planned(v int) bool {
	head := r.doc.Arcs[v].Head
	if head < 0 {
		return true
	}
	tag := r.doc.Tags[head]
	return tag.XPOS == "VBZ" || tag.XPOS == "VBP" || tag.XPOS == "VBG" || pending[tag.Lemma] || r.ahead2(head)
}

// ahead2 is ahead for the verb above an infinitive, one step only.
func (r *reader) ahead2(v int) bool {
	for i := max(r.first(), v-6); i < v; i++ {
		if r.doc.Arcs[i].Head == v {
			switch strings.ToLower(r.word(i)) {
			case "will", "'ll", "’ll", "shall":
				return true
			}
		}
	}
	return false
}

// pending are verbs whose object lies ahead even in the past tense: "was
// scheduled for Tuesday".
var pending = map[string]bool{
	"schedule": true, "slate": true, "postpone": true, "adjourn": true, "due": true, "expect": true,
	"plan": true, "extend": true, "delay": true, "aim": true, "hope": true, "intend": true,
	"expire": true, "mature": true, "set": true,
}

// saying are verbs whose present tense reports: "the paper says Tuesday".
var saying = map[string]bool{"say": true, "be": true, "have": true, "report": true, "tell": true, "note": true, "know": true, "think": true}
