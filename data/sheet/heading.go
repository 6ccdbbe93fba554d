package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// phrase is what a heading may say. Weak ones count only where no other column
// says the same more clearly.
type phrase struct {
	fields []Field
	weak   bool
}

// headings are the words of column headings, one line a field: Vietnamese,
// English, Arabic. They are compared folded, so marks, case and signs do not
// matter. This is the one place to add a word that a list used.
var headings = []struct {
	fields []Field
	weak   bool
	words  string // parted by |
}{
	{f(FieldOrdinal), false, "TT|STT|S T T|Số TT|S TT|Số thứ tự|Thứ tự|TTự|No|No.|Nr|S N|Order|Index|م|ت|رقم|الرقم|التسلسل|مسلسل"},
	{f(FieldName), false, `Họ và tên|Họ tên|Họ & tên|Họ, tên|Họ và tên cá nhân|Họ tên cá nhân|Tên cá nhân|Họ và tên đại biểu|Tên đại biểu|Họ tên đại biểu|
		Họ và tên khai sinh|Họ tên khai sinh|Họ, chữ đệm và tên|Họ, chữ đệm và tên khai sinh|Họ, đệm và tên|Họ đệm và tên|Họ, tên đệm và tên|Họ và chữ đệm và tên|
		Tên tập thể|Tên tập thể, cá nhân|Tên cá nhân, tập thể|Tập thể, cá nhân|Cá nhân, tập thể|Tên đơn vị, cá nhân|Đơn vị, cá nhân|Tên tập thể, hộ gia đình, cá nhân|
		Tên tập thể, cá nhân, hộ gia đình|Tập thể, cá nhân, hộ gia đình|Tập thể, hộ gia đình, cá nhân|Cá nhân, tập thể, hộ gia đình|Tên hộ gia đình|Họ và tên chủ hộ|Họ tên chủ hộ|Tên chủ hộ|
		Tên tập thể và cá nhân|Tên đơn vị, tập thể, cá nhân|Tên tổ chức, cá nhân|Tổ chức, cá nhân|Tên tập thể được khen thưởng|Đối tượng khen thưởng|Đối tượng được khen thưởng|
		Người được khen thưởng|Họ tên, danh hiệu|Tên tập thể họ và tên cá nhân|Họ và tên cá nhân tên tập thể|Tên cá nhân họ và tên|Họ và tên người|Tên người|
		Họ và tên/Tên đơn vị|Tên đơn vị/Họ và tên|Họ và tên cá nhân/Tên đơn vị|Tên đơn vị, họ và tên cá nhân|Họ tên, tên đơn vị|Họ và tên, tên tập thể|Tên tập thể, họ và tên|
		Họ và tên ĐB|Họ tên ĐB|Tên ĐB|H và tên|H tên|Họ và tên (chữ in hoa)|Họ và tên học sinh|Họ tên học sinh|Họ và tên giáo viên|Họ và tên cán bộ|Họ và tên đảng viên|Họ và tên đồng chí|Tên đồng chí|
		Full name|Fullname|Name|Names|Surname and given name|Surname and given names|Name and surname|Delegate name|Name of delegate|Recipient name|Name of recipient|Recipient|Delegate|Person|
		الاسم|الاسم الكامل|اسم|الاسم واللقب|الاسم الثلاثي|اسم المندوب|اسم المكرم`},
	{f(FieldName), true, "Tập thể|Cá nhân|Hộ gia đình|Chủ hộ|Đại biểu|Gia đình|Danh sách đại biểu|Quý đại biểu|Người được mời|Khách mời|Thành viên|Đồng chí|Người được tặng|Người được khen|Tên doanh nghiệp|Doanh nghiệp|Danh sách"},
	{f(FieldFamily), false, "Họ và|Họ đệm|Họ và đệm|Họ và chữ đệm|Họ, chữ đệm|Họ và tên đệm|Họ, tên đệm|Họ tên đệm|Họ lót|Họ và tên lót|Họ và chữ lót|Last name|Family name|Surname|Family and middle name|Tên đệm|Chữ đệm|Đệm|Tên lót|Chữ lót|Middle name|Middle names|اسم العائلة|اللقب"},
	{f(FieldFamily), true, "Họ"},
	{f(FieldGiven), false, "Given name|First name|Tên riêng|Tên gọi"},
	{f(FieldGiven), true, "Tên"},
	{f(FieldHonorific), false, "Ông/bà|Ông (bà)|Ông bà|Ông, bà|Danh xưng|Xưng hô|Cách xưng hô|Quý danh|Ông/Bà/Đồng chí|Honorific|Salutation|Cấp bậc|Quân hàm|Học hàm, học vị|Chức sắc"},
	{f(FieldGender), false, "Giới tính|G tính|GT|GTính|Nam/Nữ|Nam, nữ|Nam (nữ)|Gender|Sex|الجنس|النوع الاجتماعي"},
	{f(FieldGender), true, "Giới|Phái"},
	{f(FieldMale), false, "Male"}, {f(FieldFemale), false, "Nữ|Female"}, // "Nam" is not told from "Năm" here: see genderHeading
	{f(FieldBirth), false, `Ngày sinh|Ngày, tháng, năm sinh|Ngày tháng năm sinh|Ngày, tháng sinh|Ngày/tháng/năm sinh|Năm sinh|Sinh ngày|Sinh năm|N sinh|Ng sinh|Ngày sinh/Năm sinh|Ngày, năm sinh|Ngày tháng năm sinh (dương lịch)|NTNS|N sinh|Ngày sinh năm sinh|Ngày sinh hoặc năm sinh|
		Date of birth|Birth date|Birthdate|DOB|D O B|Birthday|Birth|Year of birth|Birth year|Born|تاريخ الميلاد|سنة الميلاد|تاريخ الولادة|الميلاد`},
	{f(FieldBirth), true, "Sinh|NS|Ngày, tháng, năm|Tháng, năm sinh"},
	{f(FieldEthnicity), false, "Dân tộc|D tộc|DTộc|Thành phần dân tộc|Ethnicity|Ethnic group|القومية|العرق"},
	{f(FieldReligion), false, "Tôn giáo|Religion|الديانة"},
	{f(FieldEthnicity, FieldReligion), false, "Dân tộc, tôn giáo"},
	{f(FieldParty), false, `Đảng viên|Đảng viên ĐCSVN|Là đảng viên|Ngày vào Đảng|Năm vào Đảng|Ngày, tháng, năm vào Đảng|Ngày kết nạp Đảng|Vào Đảng|Ngày vào Đảng CSVN|Ngày vào Đảng Cộng sản Việt Nam|
		Ngày vào Đảng chính thức|Ngày tháng năm vào Đảng|Đảng tịch|Party member|Party membership|عضوية الحزب`},
	{f(FieldParty), true, "Đảng|Party|الحزب"},
	{f(FieldEducation), false, `Trình độ chuyên môn|Trình độ chuyên môn, nghiệp vụ|Chuyên môn nghiệp vụ|Trình độ học vấn|Học vấn|Trình độ đào tạo|Bằng cấp|Học vị|Education|Degree|Qualification|المؤهل|المؤهل العلمي|التعليم`},
	{f(FieldEducation), true, "Trình độ|TĐ CM|TĐ chuyên môn|TĐCMNV|CMNV|Trình độ CMNV|Chuyên môn|Trình độ văn hóa|Văn hóa|TĐCM|Trình độ CM"},
	{f(FieldTheory), false, "Lý luận chính trị|Trình độ lý luận chính trị|LLCT|Trình độ LLCT|Lý luận|Trình độ lý luận|Trình độ chính trị|Political theory"},
	{f(FieldPosition), false, `Chức vụ|Ch vụ|C vụ|CVụ|Ch danh|C danh|Chức danh|Chức vụ, chức danh|Chức danh, chức vụ|Chức vụ hiện nay|Chức vụ công tác|Chức vụ hiện tại|Chức vụ Đảng|Chức vụ trong Đảng|Chức vụ Đảng, chính quyền|Chức vụ Đảng, chính quyền, đoàn thể|
		Chức vụ chính quyền|Chức vụ đoàn thể|Nghề nghiệp|Công việc|Vị trí công tác|Vị trí việc làm|Nghề nghiệp, chức vụ|Chức vụ, nghề nghiệp|Nhiệm vụ được giao|Chức trách|Chức vụ cao nhất|Chức vụ trong đoàn thể|
		Position|Post|Job title|Job|Occupation|Profession|Rank and position|الصفة|المنصب|الوظيفة|المسمى الوظيفي|المهنة`},
	{f(FieldPosition), true, "Title|Role in unit|Vị trí"},
	{f(FieldUnit), false, `Đơn vị|Đ vị|ĐVị|ĐV|ĐVCT|Đơn vị c tác|Cơ quan c tác|Nơi c tác|Đơn vị CT|Đơn vị công tác|Nơi công tác|Cơ quan|Cơ quan, đơn vị|Cơ quan công tác|Cơ quan, đơn vị công tác|Nơi làm việc|Đơn vị làm việc|Tên đơn vị|Tên cơ quan|Tên cơ quan, đơn vị|Công tác tại|Đơn vị sinh hoạt|Đang công tác tại|
		Cơ quan, đơn vị, địa phương|Đơn vị, địa phương|Đơn vị (phòng, ban)|Phòng, ban|Phòng ban|Khoa, phòng|Phòng, khoa|Khoa, phòng, trung tâm|Cơ quan/đơn vị|Đơn vị đề nghị|Đơn vị trình|Thuộc đơn vị|Nơi công tác hiện nay|Lớp|Trường|Trường, lớp|
		Unit|Organization|Organisation|Department|Workplace|Work place|Agency|Company|Employer|Institution|الجهة|جهة العمل|الوحدة|القسم|المؤسسة|الإدارة`},
	{f(FieldUnit), true, "Tổ chức|Phòng|Khoa|Bộ phận|Phân xưởng|Đội|Cơ sở|Địa phương|Xã, phường|Xã, phường, thị trấn|Xã/phường|Xã|Địa bàn|Office|Place"},
	{f(FieldDelegation), false, "Đoàn|Đoàn đại biểu|Thuộc đoàn|Tên đoàn|Thuộc đoàn đại biểu|Delegation|الوفد|وفد"},
	{f(FieldDelegation), true, "Khối|Khối thi đua|Thuộc khối|Cụm|Cụm thi đua|Cụm, khối|Group|Tổ"},
	{f(FieldKind), false, "Loại đại biểu|Diện đại biểu|Thành phần đại biểu|Tư cách đại biểu|Phân loại đại biểu|Phân loại|Loại hình đại biểu|Loại ĐB|Diện ĐB|Đối tượng đại biểu|Đại biểu chính thức/khách mời|Delegate type|Delegate kind|Type of delegate|Kind of delegate|Category|نوع المندوب|الفئة|صفة الحضور"},
	{f(FieldKind), true, "Thành phần|Loại|Đối tượng|Tư cách|Cơ cấu|Diện|Kind|Type|Loại hình|Cơ cấu đại biểu|النوع"},
	{f(FieldExOfficio), false, "Đương nhiên|Ex officio"},
	{f(FieldExemplar), false, "Điển hình tiên tiến|Điển hình|Exemplar"},
	{f(FieldPhone), false, `Điện thoại|Số điện thoại|Đ thoại|Số đ thoại|ĐT liên hệ|Số ĐT liên hệ|ĐT liên lạc|Số ĐT liên lạc|Điện thoại liên lạc|Số điện thoại liên lạc|Di động liên hệ|Số liên lạc|SĐT|ĐT|Di động|Số di động|Điện thoại di động|ĐT di động|ĐTDĐ|Số ĐT|Số điện thoại di động|Số điện thoại liên hệ|Điện thoại liên hệ|Điện thoại cơ quan|Điện thoại cá nhân|Số phone|Số máy|
		Phone|Phone number|Mobile|Mobile phone|Mobile number|Tel|Telephone|Cell|Cellphone|Contact number|الهاتف|رقم الهاتف|الجوال|رقم الجوال|هاتف`},
	{f(FieldPhone), true, "Liên hệ|Số liên hệ|Contact"},
	{f(FieldCode), false, "Mã đại biểu|Mã số đại biểu|Số thẻ|Mã ĐB|Delegate code|Code|الرمز|رقم البطاقة"},
	{f(FieldCode), true, "Mã số|Mã|ID"},
	{f(FieldSeat), false, "Chỗ ngồi|Vị trí ngồi|Số ghế|Ghế|Ghế ngồi|Số ghế ngồi|Hàng ghế|Vị trí chỗ ngồi|Seat|Seat number|المقعد"},
	{f(FieldRoles), false, "Nhiệm vụ|Vai trò|Nhiệm vụ tại đại hội|Nhiệm vụ tại hội nghị|Vai trò tại đại hội|Role|Roles|الدور"},
	{f(FieldStatus), false, "Trạng thái|Tình trạng tham dự|Xác nhận tham dự|Tình trạng xác nhận|Status|Attendance status"},
	{f(FieldReason), false, "Lý do vắng|Lý do vắng mặt|Lý do không dự|Reason for absence|Reason of absence|Reason of an absence"},
	{f(FieldSubstitute), false, "Người đi thay|Người dự thay|Người thay thế|Đại biểu thay thế|Đại biểu dự thay|Đại biểu đi thay|Họ tên người thay thế|Họ và tên đại biểu thay thế|Họ tên người đi thay|Substitute|Replaced by"},
	{f(FieldReplaces), false, "Đi thay cho|Dự thay cho|Thay thế cho|Thay thế đại biểu|Thay thế cho đại biểu|Đại biểu được thay thế|Đại biểu bị thay thế|Thay cho|Comes instead of|Instead of|Replaces"},
	{f(FieldApproved), false, "Được biểu quyết|Quyền biểu quyết|May vote|Voting"},
	{f(FieldRound), false, "Đợt|Đợt trao|Đợt trao thưởng|Đợt trao giải|Round|Award round"},
	{f(FieldAward), false, `Hình thức khen thưởng|Danh hiệu, hình thức khen thưởng|Danh hiệu thi đua, hình thức khen thưởng|Danh hiệu thi đua và hình thức khen thưởng|Hình thức khen thưởng, danh hiệu thi đua|Danh hiệu thi đua|Danh hiệu/hình thức khen thưởng|Danh hiệu và hình thức khen thưởng|
		Hình thức khen|HTKT|Hình thức KT|Danh hiệu, HTKT|Danh hiệu TĐ, HTKT|Danh hiệu TĐ|DHTĐ|Danh hiệu TĐ, hình thức KT|Loại bằng khen|Loại giấy khen|Hình thức đề nghị khen thưởng|Hình thức khen thưởng đề nghị|Đề nghị khen thưởng|Hình thức đề nghị|Hình thức, danh hiệu|Danh hiệu đề nghị|Danh hiệu được tặng|Hình thức khen thưởng cao nhất|Khen thưởng cao nhất|Danh hiệu, hình thức khen thưởng cao nhất|
		Thành tích cao nhất|Hình thức khen thưởng đã được tặng|Đã được khen thưởng|Award|Awards|Type of award|Highest award|التكريم|الجائزة|نوع التكريم|الوسام`},
	{f(FieldActivity), false, "Lĩnh vực|Lĩnh vực hoạt động|Lĩnh vực công tác|Thuộc lĩnh vực|Lĩnh vực điển hình|Field|Field of activity|Field of work|المجال"},
	{f(FieldActivity), true, "Ngành|Ngành, lĩnh vực|Mảng"},
	{f(FieldAward), true, "Hình thức|Danh hiệu|Khen thưởng|Mức khen|Bằng khen|Giấy khen"},
	{f(FieldAchievement), false, `Thành tích|Nội dung thành tích|Thành tích khen thưởng|Tóm tắt thành tích|Nội dung khen thưởng|Lý do khen thưởng|Thành tích nổi bật|Thành tích đạt được|Thành tích đề nghị khen thưởng|Thành tích xuất sắc|Nội dung thành tích khen thưởng|Tóm tắt thành tích đề nghị khen thưởng|
		Nội dung ghi trên bằng|Nội dung ghi bằng|Achievement|Achievements|Reason|Reason for award|Citation|الإنجاز|الإنجازات|سبب التكريم|الإنجاز المحقق`},
	{f(FieldAchievement), true, "Nội dung|Lý do"},
	{f(FieldDecision), false, `Số quyết định|Quyết định số|Số QĐ|QĐ số|Số QĐ khen thưởng|Quyết định khen thưởng|Số quyết định khen thưởng|Quyết định khen thưởng số|Số hiệu quyết định|QĐ khen thưởng|Quyết định|
		Decision|Decision number|Decision no|Number of decision|رقم القرار|القرار`},
	{f(FieldDecision), true, "QĐ|Số văn bản|Số, ký hiệu"},
	{f(FieldDecisionDate), false, `Ngày quyết định|Ngày QĐ|Ngày, tháng QĐ|Ngày, tháng, năm QĐ|Ngày ký|Ngày ban hành|Ngày tháng quyết định|Quyết định ngày|Ngày, tháng, năm quyết định|Ngày ký quyết định|Ngày ra quyết định|Ngày khen thưởng|Ngày tháng năm quyết định|Quyết định khen thưởng ngày|
		Quyết định ngày, tháng, năm|Ngày ban hành quyết định|Ngày, tháng, năm ký|Ngày, tháng, năm ban hành|Ngày quyết định khen thưởng|Quyết định ngày ký|Quyết định khen thưởng ngày tháng năm|Quyết định khen thưởng ngày ký|Decision date|Date of decision|Decided on|تاريخ القرار`},
	{f(FieldDecision, FieldDecisionDate), false, `Số, ngày quyết định|Số/ngày quyết định|Số, ngày tháng quyết định|Số, ngày, tháng, năm quyết định|Quyết định số, ngày|Quyết định số, ngày, tháng, năm|Số quyết định, ngày|Số quyết định, ngày tháng năm|Số quyết định, ngày ký|Số QĐ, ngày|Số QĐ, ngày tháng năm|Số, ngày QĐ|
		Quyết định (số, ngày)|Số, ngày tháng năm của quyết định|Số và ngày quyết định|Quyết định khen thưởng số, ngày|Số, ngày, tháng, năm của quyết định khen thưởng|Số ngày quyết định khen thưởng|Số, ngày tháng năm quyết định khen thưởng`},
	{f(FieldIssuer), false, "Cơ quan ban hành|Cấp quyết định|Cơ quan quyết định|Cấp ban hành|Cấp khen thưởng|Cấp quyết định khen thưởng|Cơ quan ban hành quyết định|Thẩm quyền quyết định|Người ký|Người ký quyết định|Decided by|Issuer|Issued by|الجهة المصدرة|صدر عن"},
	{f(FieldAddress), false, "Địa chỉ|Chỗ ở|Nơi thường trú|Thường trú|Nơi cư trú|Địa chỉ thường trú|Nơi ở hiện nay|Chỗ ở hiện nay|Địa chỉ liên hệ|Trú quán|Nơi ở|Address|Home address|Residence|العنوان|السكن"},
	{f(FieldRecipient), false, "Người đại diện|Đại diện|Người nhận|Người nhận thay|Đại diện nhận|Người đại diện nhận|Đại diện lên nhận|Người lên nhận|Họ tên người nhận|Họ và tên người đại diện|Họ và tên người nhận|Representative|Received by|الممثل|المستلم"},
	{f(FieldPosthumous), false, "Truy tặng|Posthumous"},
	// The second language of bilingual papers.
	{f(FieldOtherName), false, "Họ và tên tiếng Anh|Họ và tên bằng tiếng Anh|Họ và tên tiếng Ả Rập|Họ và tên bằng tiếng Ả Rập|Họ và tên tiếng nước ngoài|Họ và tên ngôn ngữ thứ hai|Họ tên tiếng Anh|Họ tên bằng tiếng Anh|Họ tên tiếng Ả Rập|Họ tên bằng tiếng Ả Rập|Họ tên tiếng nước ngoài|Họ tên ngôn ngữ thứ hai|Tên tiếng Anh|Tên bằng tiếng Anh|Tên tiếng Ả Rập|Tên bằng tiếng Ả Rập|Tên tiếng nước ngoài|Tên ngôn ngữ thứ hai|Name in English|English name|Name in Arabic|Arabic name|Full name in English|English full name|Full name in Arabic|Arabic full name|الاسم بالعربية|الاسم بالإنجليزية"},
	{f(FieldOtherPost), false, "Chức vụ tiếng Anh|Chức vụ bằng tiếng Anh|Chức vụ tiếng Ả Rập|Chức vụ bằng tiếng Ả Rập|Chức vụ tiếng nước ngoài|Chức vụ ngôn ngữ thứ hai|Chức danh tiếng Anh|Chức danh bằng tiếng Anh|Chức danh tiếng Ả Rập|Chức danh bằng tiếng Ả Rập|Chức danh tiếng nước ngoài|Chức danh ngôn ngữ thứ hai|Chức vụ, đơn vị tiếng Anh|Chức vụ, đơn vị bằng tiếng Anh|Chức vụ, đơn vị tiếng Ả Rập|Chức vụ, đơn vị bằng tiếng Ả Rập|Chức vụ, đơn vị tiếng nước ngoài|Chức vụ, đơn vị ngôn ngữ thứ hai|Đơn vị tiếng Anh|Đơn vị bằng tiếng Anh|Đơn vị tiếng Ả Rập|Đơn vị bằng tiếng Ả Rập|Đơn vị tiếng nước ngoài|Đơn vị ngôn ngữ thứ hai|Position in English|English position|Position in Arabic|Arabic position|Post in English|English post|Post in Arabic|Arabic post|الصفة بالعربية"},
	{f(FieldOtherReason), false, "Thành tích tiếng Anh|Thành tích bằng tiếng Anh|Thành tích tiếng Ả Rập|Thành tích bằng tiếng Ả Rập|Thành tích tiếng nước ngoài|Thành tích ngôn ngữ thứ hai|Nội dung khen thưởng tiếng Anh|Nội dung khen thưởng bằng tiếng Anh|Nội dung khen thưởng tiếng Ả Rập|Nội dung khen thưởng bằng tiếng Ả Rập|Nội dung khen thưởng tiếng nước ngoài|Nội dung khen thưởng ngôn ngữ thứ hai|Achievement in English|English achievement|Achievement in Arabic|Arabic achievement|Citation in English|English citation|Citation in Arabic|Arabic citation|الإنجاز بالعربية"},
	// What this program gives out itself, in the lists it exports.
	{f(FieldIgnore), false, "Mã thẻ|Badge|Badge code|Số sổ vàng|Register number"},
	// Known words that have no field: their cells are notes under their headings.
	{f(), false, `Chức vụ đại biểu thay thế|Chức vụ người thay thế|Chức vụ người đi thay|Đơn vị người đi thay|Đơn vị người thay thế|Số đại biểu|Số lượng đại biểu|Số lượng|Số người|Số khẩu|Người phụ trách|Phụ trách|Người thực hiện|Chủ trì|Người chủ trì|Người liên hệ|Đầu mối|Đầu mối liên hệ|Cán bộ đầu mối|Người giới thiệu|Giáo viên chủ nhiệm|Thời gian|Địa điểm|Môn|Giải|
		Ký tên|Chữ ký|Ký nhận|Ký|Ký xác nhận|Ký nhận tiền|Email|E-mail|Thư điện tử|Hộp thư|Địa chỉ email|Zalo|CCCD|CMND|Số CCCD|Số CMND|CMND/CCCD|CCCD/CMND|Số CMND/CCCD|Số căn cước|Căn cước công dân|Số căn cước công dân|Số định danh|Số định danh cá nhân|Mã số thuế|Số tài khoản|STK|Ngân hàng|
		Ngày cấp|Nơi cấp|Quê quán|Nguyên quán|Quê|Nơi sinh|Tin học|Ngoại ngữ|Trình độ tin học|Trình độ ngoại ngữ|Tuổi|Độ tuổi|Tuổi Đảng|Thâm niên|Số năm công tác|Năm vào ngành|Ngày vào ngành|Tiền thưởng|Số tiền|Số tiền thưởng|Mức thưởng|Mức tiền thưởng|Thành tiền|Hệ số|Mức lương|Số phiếu|Tỷ lệ|Tỷ lệ %|Số phiếu đồng ý|
		Phương tiện|Xe|Xe số|Biển số xe|Phòng ở|Số phòng|Khách sạn|Nơi nghỉ|Ăn chay|Chế độ ăn|Cỡ áo|Size áo|Size|Ảnh|Quốc tịch|Nationality|Sức khỏe|Ngạch|Ngạch công chức|Ngạch, bậc|Bậc lương|Hạng chức danh nghề nghiệp|Nguồn nhân lực|Sáng kiến|Tên sáng kiến|Đề tài|Tên đề tài|Quyết định công nhận sáng kiến|Kết quả đánh giá|Kết quả xếp loại|Xếp loại|Mức độ hoàn thành nhiệm vụ|Tham dự|Tham luận|Giờ vào|Giờ ra|Giờ đến|Giờ về|Số vào sổ|Ngày vào sổ|Số sổ|Vào sổ số|Came at|Left at|Có mặt|Vắng|Vắng mặt|Lý do vắng|Điểm danh|
		Signature|Amount|Bonus|Age|Place of birth|Passport|Passport number|البريد الإلكتروني|التوقيع|الجنسية|العمر`},
	{f(FieldNote), false, "Ghi chú|Chú thích|Lưu ý|Ghi chú khác|Note|Notes|Remark|Remarks|Comment|Comments|ملاحظات|ملاحظة"},
}

func f(list ...Field) []Field { return list }

// neutral words stand in headings without saying anything.
var neutral = wordSet(`va hoac neu co hien nay ro ghi chinh cua dai bieu nguoi khen thuong duoc de nghi tai noi duong lich cac theo day du chu in hoa thong tin hang tren bang dau du hoi
	cong tac cap nhat x v the of and the full ban dang ky tham trong den can bo chuc vien zalo db email fax`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	phrases        = indexPhrases()
	longestHeading = longestPhrase()
)

func indexPhrases() map[string]phrase {
	m := map[string]phrase{}
	for _, h := range headings {
		for _, w := range strings.Split(h.words, "|") {
			key := text.Alphanumeric(w)
			if old, ok := m[key]; ok && !old.weak {
				continue
			}
			m[key] = phrase{h.fields, h.weak}
		}
	}
	return m
}

func longestPhrase() int {
	n := 0
	for k := range phrases {
		n = max(n, strings.Count(k, " ")+1)
	}
	return n
}

// Heading gives a heading that the importer reads back as the field, in
// Vietnamese or, for "en", in English; "" for a field without one.
func Heading(field Field, lang string) string {
	h := written[field]
	if lang == "en" && h[1] != "" {
		return h[1]
	}
	return h[0]
}

var written = map[Field][2]string{
	FieldOrdinal: {"TT", "No."}, FieldName: {"Họ và tên", "Full name"}, FieldHonorific: {"Danh xưng", "Honorific"}, FieldGender: {"Giới tính", "Gender"},
	FieldBirth: {"Ngày sinh", "Date of birth"}, FieldEthnicity: {"Dân tộc", "Ethnicity"}, FieldReligion: {"Tôn giáo", "Religion"}, FieldParty: {"Đảng viên", "Party member"},
	FieldEducation: {"Trình độ chuyên môn", "Education"}, FieldTheory: {"Lý luận chính trị", "Political theory"}, FieldPosition: {"Chức vụ", "Position"}, FieldUnit: {"Đơn vị", "Unit"},
	FieldDelegation: {"Đoàn", "Delegation"}, FieldKind: {"Loại đại biểu", "Delegate type"}, FieldPhone: {"Điện thoại", "Phone"}, FieldCode: {"Mã đại biểu", "Delegate code"},
	FieldSeat: {"Số ghế", "Seat"}, FieldRoles: {"Nhiệm vụ", "Role"}, FieldStatus: {"Trạng thái", "Status"}, FieldReason: {"Lý do vắng", "Reason for absence"},
	FieldSubstitute: {"Người đi thay", "Substitute"}, FieldReplaces: {"Đi thay cho", "Comes instead of"}, FieldApproved: {"Được biểu quyết", "May vote"}, FieldRound: {"Đợt", "Round"}, FieldAward: {"Hình thức khen thưởng", "Award"}, FieldActivity: {"Lĩnh vực", "Field"}, FieldAchievement: {"Thành tích", "Achievement"},
	FieldDecision: {"Số quyết định", "Decision number"}, FieldDecisionDate: {"Ngày quyết định", "Decision date"}, FieldIssuer: {"Cấp quyết định", "Decided by"}, FieldAddress: {"Địa chỉ", "Address"},
	FieldRecipient: {"Người đại diện", "Representative"}, FieldPosthumous: {"Truy tặng", "Posthumous"},
	FieldOtherName: {"Họ và tên tiếng nước ngoài", "Name in English"}, FieldOtherPost: {"Chức vụ, đơn vị tiếng nước ngoài", "Position in English"},
	FieldOtherReason: {"Thành tích tiếng nước ngoài", "Achievement in English"}, FieldNote: {"Ghi chú", "Note"},
}
