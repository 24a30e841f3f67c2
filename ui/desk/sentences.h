#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>

namespace regrade::ui {

/// The Chinese sentence for each English pattern of an Error; see resources/i18n/sentences_zh.json.
class Sentences {
public:
    /// Reads {"English pattern": "Chinese pattern"}. A hole may name its argument: {0}, {1}; {} takes the next one.
    [[nodiscard]] static Sentences read(const QString& file);

    /// The sentence in the given language; English where a translation is missing.
    [[nodiscard]] QString say(const Error& error, bool chinese) const;
    [[nodiscard]] bool knows(const std::string& pattern) const;

private:
    QHash<QString, QString> m_chinese;
};

} // namespace regrade::ui
