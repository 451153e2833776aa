package archive

import (
	"archive/zip"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"readout"
)

// Member is a file within a zip archive.
type Member struct {
	Name string // slashes between its folders, none of them ".."
	Size uint64 // as the archive states it, which need not be true
	file *zip.File
}

// Open gives the member's bytes, unpacked.
func (m Member) Open() (io.ReadCloser, error) {
	r, err := m.file.Open()
	if err != nil {
		return nil, damaged(err)
	}
	return r, nil
}

// directoryBytes bounds what is read of an archive's directory, so that a
// directory of millions of members is never held in memory.
const directoryBytes = 24 << 20

// Zip lists the members of a zip archive in the order of its directory. Folders
// and the system's own files are left out; a member that cannot be taken comes
// with an error and its name, and the next ones follow. Nothing is ever written
// to disk, so a member's name is no more than a name; one that leads out of the
// archive is refused all the same, for it was made to do harm.
func Zip(r io.ReaderAt, size int64, maxMembers int) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		budget := &metered{r: r, left: directoryBytes + int64(maxMembers)}
		z, err := zip.NewReader(budget, size)
		budget.left = 1 << 62 // the members have limits of their own
		if err != nil {
			if budget.over {
				err = tooMany(maxMembers)
			} else {
				err = damaged(err)
			}
			yield(Member{}, err)
			return
		}
		if len(z.File) > maxMembers {
			yield(Member{}, tooMany(maxMembers))
			return
		}
		for _, f := range z.File {
			name, err := cleanName(f)
			if err == nil && (name == "" || strings.HasSuffix(f.Name, "/")) {
				continue
			}
			if !yield(Member{Name: name, Size: f.UncompressedSize64, file: f}, err) {
				return
			}
		}
	}
}

func tooMany(n int) error {
	return &readout.Error{Kind: readout.KindUnsupported, Reason: fmt.Sprintf("the archive has more than %d members", n), Hint: "split it into smaller ones"}
}

func damaged(err error) error {
	return &readout.Error{Kind: readout.KindInvalid, Reason: "the archive is damaged: " + strings.TrimPrefix(err.Error(), "zip: "), Hint: "fetch it again in full"}
}

// cleanName gives a member's name as a path below the archive, empty for the
// system's own files.
func cleanName(f *zip.File) (string, error) {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	refuse := func(reason, hint string) (string, error) {
		return printable(f.Name), &readout.Error{Kind: readout.KindInvalid, Reason: reason, Hint: hint}
	}
	switch {
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':':
		return refuse("its name is an absolute path", "pack it again with relative names")
	case strings.Contains("/"+name+"/", "/../"):
		return refuse("its name leads out of the archive", "pack it again with relative names")
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return refuse("its name holds control characters", "rename it and pack it again")
	case len(name) > 1024:
		return refuse("its name is too long", "rename it and pack it again")
	case f.Mode().Type() != 0 && !f.Mode().IsDir():
		return refuse("it is a link or no regular file", "pack the file itself")
	case f.Flags&1 != 0:
		return refuse("it is encrypted", "unpack the archive with its password and give the files")
	}
	name = path.Clean(name)
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." || part == "__MACOSX" {
			return "", nil
		}
	}
	if !utf8.ValidString(name) {
		name = printable(name)
	}
	return name, nil
}

// printable replaces what cannot be shown in a message.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return '\ufffd'
		}
		return r
	}, s)
	return clip(s, 200)
}

// metered fails once more than left bytes were read.
type metered struct {
	r    io.ReaderAt
	left int64
	over bool
}

func (m *metered) ReadAt(p []byte, at int64) (int, error) {
	if m.left -= int64(len(p)); m.left < 0 {
		m.over = true
		return 0, fmt.Errorf("more than %d bytes of directory", directoryBytes)
	}
	return m.r.ReadAt(p, at)
}
