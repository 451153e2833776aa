package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"readout"
)

// listKeys are the keys under which files keep a list of articles.
var listKeys = []string{"articles", "documents", "docs", "items", "entries", "records", "stories", "posts", "results", "news", "data", "hits"}

// Values walks a JSON text and gives every record in it: the text's own
// object, the elements of an array, or those of an array under a usual key
// such as "articles", one wrapper deep. Where the text breaks, the values
// before the break are given first and then the error.
func Values(data []byte) iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		dec := json.NewDecoder(bytes.NewReader(data))
		for first := true; ; first = false {
			more, err := values(dec, data, yield)
			if errors.Is(err, io.EOF) && !first {
				return
			}
			if err != nil {
				yield(nil, broken(dec, err))
				return
			}
			if !more {
				return
			}
		}
	}
}

// values gives the records of the next value of dec.
func values(dec *json.Decoder, data []byte, yield func(json.RawMessage, error) bool) (more bool, err error) {
	from := dec.InputOffset()
	rest := bytes.TrimLeft(data[from:], " \t\r\n,")
	if len(rest) > 0 && rest[0] == '[' {
		return elements(dec, yield)
	}
	if len(rest) > 0 && rest[0] == '{' && listed(rest) {
		return container(dec, yield)
	}
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return false, err
	}
	return yield(raw, nil), nil
}

// elements gives the elements of an array.
func elements(dec *json.Decoder, yield func(json.RawMessage, error) bool) (more bool, err error) {
	if _, err := dec.Token(); err != nil {
		return false, err
	}
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return false, err
		}
		if !yield(raw, nil) {
			return false, nil
		}
	}
	_, err = dec.Token()
	return err == nil, cut(err)
}

// container reads the keys of an object and gives the elements of its list.
func container(dec *json.Decoder, yield func(json.RawMessage, error) bool) (more bool, err error) {
	if _, err := dec.Token(); err != nil {
		return false, err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return false, cut(err)
		}
		if name, _ := key.(string); slices.Contains(listKeys, fold(name)) {
			if more, err := listValue(dec, yield); !more || err != nil {
				return false, cut(err)
			}
			continue
		}
		var skip json.RawMessage
		if err := dec.Decode(&skip); err != nil {
			return false, err
		}
	}
	_, err = dec.Token()
	return err == nil, cut(err)
}

// listValue gives the elements of the array that comes next; any other value
// is read over.
func listValue(dec *json.Decoder, yield func(json.RawMessage, error) bool) (more bool, err error) {
	tok, err := dec.Token()
	if err != nil {
		return false, err
	}
	open, _ := tok.(json.Delim)
	if open != '[' && open != '{' {
		return true, nil
	}
	for dec.More() {
		if open == '{' {
			if _, err := dec.Token(); err != nil {
				return false, err
			}
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return false, err
		}
		if !yield(raw, nil) {
			return false, nil
		}
	}
	_, err = dec.Token()
	return err == nil, err
}

// listed reports whether an object is a container of records: it has a key for
// lists whose value is an array or object, and no text of its own before it.
func listed(object []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(object))
	if _, err := dec.Token(); err != nil {
		return false
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return false
		}
		name, _ := key.(string)
		rest := bytes.TrimLeft(object[dec.InputOffset():], " \t\r\n:")
		if len(rest) == 0 {
			return false
		}
		if slices.Contains(listKeys, fold(name)) && (rest[0] == '[' || rest[0] == '{') {
			return true
		}
		if slices.Contains(textKeys, fold(name)) && rest[0] == '"' {
			return false
		}
		var skip json.RawMessage
		if dec.Decode(&skip) != nil {
			return false
		}
	}
	return false
}

// cut turns the end of the input into what it is inside a value.
func cut(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// broken says where and how a JSON text breaks.
func broken(dec *json.Decoder, err error) error {
	at := dec.InputOffset()
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		return &readout.Error{Kind: readout.KindInvalid, Reason: "there is no JSON value", Hint: "check that the file was saved in full"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &readout.Error{Kind: readout.KindInvalid, Reason: fmt.Sprintf("the JSON is cut off in the value at byte %d", at),
			Hint: "save the file again in full; the records before the cut were read"}
	case errors.As(err, &syntax):
		at = max(at, syntax.Offset)
	}
	return &readout.Error{Kind: readout.KindInvalid, Reason: fmt.Sprintf("the JSON is broken near byte %d: %s", at, strings.TrimPrefix(err.Error(), "json: ")),
		Hint: "mend the file there; the records before it were read"}
}
