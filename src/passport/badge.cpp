#include "passport/badge.h"

#include "passport/paper.h"

namespace regrade::passport {

Result<std::vector<std::byte>> badgePdf(const Badge& badge)
{
    const auto code = qr::writeQr(badge.text);
    if (!code) {
        return code.error();
    }
    return onPdf("Badge " + badge.code, [&](cairo_t* paper) { drawBadge(paper, badge, *code); });
}

Result<std::vector<std::byte>> badgePng(const Badge& badge, int dpi)
{
    const auto code = qr::writeQr(badge.text);
    if (!code) {
        return code.error();
    }
    return onPng(dpi, [&](cairo_t* paper) { drawBadge(paper, badge, *code); });
}

} // namespace regrade::passport
