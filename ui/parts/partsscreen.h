#pragma once

#include "desk/desk.h"
#include "insight/partstock.h"
#include "parts/materialshelf.h"

#include <QObject>
#include <QString>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// The stock of spare parts: what is there and what is low, where a part came from and went, receiving, registering
/// and, for leads, adjusting after a count. Beside it the containers of recovered material.
class PartsScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    Q_PROPERTY(bool any READ any NOTIFY changed)
    Q_PROPERTY(bool onlyLow READ onlyLow NOTIFY changed)
    Q_PROPERTY(QString search READ search NOTIFY changed)
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QVariantList moves READ moves NOTIFY changed)
    Q_PROPERTY(int pieces READ pieces NOTIFY changed)
    Q_PROPERTY(bool registering READ registering NOTIFY changed)
    Q_PROPERTY(QString newNumber READ newNumber NOTIFY changed)
    Q_PROPERTY(QVariantList categories READ categories NOTIFY changed)
    Q_PROPERTY(QString currency READ currency CONSTANT)
    Q_PROPERTY(regrade::ui::MaterialShelf* materials READ materials CONSTANT)
    Q_PROPERTY(QString mayNotReceive READ mayNotReceive NOTIFY changed)
    Q_PROPERTY(QString mayNotRegister READ mayNotRegister NOTIFY changed)
    Q_PROPERTY(QString mayNotAdjust READ mayNotAdjust NOTIFY changed)

public:
    explicit PartsScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QVariantList rows() const { return m_shown; } ///< {id, title, subtitle, age, state}
    [[nodiscard]] bool any() const { return !m_rows.empty(); }
    [[nodiscard]] bool onlyLow() const { return m_onlyLow; }
    [[nodiscard]] QString search() const { return m_search; }
    /// {id, name, supplier, onHand, low, reorder, cost, weight, fits, kit, isKit, key, origins}; empty = none.
    [[nodiscard]] QVariantMap chosen() const;
    [[nodiscard]] QVariantList moves() const { return m_moves; } ///< {when, what, by, fact}; newest first
    [[nodiscard]] int pieces() const { return m_pieces; }        ///< that are received next
    [[nodiscard]] bool registering() const { return m_registering; }
    [[nodiscard]] QString newNumber() const { return m_newNumber; }
    [[nodiscard]] QVariantList categories() const; ///< {id, text}
    [[nodiscard]] QString currency() const;
    [[nodiscard]] MaterialShelf* materials() const { return m_materials; }
    [[nodiscard]] QString mayNotReceive() const { return lacks("part.receive"); } ///< empty = may
    [[nodiscard]] QString mayNotRegister() const { return lacks("part.register"); }
    [[nodiscard]] QString mayNotAdjust() const { return lacks(domain::kAdjustParts); }

    /// A part's code chooses it; the same code again means one piece more. An unknown code begins a registration.
    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void setOnlyLow(bool low);
    Q_INVOKABLE void setSearch(const QString& text);
    Q_INVOKABLE void choose(const QString& number);
    Q_INVOKABLE void setPieces(int pieces);
    Q_INVOKABLE void startRegistering(const QString& number);
    Q_INVOKABLE void cancelRegistering();
    /// Origin is "newOem" or "newAftermarket"; an empty cost = as registered.
    Q_INVOKABLE void receive(const QString& cost, const QString& origin, const QString& deliveryNote);
    Q_INVOKABLE void adjust(const QString& by, const QString& reason);
    /// {number, name, supplier, cost, reorder, weight, key, category, product, kit: "PT-1=2 PT-2"}.
    Q_INVOKABLE void registerPart(const QVariantMap& form);

signals:
    void changed();
    void received(); ///< the fields of the delivery can be emptied

private:
    [[nodiscard]] QString lacks(const char* deed) const;
    [[nodiscard]] const insight::PartRow* row(const QString& number) const;
    [[nodiscard]] std::optional<domain::PartRegistered> factsFrom(const QVariantMap& form);
    [[nodiscard]] QVariantMap moveOf(const insight::PartMove& move) const;
    void readMoves();
    void submit(const domain::Sku& part, workers::InformedProductDeed deed, const QString& notice);
    void tell(const QString& problem, const QString& notice = {});

    Desk& m_desk;
    MaterialShelf* m_materials;
    std::vector<insight::PartRow> m_rows;
    QVariantList m_shown;
    QVariantList m_moves;
    QString m_chosen;
    QString m_search;
    QString m_newNumber;
    QString m_problem;
    QString m_notice;
    int m_pieces = 1;
    bool m_onlyLow = false;
    bool m_registering = false;
    bool m_busy = false;
};

} // namespace regrade::ui
