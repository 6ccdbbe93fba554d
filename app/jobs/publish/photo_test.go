package publish

import (
	"context"
	"testing"
)

func testPhoto(t *testing.T, in context.Context) { t.Skip() }
