package readout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
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
