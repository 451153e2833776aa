package readout

import (
	"errors"
	"fmt"
)

// Kind is the sort of failure, so that a caller can ask what to do about it.
type Kind string

// The kinds of error.
const (
	KindInvalid     Kind = "invalid"     // the input is not what it claims to be
	KindNotFound    Kind = "not found"   // no such file, document or id
	KindConflict    Kind = "conflict"    // the ledger is in another state than expected
	KindUnavailable Kind = "unavailable" // may work later: locked, no permission now
	KindUnsupported Kind = "unsupported" // a format, language or version that Readout does not read
	KindInternal    Kind = "internal"    // a fault of Readout itself
)

// Error is a failure that a user can act on.
type Error struct {
	Kind   Kind
	Place  string // file, file:line, document id; empty when the message says it
	Reason string
	Hint   string // what to do; empty when nothing can be done
	Err    error  // the cause, for operators; printed after the reason

	chain error // a cause that Reason already tells
}

// Error gives place, reason, cause and hint on one line.
func (e *Error) Error() string {
	s := e.Reason
	if e.Place != "" {
		s = e.Place + ": " + s
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error {
	if e.Err != nil {
		return e.Err
	}
	return e.chain
}

// Errorf makes an Error of a kind. A cause given with %w stays reachable for
// errors.Is and errors.As.
func Errorf(kind Kind, format string, args ...any) error {
	chain := fmt.Errorf(format, args...)
	return &Error{Kind: kind, Reason: chain.Error(), chain: errors.Unwrap(chain)}
}

// KindOf is the kind of the first Error in err's chain; KindInternal when there
// is none, and empty for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return KindInternal
}

// Refusal is one input that was not read: kept, counted and shown, so that
// nothing is lost silently.
type Refusal struct {
	Name   string `json:"name"` // file, member or record
	Kind   Kind   `json:"kind"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
}
