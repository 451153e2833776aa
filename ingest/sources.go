package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
)

// source is one thing to read that a path led to, or why it led to none.
type source struct {
	path    string
	inside  string           // the folder that was named, when the file was found below it
	refused *readout.Refusal // set when there is nothing to open
}

// expand follows paths to files: folders are walked in order of name, patterns
// matched. A file that exists is taken for itself even where its name looks
// like a pattern.
func expand(paths []string) []source {
	var out []source
	for _, p := range paths {
		if p == "-" {
			out = append(out, source{path: p})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err == nil && info.IsDir():
			out = append(out, walk(p)...)
		case err == nil:
			out = append(out, source{path: p})
		case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(p, "*?["):
			out = append(out, match(p)...)
		default:
			out = append(out, source{path: p, refused: fileRefusal(p, err)})
		}
	}
	return out
}

func match(pattern string) []source {
	found, err := filepath.Glob(pattern)
	if err != nil {
		return []source{{path: pattern, refused: &readout.Refusal{Name: pattern, Kind: readout.KindInvalid,
			Reason: "the pattern is malformed", Hint: `close each "[" with "]"`}}}
	}
	if len(found) == 0 {
		return []source{{path: pattern, refused: &readout.Refusal{Name: pattern, Kind: readout.KindNotFound,
			Reason: "no file matches the pattern", Hint: "check the folder and the spelling"}}}
	}
	slices.Sort(found)
	var out []source
	for _, p := range found {
		out = append(out, expand([]string{p})...)
	}
	return out
}

// walk lists the files below a folder. Names that begin with a dot are left
// out, and links to folders are not followed, so that a loop cannot trap it.
func walk(root string) []source {
	var out []source
	refuse := func(p string, kind readout.Kind, reason, hint string) {
		out = append(out, source{path: p, refused: &readout.Refusal{Name: p, Kind: kind, Reason: reason, Hint: hint}})
	}
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			out = append(out, source{path: p, refused: fileRefusal(p, err)})
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if p != root && (strings.HasPrefix(e.Name(), ".") || e.Name() == "__MACOSX") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case e.IsDir():
		case e.Type().IsRegular():
			out = append(out, source{path: p, inside: root})
		case e.Type()&fs.ModeSymlink != 0:
			info, err := os.Stat(p)
			if err != nil {
				out = append(out, source{path: p, refused: fileRefusal(p, err)})
			} else if info.IsDir() {
				refuse(p, readout.KindUnsupported, "a link to a folder is not followed", "name that folder itself")
			} else {
				out = append(out, source{path: p, inside: root})
			}
		default:
			refuse(p, readout.KindUnsupported, "it is no regular file", "name it itself if it is to be read")
		}
		return nil
	})
	if len(out) == 0 {
		refuse(root, readout.KindInvalid, "the folder holds no files", "check the path; names that begin with a dot are left out")
	}
	if err != nil { // the function above returns no error of its own
		out = append(out, source{path: root, refused: fileRefusal(root, err)})
	}
	return out
}

// fileRefusal says why the system would not open or read a file.
func fileRefusal(path string, err error) *readout.Refusal {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	no := &readout.Refusal{Name: path, Kind: readout.KindUnavailable, Reason: fmt.Sprintf("cannot be read: %v", err), Hint: "check the disk and try again"}
	switch {
	case errors.Is(err, fs.ErrNotExist) && isLink(path):
		no.Kind, no.Reason, no.Hint = readout.KindNotFound, "the link leads nowhere", "remove the link, or restore what it points to"
	case errors.Is(err, fs.ErrNotExist):
		no.Kind, no.Reason, no.Hint = readout.KindNotFound, "there is no such file or folder", "check the spelling"
	case errors.Is(err, fs.ErrPermission):
		no.Reason, no.Hint = "no permission to read it", "grant read permission (chmod u+r) or run as its owner"
	case strings.Contains(err.Error(), "too many levels of symbolic links"):
		no.Kind, no.Reason, no.Hint = readout.KindInvalid, "the link leads back to itself", "remove the link"
	}
	return no
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}
