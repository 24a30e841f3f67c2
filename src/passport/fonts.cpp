#include "passport/fonts.h"

#include <pango/pangocairo.h>

#include <memory>
#include <set>

namespace regrade::passport {

std::vector<MissingFont> missingFonts()
{
    PangoFontFamily** families = nullptr;
    int count = 0;
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
    const std::unique_ptr<PangoFontFamily*, decltype(&g_free)> list(families, &g_free);
    std::set<std::string> names;
    for (int i = 0; i < count; ++i) {
        names.insert(pango_font_family_get_name(families[i]));
    }
    std::vector<MissingFont> missing{{"Inter", "fonts-inter"},
                                     {"JetBrains Mono", "fonts-jetbrains-mono"},
                                     {"WenQuanYi Micro Hei", "fonts-wqy-microhei"}};
    std::erase_if(missing, [&](const MissingFont& font) { return names.contains(font.family); });
    return missing;
}

} // namespace regrade::passport
