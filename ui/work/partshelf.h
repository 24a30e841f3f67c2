#pragma once

#include "desk/desk.h"
#include "insight/partstock.h"

#include <QObject>
#include <QString>
#include <QVariantList>

#include <functional>
#include <optional>

namespace regrade::ui {

/// The spare parts for the unit on the bench: what fits it and is there; at a stage that dismantles what is taken out
/// of it, and whether masses agree. A part is used by a tap on its row or a scan of its bag.
class PartShelf : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool dismantles READ dismantles NOTIFY changed)
    Q_PROPERTY(QVariantList fitting READ fitting NOTIFY changed)
    Q_PROPERTY(int hidden READ hidden NOTIFY changed)
    Q_PROPERTY(QString search READ search NOTIFY changed)
    Q_PROPERTY(int pieces READ pieces NOTIFY changed)
    Q_PROPERTY(QString grams READ grams NOTIFY changed)
    Q_PROPERTY(bool tested READ tested NOTIFY changed)
    Q_PROPERTY(bool keyAlso READ keyAlso NOTIFY changed)
    Q_PROPERTY(QVariantList harvested READ harvested NOTIFY changed)
    Q_PROPERTY(QVariantList fractions READ fractions NOTIFY changed)
    Q_PROPERTY(QString fraction READ fraction NOTIFY changed)
    Q_PROPERTY(QVariantMap balance READ balance NOTIFY changed)

public:
    /// The bench that it stands at.
    struct Bench {
        std::function<const domain::Item*()> unit; ///< with open work; null = none
        std::function<bool()> isBusy;
        std::function<void(workers::InformedItemDeed)> submit;
        std::function<void(const QString&)> tell;
    };
    PartShelf(Desk& desk, Bench bench, QObject* parent);

    [[nodiscard]] bool dismantles() const;
    /// {number, name, onHand, fact, kit, key, there}: those that fit and match the search, what is there first. The
    /// first 6.
    [[nodiscard]] QVariantList fitting() const { return m_fitting; }
    [[nodiscard]] int hidden() const { return m_hidden; } ///< so many more match
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] int pieces() const { return m_pieces; } ///< that the next tap or scan takes
    [[nodiscard]] QString grams() const { return m_grams; }
    [[nodiscard]] bool tested() const { return m_tested; }        ///< the next one taken out was tested and works
    [[nodiscard]] bool keyAlso() const { return m_key; }          ///< the next one is a key part, registered so or not
    [[nodiscard]] QVariantList harvested() const;                 ///< {number, name, fact}
    [[nodiscard]] QVariantList fractions() const;                 ///< {id, text}, with what was weighed of each
    [[nodiscard]] QString fraction() const { return m_fraction; } ///< chosen; empty = none
    [[nodiscard]] QVariantMap balance() const;                    ///< {weighed, out, differs, fact, holds}

    Q_INVOKABLE void setSearch(const QString& text);
    Q_INVOKABLE void setPieces(int pieces);
    Q_INVOKABLE void setTested(bool tested);
    Q_INVOKABLE void setKeyAlso(bool key);
    /// Uses the part, or where units are dismantled takes it out of the unit.
    Q_INVOKABLE void take(const QString& number);
    /// The weight of all pieces that are taken out next, as typed; empty = as registered.
    Q_INVOKABLE void setGrams(const QString& grams);
    Q_INVOKABLE void putBack(const QString& number);
    Q_INVOKABLE void chooseFraction(const QString& fraction);
    /// So many grams of the chosen fraction.
    Q_INVOKABLE void recover(const QString& grams);
    /// What is typed into the search is a part's number: takes it. False = it is none.
    Q_INVOKABLE bool takeTyped();
    /// True when the text is the number of a registered part, whatever form of it the scanner sent.
    [[nodiscard]] bool takeScan(const QString& text);
    /// Reads the stock again, for the unit that is on the bench now.
    void read();
    /// The next unit begins with one piece and no search.
    void clear();

signals:
    void changed();

private:
    [[nodiscard]] QVariantMap rowOf(const insight::PartRow& row) const;
    [[nodiscard]] bool matches(const insight::PartRow& row) const;
    [[nodiscard]] std::optional<domain::Sku> registered(const QString& text) const;
    void harvest(const QString& number, int pieces, std::optional<int> grams);

    Desk& m_desk;
    Bench m_bench;
    std::vector<insight::PartRow> m_rows;
    QVariantList m_fitting;
    int m_hidden = 0;
    QString m_search;
    int m_pieces = 1;
    bool m_key = false;
    bool m_tested = false;
    QString m_fraction;
    QString m_grams;
};

} // namespace regrade::ui
