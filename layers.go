package readout

// Layers are what annotators say of a document. Each layer has one annotator;
// an annotator reads the layers that it requires and returns its own, and only
// the pipeline attaches it. Tokens, Tags and Arcs run parallel: index i speaks
// of one token in all three.
type Layers struct {
	Tokens       []Token        `json:"tokens,omitempty"`
	Sentences    []Sentence     `json:"sentences,omitempty"`
	Tags         []Tag          `json:"tags,omitempty"`
	Arcs         []Arc          `json:"arcs,omitempty"`
	Entities     []Entity       `json:"entities,omitempty"`
	Chains       []Chain        `json:"chains,omitempty"`
	Timexes      []Timex        `json:"timexes,omitempty"`
	Quantities   []Quantity     `json:"quantities,omitempty"`
	Attributions []Attribution  `json:"attributions,omitempty"`
	Mentions     []EventMention `json:"mentions,omitempty"`
	Happenings   []Happening    `json:"happenings,omitempty"` // made when asked for, for timelines and annotations alone: the ledger does without
}

// Layer names a layer.
type Layer string

// The layers, in the order in which the pipeline assigns them.
const (
	LayerTokens       Layer = "tokens"
	LayerSentences    Layer = "sentences"
	LayerTags         Layer = "tags"
	LayerTrees        Layer = "trees"
	LayerNames        Layer = "names"
	LayerCoreference  Layer = "coreference"
	LayerTimexes      Layer = "timexes"
	LayerQuantities   Layer = "quantities"
	LayerAttributions Layer = "attributions"
	LayerEvents       Layer = "events"
)

// Description is what an annotator says of itself.
type Description struct {
	Name     string  // the layer's package: "timexes"
	Version  int     // changes whenever output would differ
	Requires []Layer // layers that must be there before
	Assigns  Layer   // the layer it returns
}

// Annotator makes one layer. Annotate is a pure function of the document and
// must not alter it; it returns Layers in which only its own layer is set.
type Annotator interface {
	Describe() Description
	Annotate(doc *Document) Layers
}

// Token is one word or mark of punctuation, cut as Universal Dependencies cut
// English: "don't" is "do" and "n't", "U.S." is one token.
type Token struct {
	Span
}

// Sentence is a stretch of text between sentence ends. Sentences never cross a
// region's edge, and no sentence lies in a skipped region.
type Sentence struct {
	Span   Span       `json:"span"`
	Tokens TokenRange `json:"tokens"`
	Kind   RegionKind `json:"kind"` // of the region that holds it
}

// UPOS is a universal part of speech.
type UPOS uint8

// The universal parts of speech, https://universaldependencies.org/u/pos/.
const (
	X UPOS = iota // other, and the zero value
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var uposNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// UPOSCount is the number of parts of speech.
const UPOSCount = len(uposNames)

// String gives the name that CoNLL-U uses.
func (u UPOS) String() string {
	if int(u) >= len(uposNames) {
		return "X"
	}
	return uposNames[u]
}

// ParseUPOS reads the name that CoNLL-U uses; X for an unknown one.
func ParseUPOS(s string) UPOS {
	for i, n := range uposNames {
		if n == s {
			return UPOS(i)
		}
	}
	return X
}

// Tag is what a token is: part of speech, Penn tag and lemma.
type Tag struct {
	UPOS  UPOS   `json:"upos"`
	XPOS  string `json:"xpos"`  // Penn Treebank tag, as the English treebanks give it: VBD, NNP, …
	Lemma string `json:"lemma"` // lower case but for proper nouns
}

// Arc ties a token to its head.
type Arc struct {
	Head int    `json:"head"` // index into Layers.Tokens; -1 for the root of a sentence
	Rel  string `json:"rel"`  // UD relation with subtype: nsubj, nsubj:pass, obl, root, …
}
