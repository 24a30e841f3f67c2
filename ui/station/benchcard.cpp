#include "station/benchcard.h"

#include "qr/tag.h"

namespace regrade::ui {

std::optional<BenchCommand> benchCommandIn(const QString& scan)
{
    static const QString kPrefix = QStringLiteral("CMD-");
    const QString text = scan.trimmed();
    if (!text.startsWith(kPrefix, Qt::CaseInsensitive) || text.size() == kPrefix.size()) {
        return std::nullopt;
    }
    const QString order = text.mid(kPrefix.size());
    return BenchCommand{order.section(QLatin1Char('-'), 0, 0).toUpper(), order.section(QLatin1Char('-'), 1).toLower()};
}

std::optional<domain::ItemId> tagIn(const QString& scan)
{
    const auto tag = qr::parseTag(scan.trimmed().toStdString());
    if (!tag) {
        return std::nullopt;
    }
    return domain::ItemId(tag->text());
}

QString groupedTag(const domain::ItemId& item)
{
    const auto tag = qr::parseTag(item.text());
    return QString::fromStdString(tag ? tag->grouped() : item.text());
}

} // namespace regrade::ui
