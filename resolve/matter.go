package resolve

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// otherMatter reports whether two tellings of one document are of two agreements: not
// all of the same take part, and what is said to be agreed on shares no word. "Norvia
// and Sund agreed to build a lock"; "Norvia denied that it had agreed to lift the toll".
func (r *resolver) otherMatter(a, b *telling) bool {
	if a.doc != b.doc || !lexicon.InClass("agreeing-mode", a.mode.Name) || !lexicon.InClass("agreeing-mode", b.mode.Name) || slices.Equal(a.parties, b.parties) {
		return false
	}
	x, y := r.matterOf(a), r.matterOf(b)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}

// matterOf is the nouns and verbs of what the mentions of a telling say is agreed on.
func (r *resolver) matterOf(t *telling) []string {
	var out []string
	for _, m := range limit(t.mentions, contextMentions) {
		out = append(out, matter(r.docs[t.doc], m)...)
	}
	return out
}

// matter is the nouns and verbs behind the verb of a mention, up to the end of its
// clause: "agreed to build a lock". That it is a pact says nothing of it.
func matter(d *readout.Document, mention int) []string {
	m := &d.Mentions[mention]
	if m.Head < 0 || d.Tags[m.Head].UPOS != readout.VERB || m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
		return nil
	}
	var out []string
	for i := m.Head + 1; i < len(d.Tokens) && d.Tokens[i].End <= d.Sentences[m.Sentence].Span.End; i++ {
		word := strings.ToLower(d.Tags[i].Lemma)
		switch u := d.Tags[i].UPOS; {
		case u == readout.PUNCT, lexicon.InClass("matter-end", word):
			return out
		case (u == readout.NOUN || u == readout.VERB) && !lexicon.Triggers().Class("@pacts")[word]:
			out = append(out, word)
		}
	}
	return out
}
