#include "base/markup.h"

namespace regrade {

std::string escapedMarkup(std::string_view text)
{
    std::string escaped;
    for (const char sign : text) {
        switch (sign) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        default: escaped += sign;
        }
    }
    return escaped;
}

} // namespace regrade
