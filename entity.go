package readout

import (
	"cmp"
	"strings"
)

// EntityType is the sort of thing that a name names.
type EntityType string

// The types of entity in the contract.
const (
	EntityPerson       EntityType = "PERSON"
	EntityOrganization EntityType = "ORGANIZATION"
	EntityPlace        EntityType = "PLACE"
	EntityNationality  EntityType = "NATIONALITY" // Chinese, American, Democrat
	EntityTitle        EntityType = "TITLE"       // President, Foreign Minister
	EntityEvent        EntityType = "EVENT"
	EntityLaw          EntityType = "LAW"
	EntityProduct      EntityType = "PRODUCT"
)

// Entity is one place where a text names something. Titles stand beside the
// person that they belong to, not inside: "President" and "Xi Jinping" are two.
type Entity struct {
	Span   Span       `json:"span"`
	Tokens TokenRange `json:"tokens"`
	Type   EntityType `json:"type"`
	Name   string     `json:"name"`           // without possessive and outer quotes
	Code   string     `json:"code,omitempty"` // ISO 3166-1 alpha-3, for countries, nationalities, capitals
}

// ActorKind is the sort of actor.
type ActorKind string

// The kinds of actor in the contract.
const (
	ActorPerson       ActorKind = "person"
	ActorGovernment   ActorKind = "government"
	ActorOrganization ActorKind = "organization"
	ActorPlace        ActorKind = "place"
	ActorGroup        ActorKind = "group"
)

// MentionForm is how a text refers to something.
type MentionForm string

// The forms of reference.
const (
	FormName    MentionForm = "name"    // "Xi Jinping"
	FormNominal MentionForm = "nominal" // "the U.S. president", "the two leaders"
	FormPronoun MentionForm = "pronoun" // "he"
	FormMetonym MentionForm = "metonym" // "Beijing", acting; "the White House", speaking
)

// Reference is one place where a text refers to a chain.
type Reference struct {
	Span Span        `json:"span"`
	Head int         `json:"head"` // index into Layers.Tokens of its head word
	Form MentionForm `json:"form"`
	By   string      `json:"by"` // the rule that tied it to the chain
}

// Role is an office that an actor is said to hold, and of an [Actor] from when
// to when, as far as reports or the list of office holders tell.
type Role struct {
	Title string `json:"title"`          // "President", "Foreign Minister"
	Of    string `json:"of,omitempty"`   // ISO 3166-1 alpha-3 where it is a country's, else the body's name
	From  Date   `json:"from,omitempty"` // first day known of the term; empty when not known
	To    Date   `json:"to,omitempty"`   // last day; empty when not known, or still held
}

// CompareRoles orders roles by title, body and days.
func CompareRoles(x, y Role) int {
	return cmp.Or(strings.Compare(x.Title, y.Title), strings.Compare(x.Of, y.Of), strings.Compare(string(x.From), string(y.From)), strings.Compare(string(x.To), string(y.To)))
}

// Chain is one person, government, organisation, place or group within one
// document, with every place that refers to it: in-document coreference. It
// becomes an [Actor] only across documents.
type Chain struct {
	Kind       ActorKind   `json:"kind"`
	Name       string      `json:"name"`           // the fullest name the document gives; a country's short English name for a government
	Code       string      `json:"code,omitempty"` // ISO 3166-1 alpha-3 of the country it belongs to, when known
	Roles      []Role      `json:"roles,omitempty"`
	References []Reference `json:"references"`        // by span
	Members    []int       `json:"members,omitempty"` // chains that make up a group: "the two leaders"
}

// NoChain is the index of no chain.
const NoChain = -1

// ChainAt is the index of the chain that the smallest reference covering
// token's head position belongs to: a reference whose head is the token.
// NoChain when there is none.
func (d *Document) ChainAt(token int) int {
	for i, c := range d.Chains {
		for _, r := range c.References {
			if r.Head == token {
				return i
			}
		}
	}
	return NoChain
}
