/* vinhdanh.com: the command line for cmd and PowerShell, which do not wait for
   a window program and never learn its exit status. They find .COM before
   .EXE; this console program starts vinhdanh.exe beside it with the very words
   it was called with and the same streams, waits, and returns its exit status.
   Without any words the window is wanted: nobody waits for that.
   Built without the C library, see .ci/windows. */
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#define LONGEST 32768 /* a path or a command line, in UTF-16 units */

static WCHAR program[LONGEST], line[LONGEST];

/* Ctrl+C reaches vinhdanh.exe by itself: it has joined this console. This
   program stays, so as to return its exit status. */
static BOOL WINAPI stay(DWORD event) { return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT; }

static UINT complain(const WCHAR *what, int status) {
  HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
  DWORD n;
  char narrow[512];
  if (!WriteConsoleW(out, what, lstrlenW(what), &n, NULL)) {
    int size = WideCharToMultiByte(CP_UTF8, 0, what, -1, narrow, sizeof narrow, NULL, NULL);
    WriteFile(out, narrow, size > 0 ? size - 1 : 0, &n, NULL);
  }
  return status;
}

/* words skips the program's own name, as Windows reads it. */
static const WCHAR *words(const WCHAR *c) {
  int quoted = 0;
  for (; *c && (quoted || (*c != ' ' && *c != '\t')); c++)
    if (*c == '"') quoted = !quoted;
  return c;
}

static UINT run(void) {
  STARTUPINFOW start;
  PROCESS_INFORMATION made;
  const WCHAR *tail = words(GetCommandLineW()), *c = tail;
  DWORD status = 1, n = GetModuleFileNameW(NULL, program, LONGEST);
  if (n < 4 || n >= LONGEST || n + 4 + lstrlenW(tail) >= LONGEST) return complain(L"vinhdanh: quá dài · too long\r\n", 1);
  lstrcpyW(program + n - 3, L"exe");
  lstrcpyW(line, L"\"");
  lstrcatW(line, program);
  lstrcatW(line, L"\"");
  lstrcatW(line, tail);
  for (; *c == ' ' || *c == '\t'; c++) {}
  SecureZeroMemory(&start, sizeof start);
  start.cb = sizeof start;
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  SetConsoleCtrlHandler(stay, TRUE);
  if (!CreateProcessW(program, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &made))
    return complain(L"Không mở được vinhdanh.exe bên cạnh vinhdanh.com · Cannot start vinhdanh.exe beside vinhdanh.com\r\n", 1);
  if (!*c) return 0;
  WaitForSingleObject(made.hProcess, INFINITE);
  GetExitCodeProcess(made.hProcess, &status);
  return status;
}

void begin(void) { ExitProcess(run()); }
