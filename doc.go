// Package readout is the vocabulary of Readout: the nouns that every stage
// speaks in, what must be true of each, and nothing else.
//
// A [Document] is one report as it was read, its text frozen. Annotators in
// analyze/ give it [Layers]. The stage resolve/ ties documents together into
// [Origin], [Actor], [Event] and [Story]; the stage reconcile/ sets the
// [Account] of each document beside the others and draws a [Finding]. Every
// conclusion carries [Evidence]: the bytes of a document that say it.
//
// All offsets are UTF-8 byte offsets, half-open, into Document.Text. The
// package imports the standard library only and does no input or output.
package readout
