#include "desk/sentences.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace regrade::ui {

Sentences Sentences::read(const QString& file)
{
    Sentences sentences;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return sentences;
    }
    const QJsonObject pairs = QJsonDocument::fromJson(source.readAll()).object();
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair) {
        sentences.m_chinese.insert(pair.key(), pair.value().toString());
    }
    return sentences;
}

bool Sentences::knows(const std::string& pattern) const { return m_chinese.contains(QString::fromStdString(pattern)); }

QString Sentences::say(const Error& error, bool chinese) const
{
    const auto found = m_chinese.constFind(QString::fromStdString(error.pattern));
    if (!chinese || found == m_chinese.constEnd()) {
        return QString::fromStdString(error.what());
    }
    // Chinese word order may differ, so numbered holes are filled first.
    std::string pattern = found->toStdString();
    bool numbered = false;
    for (std::size_t i = 0; i < error.args.size(); ++i) {
        const std::string hole = "{" + std::to_string(i) + "}";
        const std::size_t at = pattern.find(hole);
        if (at != std::string::npos) {
            pattern.replace(at, hole.size(), error.args[i]);
            numbered = true;
        }
    }
    return QString::fromStdString(numbered ? pattern : filled(pattern, error.args));
}

} // namespace regrade::ui
