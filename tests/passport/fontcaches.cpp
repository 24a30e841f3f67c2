// Fontconfig keeps its caches until the process ends (the memory does not grow with the labels drawn), which the leak
// check of a sanitizer build would report.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
