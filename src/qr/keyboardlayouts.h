#pragma once

#include <array>
#include <string_view>

namespace regrade::qr {

/// What the keys of a PC keyboard write, alone and with Shift, row by row from the top left: TLDE AE01-12, AD01-12,
/// AC01-11 BKSL, LSGT AB01-10. A space stands for a key that writes nothing by itself (an accent that waits for its
/// letter). Source: xkeyboard-config 2.35.1 (xkb-data), the basic variant of each layout, read with libxkbcommon.
struct KeyboardLayout {
    std::string_view id;   ///< of XKB
    std::string_view name; ///< as a person calls it, in any language
    std::u32string_view alone;
    std::u32string_view shifted;
};

// clang-format off
inline constexpr auto kKeyboardLayouts = std::to_array<KeyboardLayout>({
    {"us", "QWERTY (US)",
     U"`1234567890-=qwertyuiop[]asdfghjkl;'\\<zxcvbnm,./",
     U"~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|>ZXCVBNM<>?"},
    {"gb", "QWERTY (UK)",
     U"`1234567890-=qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./",
     U"¬!\"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~|ZXCVBNM<>?"},
    {"de", "QWERTZ (DE)",
     U" 1234567890ß qwertzuiopü+asdfghjklöä#<yxcvbnm,.-",
     U"°!\"§$%&/()=? QWERTZUIOPÜ*ASDFGHJKLÖÄ'>YXCVBNM;:_"},
    {"ch", "QWERTZ (CH)",
     U"§1234567890' qwertzuiopü asdfghjklöä$<yxcvbnm,.-",
     U"°+\"*ç%&/()=? QWERTZUIOPè!ASDFGHJKLéà£>YXCVBNM;:_"},
    {"cz", "QWERTZ (CZ)",
     U";+ěščřžýáíé= qwertzuiopú)asdfghjklů§ \\yxcvbnm,.-",
     U" 1234567890% QWERTZUIOP/(ASDFGHJKL\"!'|YXCVBNM?:_"},
    {"hu", "QWERTZ (HU)",
     U"0123456789öüóqwertzuiopőúasdfghjkléáűíyxcvbnm,.-",
     U"§'\"+!%/=()ÖÜÓQWERTZUIOPŐÚASDFGHJKLÉÁŰÍYXCVBNM?:_"},
    {"fr", "AZERTY (FR)",
     U"²&é\"'(-è_çà)=azertyuiop $qsdfghjklmù*<wxcvbn,;:!",
     U"~1234567890°+AZERTYUIOP £QSDFGHJKLM%µ>WXCVBN?./§"},
    {"be", "AZERTY (BE)",
     U"²&é\"'(§è!çà)-azertyuiop $qsdfghjklmùµ<wxcvbn,;:=",
     U"³1234567890°_AZERTYUIOP *QSDFGHJKLM%£>WXCVBN?./+"},
    {"es", "QWERTY (ES)",
     U"º1234567890'¡qwertyuiop +asdfghjklñ ç<zxcvbnm,.-",
     U"ª!\"·$%&/()=?¿QWERTYUIOP *ASDFGHJKLÑ Ç>ZXCVBNM;:_"},
    {"it", "QWERTY (IT)",
     U"\\1234567890'ìqwertyuiopè+asdfghjklòàù<zxcvbnm,.-",
     U"|!\"£$%&/()=?^QWERTYUIOPé*ASDFGHJKLç°§>ZXCVBNM;:_"},
    {"pt", "QWERTY (PT)",
     U"\\1234567890'«qwertyuiop+ asdfghjklçº <zxcvbnm,.-",
     U"|!\"#$%&/()=?»QWERTYUIOP* ASDFGHJKLÇª >ZXCVBNM;:_"},
    {"se", "QWERTY (SE)",
     U"§1234567890+ qwertyuiopå asdfghjklöä'<zxcvbnm,.-",
     U"½!\"#¤%&/()=? QWERTYUIOPÅ ASDFGHJKLÖÄ*>ZXCVBNM;:_"},
    {"dk", "QWERTY (DK)",
     U"½1234567890+ qwertyuiopå asdfghjklæø'<zxcvbnm,.-",
     U"§!\"#¤%&/()=? QWERTYUIOPÅ ASDFGHJKLÆØ*>ZXCVBNM;:_"},
    {"no", "QWERTY (NO)",
     U"|1234567890+\\qwertyuiopå asdfghjkløæ'<zxcvbnm,.-",
     U"§!\"#¤%&/()=? QWERTYUIOPÅ ASDFGHJKLØÆ*>ZXCVBNM;:_"},
    {"tr", "QWERTY (TR)",
     U"\"1234567890*-qwertyuıopğüasdfghjklşi,<zxcvbnmöç.",
     U"é!'^+%&/()=?_QWERTYUIOPĞÜASDFGHJKLŞİ;>ZXCVBNMÖÇ:"},
    {"jp", "QWERTY (JP)",
     U" 1234567890-^qwertyuiop@[asdfghjkl;:]<zxcvbnm,./",
     U" !\"#$%&'()~=~QWERTYUIOP`{ASDFGHJKL+*}>ZXCVBNM<>?"},
    {"ru", "ЙЦУКЕН (RU)",
     U"ё1234567890-=йцукенгшщзхъфывапролджэ\\/ячсмитьбю.",
     U"Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/|ЯЧСМИТЬБЮ,"},
});
// clang-format on

} // namespace regrade::qr
