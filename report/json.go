package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"readout"
	"readout/register"
)

// AffairJSON writes an export as the contract has it, and the registers of the
// affair beside it: one row a line, so that two can be compared line by line, and
// every list a list, never null. Equal exports give equal bytes.
func AffairJSON(w io.Writer, export *readout.Export) error {
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
	e.printf(",\n\"registers\":")
	e.row(register.New(export))
	return e.end(out)
}

// Stream writes an export as the contract has it, from rows that are given one by one:
// rows calls f for every row of a kind in order of id.
func Stream(w io.Writer, rows func(kind string, f func(row []byte) error) error) error {
	out := bufio.NewWriter(w)
	e := &encoder{w: out}
	e.printf("{\"version\":%d", readout.ContractVersion)
	for _, kind := range readout.RowKinds {
		e.printf(",\n%q:[", kind)
		comma := ""
		err := rows(kind, func(row []byte) error {
			e.printf("%s\n%s", comma, row)
			comma = ","
			return e.err
		})
		if err != nil {
			return fmt.Errorf("report: write JSON: %w", err)
		}
		e.printf("]")
	}
	return e.end(out)
}

// ReadJSON reads what AffairJSON or Stream wrote.
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

// row writes one value as a row of the contract.
func (e *encoder) row(v any) {
	row, err := readout.Row(v)
	if err != nil && e.err == nil {
		e.err = err
	}
	e.printf("%s", row)
}

// end closes the export and gives the first error.
func (e *encoder) end(out *bufio.Writer) error {
	e.printf("}\n")
	if e.err == nil {
		e.err = out.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("report: write JSON: %w", e.err)
	}
	return nil
}

func writeList[T any](e *encoder, name string, rows []T) {
	e.printf(",\n%q:[", name)
	for i := range rows {
		if i > 0 {
			e.printf(",")
		}
		e.printf("\n")
		e.row(rows[i])
	}
	e.printf("]")
}
