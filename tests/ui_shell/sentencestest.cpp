#include "desk/sentences.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace regrade::ui {
namespace {

/// A string literal, joined with those that follow it.
QString joined(const QString& literals)
{
    static const QRegularExpression kPiece(QStringLiteral(R"#("((?:[^"\\]|\\.)*)")#"));
    QString text;
    for (auto pieces = kPiece.globalMatch(literals); pieces.hasNext();) {
        text += pieces.next().captured(1);
    }
    return text.replace(QStringLiteral("\\\""), QStringLiteral("\""))
        .replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
}

QStringList patternsIn(const QString& folder)
{
    static const QRegularExpression kCall(QStringLiteral(
        R"#(\b(?:refused|notFound|invalid|conflict|deviceError|storageError)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))#"));
    QStringList patterns;
    QDirIterator files(folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        const QString source = QString::fromUtf8(file.readAll());
        for (auto calls = kCall.globalMatch(source); calls.hasNext();) {
            patterns.push_back(joined(calls.next().captured(1)));
        }
    }
    return patterns;
}

int holesIn(const QString& pattern)
{
    static const QRegularExpression kHole(QStringLiteral(R"(\{\d?\})"));
    int holes = 0;
    for (auto found = kHole.globalMatch(pattern); found.hasNext(); found.next()) {
        ++holes;
    }
    return holes;
}

TEST(Sentences, haveAChineseOneForEveryRefusalInTheSources)
{
    const Sentences sentences = Sentences::read(QStringLiteral(":/i18n/sentences_zh.json"));
    const QStringList patterns = patternsIn(REGRADE_SOURCE_DIR "/src") + patternsIn(REGRADE_SOURCE_DIR "/ui");

    ASSERT_GT(patterns.size(), 100);
    for (const QString& pattern : patterns) {
        EXPECT_TRUE(sentences.knows(pattern.toStdString())) << pattern.toStdString();
    }
}

TEST(Sentences, haveAsManyHolesInChineseAsInEnglish)
{
    const Sentences sentences = Sentences::read(QStringLiteral(":/i18n/sentences_zh.json"));
    for (const QString& pattern : patternsIn(REGRADE_SOURCE_DIR "/src")) {
        Error error{ErrorCode::refused, pattern.toStdString(), {}, {}};
        if (sentences.knows(error.pattern)) {
            EXPECT_EQ(holesIn(sentences.say(error, true)), holesIn(pattern)) << error.pattern;
        }
    }
}

TEST(Sentences, putArgumentsWhereTheChineseOrderWantsThem)
{
    const Sentences sentences = Sentences::read(QStringLiteral(":/i18n/sentences_zh.json"));
    const Error error = invalid("Event {} of station {} cannot be read by this program.", {"17", "BENCH"});

    EXPECT_EQ(sentences.say(error, true), QStringLiteral("本程序无法读取工位 BENCH 的事件 17。"));
    EXPECT_EQ(sentences.say(error, false), "Event 17 of station BENCH cannot be read by this program.");
}

TEST(Words, areAllTranslated)
{
    QFile file(REGRADE_SOURCE_DIR "/resources/i18n/regrade_zh_CN.ts");
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString words = QString::fromUtf8(file.readAll());

    EXPECT_GT(words.count(QStringLiteral("<translation>")), 300);
    EXPECT_EQ(words.count(QStringLiteral("unfinished")), 0);
}

} // namespace
} // namespace regrade::ui
