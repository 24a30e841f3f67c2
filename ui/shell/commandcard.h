#pragma once

#include <QString>
#include <QVector>

namespace regrade::ui {

/// A code of the printed bench card. It has letters only, because digits and hyphens move with the keyboard's layout.
struct CommandCard {
    QString code;  ///< what the scanner reads, e.g. REGCMDNEXT
    QString order; ///< what the screens understand, e.g. CMD-NEXT
};

[[nodiscard]] const QVector<CommandCard>& commandCards();
/// The screens' order for a card's code in any case; any other text comes back unchanged.
[[nodiscard]] QString orderOf(const QString& code);

} // namespace regrade::ui
