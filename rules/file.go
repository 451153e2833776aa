package rules

import (
	"path"
	"strconv"
	"strings"

	"readout"
)

// Rule is one rule file: variants that share a reason, with their examples.
type Rule struct {
	Path     string
	Name     string
	Reason   string
	Stage    int // 1 unless the file says otherwise; stages run in order
	Variants []Variant
	Yes      []Example
	No       []string
}

// Variant is one pattern of a rule with what it assigns.
type Variant struct {
	Line    int
	Pattern string
	Fields  []Field // empty: the variant blocks
	root    *node
	caps    []string
}

// Field is one assigned key with its template.
type Field struct{ Key, Template string }

// Example is a sentence with the spans that a rule must find in it, and the
// fields expected for each.
type Example struct {
	Line  int
	Text  string
	Spans []readout.Span
	Want  [][]Field
}

// Parse reads one rule file. It refuses a file that lacks its name, reason,
// a pattern, two positive examples or a negative one.
func Parse(name, text string) (*Rule, error) {
	r := &Rule{Path: name, Stage: 1}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fault(name, i+1, "expected \"key: value\"")
		}
		if err := r.set(key, strings.TrimSpace(value), i+1); err != nil {
			return nil, err
		}
	}
	return r, r.complete()
}

// fault is an error of a rule file with its place.
func fault(name string, line int, format string, args ...any) error {
	err := readout.Errorf(readout.KindInvalid, format, args...).(*readout.Error)
	err.Place = name
	if line > 0 {
		err.Place += ":" + strconv.Itoa(line)
	}
	return err
}

// set takes one line of the file.
func (r *Rule) set(key, value string, line int) (err error) {
	switch key {
	case "name":
		r.Name = value
	case "reason":
		r.Reason = value
	case "stage":
		if r.Stage, err = strconv.Atoi(value); err != nil || r.Stage < 1 || r.Stage > 9 {
			return fault(r.Path, line, "stage %q is no number from 1 to 9", value)
		}
	case "pattern":
		v := Variant{Line: line, Pattern: value}
		if v.root, v.caps, err = parsePattern(value); err != nil {
			return fault(r.Path, line, "pattern: %w", err)
		}
		r.Variants = append(r.Variants, v)
	case "assign":
		if len(r.Variants) == 0 {
			return fault(r.Path, line, "\"assign\" stands before any \"pattern\"")
		}
		v := &r.Variants[len(r.Variants)-1]
		fields, err := parseFields(value)
		if err == nil {
			err = v.checkTemplates(fields)
		}
		if err != nil {
			return fault(r.Path, line, "assign: %w", err)
		}
		v.Fields = append(v.Fields, fields...)
	case "yes":
		e, err := parseExample(value)
		if err != nil {
			return fault(r.Path, line, "yes: %w", err)
		}
		e.Line = line
		r.Yes = append(r.Yes, e)
	case "no":
		r.No = append(r.No, value)
	default:
		return fault(r.Path, line, "unknown key %q", key)
	}
	return nil
}

// complete checks what must be there once all lines are read.
func (r *Rule) complete() error {
	base := strings.TrimSuffix(path.Base(r.Path), ".rule")
	switch {
	case r.Name == "":
		return fault(r.Path, 1, "the file lacks \"name:\"")
	case r.Name != base:
		return fault(r.Path, 1, "name %q differs from the file's name %q", r.Name, base)
	case r.Reason == "":
		return fault(r.Path, 1, "the file lacks \"reason:\", one sentence on why the rule holds")
	case len(r.Variants) == 0:
		return fault(r.Path, 1, "the file lacks \"pattern:\"")
	case len(r.Yes) < 2 && !r.blocks():
		return fault(r.Path, 1, "the file has %d positive examples, two are needed (\"yes:\")", len(r.Yes))
	case len(r.No) < 1:
		return fault(r.Path, 1, "the file has no negative example (\"no:\")")
	}
	return nil
}

// blocks reports whether no variant assigns anything: such a rule can only be
// shown by what it keeps from matching.
func (r *Rule) blocks() bool {
	for _, v := range r.Variants {
		if len(v.Fields) > 0 {
			return false
		}
	}
	return len(r.No) >= 2
}

// parseFields reads key=value pairs separated by blanks; quotes protect blanks.
func parseFields(s string) ([]Field, error) {
	var out []Field
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		key, rest, ok := strings.Cut(s, "=")
		if !ok || key == "" || strings.ContainsAny(key, " {}") {
			return nil, readout.Errorf(readout.KindInvalid, "expected key=value at %q", s)
		}
		var value string
		if strings.HasPrefix(rest, "\"") {
			if value, s, ok = strings.Cut(rest[1:], "\""); !ok {
				return nil, readout.Errorf(readout.KindInvalid, "unclosed quote at %q", rest)
			}
		} else {
			value, s, _ = strings.Cut(rest, " ")
		}
		out = append(out, Field{key, value})
	}
	return out, nil
}

// checkTemplates makes sure that templates name captures of the pattern.
func (v *Variant) checkTemplates(fields []Field) error {
	for _, f := range fields {
		rest := f.Template
		for {
			_, after, ok := strings.Cut(rest, "{")
			if !ok {
				break
			}
			name, tail, ok := strings.Cut(after, "}")
			if !ok {
				return readout.Errorf(readout.KindInvalid, "unclosed brace in %q", f.Template)
			}
			name, _, _ = strings.Cut(name, ".")
			if v.capture(name) < 0 {
				return readout.Errorf(readout.KindInvalid, "%q names no capture of the pattern", name)
			}
			rest = tail
		}
	}
	return nil
}

// capture is the index of a named capture, -1 when there is none.
func (v *Variant) capture(name string) int {
	for i, c := range v.caps {
		if c == name {
			return i
		}
	}
	return -1
}

// parseExample reads "text with [spans] => field=value … ; field=value …".
func parseExample(s string) (Example, error) {
	text, want, ok := strings.Cut(s, "=>")
	if !ok {
		return Example{}, readout.Errorf(readout.KindInvalid, "expected \"text with [spans] => fields\"")
	}
	var e Example
	var b strings.Builder
	open := -1
	for _, c := range []byte(strings.TrimSpace(text)) {
		switch c {
		case '[':
			open = b.Len()
		case ']':
			if open < 0 || open == b.Len() {
				return e, readout.Errorf(readout.KindInvalid, "a bracket closes nothing")
			}
			e.Spans = append(e.Spans, readout.Span{Start: open, End: b.Len()})
			open = -1
		default:
			b.WriteByte(c)
		}
	}
	e.Text = b.String()
	for _, part := range strings.Split(want, ";") {
		fields, err := parseFields(part)
		if err != nil {
			return e, err
		}
		if len(fields) == 0 {
			return e, readout.Errorf(readout.KindInvalid, "an example must give the fields that it expects")
		}
		e.Want = append(e.Want, fields)
	}
	if open >= 0 || len(e.Spans) == 0 || len(e.Want) != len(e.Spans) {
		return e, readout.Errorf(readout.KindInvalid, "%d spans in brackets but %d groups of fields", len(e.Spans), len(e.Want))
	}
	return e, nil
}
