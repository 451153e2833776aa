// Package eval measures the stages of Readout against public gold standards.
package eval
