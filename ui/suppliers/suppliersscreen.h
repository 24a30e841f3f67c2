#pragma once

#include "desk/desk.h"
#include "insight/suppliercases.h"
#include "insight/supplierreport.h"

#include <QObject>
#include <QVariantList>

namespace regrade::ui {

/// What a lead takes up with suppliers: defects that became frequent, the cases about them, and whether a measure
/// helped. Read beside everything else, since it rests on the whole log.
class SuppliersScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QVariantList alarms READ alarms NOTIFY changed)
    Q_PROPERTY(QVariantList cases READ cases NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString status READ status NOTIFY changed)
    Q_PROPERTY(QString before READ before NOTIFY changed)
    Q_PROPERTY(QString after READ after NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)
    Q_PROPERTY(QVariantList next READ next NOTIFY changed)
    Q_PROPERTY(bool measured READ isMeasured NOTIFY changed)
    Q_PROPERTY(bool measuring READ isMeasuring NOTIFY changed)
    Q_PROPERTY(QString mayNot READ mayNot NOTIFY changed)

public:
    explicit SuppliersScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList alarms() const { return m_alarms; } ///< {sku, code, title, note}: without an open case
    [[nodiscard]] QVariantList cases() const { return m_rows; }    ///< as QueueList takes them
    [[nodiscard]] QString number() const;                          ///< of the chosen case; empty = none
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString status() const;
    [[nodiscard]] QString before() const; ///< share with n and interval
    [[nodiscard]] QString after() const;
    [[nodiscard]] QString outcome() const;    ///< the difference, or why there is none
    [[nodiscard]] QVariantList steps() const; ///< {title, note, day, who}
    [[nodiscard]] QVariantList next() const;  ///< {id, text}: where the case may go
    [[nodiscard]] QString mayNot() const;     ///< why who is signed in may not lead cases; empty = may

    [[nodiscard]] bool isMeasured() const { return m_look && m_look->measured; }
    [[nodiscard]] bool isMeasuring() const { return m_reading && m_wanted; }

    /// Goes over the whole log, beside the work: what became frequent, and the figures of the cases. From then on at
    /// each change.
    Q_INVOKABLE void measure();
    Q_INVOKABLE bool takeScan(const QString&) { return false; }
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& number);
    Q_INVOKABLE void open(const QString& sku, const QString& code);
    Q_INVOKABLE void move(const QString& status, const QString& note, const QString& effective);

signals:
    void changed();

private:
    struct Look {
        bool measured = false; ///< else cases alone: no report and no figures
        insight::SupplierReport report;
        std::vector<insight::SupplierCaseRow> cases;
        std::vector<insight::CaseFigures> figures; ///< one a case
    };
    [[nodiscard]] static Result<std::shared_ptr<const Look>> lookAt(const std::filesystem::path& store,
                                                                    const rules::Policy& policy, bool measured);
    void takeLook(const Result<std::shared_ptr<const Look>>& look);
    void show();
    void take(const Result<workers::Receipt>& receipt, const QString& notice);
    void tell(const QString& problem, const QString& notice = {});
    [[nodiscard]] int chosen() const; ///< place of the chosen case; -1 = none
    [[nodiscard]] QString statusText(domain::SupplierStatus status) const;

    Desk& m_desk;
    bool m_busy = false;
    bool m_wanted = false; ///< somebody asked for figures
    bool m_reading = false;
    bool m_again = false; ///< something changed while it was read
    QString m_problem;
    QString m_notice;
    std::shared_ptr<const Look> m_look;
    QVariantList m_alarms;
    QVariantList m_rows;
    QString m_number;
};

} // namespace regrade::ui
