#include "shell/commandcard.h"

#include "qr/commandcode.h"

namespace regrade::ui {

const QVector<CommandCard>& commandCards()
{
    static const QVector<CommandCard> kCards = [] {
        QVector<CommandCard> cards;
        for (const std::string& written : qr::commandCodes()) {
            const QString code = QString::fromStdString(written);
            QString order = code;
            order.replace(QStringLiteral("REGCMDGRADE"), QStringLiteral("CMD-GRADE-"));
            order.replace(QStringLiteral("REGCMD"), QStringLiteral("CMD-"));
            cards.push_back({code, order});
        }
        return cards;
    }();
    return kCards;
}

QString orderOf(const QString& code)
{
    const QString read = code.trimmed().toUpper();
    for (const CommandCard& card : commandCards()) {
        if (card.code == read) {
            return card.order;
        }
    }
    return code;
}

} // namespace regrade::ui
