#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QVariantList>

#include <deque>
#include <optional>

namespace regrade::ui {

/// Selling before a camera: units on offer are chosen, shown one after the other, and sold by a scan. Nothing is
/// written into their records before the session is closed, so a slip is taken back at once.
class LiveScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(int shown READ shown NOTIFY changed)
    Q_PROPERTY(int sold READ sold NOTIFY changed)
    Q_PROPERTY(QString revenue READ revenue NOTIFY changed)
    Q_PROPERTY(QVariantList sales READ sales NOTIFY changed)
    Q_PROPERTY(QVariantList waiting READ waiting NOTIFY changed)
    Q_PROPERTY(QString lastTitle READ lastTitle NOTIFY changed)
    Q_PROPERTY(QString lastPrice READ lastPrice NOTIFY changed)
    Q_PROPERTY(bool lastAgain READ lastAgain NOTIFY changed)
    Q_PROPERTY(QVariantList channels READ channels NOTIFY changed)
    Q_PROPERTY(QString channel READ channel NOTIFY changed)
    Q_PROPERTY(int wanted READ wanted NOTIFY changed)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    Q_PROPERTY(QString mayNot READ mayNot NOTIFY changed)

public:
    explicit LiveScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool open() const { return m_state.has_value(); }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString name() const;
    [[nodiscard]] int shown() const; ///< units of the session; before it, units that can be chosen
    [[nodiscard]] int sold() const;
    [[nodiscard]] QString revenue() const;
    [[nodiscard]] QVariantList sales() const { return m_sales; }     ///< newest first, as QueueList takes them
    [[nodiscard]] QVariantList waiting() const { return m_waiting; } ///< not sold yet; before the session, on offer
    [[nodiscard]] QString lastTitle() const { return m_lastTitle; }
    [[nodiscard]] QString lastPrice() const { return m_lastPrice; }
    [[nodiscard]] bool lastAgain() const { return m_lastAgain; }
    [[nodiscard]] QVariantList channels() const;
    [[nodiscard]] QString channel() const { return m_channel; } ///< empty = all that are for consumers
    [[nodiscard]] int wanted() const { return m_wanted; }
    [[nodiscard]] QString missing() const; ///< why no session can begin; empty = it can
    [[nodiscard]] QString mayNot() const;  ///< why who is signed in may not sell; empty = may

    /// A tag sells its unit, the card ASIDE takes the last sale back. Scans that come while one is noted wait their
    /// turn.
    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void chooseChannel(const QString& id);
    Q_INVOKABLE void setWanted(int units);
    Q_INVOKABLE void begin();
    Q_INVOKABLE void undo();
    Q_INVOKABLE void printSheet();
    Q_INVOKABLE void close();

signals:
    void changed();

private:
    void readOffers();
    void show(const domain::LiveState& state);
    void takeNext();
    void takeBack();
    void take(const Result<domain::LiveMark>& mark);
    void tell(const QString& problem, const QString& notice = {});
    [[nodiscard]] QString productOf(const domain::ItemId& unit) const;
    [[nodiscard]] QVariantMap rowOf(const domain::ItemId& unit, const QString& price) const;

    Desk& m_desk;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    std::optional<domain::LiveState> m_state;
    std::vector<domain::ItemId> m_offered;             ///< units that could be shown, oldest first
    std::deque<std::optional<domain::ItemId>> m_scans; ///< that wait to be noted; unset = take the last sale back
    QVariantList m_sales;
    QVariantList m_waiting;
    QString m_channel;
    int m_wanted = 47;
    QString m_lastTitle;
    QString m_lastPrice;
    bool m_lastAgain = false;
};

} // namespace regrade::ui
