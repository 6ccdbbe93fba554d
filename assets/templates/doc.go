// Package templates holds the embedded certificate templates: JSON files in
// millimetres that print/layout reads. Each names the rule its measures come
// from; an office checks them against the specimen in force and keeps its own
// versions in its database.
package templates
