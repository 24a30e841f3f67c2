#pragma once

#include "desk/desk.h"
#include "stations/batch.h"
#include "store/batchbook.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <map>
#include <optional>

namespace regrade::ui {

/// Takes a whole pallet or a partner's batch in: source, seller and market are said once, then every scan is a unit
/// with its label. What was done is told by the log and the batch's book, so it goes on after a break of any kind.
class BatchRun : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the intake screen")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QVariantList open READ open NOTIFY changed)
    Q_PROPERTY(QString reference READ reference NOTIFY changed)
    Q_PROPERTY(QVariantList sources READ sources NOTIFY changed)
    Q_PROPERTY(QVariantList owners READ owners NOTIFY changed)
    Q_PROPERTY(QVariantList markets READ markets NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QString owner READ owner NOTIFY changed)
    Q_PROPERTY(QString market READ market NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)
    Q_PROPERTY(int scanned READ scanned NOTIFY changed)
    Q_PROPERTY(int expected READ expected NOTIFY changed)
    Q_PROPERTY(QVariantList units READ units NOTIFY changed)
    Q_PROPERTY(QVariantList aside READ aside NOTIFY changed)
    Q_PROPERTY(QVariantList missing READ missing NOTIFY changed)
    Q_PROPERTY(QVariantList additional READ additional NOTIFY changed)
    Q_PROPERTY(QString inHand READ inHand NOTIFY changed)
    Q_PROPERTY(QVariantList questions READ questions NOTIFY changed)
    Q_PROPERTY(QVariantList onceQuestions READ onceQuestions NOTIFY changed)
    Q_PROPERTY(QString file READ file NOTIFY changed)

public:
    /// Off = single units; Setup = what the batch is; Running = every scan is a unit; Ended = its summary.
    enum class State { Off, Setup, Running, Ended };
    Q_ENUM(State)

    explicit BatchRun(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList open() const; ///< {id, title, subtitle} of batches that were not ended
    [[nodiscard]] QString reference() const { return m_reference; }
    [[nodiscard]] QVariantList sources() const;
    [[nodiscard]] QVariantList owners() const; ///< an empty id = whose each product is
    [[nodiscard]] QVariantList markets() const;
    [[nodiscard]] QString source() const { return m_source; }
    [[nodiscard]] QString owner() const { return m_owner; }
    [[nodiscard]] QString market() const { return m_market; }
    [[nodiscard]] QString facts() const; ///< source, seller and market in one line
    [[nodiscard]] int scanned() const { return static_cast<int>(m_units.size()); }
    [[nodiscard]] int expected() const;            ///< 0 = nothing was announced under this reference
    [[nodiscard]] QVariantList units() const;      ///< {id, title, subtitle, age}; the last ones, newest first
    [[nodiscard]] QVariantList aside() const;      ///< {title, subtitle}
    [[nodiscard]] QVariantList missing() const;    ///< {title, subtitle, age}
    [[nodiscard]] QVariantList additional() const; ///< {title, subtitle}
    [[nodiscard]] QString inHand() const;          ///< product of the unit that waits for answers; empty = none does
    [[nodiscard]] QVariantList questions() const;  ///< {id, name, options, answer} about the unit in hand
    [[nodiscard]] QVariantList onceQuestions() const;
    [[nodiscard]] QString file() const { return m_file; } ///< of the summary

    [[nodiscard]] bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void start();
    Q_INVOKABLE void goOnWith(const QString& reference);
    Q_INVOKABLE void setReference(const QString& reference);
    Q_INVOKABLE void chooseSource(const QString& id);
    Q_INVOKABLE void chooseOwner(const QString& id);
    Q_INVOKABLE void chooseMarket(const QString& id);
    Q_INVOKABLE void begin();
    Q_INVOKABLE void answer(const QString& question, const QString& option);
    Q_INVOKABLE void answerUsually();
    Q_INVOKABLE void putUnitAside();
    Q_INVOKABLE void undoLast();
    Q_INVOKABLE void pause();
    Q_INVOKABLE void end();

signals:
    void changed();

private:
    [[nodiscard]] stations::BatchLookUp lookUp() const;
    [[nodiscard]] std::vector<domain::Announcement> announced() const;
    [[nodiscard]] QString nameOf(const domain::Sku& sku) const;
    [[nodiscard]] domain::BatchFacts batchFacts() const;
    [[nodiscard]] QVariantMap rowOf(const rules::ChoiceRow& question, const QString& answer) const;
    void fillFromBook();
    void read();
    void next();
    void takeCode(const QString& code);
    void receiveInHand();
    void labelled(const domain::ItemId& id);
    void writeAside(const QString& code, const Error& why);
    void writeTable();
    void done(const Result<void>& written, const std::function<void()>& then);
    void setState(State state);
    void tell(const QString& problem, const QString& notice = {});

    Desk& m_desk;
    State m_state = State::Off;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    QString m_reference;
    QString m_source;
    QString m_owner;
    QString m_market;
    QStringList m_waiting; ///< scans that came while the last unit was written
    std::int64_t m_number = 0;
    std::vector<domain::Answer> m_once;
    std::vector<stations::BatchUnit> m_units;
    std::vector<domain::AsideCode> m_aside;
    stations::BatchBalance m_balance;
    std::optional<stations::BatchHit> m_inHand;
    QString m_inHandCode;
    std::map<std::string, std::string> m_answers; ///< about the unit in hand
    QString m_file;
};

} // namespace regrade::ui
