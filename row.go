package readout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"sync"
)

// Row writes one row as the contract has it: every list a list, never null, and
// nothing escaped that only HTML would need escaped. Equal rows give equal bytes.
func Row(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(withLists(reflect.ValueOf(v)).Interface()); err != nil {
		return nil, fmt.Errorf("write a row: %w", err)
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// withLists is a value with every nil slice that JSON does not leave out made an empty
// one: a copy where there may be such, the value itself elsewhere.
func withLists(v reflect.Value) reflect.Value {
	if !listsOf(v.Type()).any {
		return v
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(withLists(v.Elem()))
		return out
	case reflect.Slice:
		if !v.IsNil() && !listsOf(v.Type().Elem()).any {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(withLists(v.Index(i)))
		}
		return out
	}
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	for _, i := range listsOf(v.Type()).fields {
		out.Field(i).Set(withLists(v.Field(i)))
	}
	return out
}

// lists tells where slices stand in the values of a type.
type lists struct {
	any    bool  // somewhere
	fields []int // of a struct: those that hold any
}

// listsByType is what listsOf found, for the types of rows and of what is in them, none
// of which points to itself.
var listsByType sync.Map

func listsOf(t reflect.Type) lists {
	if known, ok := listsByType.Load(t); ok {
		return known.(lists)
	}
	var found lists
	switch t.Kind() {
	case reflect.Pointer:
		found.any = listsOf(t.Elem()).any
	case reflect.Slice:
		found.any = true
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && f.Tag.Get("json") != "-" && listsOf(f.Type).any {
				found = lists{true, append(found.fields, i)}
			}
		}
	}
	listsByType.Store(t, found)
	return found
}
