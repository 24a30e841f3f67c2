#include "desk/draftbook.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cstdio>

namespace regrade::ui {
namespace {

constexpr int kSoonMs = 1000; ///< half a second, and what a busy machine adds
constexpr const char* kFile = "REGRADE_DRAFTS_OF_TEST";

/// Who types until killed: {time in ms, long text} every 5 ms, each time told on stdout.
TEST(Drafts, DISABLED_areTypedUntilKilled)
{
    DraftBook drafts(qgetenv(kFile).toStdString());
    QElapsedTimer running;
    running.start();
    while (true) {
        const QString time = QString::number(running.elapsed());
        drafts.keep("intake", {{"time", time}, {"text", QString(2000, QChar('x')) + time}});
        std::printf("typed %s\n", qPrintable(time));
        std::fflush(stdout);
        QTest::qWait(5);
    }
}

TEST(Drafts, outliveAProgramThatIsKilled)
{
    QTemporaryDir folder;
    const QString file = folder.filePath("drafts.json");
    int kept = 0;
    for (int run = 0; run < 10; ++run) {
        QProcess program;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(kFile, file);
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(),
                      {"--gtest_also_run_disabled_tests", "--gtest_filter=Drafts.DISABLED_areTypedUntilKilled"});
        QByteArray told;
        int last = 0;
        while (last < 1200 + run * 57) {
            ASSERT_TRUE(program.waitForReadyRead(20000)) << program.readAllStandardError().toStdString();
            told += program.readAllStandardOutput();
            const auto line = told.lastIndexOf("typed ", told.lastIndexOf('\n'));
            last = line < 0 ? 0 : told.mid(line + 6, told.indexOf('\n', line) - line - 6).toInt();
        }
        program.kill();
        program.waitForFinished();

        const QVariantMap draft = DraftBook(file.toStdString()).read("intake");
        const QString time = draft.value("time").toString();
        EXPECT_EQ(draft.value("text").toString(), QString(2000, QChar('x')) + time) << "torn";
        EXPECT_GE(time.toInt(), last - kSoonMs) << "killed after " << last << " ms";
        kept += time.toInt() >= last - kSoonMs ? 1 : 0;
    }
    std::printf("%d of 10 killed programs left their draft\n", kept);
}

} // namespace
} // namespace regrade::ui
