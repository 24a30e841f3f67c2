#pragma once

#include "desk/desk.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVariantList>

#include <filesystem>
#include <functional>

namespace regrade::ui {

/// Every screen of the program: which one is shown, and who gets a scan. A screen's view-model is made when it is
/// shown for the first time and kept.
class Screens : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QVariantList rail READ rail NOTIFY railChanged)
    Q_PROPERTY(QString current READ current NOTIFY currentChanged)
    Q_PROPERTY(QUrl page READ page NOTIFY currentChanged)
    Q_PROPERTY(QObject* screen READ screen NOTIFY currentChanged)
    Q_PROPERTY(QString forbidden READ forbidden NOTIFY forbiddenChanged)
    Q_PROPERTY(QString bandKind READ bandKind NOTIFY bandChanged)
    Q_PROPERTY(QString bandText READ bandText NOTIFY bandChanged)
    Q_PROPERTY(QString lastScan READ lastScan NOTIFY scanSeen)
    Q_PROPERTY(bool kiosk READ kiosk NOTIFY kioskChanged)

public:
    explicit Screens(Desk& desk, QObject* parent = nullptr);
    /// Where targets and factors of figures lie; before the dashboard is opened.
    void setPolicyFolder(std::filesystem::path folder) { m_policyFolder = std::move(folder); }

    [[nodiscard]] QVariantList rail() const; ///< {id, text, icon, key, inner} in order, those that the role may see
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QString current() const { return m_current; }
    [[nodiscard]] QUrl page() const;
    [[nodiscard]] QObject* screen() const { return m_made.value(m_current); }
    /// Why who is signed in may only look at the current screen; empty = may work with it.
    [[nodiscard]] QString forbidden() const;
    [[nodiscard]] QString bandKind() const { return m_bandKind; }
    [[nodiscard]] QString bandText() const { return m_bandText; }
    [[nodiscard]] QString lastScan() const { return m_lastScan; }

    /// The current page is before visitors: nothing but it is shown, and it stays until somebody has signed in.
    [[nodiscard]] bool kiosk() const { return m_kiosk; }
    Q_INVOKABLE void setKiosk(bool on);
    /// Pages that the policy has off are shown, too; for pictures and tests.
    void showEveryPage() { m_everyPage = true; }

    Q_INVOKABLE void open(const QString& id);
    Q_INVOKABLE void openUnit(const QString& tag);
    Q_INVOKABLE void closeBand();
    void takeScan(const QString& code);
    void noteRepeat(const QString& code);
    /// So many codes wait until the open dialog is closed.
    void noteWaiting(int count);
    /// What was typed came as fast as a scan, so Return did nothing.
    void noteReturnWithheld();
    /// A code came without an end and was typed into the field.
    void noteEndMissing();
    /// The camera sees the tags of several units at once.
    void noteTagsTogether(int count);
    void retranslate();
    /// What the screen says now it says because it was read again, not as an answer.
    [[nodiscard]] bool isRefreshing() const { return m_refreshing; }

signals:
    void railChanged();
    void currentChanged();
    void kioskChanged();
    void forbiddenChanged();
    void bandChanged();
    /// The band answers: "ok", "info" or "warn"; also where it leaves standing what it says already.
    void told(const QString& kind);
    void scanSeen();
    /// The current screen is about to be read again.
    void refreshing();

private:
    struct Entry {
        QString id;
        QString icon;
        QString page;
        QString deed; ///< the deed that the screen is for; empty = everyone's
        std::function<QString()> title;
        std::function<QObject*(Desk&, QObject*)> make;
        bool inner = false;                ///< reached from another screen; not on the rail
        bool rules::Limits::*on = nullptr; ///< the limit that lets it be there; null = always there
    };
    [[nodiscard]] static std::vector<Entry> everyScreen();
    [[nodiscard]] const Entry* find(const QString& id) const;
    /// An owner's view has no stations; who may not see people has no such screen.
    [[nodiscard]] bool isShown(const Entry& entry) const;
    void showAllowed();
    void refreshCurrent();
    [[nodiscard]] bool takeAsTest(const QString& code);
    void tell(const QString& kind, const QString& text);

    Desk& m_desk;
    std::filesystem::path m_policyFolder;
    std::vector<Entry> m_entries;
    QHash<QString, QObject*> m_made;
    QString m_current;
    QString m_bandKind = QStringLiteral("info");
    QString m_bandText;
    QString m_lastScan;
    QTimer m_bandTimer;
    bool m_refreshing = false;
    bool m_kiosk = false;
    bool m_everyPage = false;
};

} // namespace regrade::ui
