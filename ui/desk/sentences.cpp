#include "desk/sentences.h"

#include "passport/names.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace regrade::ui {

Sentences Sentences::read(const QString& file, rules::Tongue tongue)
{
    Sentences sentences(tongue);
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return sentences;
    }
    const QJsonObject pairs = QJsonDocument::fromJson(source.readAll()).object();
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair) {
        sentences.m_patterns.insert(pair.key(), pair.value().toString());
    }
    return sentences;
}

bool Sentences::knows(const std::string& pattern) const { return m_patterns.contains(QString::fromStdString(pattern)); }

void Sentences::learn(const domain::Text& word)
{
    if (m_tongue == rules::Tongue::zh) {
        m_words.insert(QString::fromStdString(word.en), QString::fromStdString(word.zh));
    } else if (word.de) {
        m_words.insert(QString::fromStdString(word.en), QString::fromStdString(*word.de));
    }
}

std::string Sentences::translated(const std::string& argument) const
{
    const QString whole = QString::fromStdString(argument);
    if (const auto known = m_words.constFind(whole); known != m_words.constEnd()) {
        return known->toStdString();
    }
    QStringList parts = whole.split(QStringLiteral(", "));
    for (QString& part : parts) {
        const auto known = m_words.constFind(part);
        if (known == m_words.constEnd()) {
            return argument;
        }
        part = *known;
    }
    return parts.join(m_tongue == rules::Tongue::zh ? QStringLiteral("、") : QStringLiteral(", ")).toStdString();
}

QString Sentences::say(const Error& error) const
{
    const auto found = m_patterns.constFind(QString::fromStdString(error.pattern));
    if (found == m_patterns.constEnd()) {
        return QString::fromStdString(error.what());
    }
    std::vector<std::string> args;
    for (const std::string& argument : error.args) {
        args.push_back(translated(argument));
    }
    // The order of words may differ, so numbered holes are filled first.
    std::string pattern = found->toStdString();
    bool numbered = false;
    for (std::size_t i = 0; i < args.size(); ++i) {
        const std::string hole = "{" + std::to_string(i) + "}";
        const std::size_t at = pattern.find(hole);
        if (at != std::string::npos) {
            pattern.replace(at, hole.size(), args[i]);
            numbered = true;
        }
    }
    return QString::fromStdString(numbered ? pattern : filled(pattern, args));
}

QString Sentences::say(const domain::Text& text) const
{
    if (m_tongue == rules::Tongue::zh) {
        return QString::fromStdString(text.zh);
    }
    const auto own = passport::germanOf(text);
    const QString english = QString::fromStdString(text.en);
    return own ? QString::fromStdString(*own) : m_words.value(english, english);
}

} // namespace regrade::ui
