#pragma once

#include "desk/desk.h"
#include "insight/arrivals.h"
#include "stations/announcing.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QVariantList>

#include <optional>
#include <vector>

namespace regrade::ui {

/// Returns that were announced: what has not come, and taking over a list of them, which is looked at first. Long work
/// runs beside the screen and can be stopped.
class AnnouncedScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY progressed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY found)
    Q_PROPERTY(QVariantList rows READ rows NOTIFY found)
    Q_PROPERTY(bool any READ any NOTIFY found)
    Q_PROPERTY(QString search READ search NOTIFY found)
    Q_PROPERTY(bool onlyOverdue READ onlyOverdue NOTIFY found)
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY found)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList columns READ columns NOTIFY changed)
    Q_PROPERTY(QVariantList flaws READ flaws NOTIFY changed)
    Q_PROPERTY(QString flawCount READ flawCount NOTIFY changed)
    Q_PROPERTY(QString unregistered READ unregistered NOTIFY changed)
    Q_PROPERTY(QVariantList owners READ owners NOTIFY changed)
    Q_PROPERTY(QString owner READ owner NOTIFY changed)
    Q_PROPERTY(int units READ units NOTIFY changed)
    Q_PROPERTY(bool canImport READ canImport NOTIFY changed)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    Q_PROPERTY(QString mayNotImport READ mayNotImport NOTIFY changed)

public:
    /// Open = what has not come; Reading and Importing run; Preview shows what a list holds.
    enum class State { Open, Reading, Preview, Importing };
    Q_ENUM(State)

    explicit AnnouncedScreen(Desk& desk, QObject* parent = nullptr);
    ~AnnouncedScreen() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_state == State::Reading || m_state == State::Importing; }
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QVariantList rows() const { return m_rows; } ///< {id, title, subtitle, age, state}
    [[nodiscard]] bool any() const { return m_open.rows > 0; }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] bool onlyOverdue() const { return m_onlyOverdue; }
    [[nodiscard]] QVariantMap chosen() const; ///< {id, title, late, facts: [{name, value}]}; empty = none
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QVariantList facts() const;                    ///< {name, value, bad} of the list that was read
    [[nodiscard]] QVariantList columns() const;                  ///< {heading, field, values}
    [[nodiscard]] QVariantList flaws() const { return m_flaws; } ///< {row, column, value, why}; the first thousand
    [[nodiscard]] QString flawCount() const;
    [[nodiscard]] QString unregistered() const;
    [[nodiscard]] QVariantList owners() const; ///< {id, text}; an empty id = whose the product is
    [[nodiscard]] QString owner() const { return m_owner; }
    [[nodiscard]] int units() const { return m_look ? static_cast<int>(m_look->units) : 0; }
    [[nodiscard]] bool canImport() const;
    [[nodiscard]] QString missing() const; ///< why the list cannot be taken over; empty when it can
    [[nodiscard]] QString mayNotImport() const;

    /// The card OK imports, NEXT and ASIDE put the list away; any other code is looked for.
    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void setSearch(const QString& text);
    Q_INVOKABLE void setOnlyOverdue(bool only);
    Q_INVOKABLE void choose(const QString& id);
    Q_INVOKABLE void open(const QUrl& file);
    Q_INVOKABLE void chooseOwner(const QString& id);
    Q_INVOKABLE void importList();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void putAway();

signals:
    void changed();
    void found();
    void progressed();

private:
    void read();
    void takeLook(const Result<stations::ListLook>& look);
    void takeFound(const Result<insight::OpenReturns>& open);
    void setState(State state);
    void tell(const QString& problem, const QString& notice = {});
    [[nodiscard]] stations::ListOrder order() const;
    [[nodiscard]] QVariantMap rowOf(const insight::ExpectedRow& one) const;
    [[nodiscard]] QString nameOf(const domain::Sku& sku) const;
    [[nodiscard]] bool isOverdue(const insight::ExpectedRow& one) const;
    [[nodiscard]] Time overdueBefore() const;
    [[nodiscard]] std::function<void(double)> toProgress();

    Desk& m_desk;
    State m_state = State::Open;
    double m_progress = 0;
    QString m_problem;
    QString m_notice;
    insight::OpenReturns m_open;
    QVariantList m_rows;
    QString m_search;
    QString m_scanned; ///< code whose answer is still to come
    bool m_onlyOverdue = false;
    QString m_chosen;
    QUrl m_file;
    QString m_owner;
    std::optional<stations::ListLook> m_look;
    QVariantList m_flaws;
};

} // namespace regrade::ui
