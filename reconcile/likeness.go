package reconcile

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"readout"
	"readout/lexicon"
)

// features are what speaks for two facts being two versions of one, each about
// 0 to 1.
type features [featureCount]float64

const (
	featureBias       = iota
	featureNear       // likeness of the words around the values
	featureShared     // weight of the near words that both share
	featureSentence   // likeness of the sentences
	featureAnchor     // both values hang on one word
	featureOther      // they hang on two different words
	featureRelation   // in one relation
	featureNeighbor   // the same words stand right before and after
	featureBothAbsent // neither gives the other's
	featureSupport    // some other fact agrees with one of the two
	featureRival      // another fact fits one of the two as well
	featureClose      // numbers: of one order; dates: of one month
	featureExact      // the sentences share other values
	featureNoun       // the values measure one noun
	featureNounOther  // they measure two
	featureVerb       // one predicate governs both
	featureVerbOther  // two predicates do
	featureSubject    // the predicates have one subject
	featureSubjectOther
	featureObject // one object
	featureObjectOther
	featureScope // both are of one whole
	featureScopeOther
	featureRun           // words in a row that stand alike beside the values
	featureWindow        // words around the values that stand alike in order
	featureStrangers     // both sentences name somebody or something else
	featureApart         // the sentences have other values that differ
	featureLength        // the longer sentence against the shorter
	featureDays          // the reports are of two days
	featureCrowd         // a sentence gives many values of the kind
	featureGap           // days between the reports
	featureReports       // likeness of the two reports
	featureBestMatch     // how near either sentence is to being the other report's best match
	featureMarker        // one preposition before both values
	featureMarkerOther   // two, or one and none
	featureMoodOther     // what governs the values is claimed in two moods or times
	featureShareNames    // share of the names near the values that both have
	featureClash         // other values of the same predicates exclude one another
	featureQuoted        // a value stands in somebody's words
	featureAround        // the sentences beside the two are alike
	featureSaid          // what governs the values is saying
	featureSaidApart     // and the sentences are not alike
	featureModifierOther // the nouns measured have other adjectives
	featureCrossed       // a sentence says, too, what the other's value is stated of
	featureSense         // the sentences are near in meaning
	featureSenseAround   // with those beside them
	featureSenseBeside   // the words beside the values are
	featureSpecific      // weight of the near words that both share and few other sentences of the two reports have
	featureUnspecific    // they share near words, and all of them are all over the two reports
	featurePlenty        // the reports give many values of the kind
	featureModifier      // the nouns measured have an adjective in common
	featureClause        // one predicate with one subject or object, and no part of the two clauses differs
	featurePath          // the values hang on their predicates in one way
	featureLead          // both stand where the reports begin
	featureCopy          // the sentences are one but for a few words
	featureMoving        // figures of what is told move from day to day
	featureSayings       // two days of saying what is not much alike
	featureWithin        // places that say where two other places, or two things, are
	featureTwoTimes      // of two times
	featureDenied        // one is denied
	featureGovernor      // words of two kinds govern the values
	featureAssertion     // one claim only says which or what for
	featureCondition     // one figure is told under a condition
	featureTeller        // one figure is the writer's own
	featureRate          // one figure is a rate
	featureReach         // one duration says how far something lies off, or two lie off two things
	featureRole          // places in two roles
	featureRow           // ordinals that only say which of a row
	featurePolls         // figures of polls
	featureStretch       // a length of time up to now
	featureCount
)

// featureNames name the rows of the table of weights.
var featureNames = [featureCount]string{
	featureBias: "bias", featureNear: "near", featureShared: "shared", featureSentence: "sentence", featureAnchor: "anchor",
	featureOther: "anchor-other", featureRelation: "relation", featureNeighbor: "neighbor",
	featureBothAbsent: "both-absent", featureSupport: "support", featureRival: "rival", featureClose: "close", featureExact: "exact",
	featureNoun: "noun", featureNounOther: "noun-other", featureVerb: "verb", featureVerbOther: "verb-other", featureSubject: "subject",
	featureSubjectOther: "subject-other", featureObject: "object", featureObjectOther: "object-other", featureScope: "scope",
	featureScopeOther: "scope-other", featureRun: "run", featureWindow: "window", featureStrangers: "strangers",
	featureApart: "apart", featureLength: "length", featureDays: "days", featureCrowd: "crowd",
	featureGap: "gap", featureReports: "reports", featureBestMatch: "best-match", featureMarker: "marker", featureMarkerOther: "marker-other",
	featureMoodOther: "mood-other", featureShareNames: "names", featureClash: "clash", featureQuoted: "quoted", featureAround: "around", featureSaid: "said",
	featureSaidApart: "said-apart", featureModifierOther: "modifier-other", featureCrossed: "crossed",
	featureSense: "sense", featureSenseAround: "sense-around", featureSenseBeside: "sense-beside",
	featureSpecific: "specific", featureUnspecific: "unspecific", featurePlenty: "plenty", featureModifier: "modifier", featureClause: "clause",
	featurePath: "path", featureLead: "lead", featureCopy: "copy",
	featureMoving: "moving", featureSayings: "sayings", featureWithin: "within", featureTwoTimes: "two-times",
	featureDenied:   "denied",
	featureGovernor: "governor", featureAssertion: "assertion", featureCondition: "condition", featureTeller: "teller", featureRate: "rate",
	featureReach: "reach", featureRole: "role", featureRow: "row", featurePolls: "polls", featureStretch: "stretch",
}

// FeatureNames lists the features by which conflicts are weighed, for training.
func FeatureNames() []string { return featureNames[:] }

func (c *candidate) features(v map[string]*values) features {
	a, b := c.a, c.b
	var f features
	f[featureBias] = 1
	f[featureNear] = c.near
	shared, _ := sharedWeight(a.context, b.context) // weighed by likeContexts
	f[featureShared] = min(shared/3, 1)
	f[featureSentence] = c.alignment.like
	switch {
	case a.anchor == b.anchor && a.anchor != "":
		f[featureAnchor] = 1
	case a.anchor != "" && b.anchor != "":
		f[featureOther] = 1
	}
	if a.rel == b.rel {
		f[featureRelation] = 1
	}
	f[featureNeighbor] = float64(one(neighbor(a, -1) == neighbor(b, -1))+one(neighbor(a, 1) == neighbor(b, 1))) / 2
	here, there := v[b.rec.ID].has(a), v[a.rec.ID].has(b)
	f[featureBothAbsent] = float64(one(!here && !there))
	f[featureClose] = closeness(a, b)
	f[featureExact] = float64(min(exact(a, b), 2)) / 2
	f.compareProposition(a.stated(), b.stated())
	f[featureRun] = float64(run(a, b, -1)+run(a, b, 1)) / (2 * longestRun)
	f[featureWindow] = window(a, b)
	f[featureStrangers] = float64(min(strangers(a, b), 3)) / 3
	f[featureApart] = float64(min(otherwise(a, b), 2)) / 2
	f[featureLength] = min(a.passage.total, b.passage.total) / max(a.passage.total, b.passage.total, 1e-9)
	f[featureCrowd] = float64(min(max(crowd(a), crowd(b)), 4)) / 4
	f[featureDays] = float64(one(!a.rec.Published.Value.Compatible(b.rec.Published.Value)))
	f.compareSurroundings(a, b)
	f.compareSenses(a, b)
	f.compareIdentity(a, b, v)
	f.compareExcuses(a, b)
	f.compareDoubts(a, b)
	return f
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// neighbor is the word before or after a value.
func neighbor(f *fact, side int) string {
	i := f.tokens.End
	if side < 0 {
		i = f.tokens.First - 1
	}
	if i < 0 || i >= len(f.rec.Tokens) {
		return ""
	}
	return strings.ToLower(f.rec.Tokens[i].Text(f.rec.Document))
}

// closeness is 1 for figures that are nearly equal, falling to 0 where one is
// ten times the other; of votes, 1 where as many voted.
func closeness(a, b *fact) float64 {
	if a.kind == factVote {
		return float64(one(voters(a.name) == voters(b.name))) // as many who voted: one vote
	}
	if a.number == nil || b.number == nil || a.number.value <= 0 || b.number.value <= 0 {
		return 0
	}
	return 1 - min(math.Abs(math.Log10(a.number.value/b.number.value)), 1)
}

// exact counts the other values that the two sentences share.
func exact(a, b *fact) int {
	n := 0
	for _, x := range a.passage.facts {
		if x.number == nil && x.kind != factDate || x.span.Overlaps(a.span) {
			continue
		}
		for _, y := range b.passage.facts {
			if y.kind == x.kind && !y.span.Overlaps(b.span) && comparisons[x.kind].compare(x, y) == agree {
				n++
				break
			}
		}
	}
	return n
}

// values is what a document gives anywhere, for asking whether it gives a
// value too.
type values struct {
	words   map[string]bool // of names, in lower case
	ranks   map[string]bool // ordinals and votes, with what they are of
	kinds   map[string]int  // how many values of each kind, figures by unit
	numbers []*fact
	dates   []*fact
}

func valuesOf(rec *readout.Record, passages []*passage) *values {
	v := &values{words: map[string]bool{}, ranks: map[string]bool{}, kinds: map[string]int{}}
	for i, tag := range rec.Tags {
		if tag.UPOS == readout.PROPN || tag.UPOS == readout.ADJ {
			v.words[strings.ToLower(rec.Tokens[i].Text(rec.Document))] = true
		}
	}
	for _, p := range passages {
		for _, f := range p.facts {
			v.kinds[f.measured()]++
			switch {
			case f.number != nil:
				v.numbers = append(v.numbers, f)
			case f.kind == factOrdinal || f.kind == factVote:
				v.ranks[f.anchor+"/"+f.name] = true
			case f.kind == factDate:
				v.dates = append(v.dates, f)
			}
		}
	}
	return v
}

// like counts the values of the kind of f that the document gives.
func (v *values) like(f *fact) int { return v.kinds[f.measured()] }

// measured names the kind of a value: of a figure with its unit, of a claim or
// deed with its verb.
func (f *fact) measured() string {
	switch {
	case f.number != nil:
		return kindNames[f.kind] + "/" + f.number.unit
	case f.kind == factClaim, f.kind == factDeed, f.kind == factOffice, f.kind == factOrdinal:
		return kindNames[f.kind] + "/" + f.anchor
	}
	return kindNames[f.kind]
}

// has reports whether the document gives the value of f anywhere.
func (v *values) has(f *fact) bool {
	switch {
	case f.number != nil:
		for _, n := range v.numbers {
			if n.number.unit == f.number.unit && n.number.value == f.number.value {
				return true
			}
		}
		return false
	case f.kind == factDate:
		for _, d := range v.dates {
			if d.date == f.date {
				return true
			}
		}
		return false
	case f.kind == factOrdinal, f.kind == factVote:
		return v.ranks[f.anchor+"/"+f.name]
	case f.kind == factPlace, f.kind == factPerson, f.kind == factOffice:
		return v.words[f.lastName()]
	}
	return false
}

// tells reports whether the document gives the value of f for the like of what
// f gives it for. Days, and what is denied, recur too often to tell.
func (v *values) tells(f *fact) bool {
	switch {
	case f.kind == factDate, f.kind == factClaim, f.kind == factDeed, f.kind == factOrdinal:
		return false
	case f.number != nil:
		return slices.ContainsFunc(v.numbers, func(n *fact) bool {
			return n.number.unit == f.number.unit && n.number.value == f.number.value && n.anchor == f.anchor
		})
	}
	return v.has(f)
}

// leastNear is how alike the surroundings of two facts must be for them to be
// compared.
const leastNear = 0.1

// sureEnough is how sure a pair of each kind must be to be a conflict. What is
// stated of many and often, a predicate, a place, an order, must be surer than a
// figure, an age or a vote, of which a story has few.
var sureEnough = [len(kindNames)]float64{
	factNumber: 0.72, factDuration: 0.80, factDate: 0.80, factOrdinal: 0.95, factPlace: 0.93, factPerson: 0.86,
	factClaim: 0.80, factAge: 0.71, factVote: 0.70, factOffice: 0.83, factDeed: 0.57,
}

// sure weighs the features of a pair in a story of so many reports. Each report
// more is one more in which something looks like it by chance.
func (f *features) sure(k factKind, reports int) float64 {
	sum := -math.Log(float64(max(reports-1, 1)))
	for i, v := range f {
		sum += float64(v * kindWeights()[k][i])
	}
	return 1 / (1 + math.Exp(-sum))
}

// weightsPath is the table of weights, which train/conflicts makes.
const weightsPath = "en/conflict-weights.txt"

// kindWeights reads the table: a row a feature, a column a kind of fact. It
// panics when the table is malformed: tables are part of the program.
var kindWeights = sync.OnceValue(func() *[len(kindNames)]features {
	t := lexicon.Load(weightsPath)
	var w [len(kindNames)]features
	for _, row := range t.Rows {
		i := slices.Index(featureNames[:], row[0])
		for c, cell := range row[1:] {
			k := slices.Index(kindNames[:], t.Columns[c+1])
			x, err := strconv.ParseFloat(cell, 64)
			if i < 0 || k < 0 || err != nil {
				panic("reconcile: " + weightsPath + ": malformed row " + row[0] + "; make the table anew")
			}
			w[k][i] = x
		}
	}
	return &w
})
