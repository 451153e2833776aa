package readout

import (
	"fmt"
	"testing"
)

// TestMergeActors_keepsTheDaysOfRoles: a part that knows the days of a role tells
// the others; two terms stay two.
func TestMergeActors_keepsTheDaysOfRoles(t *testing.T) {
	actor := func(roles ...Role) Actor {
		return Actor{ID: "a1", Name: "Ilse Maren", Documents: 1, Roles: roles}
	}
	bare := Role{Title: "Mayor", Of: "Velm"}
	first, second := Role{"Mayor", "Velm", "2021", "2025"}, Role{"Mayor", "Velm", "2029", ""}
	other := Role{Title: "Mayor", Of: "Orla"}
	for want, parts := range map[string][]Actor{
		fmt.Sprint([]Role{first}):         {actor(bare), actor(first)},
		fmt.Sprint([]Role{first, second}): {actor(second), actor(bare, first), actor(first)},
		fmt.Sprint([]Role{other, first}):  {actor(other), actor(first, bare)},
		fmt.Sprint([]Role{bare}):          {actor(bare), actor(bare)},
	} {
		for range 2 {
			if got := fmt.Sprint(MergeActors(parts...).Roles); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			parts[0], parts[1] = parts[1], parts[0]
		}
	}
}
