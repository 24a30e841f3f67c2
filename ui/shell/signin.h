#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QTimer>

namespace regrade::ui {

/// Who works at this PC: a badge, then six figures. A badge that is scanned on any screen begins the change to its
/// owner; who was there stays signed in until the PIN fits. Locks when nobody has touched the PC for the policy's time.
class SignIn : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// "in" (or open house), "badge" (waits for one), "pin" (has one), "first" (register the first lead), "told" (shows
    /// the new PIN once).
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(bool covers READ covers NOTIFY changed)
    Q_PROPERTY(int figures READ figures NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool canCancel READ canCancel NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString toldCode READ toldCode NOTIFY changed)
    Q_PROPERTY(QString toldPin READ toldPin NOTIFY changed)
    Q_PROPERTY(QString toldBadge READ toldBadge NOTIFY changed)
    Q_PROPERTY(QString toldRecovery READ toldRecovery NOTIFY changed)

public:
    explicit SignIn(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] bool covers() const { return m_state != QLatin1String("in"); }
    [[nodiscard]] int figures() const { return static_cast<int>(m_pin.size()); }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool canCancel() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString toldCode() const;
    [[nodiscard]] QString toldPin() const;
    [[nodiscard]] QString toldBadge() const;
    [[nodiscard]] QString toldRecovery() const;

    Q_INVOKABLE void press(int figure);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void takeBadge(const QString& badge);
    Q_INVOKABLE void lock();
    /// The header's button: locks, or in an open house goes to the registration of the first lead.
    Q_INVOKABLE void change();
    Q_INVOKABLE void registerFirst(const QString& code);
    /// Asks for a badge and a PIN though somebody is signed in, who stays so until they fit; proven() tells. In an open
    /// house nobody can be asked.
    Q_INVOKABLE void askAgain();
    /// The PC stands before visitors: whoever signed in last counts as present.
    void setUnattended(bool unattended);
    /// What was told has been written down.
    Q_INVOKABLE void confirmTold();
    /// True when the scan was for the sign-in, or came while its page covers the screens.
    bool takeScan(const QString& code);

    bool eventFilter(QObject* receiver, QEvent* event) override;

signals:
    void changed();
    /// Somebody gave badge and PIN; in an open house, nobody needs to.
    void proven();
    /// The page has no use for the scan and says so.
    void scanUnused();

private:
    void show(const QString& state);
    void refuseScan(const QString& why);
    void submit();
    void takeAnswer(const Result<domain::SignedIn>& answer);

    Desk& m_desk;
    QString m_state;
    QString m_badge;
    QString m_pin;
    QString m_problem;
    QString m_notice;
    std::optional<workers::Issued> m_told;
    QTimer m_idle;
    QTimer m_touch;   ///< while it runs, the store knows that the person is here
    QTimer m_present; ///< runs while nobody attends: the store knows as well that the person counts as present
    bool m_busy = false;
    bool m_asked = false; ///< askAgain, and not answered yet
    bool m_unattended = false;
};

} // namespace regrade::ui
