// Package docx writes an administrative paper as a Word file (Office Open XML,
// ECMA-376), so that it can be changed until the last hour: A4 with the margins
// of Nghị định 30/2020/NĐ-CP, Times New Roman, Quốc hiệu and tiêu ngữ beside
// who issues the paper, tables whose head repeats, page numbers.
//
// It says what package print sets on pages, from the same model. The same
// paper gives the same bytes. It imports nothing of print but the model, and
// shaping to know how long a rule below some words is.
package docx
