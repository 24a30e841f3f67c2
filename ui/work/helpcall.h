#pragma once

#include "desk/desk.h"
#include "passport/help.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QVariantList>

#include <functional>
#include <optional>

namespace regrade::ui {

/// Questions about the unit on the bench that go to another site as a file, and the answers that come back.
class HelpCall : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool possible READ possible CONSTANT)
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(bool withPhoto READ withPhoto NOTIFY changed)
    Q_PROPERTY(QString folder READ folder NOTIFY changed)
    Q_PROPERTY(QVariantList talks READ talks NOTIFY changed)

public:
    /// What the screen lends it.
    struct House {
        std::function<const domain::Item*()> unit;               ///< with open work, on the bench; null = none
        std::function<std::optional<domain::StepId>()> step;     ///< that comes next
        std::function<void(const QString&, const QString&)> say; ///< a problem, or a notice
        std::function<void(const domain::ItemId&)> noted;        ///< the unit's record has grown
    };

    HelpCall(Desk& desk, House house, QObject* parent = nullptr);

    [[nodiscard]] bool possible() const { return m_desk.key() != nullptr; }
    [[nodiscard]] bool open() const { return m_open; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString words() const { return m_words; }
    [[nodiscard]] bool withPhoto() const { return m_withPhoto; }
    [[nodiscard]] QString folder() const { return m_folder; } ///< where questions are written
    [[nodiscard]] QVariantList talks() const;                 ///< {question, step, answers: [{text, station}]}
    /// The unit on the bench, or its record, is another one now.
    void unitChanged();

    Q_INVOKABLE void toggle();
    Q_INVOKABLE void setWords(const QString& words);
    Q_INVOKABLE void setWithPhoto(bool wanted);
    Q_INVOKABLE void setFolder(const QString& folder);
    Q_INVOKABLE void ask();
    Q_INVOKABLE void take(const QUrl& file);

signals:
    void changed();

private:
    struct Taken {
        domain::ItemId unit;
        passport::OpenedAnswer answer;
        std::vector<domain::PhotoRef> photos;
    };
    void submit(std::vector<domain::PhotoRef> photos);
    void writeFile(const domain::ItemId& unit, const domain::HelpAsked& asked);
    void putOnRecord(const Taken& taken);
    void setBusy(bool busy);
    void fail(const Error& error);

    Desk& m_desk;
    House m_house;
    bool m_open = false;
    bool m_busy = false;
    bool m_withPhoto = true;
    QString m_words;
    QString m_folder;
};

} // namespace regrade::ui
