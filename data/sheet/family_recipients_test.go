package sheet

var recipientFamilies = []family{}
