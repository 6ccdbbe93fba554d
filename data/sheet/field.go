package sheet

import "sort"

// Field names what a column holds. The names are those of the command line's
// --map and of its JSON where that has one.
type Field string

const (
	FieldNone         Field = ""
	FieldOrdinal      Field = "ordinal"
	FieldName         Field = "name"
	FieldFamily       Field = "family" // family and middle names, with FieldGiven beside it
	FieldGiven        Field = "given"
	FieldHonorific    Field = "honorific"
	FieldGender       Field = "gender"
	FieldMale         Field = "male"   // a mark or a birth date here says Nam
	FieldFemale       Field = "female" // and here Nữ
	FieldBirth        Field = "birth"
	FieldBirthDay     Field = "birth_day"
	FieldBirthMonth   Field = "birth_month"
	FieldBirthYear    Field = "birth_year"
	FieldEthnicity    Field = "ethnicity"
	FieldReligion     Field = "religion"
	FieldParty        Field = "party"
	FieldEducation    Field = "education"
	FieldTheory       Field = "theory"
	FieldPosition     Field = "position"
	FieldUnit         Field = "unit"
	FieldDelegation   Field = "delegation"
	FieldKind         Field = "kind"
	FieldExOfficio    Field = "ex_officio"
	FieldExemplar     Field = "exemplar"
	FieldPhone        Field = "phone"
	FieldCode         Field = "code"
	FieldSeat         Field = "seat"
	FieldRoles        Field = "roles"
	FieldStatus       Field = "status"     // invited, confirmed, absent …
	FieldReason       Field = "reason"     // of an absence
	FieldSubstitute   Field = "substitute" // who comes instead
	FieldReplaces     Field = "replaces"   // whom this one comes instead of
	FieldApproved     Field = "approved"   // may vote, by a vote on it
	FieldRound        Field = "round"      // of the ceremony
	FieldAward        Field = "award"
	FieldActivity     Field = "field" // lĩnh vực
	FieldAchievement  Field = "achievement"
	FieldDecision     Field = "decision"
	FieldDecisionDate Field = "decision_date"
	FieldIssuer       Field = "decided_by"
	FieldAddress      Field = "address"
	FieldRecipient    Field = "representative"
	FieldPosthumous   Field = "posthumous"
	FieldOtherName    Field = "other_name" // of bilingual papers, with the form of address
	FieldOtherPost    Field = "other_post" // position, unit, country
	FieldOtherReason  Field = "other_achievement"
	FieldNote         Field = "note"
	FieldIgnore       Field = "ignore"
)

var allFields = []Field{FieldOrdinal, FieldName, FieldFamily, FieldGiven, FieldHonorific, FieldGender, FieldMale, FieldFemale,
	FieldBirth, FieldBirthDay, FieldBirthMonth, FieldBirthYear, FieldEthnicity, FieldReligion, FieldParty, FieldEducation, FieldTheory,
	FieldPosition, FieldUnit, FieldDelegation, FieldKind, FieldExOfficio, FieldExemplar, FieldPhone, FieldCode, FieldSeat, FieldRoles, FieldStatus, FieldReason, FieldSubstitute, FieldReplaces, FieldApproved, FieldRound, FieldAward, FieldActivity, FieldAchievement,
	FieldDecision, FieldDecisionDate, FieldIssuer, FieldAddress, FieldRecipient, FieldPosthumous, FieldOtherName, FieldOtherPost, FieldOtherReason, FieldNote, FieldIgnore}

// Fields lists the names of fields that Options.Map may give a column, sorted.
// Several may be joined by "+" for a column that holds them packed:
// "name+position+unit".
func Fields() []string {
	list := make([]string, 0, len(allFields))
	for _, f := range allFields {
		list = append(list, string(f))
	}
	sort.Strings(list)
	return list
}

func knownField(name string) bool {
	for _, f := range allFields {
		if string(f) == name {
			return true
		}
	}
	return false
}
