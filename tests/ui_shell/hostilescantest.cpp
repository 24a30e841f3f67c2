#include "tests/ui_shell/stockedhouse.h"

#include "qr/tag.h"
#include "tests/faults/profile.h"
#include "tests/fuzz/mutation.h"
#include "tests/support/sanitized.h"

#include <QKeyEvent>

#include <array>
#include <ctime>
#include <iostream>
#include <random>
#include <set>

namespace regrade::ui {
namespace {

/// The whole program over a store with some units, on every screen, with codes that nobody should scan.
class HostileScans : public StockedHouse {
protected:
    void SetUp() override
    {
        StockedHouse::SetUp();
        QObject::connect(&m_program->screens(), &Screens::bandChanged, &m_program->screens(), [this] {
            m_told = m_told || !m_program->screens().property("bandText").toString().isEmpty();
        });
        m_eventsBefore = events();
    }

    [[nodiscard]] std::int64_t events() const
    {
        std::int64_t count = 0;
        EXPECT_TRUE(m_station->reader().each("SELECT COUNT(*) FROM event", {},
                                             [&](const store::Row& row) { count = row.integer(0); }));
        return count;
    }
    [[nodiscard]] QObject& screen() const { return *m_program->screens().screen(); }
    [[nodiscard]] QString says(const char* property) const { return screen().property(property).toString(); }

    /// What a stranger's label may hold: never the tag of a unit that is here.
    [[nodiscard]] std::string payload()
    {
        static const std::vector<std::string> kWhole = {"'; DROP TABLE event; --",
                                                        "' OR '1'='1",
                                                        "javascript:alert(1)",
                                                        "file:///etc/passwd",
                                                        "https://example.invalid/01/09506000134352",
                                                        "<img src='http://example.invalid/x.png'>",
                                                        "%1%n%s{}{0}",
                                                        "../../../etc/passwd",
                                                        "$(reboot)",
                                                        "REGCMD",
                                                        "REGCMDOKOK",
                                                        "REGBADGE",
                                                        "CMD-",
                                                        "\xE2\x80\xAE"
                                                        "ONKJIHGFEDCB",
                                                        "\xEF\xBB\xBF"
                                                        "BCDE",
                                                        std::string("BCDE\0FGHI", 9),
                                                        "\x1B[2J\x07",
                                                        "\xF0\x9F\x92\xA5\xF0\x9F\x92\xA5",
                                                        std::string(4'296, 'A'),
                                                        std::string(4'296, 'B'),
                                                        "WIFI:S:house;T:WPA;P:secret;;",
                                                        "BEGIN:VCARD\nN:A\nEND:VCARD"};
        while (true) {
            std::string text;
            const std::string& tag = m_tags[m_random() % m_tags.size()];
            switch (m_random() % 5) {
            case 0: text = kWhole[m_random() % kWhole.size()]; break;
            case 1: text = tag.substr(0, 1 + m_random() % (tag.size() - 1)); break;
            case 2: text = tag + m_tags[m_random() % m_tags.size()]; break;
            case 3: text = qr::tagFromNumber(m_random()).text(); break;
            default: text = m_mutation.next();
            }
            const auto meant = qr::parseTag(text);
            const QString read = QString::fromStdString(text).trimmed().toUpper();
            // A card of the bench, however it got here, is an order of the house.
            if (!read.isEmpty() && !read.startsWith("REGCMD") && !read.startsWith("CMD-") &&
                (!meant || std::find(m_tags.begin(), m_tags.end(), meant->text()) == m_tags.end())) {
                return text;
            }
            if (m_random() % 50 == 0 && (read == "REGCMD" || read == "REGCMDOKOK" || read == "CMD-")) {
                return text;
            }
        }
    }

    /// No unit is open, nothing was written, and somebody was told.
    void expectRefused(const std::string& text)
    {
        EXPECT_TRUE(says("tag").isEmpty()) << text;
        // Intake takes a code for an order number or a product, the announced returns look for it, parts for the number
        // of a part that is not registered, settings say what they think of it, and a station says of a good tag itself
        // that nobody here has it.
        const QString where = m_program->screens().current();
        const bool answered = qr::parseTag(text) && !says("problem").isEmpty();
        const bool sought = where == "announced" && !(says("notice").isEmpty() && says("problem").isEmpty());
        const bool asked =
            where == "intake" || sought || (where == "parts" && screen().property("registering").toBool());
        EXPECT_TRUE(m_told || answered || asked || !says("scanMeaning").isEmpty())
            << "nobody was told of \"" << text << "\" on " << where.toStdString();
    }

    std::mt19937_64 m_random{20'260'303};
    fuzz::Mutation m_mutation{{qr::tagFromNumber(7'919).text(), qr::tagFromNumber(7'919).grouped(), "REGCMDOK",
                               "ORDER-2026-118", "https://house.invalid/u/" + qr::tagFromNumber(7'919).text()},
                              20'260'304};
    bool m_told = false;
    std::int64_t m_eventsBefore = 0;
};

double cpuMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

TEST_F(HostileScans, openNoUnitWriteNothingAndAreToldOnEveryScreen)
{
    const int scans = faults::rounds(5'000, 100'000);
    const QStringList ids = m_program->screens().ids();
    double slowest = 0.0;
    std::string slowestCode;
    std::set<std::string> told;
    for (int i = 0; i < scans && !testing::Test::HasFailure(); ++i) {
        if (i % 50 == 0) {
            m_program->screens().open(ids[(i / 50) % ids.size()]);
            QGuiApplication::processEvents();
            // A program's own loop does that between two scans.
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        const std::string text = payload();
        m_told = false;
        const double begun = cpuMs();
        m_program->screens().takeScan(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        if (const double took = cpuMs() - begun; took > slowest) {
            slowest = took;
            slowestCode = text.substr(0, 60) + " on " + m_program->screens().current().toStdString();
        }
        expectRefused(text);
        told.insert(m_program->screens().property("bandText").toString().left(12).toStdString());
    }

    ASSERT_FALSE(testing::Test::HasFailure());
    EXPECT_EQ(events(), m_eventsBefore);
    EXPECT_TRUE(tests::kSanitized || slowest < 50.0) << slowest << " ms of computing: " << slowestCode;
    EXPECT_GE(told.size(), 5U) << "every code got the same answer";
    std::cout << scans << " hostile codes on " << ids.size()
              << " screens: 0 units opened, 0 events written, each told; "
              << "the slowest took " << slowest << " ms\n";
}

TEST_F(HostileScans, asKeysSplitGluedAndWithCommandKeysOpenNoUnitAndPressNothing)
{
    const int bursts = faults::rounds(100, 2'000);
    ulong now = 10'000;
    const auto press = [&](int key, Qt::KeyboardModifiers modifiers, const QString& text) {
        for (const auto type : {QEvent::ShortcutOverride, QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, modifiers, text);
            event.setTimestamp(now);
            QCoreApplication::sendEvent(m_program->window(), &event);
        }
        now += 8;
    };
    constexpr std::array kCommands = {Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Z, Qt::Key_S, Qt::Key_P};
    for (int i = 0; i < bursts && !testing::Test::HasFailure(); ++i) {
        m_program->screens().open(m_program->screens().ids()[i % m_program->screens().ids().size()]);
        const std::string& tag = m_tags[m_random() % m_tags.size()];
        const std::size_t cut = 1 + m_random() % (tag.size() - 1);
        const bool glued = i % 3 == 1;
        const QString keys = QString::fromStdString(i % 3 == 0 ? tag.substr(0, cut) : glued ? tag + tag : tag);
        for (int at = 0; at < keys.size(); ++at) {
            if (i % 3 == 2 && at == static_cast<int>(cut)) {
                // In the middle of a scan a key that commands: what came before is no code any more, nor is the rest.
                press(kCommands.at(m_random() % kCommands.size()),
                      m_random() % 2 == 0 ? Qt::ControlModifier : Qt::AltModifier, "\x01");
                press(Qt::Key_Escape, Qt::NoModifier, "\x1B");
            }
            press(keys[at].unicode(), Qt::NoModifier, keys[at]);
        }
        press(Qt::Key_Return, Qt::NoModifier, "\r");
        now += 5'000;
        QGuiApplication::processEvents();
        EXPECT_TRUE(says("tag").isEmpty()) << keys.toStdString() << " opened " << says("tag").toStdString();
    }

    EXPECT_EQ(events(), m_eventsBefore);
    EXPECT_TRUE(m_program->window()->isVisible());
    std::cout << bursts << " bursts of keys, split, glued, with command keys: 0 units opened, 0 events written\n";
}

} // namespace
} // namespace regrade::ui
