// Package rules reads rule files and finds what they describe in tagged text.
//
// A rule file stands in <language>/<layer>/<name>.rule and is its own test:
//
//	name: month-day
//	reason: A month and a day without a year mean the nearest such day.
//	pattern: m:<months> d:<monthday>
//	assign: type=DATE relative=mday:{m}-{d}
//	yes: The mayor resigned on [May 4]. => relative=mday:5-4
//	yes: Talks open [June 12] in Oslo. => relative=mday:6-12
//	no: They may 4 times refuse.
//
// A pattern is a sequence of atoms over tokens, separated by blanks:
//
//	word "word"          that word in any case; quotes protect special characters
//	<name>               a class: a list of package lexicon, or a shape such as <year>
//	[upos=NOUN lemma!=be|have]  tests on the tag: upos, xpos, lemma; all must hold
//	%kind                an earlier stage's match whose field kind has that value
//	_                    any token
//	( a b | c )          a group of alternatives
//	x? x* x+ x{1,3}      optional or repeated
//	name:x               captures what x matches
//	x=value              gives x a value for the capture around it
//	!x                   the next token is not x (one atom, nothing is consumed)
//	~                    no blank stands between the tokens before and after
//	^ $                  the sentence begins, ends here
//	{ x }                only x is the match; what stands outside is context
//
// The longest match wins, then the one that looked at more context, then the
// one of the earlier file and pattern; a block wins over an equal. Matches
// of one stage never overlap; a rule of a later stage may build on those of the
// earlier ones and replaces the ones that it covers. A rule that assigns
// nothing blocks: it takes its span and gives no match.
//
// An assigned value is a template: {m} stands for the value of capture m, and
// {m.key} for the field key that an earlier stage gave to it.
package rules

import (
	"embed"
	"io/fs"
	"path"

	"readout"
)

//go:embed */*/*.rule
var files embed.FS

// Load compiles all rule files of a layer, in order of their names. The error
// names file and line.
func Load(lang, layer string) (*Set, error) {
	names, err := fs.Glob(files, path.Join(lang, layer, "*.rule"))
	if err != nil || len(names) == 0 {
		return nil, readout.Errorf(readout.KindNotFound, "rules: no files for layer %q in language %q", layer, lang)
	}
	var all []*Rule
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, readout.Errorf(readout.KindInternal, "rules: reading %s: %w", name, err)
		}
		r, err := Parse(name, string(b))
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return Compile(lang, all...)
}

// Paths lists every embedded rule file, sorted.
func Paths() []string {
	names, err := fs.Glob(files, "*/*/*.rule")
	if err != nil {
		panic(err) // the pattern is constant
	}
	return names
}

// Source is the text of an embedded rule file.
func Source(name string) (string, error) {
	b, err := files.ReadFile(name)
	if err != nil {
		return "", readout.Errorf(readout.KindNotFound, "rules: no file %q: %w", name, err)
	}
	return string(b), nil
}
