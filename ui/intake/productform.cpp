#include "intake/productform.h"

#include "station/rows.h"

#include <array>
#include <cmath>
#include <utility>

namespace regrade::ui {

ProductForm readProductForm(const QVariantMap& texts, const std::string& currency)
{
    const auto text = [&texts](const QString& key) { return texts.value(key).toString().trimmed(); };
    for (const auto* key : {"sku", "name", "category", "owner"}) {
        if (text(QString::fromLatin1(key)).isEmpty()) {
            return {std::nullopt, QString::fromLatin1(key)};
        }
    }
    domain::ProductRegistered facts{domain::Sku(text(QStringLiteral("sku")).toStdString()),
                                    text(QStringLiteral("name")).toStdString(),
                                    domain::CategoryId(text(QStringLiteral("category")).toStdString()),
                                    domain::OwnerId(text(QStringLiteral("owner")).toStdString())};
    const std::array<std::pair<const char*, Money*>, 2> amounts{
        {{"price", &facts.originalPrice}, {"partsValue", &facts.partsValue}}};
    for (const auto& [key, amount] : amounts) {
        const auto value = moneyIn(text(QString::fromLatin1(key)), currency);
        if (!value) {
            return {std::nullopt, QString::fromLatin1(key)};
        }
        *amount = *value;
    }
    const std::array<std::pair<const char*, int*>, 4> sizes{{{"lengthMm", &facts.size.lengthMm},
                                                             {"widthMm", &facts.size.widthMm},
                                                             {"heightMm", &facts.size.heightMm},
                                                             {"weightG", &facts.weightG}}};
    for (const auto& [key, size] : sizes) {
        const auto value = numberIn(text(QString::fromLatin1(key)));
        if (!value || *value < 0.0 || *value > 1e6) {
            return {std::nullopt, QString::fromLatin1(key)};
        }
        *size = static_cast<int>(std::lround(*value));
    }
    return {facts, {}};
}

} // namespace regrade::ui
