#pragma once

#include "app/program.h"
#include "base/clock.h"

#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QQuickItem>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <future>
#include <vector>

namespace regrade::ui {

/// The whole program over an empty store with its real clerk.
class SigningIn : public testing::Test {
protected:
    void SetUp() override
    {
        auto places = workstation::usualPlaces("regrade");
        ASSERT_TRUE(places) << places.error().what();
        places->data = m_folder.path().toStdString();
        auto station = workstation::Workstation::open(*places, m_clock);
        ASSERT_TRUE(station) << station.error().what();
        m_station = std::move(*station);
        m_program = std::make_unique<app::Program>(*m_station, remembers(),
                                                   [this](workers::Tone tone) { m_tones.push_back(tone); });
        ASSERT_TRUE(m_program->show());
        m_program->firstRun().startEmpty();
    }

    /// Whether the program keeps the station's settings.
    [[nodiscard]] virtual bool remembers() const { return false; }

    SignIn& page() { return m_program->signIn(); }
    Desk& desk() { return m_program->desk(); }

    static bool waitFor(const std::function<bool()>& reached)
    {
        for (QDeadlineTimer deadline(60'000); !deadline.hasExpired();) {
            QGuiApplication::processEvents(QEventLoop::AllEvents, 20);
            if (reached()) {
                return true;
            }
        }
        return false;
    }
    bool becomes(const QString& state)
    {
        return waitFor([&] { return page().state() == state && !page().busy(); });
    }
    void give(const QString& pin)
    {
        for (const QChar figure : pin) {
            page().press(figure.digitValue());
        }
    }
    QString headerSays()
    {
        const auto* who = m_program->window()->findChild<QObject*>(QStringLiteral("who"));
        return who == nullptr ? QString() : who->property("text").toString();
    }
    bool shows(const char* name)
    {
        const auto* item = m_program->window()->findChild<QQuickItem*>(QLatin1String(name));
        return item != nullptr && item->isVisible();
    }

    QStringList shownScreens()
    {
        QStringList ids;
        for (const QVariant& entry : m_program->screens().rail()) {
            ids.push_back(entry.toMap()["id"].toString());
        }
        return ids;
    }

    /// Registers L01 through the page and signs in.
    void registerLead()
    {
        page().change();
        page().registerFirst(QStringLiteral("l01"));
        ASSERT_TRUE(becomes(QStringLiteral("told"))) << page().problem().toStdString();
        m_leadBadge = page().toldBadge();
        m_leadPin = page().toldPin();
        EXPECT_FALSE(page().toldRecovery().isEmpty());
        page().confirmTold();
        give(m_leadPin);
        ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
    }

    template <class T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& start)
    {
        std::promise<Result<T>> promise;
        start([&promise](Result<T> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    workers::Issued registerMore(const char* code, const char* role, const char* owner = "")
    {
        auto& people = m_station->people();
        const auto lead = wait<domain::SignedIn>(
            [&](auto done) { people.signIn(m_leadBadge.toStdString(), m_leadPin.toStdString(), std::move(done)); });
        return *wait<workers::Issued>([&](auto done) {
            people.add({code, role, owner, {}}, {lead->person.code, {}, {}, lead->token}, std::move(done));
        });
    }
    static QString text(const std::string& plain) { return QString::fromStdString(plain); }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<workstation::Workstation> m_station;
    std::unique_ptr<app::Program> m_program;
    QString m_leadBadge;
    QString m_leadPin;
    std::vector<workers::Tone> m_tones; ///< that were asked for; none while the sound is off, as it is at first
};

} // namespace regrade::ui
