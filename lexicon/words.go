package lexicon

import "iter"

// Words gives what is known of words, by word. It answers sooner than a map where
// nearly all that it is asked for is not in it, as with the words of a text. The zero value
// holds nothing. Once filled it may be read by several goroutines.
type Words[V any] struct {
	places []place // a power of two of them, half of them free
	keys   []string
	values []V
}

// place leads from a mark to a word.
type place struct {
	mark uint32
	word uint32 // 1 + its index, 0 for a free place
}

// NewWords makes a table of what m says of its words.
func NewWords[V any](m map[string]V) *Words[V] {
	w := &Words[V]{}
	for word, value := range m {
		w.Put(word, value)
	}
	return w
}

// Put enters a word, or what is known of it now.
func (w *Words[V]) Put(word string, value V) {
	if 2*len(w.keys) >= len(w.places) {
		w.grow()
	}
	if i := w.find(word); i >= 0 {
		w.values[i] = value
		return
	}
	w.keys, w.values = append(w.keys, word), append(w.values, value)
	w.place(len(w.keys) - 1)
}

// grow doubles the places.
func (w *Words[V]) grow() {
	w.places = make([]place, max(8, 2*len(w.places)))
	for i := range w.keys {
		w.place(i)
	}
}

// place enters the key at i into the first free place for it.
func (w *Words[V]) place(i int) {
	h := mark(w.keys[i])
	at := int(h) & (len(w.places) - 1)
	for w.places[at].word != 0 {
		at = (at + 1) & (len(w.places) - 1)
	}
	w.places[at] = place{h, uint32(i) + 1}
}

// Of is what is known of a word, the zero value and false where nothing is.
func (w *Words[V]) Of(word string) (value V, ok bool) {
	if i := w.find(word); i >= 0 {
		return w.values[i], true
	}
	return value, false
}

// Len is the number of words.
func (w *Words[V]) Len() int { return len(w.keys) }

// All gives every word with what is known of it, in no order.
func (w *Words[V]) All() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for i, key := range w.keys {
			if !yield(key, w.values[i]) {
				return
			}
		}
	}
}

// find is the index of a word, -1 where it is not there.
func (w *Words[V]) find(word string) int {
	last := len(w.places) - 1
	if last < 0 {
		return -1
	}
	h := mark(word)
	for at := int(h) & last; ; at = (at + 1) & last {
		switch p := w.places[at]; {
		case p.word == 0:
			return -1
		case p.mark == h && w.keys[p.word-1] == word:
			return int(p.word) - 1
		}
	}
}

// mark hashes a word by its length, first bytes and last bytes, which are all of
// most words.
func mark(s string) uint32 {
	var a, b uint64
	switch n := len(s); {
	case n >= 8:
		a, b = eight(s), eight(s[n-8:])
	case n >= 4:
		a, b = four(s), four(s[n-4:])
	case n > 0:
		a, b = uint64(s[0])|uint64(s[n/2])<<8, uint64(s[n-1])
	}
	h := (a^uint64(len(s))<<56)*0x9e3779b97f4a7c15 ^ b*0x94d049bb133111eb
	return uint32(h>>32 ^ h>>7)
}

func four(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
