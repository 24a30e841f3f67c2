#include "desk/sentences.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

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

struct Spoken {
    const char* file;
    rules::Tongue tongue;
};

class SentencesIn : public testing::TestWithParam<Spoken> {
protected:
    [[nodiscard]] static Sentences read()
    {
        return Sentences::read(QStringLiteral(":/i18n/") + QLatin1String(GetParam().file), GetParam().tongue);
    }
};

TEST_P(SentencesIn, haveOneForEveryRefusalInTheSources)
{
    const Sentences sentences = read();
    const QStringList patterns = patternsIn(REGRADE_SOURCE_DIR "/src") + patternsIn(REGRADE_SOURCE_DIR "/ui");

    ASSERT_GT(patterns.size(), 100);
    for (const QString& pattern : patterns) {
        EXPECT_TRUE(sentences.knows(pattern.toStdString())) << pattern.toStdString();
    }
}

TEST_P(SentencesIn, haveAsManyHolesAsInEnglish)
{
    const Sentences sentences = read();
    for (const QString& pattern : patternsIn(REGRADE_SOURCE_DIR "/src")) {
        Error error{ErrorCode::refused, pattern.toStdString(), {}, {}};
        if (sentences.knows(error.pattern)) {
            EXPECT_EQ(holesIn(sentences.say(error)), holesIn(pattern)) << error.pattern;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryLanguage, SentencesIn,
                         testing::Values(Spoken{"sentences_zh.json", rules::Tongue::zh},
                                         Spoken{"sentences_de.json", rules::Tongue::de}));

TEST(Sentences, putArgumentsWhereTheOrderOfWordsWantsThem)
{
    const Sentences chinese = Sentences::read(QStringLiteral(":/i18n/sentences_zh.json"), rules::Tongue::zh);
    const Sentences german = Sentences::read(QStringLiteral(":/i18n/sentences_de.json"), rules::Tongue::de);
    const Error error = invalid("Event {} of station {} cannot be read by this program.", {"17", "BENCH"});

    EXPECT_EQ(chinese.say(error), QStringLiteral("本程序无法读取工位 BENCH 的事件 17。"));
    EXPECT_EQ(german.say(error), QStringLiteral("Ereignis 17 der Station BENCH kann dieses Programm nicht lesen."));
    EXPECT_EQ(german.say(invalid("Nobody has written this yet: {}.", {"17"})), "Nobody has written this yet: 17.");
}

TEST(Sentences, sayTheHousesWordsInTheirLanguage)
{
    Sentences german = Sentences::read(QStringLiteral(":/i18n/sentences_de.json"), rules::Tongue::de);
    german.learn({"Cleaning", "清洁", "Reinigung"});
    german.learn({"Shop", "商店"});

    EXPECT_EQ(german.say(refused("The work at {} has not been started.", {"Cleaning"})),
              QStringLiteral("Die Arbeit bei Reinigung wurde noch nicht begonnen."));
    EXPECT_EQ(german.say(domain::Text{"Cleaning", "清洁"}), "Reinigung") << "of an event before there was German";
    EXPECT_EQ(german.say(domain::Text{"Shop", "商店"}), "Shop");
    EXPECT_EQ(german.say(domain::Text{"Note", "备注", "Notiz"}), "Notiz");
}

/// Each text of a .ts file with its translation: by context and source.
QMap<QString, QString> wordsOf(const QString& name)
{
    QMap<QString, QString> words;
    QFile file(REGRADE_SOURCE_DIR "/resources/i18n/" + name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            EXPECT_FALSE(xml.attributes().hasAttribute(QStringLiteral("type"))) << source.toStdString();
            words.insert(context + QStringLiteral(": ") + source, xml.readElementText());
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return words;
}

QStringList placesIn(const QString& text)
{
    static const QRegularExpression kPlace(QStringLiteral("%[1-9n]"));
    QStringList places;
    for (auto found = kPlace.globalMatch(text); found.hasNext();) {
        places.push_back(found.next().captured());
    }
    places.sort();
    return places;
}

TEST(Words, areAllTranslatedIntoBothLanguages)
{
    const auto chinese = wordsOf(QStringLiteral("regrade_zh_CN.ts"));
    const auto german = wordsOf(QStringLiteral("regrade_de.ts"));

    EXPECT_GT(chinese.size(), 1000);
    for (const QString& text : chinese.keys()) {
        EXPECT_TRUE(german.contains(text)) << "no German: " << text.toStdString();
    }
    for (const QString& text : german.keys()) {
        EXPECT_TRUE(chinese.contains(text)) << "no Chinese: " << text.toStdString();
    }
}

TEST(Words, keepTheirPlacesAndNoEnglish)
{
    // Names, units and what both languages write alike.
    static const QSet<QString> kAlike{"Pause", "Name",   "Station",     "Codes",     "Problem",
                                      "Form",  "%1 min", "%1 h %2 min", "%1, %2 dpi"};
    static const QRegularExpression kWord(QStringLiteral("[a-z]{3}"));
    for (const char* name : {"regrade_zh_CN.ts", "regrade_de.ts"}) {
        const auto words = wordsOf(QString::fromLatin1(name));
        for (auto word = words.begin(); word != words.end(); ++word) {
            const QString source = word.key().section(QStringLiteral(": "), 1);
            EXPECT_FALSE(word->trimmed().isEmpty()) << word.key().toStdString();
            EXPECT_EQ(placesIn(*word), placesIn(source)) << word.key().toStdString();
            const bool alike = !kWord.match(source).hasMatch() || kAlike.contains(source);
            EXPECT_TRUE(alike || *word != source) << "not translated: " << word.key().toStdString();
        }
    }
}

} // namespace
} // namespace regrade::ui
