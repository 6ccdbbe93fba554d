; The installer of Vinh Danh for 64-bit Windows. Made by .ci/windows, which
; hands in VERSION, STAGED (the folder with the program), SIZE (kB), SIGN (a
; script that signs a file) and OUTPUT.
;
;   vinhdanh-setup.exe [/S] [/ALLUSERS | /CURRENTUSER] [/LANG=vi|en]
;                      [/DESKTOP=0|1] [/FILES=0|1] [/PATH=0|1] [/D=FOLDER]
;   uninstall.exe [/S]
;
; Installs for the account that runs it, for everybody where it runs as
; administrator. An earlier copy is replaced, wherever it lies; parts are as
; they were chosen then. Exit status 0 done; 1 given up by the person; 2 no
; administrator for /ALLUSERS, or the folder cannot be written; 3 the program
; is running. (uninstall.exe goes on as a copy of itself, which nobody waits
; for: its status is learnt by "uninstall.exe /S _?=FOLDER" alone.)
; Data are never touched: they lie in the user's profile.

Target amd64-unicode ; the usual stub for 32 bits sees other folders, another registry
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\VinhDanh"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths\vinhdanh.exe"

Name "Vinh Danh"
OutFile "${OUTPUT}"
SetCompressor /SOLID lzma
SetCompressorDictSize 32
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
BrandingText "Vinh Danh ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off ; a program of which a file is missing is none
!finalize '"${SIGN}" "%1"'
!uninstfinalize '"${SIGN}" "%1"'

Var all      ; 1: for everybody
Var chosen   ; 1: /D names the folder
Var forMe
Var forAll
Var removedText

!define MUI_ICON "vinhdanh.ico"
!define MUI_UNICON "vinhdanh.ico"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\VinhDanh"
!define MUI_LANGDLL_REGISTRY_VALUENAME "SetupLanguage"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_TEXT "$(DATA_WHERE)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(START)"
!define MUI_FINISHPAGE_RUN_FUNCTION start
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(REMOVE_TEXT)"

Page custom askForWhom answeredForWhom
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(REMOVED)"
!define MUI_FINISHPAGE_TEXT "$removedText"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include setup.vi.nsh
!include setup.en.nsh
!include path.nsh

!macro VERSION_WORDS LANGUAGE DESCRIPTION
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Vinh Danh"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${DESCRIPTION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "LICENSES.txt"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "Vinh Danh"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
!macroend
VIProductVersion "${VERSION}.0"
!insertmacro VERSION_WORDS ${LANG_VIETNAMESE} "Cài đặt Vinh Danh"
!insertmacro VERSION_WORDS ${LANG_ENGLISH} "Vinh Danh Setup"

; FOR_EVERYBODY or FOR_ONE: where shortcuts and registry entries go.
!macro CONTEXT
  ${If} $all == 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

; CLOSED: waits until the program in FOLDER is closed; gives up with status 3.
!macro CLOSED FOLDER
  ${Do}
    ${IfNot} ${FileExists} "${FOLDER}\vinhdanh.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${FOLDER}\vinhdanh.exe" a ; refused while it runs
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

; EARLIER: the folder of the copy that is installed now, in $9; "" if there is none.
!macro EARLIER ROOT
  ReadRegStr $9 ${ROOT} "${KEY}" "InstallLocation"
  ${IfNot} ${FileExists} "$9\uninstall.exe"
    StrCpy $9 ""
  ${EndIf}
!macroend

; REMOVE_EARLIER removes the copy in $9 by the uninstaller of this one: its own
; lies where a person may have put anything, which no administrator shall run.
!macro REMOVE_EARLIER
  ExecWait '"$INSTDIR\uninstall.exe" /S _?=$9' $0
  ${If} $0 == 0
    Delete "$9\uninstall.exe"
    RMDir "$9"
  ${EndIf}
!macroend

; NO_RENDERER removes the renderer's files by their names: what else lies in
; such a folder, or where it leads, is not ours.
!macro NO_RENDERER
  Delete "$INSTDIR\renderer\LICENSE.txt"
  Delete "$INSTDIR\renderer\libgallium_wgl.dll"
  Delete "$INSTDIR\renderer\opengl32.dll"
  RMDir "$INSTDIR\renderer"
!macroend

; REPLACE removes a copy in another folder once this one is written.
!macro REPLACE ROOT
  !insertmacro EARLIER ${ROOT}
  ${If} $9 != ""
  ${AndIf} $9 != $INSTDIR
    !insertmacro REMOVE_EARLIER
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  ${GetParameters} $R0
  ${GetOptions} $R0 "/LANG=" $R1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE ${LANG_VIETNAMESE}
    ${If} $R1 == "en"
      StrCpy $LANGUAGE ${LANG_ENGLISH}
    ${EndIf}
  ${ElseIf} $LANGUAGE != ${LANG_VIETNAMESE}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(TOO_OLD)" /SD IDYES IDYES +2
    Quit
  ${EndIf}
  UserInfo::GetAccountType
  Pop $R2
  StrCpy $all 0
  ${If} $R2 == "Admin"
    StrCpy $all 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/CURRENTUSER" $R1
  ${IfNot} ${Errors}
    StrCpy $all 0
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    ${If} $R2 != "Admin"
      MessageBox MB_OK|MB_ICONSTOP "$(NEEDS_ADMIN)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    StrCpy $all 1
  ${EndIf}
  ${If} $INSTDIR == ""
    Call quotedFolder
  ${EndIf}
  StrCpy $chosen 1
  ${If} $INSTDIR == ""
    StrCpy $chosen 0
    Call usualFolder
  ${EndIf}
  Call chooseParts
FunctionEnd

; quotedFolder: "/D=FOLDER" in quotes, which NSIS itself does not read.
Function quotedFolder
  StrLen $1 $CMDLINE
  ${For} $0 0 $1
    StrCpy $2 $CMDLINE 4 $0
    ${If} $2 == '"/D='
      IntOp $0 $0 + 4
      StrCpy $INSTDIR $CMDLINE "" $0
      ${ExitFor}
    ${EndIf}
  ${Next}
  StrLen $1 $INSTDIR
  ${For} $0 0 $1
    StrCpy $2 $INSTDIR 1 $0
    ${If} $2 == '"'
      StrCpy $INSTDIR $INSTDIR $0
      ${ExitFor}
    ${EndIf}
  ${Next}
FunctionEnd

; usualFolder: where it lies already, else the folder for one or for everybody.
Function usualFolder
  ${If} $all == 1
    ReadRegStr $INSTDIR HKLM "${KEY}" "InstallLocation"
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$PROGRAMFILES64\VinhDanh"
    ${EndIf}
  ${Else}
    ReadRegStr $INSTDIR HKCU "${KEY}" "InstallLocation"
    ${If} $INSTDIR == ""
      SetShellVarContext current
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\VinhDanh" ; not the folder of the data
    ${EndIf}
  ${EndIf}
FunctionEnd

Function askForWhom
  !insertmacro MUI_HEADER_TEXT "$(FOR_WHOM)" "$(FOR_WHOM_TEXT)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 8u 100% 14u "$(FOR_ME)"
  Pop $forMe
  ${NSD_CreateRadioButton} 0 28u 100% 14u "$(FOR_ALL)"
  Pop $forAll
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $all == 1
  ${OrIf} $0 != "" ; as it is now, or there would be two
    ${NSD_Check} $forAll
  ${Else}
    ${NSD_Check} $forMe
  ${EndIf}
  SetShellVarContext current
  ${NSD_CreateLabel} 0 60u 100% 40u "$(DATA_WHERE)"
  Pop $0
  nsDialogs::Show
FunctionEnd

; ASK_OLDER asks whether this one is to take a newer one's place.
!macro ASK_OLDER ROOT
  ReadRegStr $3 ${ROOT} "${KEY}" "DisplayVersion"
  ${VersionCompare} "$3" "${VERSION}" $4
  ${If} $3 != ""
  ${AndIf} $4 == 1
  ${AndIfNot} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(OLDER)" IDYES`
    Quit
  ${EndIf}
!macroend

Function answeredForWhom
  ${NSD_GetState} $forAll $0
  ${If} $0 == ${BST_CHECKED}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      StrCpy $2 "en"
      ${If} $LANGUAGE == ${LANG_VIETNAMESE}
        StrCpy $2 "vi"
      ${EndIf}
      ClearErrors
      ExecShell "runas" "$EXEPATH" "/ALLUSERS /LANG=$2" ; Windows asks; this one has done its part
      ${If} ${Errors}
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(NEEDS_ADMIN)"
        Abort
      ${EndIf}
      Quit
    ${EndIf}
    StrCpy $all 1
  ${Else}
    StrCpy $all 0
  ${EndIf}
  ${If} $chosen == 0
    Call usualFolder
  ${EndIf}
  !insertmacro ASK_OLDER HKLM
  !insertmacro ASK_OLDER HKCU
FunctionEnd

Section "$(PART_PROGRAM)" partProgram
  SectionIn RO
  !insertmacro CONTEXT
  !insertmacro CLOSED "$INSTDIR"
  ${If} $all == 1
    !insertmacro EARLIER HKLM
    !insertmacro CLOSED "$9"
  ${EndIf}
  !insertmacro EARLIER HKCU
  !insertmacro CLOSED "$9"
  SetOutPath "$INSTDIR"
  SetOverwrite on
  WriteUninstaller "$INSTDIR\uninstall.exe" ; first: it also removes an earlier copy
  ${If} $all == 1
  ${AndIf} $9 == $INSTDIR ; for everybody from now on, in the same folder
    !insertmacro REMOVE_EARLIER
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
  ${EndIf}
  File "${STAGED}/vinhdanh.exe"
  File "${STAGED}/vinhdanh.com"
  File "${STAGED}/LICENSES.txt"
  !insertmacro NO_RENDERER
!if /FileExists "${STAGED}/renderer/opengl32.dll" ; for PCs without a graphics driver; made by .ci/renderer
  File /r "${STAGED}/renderer"
!endif
  !insertmacro REPLACE HKCU
  ${If} $all == 1
    !insertmacro REPLACE HKLM
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\Vinh Danh.lnk" "$INSTDIR\vinhdanh.exe" "" "$INSTDIR\vinhdanh.exe" 0 SW_SHOWNORMAL "" "$(SHORTCUT_TEXT)"

  WriteRegStr SHCTX "${KEY}" "DisplayName" "Vinh Danh"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\vinhdanh.exe,0"
  WriteRegStr SHCTX "${KEY}" "Publisher" "Vinh Danh"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  WriteRegStr SHCTX "${APP_PATHS}" "" "$INSTDIR\vinhdanh.exe" ; Win+R
SectionEnd

Section "$(PART_DESKTOP)" partDesktop
  !insertmacro CONTEXT
  CreateShortcut "$DESKTOP\Vinh Danh.lnk" "$INSTDIR\vinhdanh.exe" "" "$INSTDIR\vinhdanh.exe" 0 SW_SHOWNORMAL "" "$(SHORTCUT_TEXT)"
SectionEnd

; KIND: what Windows is to know of a kind of files.
!macro KIND ENDING ID NAME
  WriteRegStr SHCTX "Software\Classes\${ID}" "" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\${ID}\DefaultIcon" "" "$INSTDIR\vinhdanh.exe,0"
  WriteRegStr SHCTX "Software\Classes\${ID}\shell\open\command" "" '"$INSTDIR\vinhdanh.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\${ENDING}" "" "${ID}"
  WriteRegStr SHCTX "Software\Classes\${ENDING}\OpenWithProgids" "${ID}" ""
!macroend

; NO_KIND forgets it; an ending that another program has taken over stays its.
!macro NO_KIND ENDING ID
  DeleteRegKey SHCTX "Software\Classes\${ID}"
  DeleteRegValue SHCTX "Software\Classes\${ENDING}\OpenWithProgids" "${ID}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${ENDING}\OpenWithProgids"
  ReadRegStr $0 SHCTX "Software\Classes\${ENDING}" ""
  ${If} $0 == "${ID}"
    DeleteRegValue SHCTX "Software\Classes\${ENDING}" ""
    DeleteRegKey /ifempty SHCTX "Software\Classes\${ENDING}"
  ${EndIf}
!macroend

!macro KINDS_CHANGED
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "$(PART_FILES)" partFiles
  !insertmacro CONTEXT
  !insertmacro KIND ".vdt" "VinhDanh.Template" "$(TEMPLATE_FILE)"
  !insertmacro KIND ".vdk" "VinhDanh.Key" "$(KEY_FILE)"
  !insertmacro KINDS_CHANGED
SectionEnd

Section /o "$(PART_PATH)" partPath
  !insertmacro PATH_ADD
SectionEnd

; REMEMBER keeps for the next version whether a part was chosen: $0 is 1 or 0.
!macro REMEMBER OPTION SECTION
  SectionGetFlags ${SECTION} $0
  IntOp $0 $0 & ${SF_SELECTED}
  WriteRegDWORD SHCTX "${KEY}" "${OPTION}" $0
!macroend

Section "-parts"
  !insertmacro CONTEXT
  !insertmacro REMEMBER "DESKTOP" ${partDesktop}
  ${If} $0 == 0
    Delete "$DESKTOP\Vinh Danh.lnk"
  ${EndIf}
  !insertmacro REMEMBER "FILES" ${partFiles}
  ${If} $0 == 0
    !insertmacro NO_KIND ".vdt" "VinhDanh.Template"
    !insertmacro NO_KIND ".vdk" "VinhDanh.Key"
    !insertmacro KINDS_CHANGED
  ${EndIf}
  !insertmacro REMEMBER "PATH" ${partPath}
  ${If} $0 == 0
    !insertmacro PATH_REMOVE
  ${EndIf}
SectionEnd

; PART selects or leaves out a part as the call says, else as it was the last time.
!macro PART OPTION SECTION
  ClearErrors
  ReadRegDWORD $R1 HKLM "${KEY}" "${OPTION}"
  ${If} ${Errors}
  ${OrIf} $all == 0
    ClearErrors
    ReadRegDWORD $R1 HKCU "${KEY}" "${OPTION}"
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/${OPTION}=" $R2
  ${IfNot} ${Errors}
    StrCpy $R1 $R2
  ${EndIf}
  ${If} $R1 != ""
    ${If} $R1 == 0
      !insertmacro UnselectSection ${SECTION}
    ${Else}
      !insertmacro SelectSection ${SECTION}
    ${EndIf}
  ${EndIf}
!macroend

Function chooseParts
  !insertmacro PART "DESKTOP" ${partDesktop}
  !insertmacro PART "FILES" ${partFiles}
  !insertmacro PART "PATH" ${partPath}
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${partProgram} "$(PART_PROGRAM_TEXT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${partDesktop} "$(PART_DESKTOP_TEXT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${partFiles} "$(PART_FILES_TEXT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${partPath} "$(PART_PATH_TEXT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; start opens the program as the person, not as administrator.
Function start
  ${If} $all == 1
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\vinhdanh.exe"'
  ${Else}
    Exec '"$INSTDIR\vinhdanh.exe"'
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MUI_UNGETLANGUAGE
  StrCpy $all 0
  StrCpy $removedText "$(REMOVED_TEXT)"
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $all 1
    StrCpy $removedText "$(REMOVED_TEXT_ALL)"
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      ${If} ${Silent}
        SetErrorLevel 2
      ${Else}
        ExecShell "runas" "$INSTDIR\uninstall.exe"
      ${EndIf}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "un.Vinh Danh"
  !insertmacro CONTEXT
  !insertmacro CLOSED "$INSTDIR"
  Delete "$SMPROGRAMS\Vinh Danh.lnk"
  Delete "$DESKTOP\Vinh Danh.lnk"
  !insertmacro NO_KIND ".vdt" "VinhDanh.Template"
  !insertmacro NO_KIND ".vdk" "VinhDanh.Key"
  !insertmacro KINDS_CHANGED
  !insertmacro PATH_REMOVE
  Delete "$INSTDIR\vinhdanh.exe"
  Delete "$INSTDIR\vinhdanh.com"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\uninstall.exe"
  !insertmacro NO_RENDERER
  SetOutPath "$TEMP" ; a folder in which one stands cannot go
  RMDir "$INSTDIR" ; stays where something else lies in it
  DeleteRegKey SHCTX "${APP_PATHS}"
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegValue HKCU "Software\VinhDanh" "SetupLanguage"
  DeleteRegKey /ifempty HKCU "Software\VinhDanh"
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\VinhDanh\cache" ; no data: what the program keeps about itself
SectionEnd
