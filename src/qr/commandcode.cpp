#include "qr/commandcode.h"

namespace regrade::qr {

const std::vector<std::string>& commandCodes()
{
    static const std::vector<std::string> kCodes{"REGCMDNEXT",   "REGCMDOK",     "REGCMDPASS",   "REGCMDPASSALL",
                                                 "REGCMDFAIL",   "REGCMDPHOTO",  "REGCMDPRINT",  "REGCMDPAUSE",
                                                 "REGCMDASIDE",  "REGCMDHELP",   "REGCMDGRADEA", "REGCMDGRADEB",
                                                 "REGCMDGRADEC", "REGCMDGRADED", "REGCMDVIDEO"};
    return kCodes;
}

} // namespace regrade::qr
