package bag

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"readout/lexicon"
)

func TestEachWord_normalizes(t *testing.T) {
	tests := map[string][]string{
		"The ministers' wives’ cars": {"the", "minister", "wive", "car"},
		"Europe’s countries don't":   {"europe", "country", "dont"},
		"a bus, this class; 3,000":   {"a", "bus", "this", "class", "3", "000"},
		"":                           nil,
		"' '":                        nil,
		"a' 'b rock’n’roll, A'B's":   {"a", "b", "rocknroll", "ab"},
		"ÉTÉ d'été; x\xffy":          {"été", "dété", "x", "y"},
	}
	for text, want := range tests {
		var got []string
		EachWord(text, func(w []byte) { got = append(got, string(w)) })
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLikeness_ordersTexts(t *testing.T) {
	a := Of("The reactor at Lenholm was shut down after a leak of coolant.")
	near := Of("A coolant leak forced the Lenholm reactor to be shut.")
	far := Of("The parliament voted on Tuesday to shut the public archive.")
	if self := Likeness(a, a); math.Abs(self-1) > 1e-9 {
		t.Errorf("a text is %v like itself", self)
	}
	if Likeness(a, near) < 2*Likeness(a, far) {
		t.Errorf("near %v, far %v", Likeness(a, near), Likeness(a, far))
	}
	if Likeness(a, nil) != 0 || Of("...") != nil {
		t.Error("an empty text is like something")
	}
}

func TestCommon_countsDifferentWords(t *testing.T) {
	if n := Common(Of("the court and the law, the law"), Of("The law of a court; the end")); n != 3 {
		t.Errorf("%d words in common, want 3", n)
	}
	if n := Common(nil, Of("law")); n != 0 {
		t.Errorf("%d words in common with nothing", n)
	}
}

func TestSignature_takesTheRarestWords(t *testing.T) {
	got := Of("the of and Lenholm").Signature(1)
	if !slices.Equal(got, Of("Lenholm").Signature(5)) {
		t.Error("the rarest word is not the signature")
	}
}

func TestOf_weighsEveryWordOfTheList(t *testing.T) {
	f := lexicon.WordFrequencies()
	for word, n := range f.All() {
		if got, want := wordWeights().of(xxh3.HashString(word)), rarity(n, f.Articles); got != want || got <= 0 {
			t.Fatalf("%q weighs %v, want %v", word, got, want)
		}
	}
	for _, word := range []string{"", "zzyzxq", "lenholm-on-aune"} {
		if got, want := wordWeights().of(xxh3.HashString(word)), rarity(0, f.Articles); f.Of([]byte(word)) == 0 && got != want {
			t.Errorf("%q weighs %v, want %v", word, got, want)
		}
	}
}

func TestSorted_sortsAnyNumbers(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		if n == 299 {
			n = mostNear + 1
		}
		hashes := make([]uint64, n)
		for i := range hashes {
			hashes[i] = rng.Uint64() >> (8 * rng.IntN(8)) // some close together
		}
		want := slices.Sorted(slices.Values(hashes))
		if got := sorted(hashes); !slices.Equal(got, want) {
			t.Fatalf("%x, want %x", got, want)
		}
	}
}

func TestSignature_isTheHeaviestByHash(t *testing.T) {
	v := Vector{{1, 0.2}, {2, 0.5}, {3, 0.5}, {4, 0.1}, {5, 0.9}, {6, 0.5}}
	for n, want := range [][]uint64{{}, {5}, {2, 5}, {2, 3, 5}, {2, 3, 5, 6}, {1, 2, 3, 5, 6}, {1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6}} {
		if got := v.Signature(n); !slices.Equal(got, want) {
			t.Errorf("the %d heaviest are %v, want %v", n, got, want)
		}
	}
}

func FuzzLikeness_isSymmetric(f *testing.F) {
	f.Add("one two", "two three")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip()
		}
		x, y := Of(a), Of(b)
		l := Likeness(x, y)
		if l != Likeness(y, x) || l < 0 || l > 1 || math.IsNaN(l) {
			t.Errorf("likeness %v, turned round %v", l, Likeness(y, x))
		}
	})
}
