// Package widget holds the parts that several screens share: the theme with
// its colours and sizes, buttons, chips, tags, cards, the data table, fields,
// verdicts, notices and dialogs.
//
// A part knows nothing of conferences, of the store or of the catalogues:
// screens hand it the words. Parts never assume left-to-right: they speak of
// leading and trailing. Only app and its screens may import this package.
//
// It stands beside Fyne's own package widget; files that need both call
// Fyne's fynewidget.
package widget
