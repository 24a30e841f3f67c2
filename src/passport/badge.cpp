#include "passport/badge.h"

#include "passport/labelwriters.h"

namespace regrade::passport {

namespace {

Result<LabelLayout> layoutOf(const Badge& badge, const std::filesystem::path& ownTemplates)
{
    const Label label{.use = LabelUse::badge,
                      .code = badge.text,
                      .values = {{"badge", badge.text}, {"staff", badge.code}, {"role", badge.role}}};
    return layOut(label, {}, ownTemplates);
}

} // namespace

Result<std::vector<std::byte>> badgePdf(const Badge& badge, const std::filesystem::path& ownTemplates)
{
    const auto layout = layoutOf(badge, ownTemplates);
    return layout ? labelPdf(*layout) : layout.error();
}

Result<std::vector<std::byte>> badgePng(const Badge& badge, int dpi, const std::filesystem::path& ownTemplates)
{
    const auto layout = layoutOf(badge, ownTemplates);
    return layout ? labelPng(*layout, dpi) : layout.error();
}

} // namespace regrade::passport
