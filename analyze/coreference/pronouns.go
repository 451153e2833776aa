package coreference

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// pronounClass is what a pronoun can stand for.
type pronounClass byte

const (
	noPronoun pronounClass = iota
	he
	she
	it
	they
)

func classOf(word string) pronounClass {
	switch word {
	case "he", "him", "his", "himself":
		return he
	case "she", "her", "hers", "herself":
		return she
	case "it", "its", "itself":
		return it
	case "they", "them", "their", "theirs", "themselves":
		return they
	}
	return noPronoun
}

// pronoun ties the pronoun at token i to its antecedent.
func (r *resolver) pronoun(i int) {
	class := classOf(strings.ToLower(r.tree.Text(i)))
	if class == noPronoun || !r.doc.Sentences[r.sentence[i]].Kind.News() {
		return
	}
	c := none
	switch class {
	case he, she:
		c = r.personFor(i, class)
	case it:
		c = r.thingFor(i)
	case they:
		c = r.manyFor(i)
	}
	r.refer(c, readout.TokenRange{First: i, End: i + 1}, i, readout.FormPronoun, "pronoun")
}

// personFor weighs the persons named in this sentence and the four before it.
func (r *resolver) personFor(i int, class pronounClass) int {
	want := masculine
	if class == she {
		want = feminine
	}
	if r.unnamedSpeaker(i, want) {
		return none
	}
	best, bestScore := none, 0
	speaker, teller, company := r.speakerOf(i), r.tellerOf(i), r.company(i)
	seen := map[int]int{} // by chain: how often it was met on the way back
	for j := i - 1; j >= 0 && r.sentence[i]-r.sentence[j] <= 4; j-- {
		c := int(r.at[j])
		if c == none || r.list[c].Kind != readout.ActorPerson || r.list[c].gender != unknownGender && r.list[c].gender != want {
			continue
		}
		seen[c]++
		if c == speaker || c == company || r.excluded(i, j) {
			continue
		}
		score := r.salience(i, j) + 2*min(seen[c], 4) + min(r.list[c].named, 20)
		if c == teller {
			score += 25
		}
		if r.list[c].gender == unknownGender {
			score -= 6
			if want == feminine {
				score -= 8
			}
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	if best == none {
		return r.following(i, want)
	}
	if r.list[best].gender == unknownGender && bestScore >= 60 {
		r.list[best].gender = want
	}
	return best
}

// salience is how readily the reference at j comes to mind at the pronoun i.
func (r *resolver) salience(i, j int) int {
	score := [...]int{80, 50, 30, 15, 5}[r.sentence[i]-r.sentence[j]]
	if h := r.tree.Head(j); h >= 0 && r.tree.Is(j, "appos") && r.tree.Is(h, "nsubj") {
		j = h // "the minister, Ana Ruiz, said": the apposition is the subject
	}
	switch {
	case r.tree.Is(j, "nsubj"):
		score += 18
		if h := r.tree.Head(j); h >= 0 && r.tree.Is(h, "root") {
			score += 8
		}
	case r.tree.Is(j, "obj", "iobj"):
		score += 8
	case r.tree.Is(j, "nmod:poss"):
		score += 4
	case r.tree.Is(j, "root"):
		score += 10
	}
	if r.tree.Is(i, "nsubj") && r.tree.Is(j, "nsubj") {
		score += 8
		if r.says(r.tree.Head(i)) && r.says(r.tree.Head(j)) {
			score += 8
		}
	}
	if r.quoted[j] && !r.quoted[i] {
		score -= 15
	}
	return score - min((i-j)/8, 8)
}

// unnamedSpeaker reports whether "he said" right after the words of somebody
// without a name, "a senior official said", goes on with that one's words.
func (r *resolver) unnamedSpeaker(i int, want gender) bool {
	if !r.tree.Is(i, "nsubj") || !r.says(r.tree.Head(i)) || r.sentence[i] == 0 {
		return false
	}
	before := r.doc.Sentences[r.sentence[i]-1].Tokens
	for j := before.First; j < before.End; j++ {
		h := r.tree.Head(j)
		if !r.tree.Is(j, "nsubj") || !r.says(h) && !r.denies(h) || !r.tree.Is(h, "root") || r.at[j] != none {
			continue
		}
		word := strings.ToLower(r.tree.Lemma(j))
		sex, somebody := r.unnamed(j, word)
		return somebody && (sex == unknownGender || sex == want)
	}
	return false
}

// unnamed reports whether noun j is one person whom the text does not name,
// "a spokeswoman", and which sex the word tells.
func (r *resolver) unnamed(j int, word string) (gender, bool) {
	if r.tree.UPOS(j) != readout.NOUN || strings.HasSuffix(r.doc.Tags[j].XPOS, "S") || r.tree.Child(j, "appos") >= 0 {
		return unknownGender, false
	}
	if lexicon.TitleOf(word) == "" && !lexicon.InClass("unnamed-source", word) {
		return unknownGender, false
	}
	d := r.tree.Child(j, "det")
	if d < 0 || !strings.EqualFold(r.tree.Text(d), "a") && !strings.EqualFold(r.tree.Text(d), "an") && !strings.EqualFold(r.tree.Text(d), "one") && !strings.EqualFold(r.tree.Text(d), "another") {
		return unknownGender, false
	}
	switch {
	case strings.HasSuffix(word, "woman"):
		return feminine, true
	case strings.HasSuffix(word, "man"):
		return masculine, true
	}
	return unknownGender, true
}

// denies reports whether verb h introduces what somebody rejects.
func (r *resolver) denies(h int) bool {
	return h >= 0 && lexicon.Cues().Verb(r.tree.Lemma(h)).Stance == readout.StanceDeny
}

// says reports whether verb h introduces words.
func (r *resolver) says(h int) bool {
	return h >= 0 && lexicon.Cues().Verb(r.tree.Lemma(h)).Class == lexicon.CueSay
}

// excluded reports whether grammar forbids that pronoun i means what j names.
func (r *resolver) excluded(i, j int) bool {
	hi, hj := r.tree.Head(i), r.tree.Head(j)
	if r.tree.Is(i, "nmod:poss") && (hi == j || hj == hi && r.tree.Is(j, "appos", "nmod:desc")) {
		return true // "his brother Juan"
	}
	if r.sentence[i] != r.sentence[j] {
		return false
	}
	reflexive := strings.HasSuffix(strings.ToLower(r.tree.Text(i)), "self")
	if hi == hj && hi >= 0 && !reflexive && !r.tree.Is(i, "nmod:poss") {
		return true // "Juan praised him"
	}
	if r.tree.Is(i, "obl", "nmod") && !r.tree.Is(i, "nmod:poss") && !reflexive && r.tree.Is(j, "nsubj") && hi >= 0 && r.tree.Head(hi) == hj {
		return r.tree.Is(hi, "obj") // "Juan made a present for him" is unclear; left out
	}
	return false
}

// speakerOf is the person who says, in the same sentence, the quotation in which
// pronoun i stands: he does not mean himself by "he".
func (r *resolver) speakerOf(i int) int {
	if !r.quoted[i] {
		return none
	}
	s := r.doc.Sentences[r.sentence[i]].Tokens
	for j := s.First; j < s.End; j++ {
		if r.at[j] != none && !r.quoted[j] && r.tree.Is(j, "nsubj") && r.says(r.tree.Head(j)) {
			return int(r.at[j])
		}
	}
	return none
}

// tellerOf is the person whose reported words hold pronoun i: in "Juan said that
// Ana was glad and that he was" the words are Juan's, and so most likely is "he".
func (r *resolver) tellerOf(i int) int {
	if r.quoted[i] {
		return none
	}
	for v := r.tree.Head(i); v >= 0; v = r.tree.Head(v) {
		h := r.tree.Head(v)
		if !r.tree.Is(v, "ccomp") || h < 0 || !r.says(h) {
			continue
		}
		for ; h >= 0; h = r.tree.Head(h) { // "Juan said so, adding that he"
			if s := r.tree.Child(h, "nsubj"); s >= 0 && r.says(h) {
				return int(r.at[s])
			}
		}
		return none
	}
	return none
}

// company is the person named beside pronoun i under one noun or verb: not Ana
// is meant in "his meeting with Ana".
func (r *resolver) company(i int) int {
	h := r.tree.Head(i)
	if h < 0 {
		return none
	}
	for _, c := range r.tree.Children(h) {
		if j := int(c); j > i && r.at[j] != none && r.tree.Is(j, "nmod", "obj", "obl") {
			return int(r.at[j])
		}
	}
	return none
}

// following is the person who is the subject of the main clause after a
// pronoun that comes first: "After he won, Juan spoke".
func (r *resolver) following(i int, want gender) int {
	s := r.doc.Sentences[r.sentence[i]].Tokens
	for j := i + 1; j < s.End; j++ {
		if c := int(r.at[j]); c != none && r.list[c].Kind == readout.ActorPerson && r.tree.Is(j, "nsubj") {
			h := r.tree.Head(j)
			if h >= 0 && r.tree.Is(h, "root") && r.tree.Dominates(h, i) && !r.excluded(i, j) &&
				(r.list[c].gender == unknownGender || r.list[c].gender == want) && r.tree.Head(i) != h {
				return c
			}
			return none
		}
	}
	return none
}
