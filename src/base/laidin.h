#pragma once

/// Lays a file into the program as it is: `name` is its first byte, `nameEnd` the one behind its last, a 0. `file` is a
/// string literal with its whole path. Outside of any namespace, in one source only.
#define REGRADE_LAY_IN(name, file)                                                                                     \
    asm(".section .rodata\n"                                                                                           \
        ".balign 16\n"                                                                                                 \
        ".global " #name "\n" #name ":\n"                                                                              \
        ".incbin \"" file "\"\n"                                                                                       \
        ".global " #name "End\n" #name "End:\n"                                                                        \
        ".byte 0\n"                                                                                                    \
        ".previous\n");                                                                                                \
    extern "C" const char name[];                                                                                      \
    extern "C" const char name##End[]
