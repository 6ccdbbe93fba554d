; The program's folder in PATH. NSIS's own strings hold 1024 characters, and a
; longer PATH read by them would come back cut: this reads and writes it through
; buffers of its own, keeps its kind (REG_SZ, REG_EXPAND_SZ) and touches nothing
; that it does not understand.

!define PATH_MOST 32000 ; characters; Windows takes 32767

; PATH_OPEN: $1 the key, $2 the kind of the value, $3 its size in bytes, $4 a
; buffer with room for one more folder that holds it; $4 is 0 if there is none.
!macro PATH_OPEN
  StrCpy $4 0
  StrCpy $2 2 ; REG_EXPAND_SZ, as Windows makes it
  StrCpy $3 0
  ${If} $all == 1
    System::Call 'advapi32::RegOpenKeyExW(p 0x80000002, w "SYSTEM\CurrentControlSet\Control\Session Manager\Environment", i 0, i 0x2011f, *p .r1) i .r0'
  ${Else}
    System::Call 'advapi32::RegCreateKeyExW(p 0x80000001, w "Environment", i 0, p 0, i 0, i 0x2011f, p 0, *p .r1, p 0) i .r0'
  ${EndIf}
  ${If} $0 == 0
    System::Call 'advapi32::RegQueryValueExW(p r1, w "Path", p 0, *i .r2, p 0, *i .r3) i .r0'
    ${If} $0 == 2 ; there is none yet
      StrCpy $2 2
      StrCpy $3 0
      StrCpy $0 0
    ${EndIf}
    IntOp $5 $3 / 2
    ${If} $0 == 0
    ${AndIf} $5 < ${PATH_MOST}
      ${If} $2 == 1
      ${OrIf} $2 == 2
        IntOp $5 $3 + 8192
        System::Alloc $5
        Pop $4
        ${If} $3 > 0
          System::Call 'advapi32::RegQueryValueExW(p r1, w "Path", p 0, p 0, p r4, *i r3) i .r0'
        ${EndIf}
      ${EndIf}
    ${EndIf}
  ${EndIf}
!macroend

; PATH_FIND: $5 a buffer with ";PATH;", $6 where the folder lies in it, 0 if nowhere.
!macro PATH_FIND
  IntOp $5 $3 + 8192
  System::Alloc $5
  Pop $5
  System::Call 'kernel32::lstrcpyW(p r5, w ";")'
  System::Call 'kernel32::lstrcatW(p r5, p r4)'
  System::Call 'kernel32::lstrcatW(p r5, w ";")'
  System::Call 'shlwapi::StrStrIW(p r5, w ";$INSTDIR;") p .r6'
!macroend

; PATH_WRITE: the text at FROM as the new value.
!macro PATH_WRITE FROM
  System::Call 'kernel32::lstrlenW(p ${FROM}) i .r7'
  IntOp $7 $7 * 2
  IntOp $7 $7 + 2
  System::Call 'advapi32::RegSetValueExW(p r1, w "Path", i 0, i r2, p ${FROM}, i r7) i .r0'
  System::Call 'user32::SendMessageTimeoutW(p 0xffff, i 0x1a, p 0, w "Environment", i 2, i 2000, *p .r8)'
!macroend

!macro PATH_CLOSE
  System::Call 'advapi32::RegCloseKey(p r1)'
!macroend

!macro PATH_ADD
  !insertmacro PATH_OPEN
  ${If} $4 != 0
    !insertmacro PATH_FIND
    ${If} $6 == 0
      System::Call 'kernel32::lstrlenW(p r4) i .r7'
      ${If} $7 > 0
        System::Call 'kernel32::lstrcatW(p r4, w ";")'
      ${EndIf}
      System::Call 'kernel32::lstrcatW(p r4, w "$INSTDIR")'
      !insertmacro PATH_WRITE r4
    ${EndIf}
    System::Free $5
    System::Free $4
  ${EndIf}
  !insertmacro PATH_CLOSE
!macroend

!macro PATH_REMOVE
  !insertmacro PATH_OPEN
  ${If} $4 != 0
    !insertmacro PATH_FIND
    ${If} $6 != 0
      StrLen $7 $INSTDIR
      IntOp $7 $7 + 1
      IntOp $7 $7 * 2
      IntPtrOp $8 $6 + $7 ; the semicolon after it
      System::Call 'kernel32::lstrlenW(p r8) i .r7'
      IntOp $7 $7 + 1
      IntOp $7 $7 * 2
      System::Call 'kernel32::RtlMoveMemory(p r6, p r8, p r7)'
      System::Call 'kernel32::lstrlenW(p r5) i .r7' ; without the semicolons of PATH_FIND
      ${If} $7 < 2
        System::Call 'advapi32::RegDeleteValueW(p r1, w "Path") i .r0'
      ${Else}
        IntOp $7 $7 - 1
        IntOp $7 $7 * 2
        IntPtrOp $8 $5 + $7
        System::Call '*$8(&i2 0)'
        IntPtrOp $8 $5 + 2
        !insertmacro PATH_WRITE r8
      ${EndIf}
    ${EndIf}
    System::Free $5
    System::Free $4
  ${EndIf}
  !insertmacro PATH_CLOSE
!macroend
