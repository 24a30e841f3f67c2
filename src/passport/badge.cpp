#include "passport/badge.h"

#include "passport/labelwriters.h"

namespace regrade::passport {

namespace {

Result<LabelLayout> layoutOf(const Badge& badge, const std::filesystem::path& ownTemplates)
{
    const auto form = findTemplate(usualTemplate(LabelUse::badge), LabelUse::badge, ownTemplates);
    if (!form) {
        return form.error();
    }
    return layOut(*form, {.use = LabelUse::badge,
                          .code = badge.text,
                          .values = {{"badge", badge.text}, {"staff", badge.code}, {"role", badge.role}}});
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
