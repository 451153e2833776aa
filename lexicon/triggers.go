package lexicon

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Operator is what a trigger does to the act that stands in its scope:
// "refused to meet" turns a meeting into a refusal, "lift sanctions" turns a
// sanction into a concession.
type Operator string

// The operators.
const (
	OpNone     Operator = ""
	OpLight    Operator = "light"    // hold talks: the noun is the act, the verb's subject acts
	OpAnnounce Operator = "announce" // announced a truce: the act is as real as said
	OpDecide   Operator = "decide"
	OpIntend   Operator = "intend" // plan to, be ready to
	OpWish     Operator = "wish"   // hope, want, consider
	OpAttempt  Operator = "attempt"
	OpFail     Operator = "fail"
	OpHalt     Operator = "halt"  // cancel, suspend, cut off
	OpDelay    Operator = "delay" // postpone
	OpLift     Operator = "lift"  // ease, repeal, lower
	OpImpose   Operator = "impose"
	OpSuffer   Operator = "suffer" // face an inquiry: the subject is on the receiving side
	OpGain     Operator = "gain"   // win an endorsement
	OpAgree    Operator = "agree"
	OpVow      Operator = "vow" // pledge to help, vow to attack
	OpOffer    Operator = "offer"
	OpAccept   Operator = "accept"
	OpComply   Operator = "comply"
	OpAllow    Operator = "allow"
	OpInvite   Operator = "invite"
	OpDemand   Operator = "demand"
	OpOrder    Operator = "order"
	OpAccuse   Operator = "accuse"
	OpRefuse   Operator = "refuse"
	OpThreaten Operator = "threaten"
)

var operators = []Operator{OpLight, OpAnnounce, OpDecide, OpIntend, OpWish, OpAttempt, OpFail, OpHalt, OpDelay, OpLift, OpImpose,
	OpSuffer, OpGain, OpAgree, OpVow, OpOffer, OpAccept, OpComply, OpAllow, OpInvite, OpDemand, OpOrder, OpAccuse, OpRefuse, OpThreaten}

// TriggerFlag is a condition on a trigger, or how its arguments are read.
type TriggerFlag uint32

// The flags, with the word that stands for each in the list.
const (
	FlagReciprocal  TriggerFlag = 1 << iota // recip: both sides take part alike
	FlagTheme                               // theme: subject, possessor or "of" is the one acted on
	FlagBoth                                // both: counts only with a source and a target
	FlagAny                                 // any: counts without any participant
	FlagVerbed                              // verbed: a noun that counts only under an operator
	FlagPlace                               // place: the place gone to is the target
	FlagPersons                             // persons: a participant must be a person or people
	FlagMutual                              // mutual: two parties must stand in subject, possessor or "between"
	FlagPhone                               // phone: only with a sign that a telephone call is meant
	FlagClause                              // clause: only with a clause or infinitive in its scope
	FlagLeader                              // leader: only with a named person as source
	FlagPlural                              // plural: only in the plural, or with a rate
	FlagSoft                                // soft: of a person it means words, not arms
	FlagMilitary                            // military: the source must bear arms or be a state
	FlagGroup                               // group: the source must not be one person
	FlagObject                              // object: the object must be a thing, not a claim
	FlagCourt                               // court: the subject must be a court or judge
	FlagAssailed                            // assailed: not of contests won
	FlagWarn                                // warn: a threat only when a hostile act is in its scope
	FlagOfSource                            // of=s: "of" names the one who acts
	FlagAccident                            // accident: of vehicles
	FlagInfinitive                          // infinitive: only with "to" and a verb
	FlagSubjunctive                         // subjunctive: only with a clause that says what must be: "insist that he go"
	FlagBody                                // body: the source must be named, no crowd
	FlagSkip                                // skip: this sense is no event
)

var triggerFlags = map[string]TriggerFlag{
	"recip": FlagReciprocal, "theme": FlagTheme, "both": FlagBoth, "any": FlagAny, "verbed": FlagVerbed, "place": FlagPlace,
	"persons": FlagPersons, "mutual": FlagMutual, "phone": FlagPhone, "clause": FlagClause, "leader": FlagLeader,
	"plural": FlagPlural, "soft": FlagSoft, "military": FlagMilitary, "group": FlagGroup, "object": FlagObject,
	"court": FlagCourt, "assailed": FlagAssailed, "warn": FlagWarn, "of=s": FlagOfSource, "accident": FlagAccident, "skip": FlagSkip,
	"infinitive": FlagInfinitive, "body": FlagBody, "subjunctive": FlagSubjunctive,
}

// PLOVERTypes are the sixteen event types of PLOVER and OTHER, for happenings
// that PLOVER leaves out: votes, elections, accidents, deaths.
var PLOVERTypes = []string{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE",
	"OTHER", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"}

// Trigger is one way in which a text speaks of a happening.
type Trigger struct {
	Key    string          // as the list gives it: "cut off>@services/V"
	Words  []string        // lemmas in order; for verbs the first is the verb
	Head   int             // index into Words of the head
	Object map[string]bool // lemmas that the object must have, nil for any
	// Subject is the same of the subject: "@troops<arrive/V".
	Subject map[string]bool
	Type    string // PLOVER type, empty for a mere operator
	Mode    string
	CAMEO   string // root code, empty where CAMEO has none
	Op      Operator
	Flags   TriggerFlag
}

// Has reports whether t carries all of flags.
func (t *Trigger) Has(flags TriggerFlag) bool { return t.Flags&flags == flags }

// TriggerTable finds triggers by the lemma of their head. Each list has the
// most demanding senses first.
type TriggerTable struct {
	Verbs, Nouns, Adjectives map[string][]*Trigger
	classes                  map[string]map[string]bool
	forms                    map[string]string // inflected verb to lemma
}

// NounOf is the singular of a regular plural of a trigger noun, for words that
// a lemmatiser has not met; empty when there is none.
func (t *TriggerTable) NounOf(form string) string {
	for _, end := range [...][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(form, end[0]); ok && t.Nouns[stem+end[1]] != nil {
			return stem + end[1]
		}
	}
	return ""
}

// VerbOf is the lemma of a regularly inflected form of a trigger verb, for
// words that a lemmatiser has not met; empty when there is none.
func (t *TriggerTable) VerbOf(form string) string { return t.forms[form] }

// Class is the set of lemmas of a class such as "@actors".
func (t *TriggerTable) Class(name string) map[string]bool { return t.classes[name] }

// Triggers reads en/triggers.txt with en/trigger_classes.txt, once.
var Triggers = sync.OnceValue(func() *TriggerTable {
	t := &TriggerTable{Verbs: map[string][]*Trigger{}, Nouns: map[string][]*Trigger{}, Adjectives: map[string][]*Trigger{},
		classes: map[string]map[string]bool{}, forms: map[string]string{}}
	for _, row := range Load("en/trigger_classes.txt").Rows {
		t.classes[row[0]] = map[string]bool{}
		for _, w := range strings.Split(row[1], ",") {
			t.classes[row[0]][w], t.classes[row[0]][w+"s"] = true, true // some plurals are their own lemma: "troops"
		}
	}
	for _, row := range Load("en/triggers.txt").Rows {
		trigger, pos, err := t.parse(row)
		if err != nil {
			panic(fmt.Sprintf("lexicon: en/triggers.txt: %v", err)) // the list is part of the program
		}
		into := map[string]map[string][]*Trigger{"V": t.Verbs, "N": t.Nouns, "A": t.Adjectives}[pos]
		head := trigger.Words[trigger.Head]
		into[head] = append(into[head], trigger)
	}
	for _, m := range []map[string][]*Trigger{t.Verbs, t.Nouns, t.Adjectives} {
		for _, list := range m {
			slices.SortStableFunc(list, func(a, b *Trigger) int { return b.demands() - a.demands() })
		}
	}
	for form, row := range pastTenses().All() {
		t.forms[form] = row[0]
	}
	for _, lemma := range slices.Sorted(maps.Keys(t.Verbs)) {
		for _, form := range inflect(lemma) {
			if t.Verbs[form] == nil && t.forms[form] == "" {
				t.forms[form] = lemma
			}
		}
	}
	return t
})

// pastTenses are irregular past tenses of trigger verbs that are nothing else.
var pastTenses = sync.OnceValue(func() *Words[[]string] { return NewWords(Load("en/past-tenses.txt").Map()) })

// IsPastTense reports whether form is an irregular past tense of a trigger
// verb and nothing else.
func IsPastTense(form string) bool {
	_, ok := pastTenses().Of(form)
	return ok
}

// inflect gives the regular forms of a verb.
func inflect(w string) []string {
	n := len(w)
	vowel := func(i int) bool { return i >= 0 && strings.IndexByte("aeiou", w[i]) >= 0 }
	switch {
	case n < 3:
		return nil
	case w[n-1] == 'e':
		return []string{w + "s", w + "d", w[:n-1] + "ing"}
	case w[n-1] == 'y' && !vowel(n-2):
		return []string{w[:n-1] + "ies", w[:n-1] + "ied", w + "ing"}
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "x") || strings.HasSuffix(w, "z") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "sh"):
		return []string{w + "es", w + "ed", w + "ing"}
	case !vowel(n-1) && vowel(n-2) && !vowel(n-3) && w[n-1] != 'w' && w[n-1] != 'y':
		double := w + w[n-1:]
		return []string{w + "s", double + "ed", double + "ing", w + "ed", w + "ing"}
	}
	return []string{w + "s", w + "ed", w + "ing"}
}

// demands orders senses: one that names an object or more words goes first; of
// those that name one, one word goes before a class of words, "cut visas" before
// "cut services".
func (t *Trigger) demands() int {
	n := 4 * len(t.Words)
	if t.Object != nil {
		n += 2
	}
	if len(t.Object) == 1 {
		n++
	}
	if t.Subject != nil {
		n += 2
	}
	return n
}

func (t *TriggerTable) parse(row []string) (trigger *Trigger, pos string, err error) {
	known := func(s string) string {
		if s == "-" {
			return ""
		}
		return s
	}
	phrase, pos, ok := strings.Cut(row[0], "/")
	if !ok || (pos != "V" && pos != "N" && pos != "A") {
		return nil, "", fmt.Errorf("%q lacks /V, /N or /A", row[0])
	}
	phrase, object, _ := strings.Cut(phrase, ">")
	subject := ""
	if before, after, ok := strings.Cut(phrase, "<"); ok {
		subject, phrase = before, after
	}
	trigger = &Trigger{Key: row[0], Words: strings.Fields(phrase), Type: known(row[1]), Mode: known(row[2]), CAMEO: known(row[3]), Op: Operator(known(row[4]))}
	if trigger.Type != "" && !slices.Contains(PLOVERTypes, trigger.Type) {
		return nil, "", fmt.Errorf("%q has the unknown type %q", row[0], row[1])
	}
	if trigger.Op != OpNone && !slices.Contains(operators, trigger.Op) {
		return nil, "", fmt.Errorf("%q has the unknown operator %q", row[0], row[4])
	}
	if trigger.Object, err = t.lemmas(object); err != nil {
		return nil, "", fmt.Errorf("%q: %w", row[0], err)
	}
	if trigger.Subject, err = t.lemmas(subject); err != nil {
		return nil, "", fmt.Errorf("%q: %w", row[0], err)
	}
	for _, f := range strings.Split(known(row[5]), ",") {
		flag, ok := triggerFlags[f]
		if f != "" && !ok {
			return nil, "", fmt.Errorf("%q has the unknown flag %q", row[0], f)
		}
		trigger.Flags |= flag
	}
	if pos == "N" {
		trigger.Head = nounHead(trigger.Words)
	}
	return trigger, pos, nil
}

// lemmas is the set that a word or @class stands for, nil for the empty string.
func (t *TriggerTable) lemmas(s string) (map[string]bool, error) {
	switch {
	case s == "":
		return nil, nil
	case s[0] != '@':
		return map[string]bool{s: true}, nil
	case t.classes[s] == nil:
		return nil, fmt.Errorf("the class %q is not in trigger_classes.txt", s)
	}
	return t.classes[s], nil
}

// nounHead is the last word before the first preposition.
func nounHead(words []string) int {
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for" || w == "to" || w == "with") {
			return i - 1
		}
	}
	return len(words) - 1
}
