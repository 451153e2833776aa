package wordvec_test

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"readout/internal/wordvec"
)

// table is a table of a few words in two dimensions.
func table(t testing.TB, words map[string][2]int8) *wordvec.Table {
	t.Helper()
	byKey := map[uint32][]int8{}
	var keys []uint32
	for w, row := range words {
		k := wordvec.Key(wordvec.Hash([]byte(w)))
		keys = append(keys, k)
		byKey[k] = row[:]
	}
	slices.Sort(keys)
	var rows [][]int8
	for _, k := range keys {
		rows = append(rows, byKey[k])
	}
	out, err := wordvec.Read(wordvec.Pack(keys, rows))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestOf_addsEachKnownWordOnce(t *testing.T) {
	v := table(t, map[string][2]int8{"ship": {100, -20}, "sank": {3, 127}, "harbour": {-128, 0}})
	for _, c := range []struct {
		name, text string
		want       wordvec.Vector
	}{
		{"case and plural do not matter", "Ships", wordvec.Vector{100, -20}},
		{"twice counts once", "A ship, a ship!", wordvec.Vector{100, -20}},
		{"a sum", "The ship sank in the harbour.", wordvec.Vector{-25, 107}},
		{"no word is known", "Nothing happened.", nil},
	} {
		if got := v.Of(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	if got := v.Of("The ship", "sank in the harbour"); !slices.Equal(got, wordvec.Vector{-25, 107}) {
		t.Errorf("two stretches: %v", got)
	}
}

func TestOf_takesAnyNumberOfWords(t *testing.T) {
	words, text := map[string][2]int8{}, ""
	for i := range 676 {
		word := "b" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + "k"
		words[word] = [2]int8{100, -20}
		text += word + " "
	}
	if got := table(t, words).Of(text); !slices.Equal(got, wordvec.Vector{67600, -13520}) {
		t.Errorf("676 words: %v", got)
	}
}

func TestLikeness_isTheCosine(t *testing.T) {
	for _, c := range []struct {
		a, b wordvec.Vector
		want float64
	}{
		{wordvec.Vector{3, 4}, wordvec.Vector{6, 8}, 1},
		{wordvec.Vector{3, 4}, wordvec.Vector{-4, 3}, 0},
		{wordvec.Vector{3, 4}, wordvec.Vector{-3, -4}, -1},
		{wordvec.Vector{1 << 20, 0}, wordvec.Vector{1 << 20, 1 << 20}, math.Sqrt2 / 2},
		{nil, wordvec.Vector{1, 1}, 0},
		{wordvec.Vector{0, 0}, wordvec.Vector{1, 1}, 0},
	} {
		if got := wordvec.Likeness(c.a, c.b); math.Abs(got-c.want) > 1e-12 || got != wordvec.Likeness(c.b, c.a) {
			t.Errorf("%v and %v: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestEnglish_tellsLikeFromUnlike(t *testing.T) {
	v, err := wordvec.English()
	if err != nil {
		t.Fatal(err)
	}
	a := v.Of("The prime minister stepped down after losing the confidence of parliament.")
	near := v.Of("The head of government resigned when lawmakers withdrew their support.")
	far := v.Of("Heavy rain flooded farms along the river and washed a bridge away.")
	if x, y := wordvec.Likeness(a, near), wordvec.Likeness(a, far); x < y+0.2 {
		t.Errorf("a resignation told in other words: %.3f; a flood: %.3f", x, y)
	}
}

func TestRead_refusesABrokenSection(t *testing.T) {
	good := wordvec.Pack([]uint32{5, 9}, [][]int8{{1, 2}, {3, 4}})
	if _, err := wordvec.Read(good); err != nil {
		t.Fatal(err)
	}
	turned := slices.Clone(good)
	binary.LittleEndian.PutUint32(turned[8:], 10)
	huge := slices.Clone(good)
	binary.LittleEndian.PutUint32(huge, 1<<31)
	for name, b := range map[string][]byte{"cut short": good[:len(good)-1], "no head": good[:3], "keys out of order": turned, "too many words": huge} {
		if _, err := wordvec.Read(b); err == nil {
			t.Errorf("%s: it was read", name)
		}
	}
	empty, err := wordvec.Read(nil)
	if err != nil || empty.Of("anything") != nil {
		t.Error("an empty section knows no word", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(wordvec.Pack([]uint32{5, 9}, [][]int8{{1, 2}, {3, 4}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if table, err := wordvec.Read(b); err == nil {
			table.Of("some words")
		}
	})
}
