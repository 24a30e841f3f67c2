#pragma once

#include "desk/desk.h"
#include "insight/materials.h"

#include <QObject>
#include <QString>
#include <QVariantList>

#include <functional>
#include <map>

namespace regrade::ui {

/// The containers of recovered material: what lies in each by the records, what the scale says now, and the papers with
/// which recyclers took it.
class MaterialShelf : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    Q_PROPERTY(QVariantList papers READ papers NOTIFY changed)
    Q_PROPERTY(int weighed READ weighed NOTIFY weighedChanged)
    Q_PROPERTY(QString mayNot READ mayNot NOTIFY changed)

public:
    using Tell = std::function<void(const QString& problem, const QString& notice)>;
    MaterialShelf(Desk& desk, Tell tell, QObject* parent);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QVariantList rows() const;   ///< {id, name, fact, hazardous, weight as typed}
    [[nodiscard]] QVariantList papers() const; ///< {id, title, fact}; newest first
    [[nodiscard]] int weighed() const;         ///< containers with a weight
    [[nodiscard]] QString mayNot() const;      ///< empty = may hand over
    Q_INVOKABLE void refresh();
    /// Kilograms on the scale, as typed; empty = this container stays.
    Q_INVOKABLE void setWeight(const QString& fraction, const QString& kilograms);
    /// All containers with a weight go, on one paper; it is written as PDF beside the other papers.
    Q_INVOKABLE void handOver(const QString& recycler, const QString& document);

signals:
    void changed();
    void weighedChanged();
    void handedOver(); ///< the fields of the paper can be emptied

private:
    [[nodiscard]] QString nameOf(const domain::FractionId& fraction) const;
    /// The lines to hand over; says what is wrong and gives none otherwise.
    [[nodiscard]] std::vector<domain::HandedMaterial> lines() const;
    void writePaper(const QString& document);

    Desk& m_desk;
    Tell m_tell;
    std::vector<insight::MaterialStock> m_stock;
    std::vector<insight::HandOver> m_papers;
    std::map<QString, QString> m_weights;
    bool m_busy = false;
};

} // namespace regrade::ui
