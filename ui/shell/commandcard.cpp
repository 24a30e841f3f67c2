#include "shell/commandcard.h"

namespace regrade::ui {

const QVector<CommandCard>& commandCards()
{
    static const QVector<CommandCard> kCards = [] {
        QVector<CommandCard> cards;
        for (const char* verb : {"NEXT", "OK", "PASS", "FAIL", "PHOTO", "PRINT", "PAUSE", "ASIDE", "HELP"}) {
            cards.push_back({QStringLiteral("REGCMD%1").arg(QLatin1String(verb)),
                             QStringLiteral("CMD-%1").arg(QLatin1String(verb))});
        }
        for (const char* grade : {"A", "B", "C", "D"}) {
            cards.push_back({QStringLiteral("REGCMDGRADE%1").arg(QLatin1String(grade)),
                             QStringLiteral("CMD-GRADE-%1").arg(QLatin1String(grade))});
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
