package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"readout"
)

// JSON writes an export as the contract has it: one row a line, so that two
// exports can be compared line by line, and every list a list, never null.
// Equal exports give equal bytes.
func JSON(w io.Writer, export *readout.Export) error {
	out := bufio.NewWriter(w)
	e := &encoder{w: out}
	e.printf("{\"version\":%d", export.Version)
	writeList(e, "documents", export.Documents)
	writeList(e, "origins", export.Origins)
	writeList(e, "stories", export.Stories)
	writeList(e, "actors", export.Actors)
	writeList(e, "events", export.Events)
	writeList(e, "attributions", export.Statements)
	writeList(e, "figures", export.Figures)
	writeList(e, "findings", export.Findings)
	e.printf("}\n")
	if e.err == nil {
		e.err = out.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("report: write JSON: %w", e.err)
	}
	return nil
}

// ReadJSON reads what JSON wrote.
func ReadJSON(r io.Reader) (*readout.Export, error) {
	out := &readout.Export{}
	if err := json.NewDecoder(r).Decode(out); err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "is no exported ledger: %w", err)
	}
	for i := range out.Documents {
		if out.Documents[i].Document == nil {
			return nil, readout.Errorf(readout.KindInvalid, "is no exported ledger: document %d is empty", i)
		}
	}
	return out, nil
}

type encoder struct {
	w   io.Writer
	err error
}

func (e *encoder) printf(format string, args ...any) {
	if e.err == nil {
		_, e.err = fmt.Fprintf(e.w, format, args...)
	}
}

func writeList[T any](e *encoder, name string, rows []T) {
	e.printf(",\n%q:[", name)
	for i := range rows {
		if i > 0 {
			e.printf(",")
		}
		e.printf("\n%s", e.row(rows[i]))
	}
	e.printf("]")
}

// row writes one row without escaping what only HTML would need escaped.
func (e *encoder) row(v any) []byte {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(withLists(reflect.ValueOf(v)).Interface()); err != nil && e.err == nil {
		e.err = err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}

// withLists copies a value with every nil slice made an empty one. What JSON
// leaves out is left out of the copy, too.
func withLists(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(withLists(v.Elem()))
		return out
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(withLists(v.Index(i)))
		}
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
				out.Field(i).Set(withLists(v.Field(i)))
			}
		}
		return out
	}
	return v
}
