#pragma once

#include "base/result.h"
#include "domain/inspection.h"

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
    /// A word of the policy that stands in holes: the Chinese one replaces it in Chinese sentences.
    void learn(const domain::Text& word);
    [[nodiscard]] bool knows(const std::string& pattern) const;

private:
    /// The argument in Chinese where it is a word, or a list of words, of the policy.
    [[nodiscard]] std::string inChinese(const std::string& argument) const;

    QHash<QString, QString> m_chinese;
    QHash<QString, QString> m_words;
};

} // namespace regrade::ui
