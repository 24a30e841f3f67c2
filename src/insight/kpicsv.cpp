#include "insight/kpicsv.h"

#include "tables/csvtext.h"

#include <array>
#include <cstdio>

namespace regrade::insight::kpi {

namespace {

/// Empty where there is no figure.
std::string cell(const std::optional<double>& value)
{
    std::array<char, 48> text{};
    const int size = value ? std::snprintf(text.data(), text.size(), "%.6f", *value) : 0;
    return {text.data(), static_cast<std::size_t>(size)};
}

} // namespace

std::string csvOf(const Look& look)
{
    std::string text =
        tables::csvRow({"group",    "figure", "title", "part",    "unit",    "currency",     "value", "n",
                        "low",      "high",   "aim",   "target",  "met",     "chance_met",   "light", "before",
                        "before_n", "from",   "to",    "refused", "formula", "target_source"});
    const std::string from = dayText(look.span.from);
    const std::string to = dayText(look.span.to);
    for (const Tile& tile : look.tiles) {
        const auto low = tile.interval ? std::optional(tile.interval->low) : std::nullopt;
        const auto high = tile.interval ? std::optional(tile.interval->high) : std::nullopt;
        text += tables::csvRow({std::string(nameOf(tile.group)),
                                tile.id,
                                tile.title.en,
                                "",
                                std::string(nameOf(tile.unit)),
                                tile.currency,
                                cell(tile.value),
                                std::to_string(tile.n),
                                cell(low),
                                cell(high),
                                tile.goal ? std::string(stats::signOf(tile.goal->aim)) : "",
                                tile.goal ? cell(tile.goal->value) : "",
                                tile.met ? (*tile.met ? "yes" : "no") : "",
                                cell(tile.chance),
                                std::string(nameOf(tile.light)),
                                cell(tile.before),
                                std::to_string(tile.beforeN),
                                from,
                                to,
                                tile.refusal ? tile.refusal->what() : "",
                                tile.formula.en,
                                tile.goal ? tile.goal->source : ""});
        for (const Part& part : tile.parts) {
            const auto partLow = part.interval ? std::optional(part.interval->low) : std::nullopt;
            const auto partHigh = part.interval ? std::optional(part.interval->high) : std::nullopt;
            text += tables::csvRow({std::string(nameOf(tile.group)),
                                    tile.id,
                                    tile.title.en,
                                    part.key,
                                    "share",
                                    "",
                                    cell(part.share),
                                    std::to_string(part.units),
                                    cell(partLow),
                                    cell(partHigh),
                                    "",
                                    "",
                                    "",
                                    "",
                                    "",
                                    "",
                                    "",
                                    from,
                                    to,
                                    "",
                                    "",
                                    ""});
        }
    }
    return text;
}

} // namespace regrade::insight::kpi
