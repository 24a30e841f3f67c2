#pragma once

#include "desk/desk.h"
#include "qr/scancontent.h"
#include "settings/printercare.h"

#include <QObject>
#include <QVariantList>

namespace regrade::ui {

/// What this station remembers: language, look, sound, camera, who works here. Also shows what the scanner sends.
class SettingsScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(regrade::ui::Desk* desk READ desk CONSTANT)
    Q_PROPERTY(QString scanText READ scanText NOTIFY changed)
    Q_PROPERTY(QString scanMeaning READ scanMeaning NOTIFY changed)
    Q_PROPERTY(QString scanRhythm READ scanRhythm NOTIFY changed)
    Q_PROPERTY(QStringList scanAdvice READ scanAdvice NOTIFY changed)
    Q_PROPERTY(bool scanAgrees READ scanAgrees NOTIFY changed)
    Q_PROPERTY(QString scanEnd READ scanEnd NOTIFY changed)
    Q_PROPERTY(QString scanPrefix READ scanPrefix NOTIFY changed)
    Q_PROPERTY(bool scanHash READ scanHash NOTIFY changed)
    Q_PROPERTY(QVariantList scannerMakers READ scannerMakers NOTIFY changed)
    Q_PROPERTY(QString policyVersion READ policyVersion CONSTANT)
    Q_PROPERTY(QVariantList cards READ cards NOTIFY changed)
    Q_PROPERTY(regrade::ui::PrinterCare* printers READ printers CONSTANT)
    Q_PROPERTY(QVariantList health READ health NOTIFY changed)
    Q_PROPERTY(bool looking READ isLooking NOTIFY changed)

public:
    explicit SettingsScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return false; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] Desk* desk() const { return &m_desk; }
    [[nodiscard]] QString scanText() const; ///< as it arrived, what cannot be seen as <GS> or <U+202E>
    [[nodiscard]] QString scanMeaning() const;
    [[nodiscard]] QString scanRhythm() const;     ///< characters, milliseconds from key to key, what came at the end
    [[nodiscard]] QStringList scanAdvice() const; ///< of the calibration code: what to change, or that all is well
    [[nodiscard]] bool scanAgrees() const;
    [[nodiscard]] QString scanEnd() const; ///< "key" or "pause"
    [[nodiscard]] QString scanPrefix() const;
    [[nodiscard]] bool scanHash() const;
    [[nodiscard]] QVariantList scannerMakers() const; ///< {id, text} of those with codes to print; first "" for none
    [[nodiscard]] QString policyVersion() const;
    [[nodiscard]] QVariantList cards() const; ///< {code, text} of the bench card
    [[nodiscard]] PrinterCare* printers() const { return m_printers; }

    [[nodiscard]] QVariantList health() const; ///< {part, name, kind, text} as it was last looked over; worst first
    [[nodiscard]] bool isLooking() const { return m_looking; }

    /// Looks over what the station needs; `health` tells.
    Q_INVOKABLE void lookOver();
    Q_INVOKABLE bool takeScan(const QString& text);
    /// Any code, also one that no screen would take.
    Q_INVOKABLE void testScan(const QString& code);
    Q_INVOKABLE void setScanEnd(const QString& end);
    Q_INVOKABLE void setScanPrefix(const QString& written);
    Q_INVOKABLE void setScanHash(bool separates);
    /// The page, and behind it the maker's codes; "" = the page alone.
    Q_INVOKABLE void writeScannerSheet(const QString& maker = {});
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void setLanguage(const QString& language);
    Q_INVOKABLE void setTheme(const QString& theme);
    Q_INVOKABLE void setSound(bool on);
    /// "ok", "soft", "warn" or "error", to hear what it is like.
    Q_INVOKABLE void tryTone(const QString& name);
    Q_INVOKABLE void setActor(const QString& actor);
    Q_INVOKABLE void setCamera(const QString& source);

signals:
    void changed();

private:
    void tell(const QString& problem, const QString& notice);
    [[nodiscard]] QString meaningOf(const qr::ScanContent& content) const;

    Desk& m_desk;
    PrinterCare* m_printers;
    QString m_problem;
    QString m_notice;
    QString m_scan; ///< what the screens get of it
    SeenScan m_seen;
    std::vector<HealthNote> m_health;
    bool m_looking = false;
};

} // namespace regrade::ui
