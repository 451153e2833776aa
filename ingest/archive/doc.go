// Package archive reads what holds many reports or states its own fields: zip
// archives, JSON, JSON Lines, and the front matter of Markdown. It gives
// drafts, documents that are not frozen yet; what in their text is news is
// decided elsewhere.
package archive
