/* A hand at the keyboard of the window that is in front, as Unikey has one: it
   sends backspaces and letters in one go, faster than anybody types.

     hand type TEXT    '<' is a backspace, '|' a break of 20 ms
     hand copied       what the clipboard holds, in UTF-8
   Used by .ci/test-windows alone. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

static void type(const WCHAR *text) {
  INPUT keys[1024];
  int n = 0;
  memset(keys, 0, sizeof keys);
  for (; *text; text++) {
    if (*text == '|' || n == 1024) {
      SendInput(n, keys, sizeof *keys);
      memset(keys, 0, sizeof keys);
      n = 0;
      Sleep(20);
    }
    if (*text == '|') continue;
    for (int up = 0; up < 2; up++, n++) {
      keys[n].type = INPUT_KEYBOARD;
      keys[n].ki.dwFlags = up ? KEYEVENTF_KEYUP : 0;
      if (*text == '<') {
        keys[n].ki.wVk = VK_BACK;
        keys[n].ki.wScan = 0x0e;
      } else {
        keys[n].ki.wScan = *text;
        keys[n].ki.dwFlags |= KEYEVENTF_UNICODE;
      }
    }
  }
  SendInput(n, keys, sizeof *keys);
}

static int copied(void) {
  char text[4096];
  HANDLE h;
  if (!OpenClipboard(NULL) || !(h = GetClipboardData(CF_UNICODETEXT))) return 1;
  int n = WideCharToMultiByte(CP_UTF8, 0, GlobalLock(h), -1, text, sizeof text, NULL, NULL);
  if (n <= 0) return 1;
  puts(text);
  return 0;
}

int wmain(int n, WCHAR **words) {
  if (n == 3 && !wcscmp(words[1], L"type")) {
    type(words[2]);
    Sleep(300); /* what is sent is lost where its sender is gone too soon */
    return 0;
  }
  return n == 2 && !wcscmp(words[1], L"copied") ? copied() : 2;
}
