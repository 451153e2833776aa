package eval

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
)

// maxUnpacked bounds what one archive may unpack to.
const maxUnpacked = 1 << 30

// File is one file of a corpus, unpacked.
type File struct {
	Name string // its path, with slashes: below the given folder, or in the archive
	Data []byte
}

// Corpus is the files of a gold standard, by name.
type Corpus struct {
	Files []File
	// Part is a folder: only what lies below folders of that name is measured.
	// Empty for all.
	Part string
}

// Open reads the files at paths: each a file, a folder with all below it, a
// .gz or a .tar.gz.
func Open(part string, paths ...string) (*Corpus, error) {
	c := &Corpus{Part: part}
	for _, path := range paths {
		err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() && !(name == path && !d.IsDir()) {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return c.unpack(filepath.ToSlash(name), data)
		})
		if err != nil {
			var e *readout.Error
			if errors.As(err, &e) {
				return nil, err
			}
			return nil, &readout.Error{Kind: readout.KindNotFound, Place: path, Reason: "cannot be read", Err: err, Hint: "name a file, a folder or an archive of the corpus"}
		}
	}
	slices.SortFunc(c.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return c, nil
}

// unpack adds a file, or what it holds.
func (c *Corpus) unpack(name string, data []byte) error {
	bad := func(err error) error {
		return &readout.Error{Kind: readout.KindInvalid, Place: name, Reason: "the archive is damaged", Err: err, Hint: "fetch it again"}
	}
	if strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".tgz") {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return bad(err)
		}
		if data, err = io.ReadAll(io.LimitReader(z, maxUnpacked)); err != nil {
			return bad(err)
		}
		name = strings.TrimSuffix(strings.Replace(name, ".tgz", ".tar.gz", 1), ".gz")
	}
	if !strings.HasSuffix(name, ".tar") {
		c.Files = append(c.Files, File{Name: name, Data: data})
		return nil
	}
	for t := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return bad(err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		member, err := io.ReadAll(t)
		if err != nil {
			return bad(err)
		}
		c.Files = append(c.Files, File{Name: h.Name, Data: member})
	}
}

// With gives the files of the part whose names end so.
func (c *Corpus) With(ending string) []File {
	var out []File
	for _, f := range c.Files {
		if strings.HasSuffix(f.Name, ending) && (c.Part == "" || slices.Contains(strings.Split(f.Name, "/"), c.Part)) {
			out = append(out, f)
		}
	}
	return out
}

// Lines gives the lines of every JSON Lines file that are not blank, each under
// its place.
func (c *Corpus) Lines() []File {
	var out []File
	for _, f := range c.With(".jsonl") {
		n := 0
		for line := range bytes.Lines(f.Data) {
			if n++; len(bytes.TrimSpace(line)) > 0 {
				out = append(out, File{Name: place(f.Name, n), Data: line})
			}
		}
	}
	return out
}

// Fingerprint is a SHA-256 over the files' contents, whatever they are called
// and however they were packed.
func (c *Corpus) Fingerprint() string {
	var sums []string
	for _, f := range c.Files {
		sum := sha256.Sum256(f.Data)
		sums = append(sums, hex.EncodeToString(sum[:]))
	}
	slices.Sort(sums)
	all := sha256.Sum256([]byte(strings.Join(sums, "\n")))
	return hex.EncodeToString(all[:])
}

// malformed is the error of a file that is not in its format.
func malformed(where, format string, err error) error {
	return &readout.Error{Kind: readout.KindInvalid, Place: where, Reason: "is no " + format, Err: err, Hint: "give the corpus as its makers published it"}
}

// nothing is the error of a corpus without any gold.
func nothing(format string) error {
	return &readout.Error{Kind: readout.KindNotFound, Reason: "no " + format + " there", Hint: "see docs/evaluation.md for what each command reads"}
}
