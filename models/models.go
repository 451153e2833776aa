// Package models holds the embedded language pack: the weights that the
// annotators tags, trees and names need. CARD.md says what they were trained
// on, how to make them again, and how good they are.
//
// A pack is one file: a magic word, a format version, the SHA-256 of what
// follows, then named sections. Annotators read their section's bytes in place.
package models

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the pack is part of the program
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sync"

	"readout"
)

//go:embed english.pack
var english []byte

// magic begins every pack; version tells its layout.
const (
	magic   = "readout\n"
	version = 1
)

// Pack is a parsed language pack. It is safe for use by many at once.
type Pack struct {
	checksum string
	size     int
	names    []string
	sections map[string][]byte
	mu       sync.Mutex
	shared   map[string]any // by section: what it was read as
}

// English gives the embedded English pack, parsed once.
func English() (*Pack, error) { return loadEnglish() }

var loadEnglish = sync.OnceValues(func() (*Pack, error) { return Read(english) })

// Checksum is the SHA-256 of the pack's content, in hexadecimal.
func (p *Pack) Checksum() string { return p.checksum }

// Size is the length of the pack in bytes.
func (p *Pack) Size() int { return p.size }

// Names lists the sections, sorted.
func (p *Pack) Names() []string { return p.names }

// Section gives the bytes of a section, which must not be altered; nil where
// the pack has none of that name.
func (p *Pack) Section(name string) []byte { return p.sections[name] }

// Shared gives what read makes of a section's bytes. A section is read once for all
// who ask, so that they share one table and its place in the processor's caches.
func Shared[T any](p *Pack, name string, read func([]byte) (T, error)) (T, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if made, ok := p.shared[name].(T); ok {
		return made, nil
	}
	made, err := read(p.Section(name))
	if err == nil {
		p.shared[name] = made
	}
	return made, err
}

// Read parses a pack and checks it against its checksum.
func Read(b []byte) (*Pack, error) {
	const head = len(magic) + 4 + sha256.Size
	if len(b) < head || string(b[:len(magic)]) != magic {
		return nil, fault("it does not begin as a language pack does")
	}
	if v := binary.LittleEndian.Uint32(b[len(magic):]); v != version {
		return nil, readout.Errorf(readout.KindUnsupported, "language pack: layout %d where this program reads %d (make the pack again: go run ./train)", v, version)
	}
	sum := sha256.Sum256(b[head:])
	if !bytes.Equal(sum[:], b[head-sha256.Size:head]) {
		return nil, fault("its bytes do not match its checksum")
	}
	p := &Pack{checksum: hex.EncodeToString(sum[:]), size: len(b), sections: map[string][]byte{}, shared: map[string]any{}}
	for rest := b[head:]; len(rest) > 0; {
		name, after, ok := field(rest)
		if !ok {
			return nil, fault("a section's name is cut short")
		}
		content, after, ok := field(after)
		if !ok {
			return nil, fault("section " + string(name) + " is cut short")
		}
		p.sections[string(name)] = content
		p.names = append(p.names, string(name))
		rest = after
	}
	slices.Sort(p.names)
	return p, nil
}

func fault(reason string) error {
	return readout.Errorf(readout.KindInvalid, "language pack: %s (fetch the source again, or make the pack: go run ./train)", reason)
}

// field reads a length and as many bytes.
func field(b []byte) (content, rest []byte, ok bool) {
	if len(b) < 4 {
		return nil, nil, false
	}
	n := int(binary.LittleEndian.Uint32(b))
	if n > len(b)-4 {
		return nil, nil, false
	}
	return b[4 : 4+n : 4+n], b[4+n:], true
}

// Section is a named part of a pack to be written.
type Section struct {
	Name    string
	Content []byte
}

// Write makes a pack of sections, sorted by name.
func Write(sections []Section) []byte {
	sections = slices.Clone(sections)
	slices.SortFunc(sections, func(a, b Section) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	var body []byte
	for _, s := range sections {
		body = binary.LittleEndian.AppendUint32(body, uint32(len(s.Name)))
		body = append(body, s.Name...)
		body = binary.LittleEndian.AppendUint32(body, uint32(len(s.Content)))
		body = append(body, s.Content...)
	}
	sum := sha256.Sum256(body)
	out := binary.LittleEndian.AppendUint32([]byte(magic), version)
	out = append(out, sum[:]...)
	return append(out, body...)
}
