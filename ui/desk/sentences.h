#pragma once

#include "base/result.h"
#include "domain/inspection.h"
#include "rules/offering.h"

#include <QHash>
#include <QString>

namespace regrade::ui {

/// What the house says in one language besides English: the sentence for each English pattern of an Error, and the
/// policy's words; see resources/i18n/sentences_zh.json and sentences_de.json.
class Sentences {
public:
    /// Reads {"English pattern": "the other pattern"}. A hole may name its argument: {0}, {1}; {} takes the next one.
    [[nodiscard]] static Sentences read(const QString& file, rules::Tongue tongue);

    /// The sentence in this language; English where a translation is missing.
    [[nodiscard]] QString say(const Error& error) const;
    /// The text in this language: its own words, those of the program or the policy for its English ones, or these.
    [[nodiscard]] QString say(const domain::Text& text) const;
    /// A word of the policy that stands in holes, where it replaces the English one. Old events tell it in English
    /// only.
    void learn(const domain::Text& word);
    [[nodiscard]] bool knows(const std::string& pattern) const;

private:
    explicit Sentences(rules::Tongue tongue) : m_tongue(tongue) {}
    /// The argument in this language where it is a word, or a list of words, of the policy.
    [[nodiscard]] std::string translated(const std::string& argument) const;

    rules::Tongue m_tongue;
    QHash<QString, QString> m_patterns;
    QHash<QString, QString> m_words;
};

} // namespace regrade::ui
