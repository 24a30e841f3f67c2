#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>

namespace regrade::ui {

/// The recording of the work on the unit on the bench. What was filmed is put on the unit's record when it ends, also
/// when another unit lies on the bench by then.
class BenchFilm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool allowed READ allowed CONSTANT)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(int seconds READ seconds NOTIFY changed)

public:
    /// What the screen lends it.
    struct House {
        std::function<const domain::Item*()> unit;               ///< with open work, on the bench; null = none
        std::function<std::optional<domain::StepId>()> step;     ///< that comes next
        std::function<void(const QString&, const QString&)> say; ///< a problem, or a notice
        std::function<void(const domain::ItemId&)> noted;        ///< the unit's record has one film more
    };

    BenchFilm(Desk& desk, House house, QObject* parent = nullptr);

    [[nodiscard]] bool allowed() const; ///< the house films
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] int seconds() const; ///< since it began

    Q_INVOKABLE void toggle();
    /// The unit leaves the bench.
    void leave();

signals:
    void changed();

private:
    void start();
    void end(domain::FilmEnd why);
    void putOnRecord(const Result<workers::Film>& film);
    [[nodiscard]] QString toldOf(const workers::Film& film) const;

    Desk& m_desk;
    House m_house;
    bool m_running = false;
    Time m_since;
    std::optional<domain::ItemId> m_unit;
    std::optional<domain::StageId> m_stage;
    std::optional<domain::StepId> m_step;
    QTimer m_tick;
};

} // namespace regrade::ui
