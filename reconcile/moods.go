package reconcile

import (
	"slices"
	"strings"

	"readout/lexicon"
)

// untrue reports whether token i is a noun for what others say, of which it is said
// that it is not so: "reports … were wrong".
func (x *extractor) untrue(i int) bool {
	return i >= 0 && lexicon.InClass("rumour-noun", x.lemma(i)) && x.tree.Is(i, "nsubj") &&
		lexicon.InClass("untrue-word", x.lemma(x.tree.Head(i))) && !x.denied(x.tree.Head(i))
}

// denied reports whether the predicate at token i is negated.
func (x *extractor) denied(i int) bool { return x.denier(i) >= 0 }

// denier is the word that negates the predicate at token i: its own "not" or
// that of a word through which it passes, as in "did not try to go"; -1 for
// none. "Not only" denies nothing.
func (x *extractor) denier(i int) int {
	for _, c := range x.tree.Children(i) {
		switch {
		case x.negator(int(c)) && !x.quotedApart(i, int(c)) && !x.untilThen(i):
			return int(c)
		case x.tree.Is(int(c), "obj", "nsubj") && x.none(int(c)):
			return x.tree.Child(int(c), "det")
		case x.tree.Is(int(c), "nsubj") && (x.neither(int(c)) || x.noOne(int(c))):
			return x.tree.Subtree(int(c)).First
		}
	}
	if up := x.tree.Head(i); up >= 0 && x.tree.Is(i, "xcomp") && lexicon.MoodOf(x.lemma(up)) == lexicon.MoodThrough {
		return x.denier(up)
	}
	return -1
}

// untilThen reports whether something is said of the predicate at token i that ends it:
// who did not leave until Monday left.
func (x *extractor) untilThen(i int) bool {
	for _, c := range x.tree.All(i, "obl", "advcl", "advmod", "obl:tmod") {
		if joint := x.tree.Child(c, "case", "mark"); joint > i && lexicon.InClass("until-word", x.lemma(joint)) {
			return true
		}
	}
	return false
}

// none reports whether a noun phrase is of none: "no symptoms".
func (x *extractor) none(noun int) bool {
	d := x.tree.Child(noun, "det")
	return d >= 0 && x.lemma(d) == "no"
}

// neither reports whether a noun phrase opens with "neither".
func (x *extractor) neither(noun int) bool {
	r := x.tree.Subtree(noun)
	return r.Len() > 0 && strings.EqualFold(x.tree.Text(r.First), "neither")
}

// quotedApart reports whether quotation marks stand between two tokens: what is denied
// in a quotation is not what is said of it.
func (x *extractor) quotedApart(i, j int) bool {
	for k := min(i, j) + 1; k < max(i, j); k++ {
		if strings.Trim(x.tree.Text(k), "\"“”") == "" {
			return true
		}
	}
	return false
}

// noOne reports whether a subject is "nobody" or "no one", with its first letter as an
// editor wrote it: "[N]o one".
func (x *extractor) noOne(noun int) bool {
	if lexicon.InClass("nobody-word", x.lemma(noun)) {
		return true
	}
	if x.lemma(noun) != "one" || noun == 0 {
		return false
	}
	words := strings.Fields(x.rec.Text[max(0, x.rec.Tokens[noun].Start-nextQuote):x.rec.Tokens[noun].Start])
	return len(words) > 0 && strings.EqualFold(strings.Trim(brackets.Replace(words[len(words)-1]), "\"“‘'"), "no")
}

// brackets stand around letters that an editor changed.
var brackets = strings.NewReplacer("[", "", "]", "")

// negator reports whether token i denies what it hangs on.
func (x *extractor) negator(i int) bool {
	switch x.lemma(i) {
	case "not", "never", "n't":
		next := ""
		if i+1 < len(x.rec.Tokens) {
			next = strings.ToLower(x.tree.Text(i + 1))
		}
		return next != "only" && next != "just" && next != "merely" && next != "simply"
	case "rather": // "stayed rather than go"
		return i+1 < len(x.rec.Tokens) && strings.EqualFold(x.tree.Text(i+1), "than")
	case "long", "longer": // "no longer"
		return i > 0 && strings.EqualFold(x.tree.Text(i-1), "no")
	}
	return false
}

// mood is how the predicate at token i is claimed: by its auxiliary, by the word
// that opens its clause, else by the word that the clause hangs on.
func (x *extractor) mood(i int) lexicon.Mood {
	for _, c := range x.tree.Children(i) {
		if x.tree.Is(int(c), "cc") && x.lemma(int(c)) == "or" {
			return lexicon.MoodSupposed // "stay, or you lose it"
		}
		if x.tree.Is(int(c), "aux", "mark") {
			if m := lexicon.MoodOf(x.lemma(int(c))); m != "" && m != lexicon.MoodThrough {
				return m
			}
		}
	}
	up := x.tree.Head(i)
	if up >= 0 && x.tree.Is(i, "acl", "ccomp", "acl:relcl") && x.untrue(up) {
		return lexicon.MoodUndone // "reports that she went were wrong"
	}
	if x.gerund(i) && !x.tree.Is(i, "xcomp", "ccomp", "root") {
		return lexicon.MoodSupposed // "for not buying", said of nobody
	}
	if up < 0 || !x.tree.Is(i, "xcomp", "ccomp", "acl", "csubj", "advcl") || x.tree.Is(i, "acl:relcl") {
		return ""
	}
	switch m := lexicon.MoodOf(x.lemma(up)); {
	case m == lexicon.MoodThrough:
		return x.mood(up)
	case x.denied(up):
		return "" // "did not refuse to go"
	case lexicon.InClass("apprising-verb", x.lemma(up)) && x.tree.Is(i, "ccomp") && !x.infinitive(i):
		return "" // "told her that he went"
	default:
		return m
	}
}

// gerund reports whether the predicate at token i is a form in -ing, or a passive one:
// "being followed".
func (x *extractor) gerund(i int) bool {
	aux := x.tree.All(i, "aux")
	return x.rec.Tags[i].XPOS == "VBG" && len(aux) == 0 || len(aux) == 1 && x.tree.Is(aux[0], "aux:pass") && x.rec.Tags[aux[0]].XPOS == "VBG"
}

// infinitive reports whether "to" stands before the predicate at token i.
func (x *extractor) infinitive(i int) bool {
	return slices.ContainsFunc(x.tree.All(i, "mark", "aux"), func(c int) bool { return x.lemma(c) == "to" })
}

// aimed reports whether the predicate at token i is an infinitive that says only what
// something is for, "a plan to lift the toll", or that hangs on what is denied, "could not
// bring himself to vote".
func (x *extractor) aimed(i int) bool {
	up := x.tree.Head(i)
	return up >= 0 && x.infinitive(i) && (x.tree.Is(i, "acl", "advcl") || x.tree.Is(i, "xcomp") && (x.denied(up) && x.denier(i) < 0 || lexicon.InClass("pretending-verb", x.lemma(up))))
}

// leftOpen reports whether a claim only says that something is possible, so that it may be
// or not be: "may lift", "might not lift".
func (f *fact) leftOpen() bool {
	return slices.ContainsFunc(f.from.tree.All(f.head, "aux"), func(c int) bool { return lexicon.InClass("open-auxiliary", f.from.lemma(c)) })
}
