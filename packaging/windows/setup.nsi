; Installs the program for one user, without an administrator; data are never touched.
; makensis -DVERSION=… -DPAYLOAD=folder -DICON=file.ico -DOUT=setup.exe setup.nsi

Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"

!define NAME "学教台账"
!define ID "StudyLedger"
!define KIND "StudyLedger.Package"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\study-ledger.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A running program holds its own file open: it cannot be written to.
!macro StopWhileRunning un
Function ${un}StopWhileRunning
    IfFileExists "$INSTDIR\study-ledger.exe" 0 free
    ClearErrors
    FileOpen $0 "$INSTDIR\study-ledger.exe" a
    IfErrors 0 closed
    MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME}还开着，先关闭再继续" /SD IDOK
    SetErrorLevel 2
    Quit
closed:
    FileClose $0
free:
FunctionEnd
!macroend
!insertmacro StopWhileRunning ""
!insertmacro StopWhileRunning "un."

; The program never goes back: data that a newer one has brought up to date would not open.
Function StopBeforeOlder
    ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
    StrCmp $0 "" forward
    ${VersionCompare} "$0" "${VERSION}" $1
    StrCmp $1 "1" 0 forward
    MessageBox MB_OK|MB_ICONEXCLAMATION "已装的${NAME}是 $0，比 ${VERSION} 新，不降级" /SD IDOK
    SetErrorLevel 2
    Quit
forward:
FunctionEnd

Section "程序" program
    Call StopBeforeOlder
    Call StopWhileRunning
    ; Only what an earlier setup put there goes: a folder that somebody chose may hold more.
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\study-ledger.exe"
    Delete "$INSTDIR\study-ledger-cli.exe"
    SetOutPath "$INSTDIR"
    File /r "${PAYLOAD}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"

    CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\study-ledger.exe"
    CreateDirectory "$SMPROGRAMS\${NAME}"
    CreateShortCut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\study-ledger.exe"
    CreateShortCut "$SMPROGRAMS\${NAME}\卸载${NAME}.lnk" "$INSTDIR\uninstall.exe"

    WriteRegStr HKCU "Software\Classes\.xjb" "" "${KIND}"
    WriteRegStr HKCU "Software\Classes\${KIND}" "" "${NAME}报送包"
    WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\study-ledger.exe,0"
    WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\study-ledger.exe" "%1"'

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\study-ledger.exe"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Data lie in %LOCALAPPDATA%\study-ledger or where people chose: nothing of it is deleted.
Section "Uninstall"
    Call un.StopWhileRunning
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\study-ledger.exe"
    Delete "$INSTDIR\study-ledger-cli.exe"
    Delete "$INSTDIR\LICENCES.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$DESKTOP\${NAME}.lnk"
    RMDir /r "$SMPROGRAMS\${NAME}"
    ReadRegStr $0 HKCU "Software\Classes\.xjb" ""
    StrCmp $0 "${KIND}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.xjb"
    DeleteRegKey HKCU "Software\Classes\${KIND}"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\${ID}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
